"""Small things close by: clicks and ticks, and a heart."""

from collections.abc import Iterator

import numpy as np
from numpy.random import Generator

from studio.media.soundscape.chance import paced, struck
from studio.media.soundscape.grains import closed, knock, moments, place_echo, tap, unit
from studio.media.soundscape.noise import air, band, burst, filtered
from studio.media.soundscape.ring import RATE, Ring, Wave
from studio.media.soundscape.scene import Part

_TAIL = 0.35


def click(part: Part, ring: Ring, random: Generator) -> Iterator[float]:
    """A button pressed and let go; keys under quick fingers; the ticks of a clock, in turns."""
    bank = [_heard(_click(part, random), part, random) for _ in range(2 if _even(part) else 9)]
    for index, start in enumerate(at := _when(part, ring, random)):
        one = bank[index % 2] if _even(part) else bank[int(random.integers(len(bank)))]
        gain = 0.5 * (1.0 if _even(part) else random.uniform(0.6, 1.0))
        lean = random.uniform(-0.3, 0.3) if part.sort == "keys" else 0.0
        ring.add(start, one, gain * (1 - lean), gain * (1 + lean))
        if index % 64 == 63:
            yield (index + 1) / len(at)
    yield 1.0


def _even(part: Part) -> bool:
    return part.sort == "clock"


def _when(part: Part, ring: Ring, random: Generator) -> list[int]:
    match part.sort:
        case "clock":
            return paced(random, ring, 0.5 / part.pace, 0.0, even=True)
        case "keys":
            every = 0.15 / part.pace
            times = struck(random, ring, every, _TAIL)
            return [start for start in times if random.random() < 0.8] or times[:1]
    often = part.many or not ring.ends or ring.seconds > 4
    return struck(random, ring, 0.9 / part.pace if often else float("inf"), _TAIL)


def _click(part: Part, random: Generator) -> Wave:
    """Peak about one; the harder, the brighter."""
    draw = random.uniform
    hard = 0.5 + part.strength
    wave = np.zeros(int(0.2 * RATE), np.float32)
    second = draw(0.06, 0.1)
    strokes = [(0.0, 1.0), (second, 0.55)]
    if part.sort == "clock":
        strokes = [(0.0, 1.0), (0.012, 0.35), (0.03, 0.18)]
    for late, share in strokes:
        base = draw(1500, 2300) * (1.0 if late == 0 else 1.15)
        modes = [(base, 0.6, 0.0035), (base * 1.83, 0.5 * hard, 0.0022),
                 (base * 2.9, 0.35 * hard, 0.0014), (draw(280, 420), 0.5, 0.006)]  # fmt: skip
        if part.sort == "clock":
            modes = [(base * 1.4, 0.7, 0.006), (base * 2.3, 0.5 * hard, 0.003), (610, 0.3, 0.012)]
        body = knock(modes, 0.05)
        snap = tap(random, lambda hertz: band(hertz, 2500, 13_000), 0.0009)
        start = int(late * RATE)
        wave[start : start + len(body)] += np.float32(share) * body
        wave[start : start + len(snap)] += np.float32(0.6 * share * hard) * snap
    return closed(unit(wave), 0.0002, 0.02)


def _heard(wave: Wave, part: Part, random: Generator) -> Wave:
    dull = filtered(wave, lambda hertz: air(hertz, part.distance))
    return place_echo(random, dull, 0.25, 0.06 + 0.2 * part.distance, part.distance)


def heartbeat(part: Part, ring: Ring, random: Generator) -> Iterator[float]:
    """Two sounds a beat: the valves to the chambers close, then those to the arteries."""
    every = 60 / (66 * part.pace * (0.94 + 0.12 * part.strength))
    at = paced(random, ring, every, 0.01)
    interval = ring.seconds / len(at)
    second = 0.14 + 0.2 * min(interval, 1.0)
    for index, start in enumerate(at):
        first = _valve(random, part, 56.0, 0.055)
        gain = 0.75 * random.uniform(0.92, 1.0)
        ring.place(start, first, gain, -0.05)
        ring.place(start + int(second * RATE), _valve(random, part, 72.0, 0.04), 0.68 * gain, 0.05)
        if index % 16 == 15:
            yield (index + 1) / len(at)
    yield 1.0


def _valve(random: Generator, part: Part, hertz: float, decay: float) -> Wave:
    """A thump through the chest: a falling low tone and its muffled overtones."""
    time = moments(7 * decay)
    rise = np.clip(time / 0.012, 0, 1) ** 0.7
    phase = 2 * np.pi * hertz * (time + 0.35 * 0.03 * (1 - np.exp(-time / 0.03)))
    firm = 0.35 + 0.5 * part.strength
    tone = np.sin(phase) + 1.1 * firm * np.sin(2.07 * phase) + 0.7 * firm * np.sin(3.2 * phase)
    skin = burst(random, len(time), lambda hertz: band(hertz, 70, 260, 1.5))
    wave = (tone + 0.3 * skin) * rise * np.exp(-time / decay)
    return closed(
        filtered(unit(closed(wave)), lambda hertz: air(hertz, part.distance)), 0.002, 0.05
    )
