"""Water: waves on a shore, and streams made of bubbles."""

from collections.abc import Iterator

import numpy as np
from numpy.random import Generator

from studio.media.soundscape.chance import nearer, scattered, sway
from studio.media.soundscape.grains import bubble, tap
from studio.media.soundscape.noise import Array, air, band, filtered, level, pour
from studio.media.soundscape.ring import RATE, Ring, Wave
from studio.media.soundscape.scene import Part

_BANK = 140
_TOGETHER = 512
"""Bubbles that are thought of at a time, so that long sounds take no more memory."""


def waves(part: Part, ring: Ring, random: Generator) -> Iterator[float]:
    """Swell, break, wash and retreat, each wave at its own time and strength."""
    usual = (8.5 + 2.0 * part.strength) / part.pace
    count = max(1, round(ring.seconds / usual))
    period = ring.seconds / count
    scale = min(1.0, period / 8.0)
    breaks = (np.arange(count) + 0.45 + random.normal(0, 0.07, count)) * period
    sizes = np.tile(np.clip(random.lognormal(0, 0.28, count), 0.5, 1.7), 3)
    sides = np.tile(random.uniform(-0.5, 0.5, count), 3)
    laps = np.concatenate([breaks - ring.seconds, breaks, breaks + ring.seconds])
    pebbles = part.sort == "gravel"

    def since(time: Array) -> Array:
        """Seconds from each break, also in the laps before and after: shape (times, waves)."""
        return ((time - laps) / scale).astype(np.float32)

    def colour(time: Array, hertz: Array) -> Array:
        after = since(time)
        swell = _bump(after, -0.7, 1.9, 1.3) @ sizes
        crash = _bump(after, 0.15, 0.3, 1.0 + 0.5 * part.strength) @ sizes**1.5
        wash = _bump(after, 1.3, 0.8, 2.2) @ sizes
        fizz = _bump(after, 2.7, 1.3, 2.6) @ sizes
        surf = 0.16 + 0.84 * part.strength
        sound = 0.55 * (0.25 + swell)[:, None] * level(band(hertz, 45.0, 210.0, 1.0))
        roar = band(hertz, 110.0, 900 + 3200 * np.minimum(crash, 1.6)[:, None], 0.7)
        tilt = (300 / np.maximum(hertz, 150.0)) ** 0.45
        sound = np.hypot(sound, 1.5 * surf * crash[:, None] * level(roar * tilt))
        sheet = level(band(hertz, 500.0, 5200.0, 0.8))
        sound = np.hypot(sound, 0.5 * (0.4 + 0.6 * surf) * wash[:, None] * sheet)
        foam = level(band(hertz, 2600.0, 12_000.0, 0.9))
        sound = np.hypot(sound, (0.21 + 0.1 * pebbles) * (0.07 + fizz)[:, None] * foam)
        return 0.11 * sound * air(hertz, part.distance)

    def side(time: Array) -> Array:
        near = np.exp(-((since(time[:, None]) / 2.5) ** 2))
        return (near * (sides + 0.25 * np.tanh(since(time[:, None])) * np.sign(sides))).sum(axis=1)

    yield from (0.6 * done for done in pour(ring, random, colour, width=0.85, size=2048, pan=side))
    lowest, highest, decay = (1800, 5000, 0.004) if pebbles else (3000, 9500, 0.0012)
    bank = [_fizz(random, middle, decay, part) for middle in random.uniform(lowest, highest, 40)]
    at = scattered(random, ring, 150 if pebbles else 220)
    for begin in range(0, len(at), _TOGETHER):
        some = at[begin : begin + _TOGETHER]
        gains = (_bump(since(some[:, None] / RATE), 2.5, 1.2, 2.4) * sizes).sum(axis=1)
        gains *= (0.012 + 0.02 * pebbles) * nearer(random, len(some), 5)
        pans = random.uniform(-1, 1, len(some))
        for index in np.flatnonzero(gains > 0.001):
            ring.place(int(some[index]), bank[index % len(bank)], gains[index], pans[index])
        yield 0.6 + 0.4 * (begin + len(some)) / len(at)


def _fizz(random: Generator, middle: float, decay: float, part: Part) -> Wave:
    """A bubble of foam that bursts, or a pebble that rolls, at a peak of one."""

    def colour(hertz: Array) -> Array:
        return band(hertz, middle / 1.5, middle * 1.5) * air(hertz, part.distance)

    return tap(random, colour, decay)


def _bump(after: Array, peak: float, rise: float, fall: float) -> Array:
    """Up to 1 at `peak` seconds: smoothly before it, in a long decay after it."""
    since = after - peak
    return np.where(since < 0, np.exp(-((since / rise) ** 2)), np.exp(-np.maximum(since, 0) / fall))


def stream(part: Part, ring: Ring, random: Generator) -> Iterator[float]:
    """Bubbles of all sizes over a soft rush; a fall is nearly all rush."""
    full = part.strength
    falls = part.sort == "fall"
    gurgle = sway(random, ring.seconds, 2.5, 0.15, 0.4)

    def colour(time: Array, hertz: Array) -> Array:
        swell = gurgle(time[:, 0])[:, None]
        rush = band(hertz, 380 - 240 * full, 1300 + 2600 * full, 0.8)
        if falls:
            rush = band(hertz, 110.0, 4800.0, 0.5) * (400 / np.maximum(hertz, 150.0)) ** 0.3
        gain = 0.022 + 0.06 * full**2 + 0.09 * falls
        return gain * 10 ** (1.2 * swell / 20) * level(rush * air(hertz, part.distance))

    yield from (0.3 * done for done in pour(ring, random, colour, width=0.9))
    usual = np.log(0.0013 + 0.0011 * full)
    radii = np.minimum(random.lognormal(usual, 0.55, _BANK), random.uniform(0.005, 0.009, _BANK))
    bank = [bubble(radius, random.choice([0.0, 0.05, 0.1, 0.2]) * random.uniform(0.3, 1.2))
            for radius in radii]  # fmt: skip
    if part.distance > 0.25:
        bank = [filtered(grain, lambda hertz: air(hertz, part.distance)) for grain in bank]
    weights = (radii / radii.mean()) ** 0.45
    at = scattered(random, ring, (170 + 480 * full) * part.pace)
    spots = np.clip(random.normal(0, 0.45, _BANK), -1, 1)
    for begin in range(0, len(at), _TOGETHER):
        some = at[begin : begin + _TOGETHER]
        which = random.integers(0, _BANK, len(some))
        gains = 0.03 * np.exp(0.42 * gurgle(some / RATE)) * nearer(random, len(some), 5.0)
        gains *= weights[which] * (1 - 0.6 * falls) / np.sqrt(0.6 + full)
        for frame, kind, gain in zip(some, which, gains, strict=True):
            ring.place(int(frame), bank[kind], gain, float(spots[kind]))
        yield 0.3 + 0.7 * (begin + len(some)) / len(at)
