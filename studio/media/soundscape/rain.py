"""Rain: a hiss of drops too many to tell apart, and the near ones one by one."""

from collections.abc import Iterator

import numpy as np
from numpy.random import Generator

from studio.media.soundscape.chance import nearer, scattered, sway
from studio.media.soundscape.grains import bubble, closed, knock, tap, unit
from studio.media.soundscape.noise import Array, air, band, filtered, level, pour
from studio.media.soundscape.ring import RATE, Ring, Wave
from studio.media.soundscape.scene import Part

_BANK = 72

_BODIES = {
    "": (900.0, 13_500.0),
    "leaves": (500.0, 7_000.0),
    "tin": (500.0, 11_000.0),
    "roof": (220.0, 5_000.0),
    "glass": (700.0, 8_500.0),
    "tent": (140.0, 4_200.0),
    "water": (1_000.0, 15_000.0),
}
"""Where the hiss of each ground lies, in Hz."""

_NEAR = {"": 0.5, "leaves": 0.8, "tin": 1.0, "roof": 0.9, "glass": 1.0, "tent": 1.1, "water": 0.9}
"""How far single drops stand out from the hiss."""


def rain(part: Part, ring: Ring, random: Generator) -> Iterator[float]:
    low, high = _BODIES[part.sort]
    heavy = part.strength
    low *= 1.9 - 1.6 * heavy
    gust = sway(random, ring.seconds, 0.4)
    flicker = sway(random, ring.seconds, 3.0, 0.5)

    def colour(time: Array, hertz: Array) -> Array:
        swell = gust(time[:, 0])[:, None]
        body = band(hertz, low, high, 1.0) * air(hertz, part.distance)
        body *= np.sqrt(1000 / np.maximum(hertz, 200.0)) ** (0.5 + 0.8 * heavy)
        body += 0.5 * heavy * band(hertz, 80.0, 420.0, 1.0)
        gain = 10 ** ((1.4 * swell + 0.4 * flicker(time[:, 0])[:, None]) / 20)
        return gain * level(body)

    hiss = 0.014 + 0.066 * heavy
    yield from (0.5 * done for done in pour(ring, random, lambda t, f: hiss * colour(t, f)))
    bank = [_drop(part, random) for _ in range(_BANK)]
    if part.distance > 0.25:
        bank = [filtered(grain, lambda hertz: air(hertz, part.distance)) for grain in bank]
    near = (1 - part.distance) ** 1.5 * _NEAR[part.sort]
    yield from (0.5 + 0.5 * done for done in _patter(ring, random, bank, heavy, near))


def _patter(
    ring: Ring, random: Generator, bank: list[Wave], heavy: float, near: float
) -> Iterator[float]:
    at = scattered(random, ring, 22 + 900 * heavy**2.2)
    gains = 0.13 * near * nearer(random, len(at), 9.0) * (1.1 - 0.55 * heavy)
    pans = random.uniform(-1, 1, len(at))
    which = random.integers(0, len(bank), len(at))
    for index, frame in enumerate(at):
        ring.place(int(frame), bank[which[index]], gains[index], pans[index])
        if index % 512 == 511:
            yield index / len(at)
    yield 1.0


def _drop(part: Part, random: Generator) -> Wave:
    """One drop on the ground it falls on, at a peak of about one."""
    draw = random.uniform
    match part.sort:
        case "water":
            splash = bubble(0.001 * random.lognormal(-0.15, 0.4), draw(0.0, 0.12))
            late = np.zeros(int(draw(0.004, 0.014) * RATE), np.float32)
            ring = np.concatenate([late, 0.9 * splash])
            hit = tap(random, lambda hertz: band(hertz, 2500, 14_000), 0.0012)
            ring[: len(hit)] += 0.45 * hit[: len(ring)]
            return ring
        case "tin":
            base = random.lognormal(6.9, 0.35)
            modes = [(base * ratio, 1 / ratio, draw(0.008, 0.03) / ratio**0.5)
                     for ratio in (1.0, 1.58, 2.34, 3.73, 5.2)]  # fmt: skip
            return _struck(random, unit(knock(modes, 0.09)), 6000, 0.5)
        case "roof":
            base = draw(260, 720)
            modes = [(base * ratio, 1 / ratio, draw(0.004, 0.012)) for ratio in (1.0, 1.7, 2.9)]
            return _struck(random, unit(knock(modes, 0.05)), 2600, 0.5)
        case "glass":
            base = draw(900, 2300)
            modes = [(base * ratio, 1 / ratio, draw(0.002, 0.007)) for ratio in (1.0, 1.47, 2.3)]
            return _struck(random, unit(knock(modes, 0.03)), 4200, 0.7)
        case "tent":
            base = draw(120, 380)
            modes = [(base * ratio, 1 / ratio, draw(0.006, 0.016)) for ratio in (1.0, 1.6, 2.1)]
            return _struck(random, unit(knock(modes, 0.06)), 2200, 0.6)
        case "leaves":
            middle = random.lognormal(7.4, 0.45)
            return tap(
                random, lambda hertz: band(hertz, middle / 2, middle * 1.8), draw(0.002, 0.007)
            )
    middle = random.lognormal(8.1, 0.45)
    return tap(random, lambda hertz: band(hertz, middle / 1.6, middle * 1.7), draw(0.0012, 0.005))


def _struck(random: Generator, body: Wave, centre: float, share: float) -> Wave:
    """With the splash of the drop itself on top."""
    hit = tap(random, lambda hertz: band(hertz, centre / 2, centre * 2), 0.0015)
    body = body.copy()
    count = min(len(hit), len(body))
    body[:count] += share * hit[:count]
    return closed(unit(body), 0.0002, 0.004)
