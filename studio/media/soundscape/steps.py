"""Footsteps on many grounds."""

from collections.abc import Iterator

import numpy as np
from numpy.random import Generator

from studio.media.soundscape.chance import paced
from studio.media.soundscape.grains import bubble, closed, knock, moments, place_echo, tap, unit
from studio.media.soundscape.noise import Array, air, band, burst, filtered
from studio.media.soundscape.ring import RATE, Ring, Wave
from studio.media.soundscape.scene import Part

_BANK = 7

_LOOSE = {
    "gravel": (70, 1200.0, 8500.0, 0.0032, 0.12),
    "snow": (220, 500.0, 4200.0, 0.0016, 0.2),
    "leaves": (60, 2200.0, 11_000.0, 0.0026, 0.17),
    "grass": (55, 900.0, 6500.0, 0.0035, 0.14),
    "sand": (160, 700.0, 6000.0, 0.0014, 0.17),
    "mud": (26, 250.0, 1600.0, 0.007, 0.15),
}
"""Of loose grounds: how many grains move under a foot, between which Hz, for how long each rings
and for how long they go on, both in seconds."""


def footsteps(part: Part, ring: Ring, random: Generator) -> Iterator[float]:
    """Left and right by turns, an even number to the circle; each foot has its own steps."""
    every = 0.56 / part.pace
    crumbs = _crumbs(part.sort, random)
    feet = [
        [_heard(_step(part, crumbs, random), part, random) for _ in range(_BANK)] for _ in range(2)
    ]
    yield 0.5
    at = paced(random, ring, every, 0.016, even=True)
    for index, start in enumerate(at):
        side = index % 2
        one = feet[side][int(random.integers(_BANK))]
        gain = 0.5 * random.uniform(0.8, 1.0)
        lean = 0.16 * (2 * side - 1)
        ring.add(start, one, gain * (1 - lean), gain * (1 + lean))
        if index % 64 == 63:
            yield 0.5 + 0.5 * (index + 1) / len(at)
    yield 1.0


def _heard(step: Wave, part: Part, random: Generator) -> Wave:
    dull = filtered(step, lambda hertz: air(hertz, part.distance))
    indoors = part.sort in ("", "wood", "stone")
    wet = (0.16 if indoors else 0.05) + 0.25 * part.distance
    return place_echo(random, dull, 0.7 if indoors else 0.3, wet, part.distance)


def _step(part: Part, crumbs: list[Wave], random: Generator) -> Wave:
    """Heel, then toe; the quicker the walk, the closer they are. Peak about one."""
    hard = 0.55 + 0.45 * part.strength
    between = random.uniform(0.1, 0.14) / part.pace
    wave = np.zeros(int(0.55 * RATE), np.float32)
    for late, share in ((0.0, 1.0), (between, 0.62)):
        foot = _touch(part.sort, crumbs, random, hard, toe=late > 0)
        start = int(late * RATE)
        some = min(len(foot), len(wave) - start)
        wave[start : start + some] += np.float32(share) * foot[:some]
    return closed(np.tanh(2.4 * unit(wave)), 0.0005, 0.08)


def _touch(sort: str, crumbs: list[Wave], random: Generator, hard: float, toe: bool) -> Wave:
    """Heel or toe meets the ground."""
    draw = random.uniform
    wave = np.zeros(int(0.4 * RATE), np.float32)
    thud = knock([(draw(85, 120), 0.7, 0.022), (draw(150, 210), 0.6, 0.016)], 0.16)
    if sort in _LOOSE:
        wave += _crumble(sort, crumbs, random, toe)[: len(wave)]
        soft = 0.14 if sort in ("snow", "sand") else 0.2
        wave[: len(thud)] += soft * hard * thud
        return wave
    if sort == "wood":
        base = draw(105, 150)
        modes = [(base * ratio, weight, 0.05 / ratio**0.6)
                 for ratio, weight in ((1.0, 1.0), (1.9, 0.7), (3.1, 0.5), (5.3, 0.35),
                                       (7.7, 0.2))]  # fmt: skip
        body = knock(modes, 0.22)
        wave[: len(body)] += 0.55 * hard * body
        click = tap(random, lambda hertz: band(hertz, 600, 3600), 0.006 if toe else 0.004)
        wave[: len(click)] += (0.22 if toe else 0.4) * hard * click
        return wave
    if sort == "water":
        for start in np.sort(random.exponential(0.05, 16)):
            ball = bubble(float(np.clip(random.lognormal(-6.2, 0.5), 0.0008, 0.008)), 0.1)
            _mix(wave, ball, start, draw(0.1, 0.5))
        splash = closed(burst(random, int(0.2 * RATE), lambda hertz: band(hertz, 900, 9000)))
        wave[: len(splash)] += 0.16 * splash * np.exp(-moments(0.2) / 0.05).astype(np.float32)
        return wave
    scrape = _noise(random, (1400, 7000) if toe else (900, 5200), 0.02 if toe else 0.005)
    wave[: len(scrape)] += (0.3 if toe else 0.8) * hard * scrape
    heel = knock([(draw(320, 420), 0.6, 0.009), (draw(900, 1300), 0.5, 0.006)], 0.06)
    wave[: len(heel)] += (0.15 if toe else 0.6) * hard * heel
    wave[: len(thud)] += 0.42 * hard * thud
    return wave


def _crumble(sort: str, crumbs: list[Wave], random: Generator, toe: bool) -> Wave:
    """Grains that slip and break under the foot, a dense rush that thins out."""
    count, _low, _high, _decay, lasting = _LOOSE[sort]
    wave = np.zeros(int(0.5 * RATE), np.float32)
    spread = lasting * (1.15 if toe else 0.85)
    times = spread * random.beta(1.3, 2.6, count)
    if sort == "snow":  # pressed snow gives way in tiny regular slips, which makes it creak
        slips = np.cumsum(random.normal(1 / 190, 0.0012, count))
        times = np.where(random.random(count) < 0.55, slips[: len(times)] % spread, times)
    gains = 0.16 * random.pareto(2.2, count) + 0.1
    for time, gain in zip(times, np.minimum(gains, 0.9), strict=True):
        crumb = crumbs[int(random.integers(len(crumbs)))]
        _mix(wave, crumb, time, gain * (1.3 - time / spread))
    return wave


def _crumbs(sort: str, random: Generator) -> list[Wave]:
    """Single grains of a loose ground; none of a firm one."""
    if sort not in _LOOSE:
        return []
    _count, low, high, decay, _lasting = _LOOSE[sort]
    middles = np.exp(random.uniform(np.log(low), np.log(high), _BANK * 8))
    return [
        tap(random, lambda hertz, at=middle: band(hertz, at / 1.7, at * 1.7, 1.2),
            decay * random.uniform(0.5, 1.6))
        for middle in middles
    ]  # fmt: skip


def _noise(random: Generator, between: tuple[float, float], decay: float) -> Wave:
    def colour(hertz: Array) -> Array:
        return band(hertz, *between)

    return tap(random, colour, decay)


def _mix(wave: Wave, grain: Wave, time: float, gain: float) -> None:
    start = int(time * RATE)
    some = max(0, min(len(grain), len(wave) - start))
    wave[start : start + some] += np.float32(gain) * grain[:some]
