"""Bells of all sizes: partials that are no harmonics, each in two shades that beat."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.random import Generator

from studio.media.soundscape.chance import struck
from studio.media.soundscape.grains import closed, moments, place_echo, tap
from studio.media.soundscape.noise import air, band, filtered
from studio.media.soundscape.ring import RATE, Ring, Wave
from studio.media.soundscape.scene import Part


class _Cast(NamedTuple):
    """How a kind of bell is made: the Hz of a small and of a large one, (ratio, weight) of its
    partials, the seconds in which the lowest falls to 1/e, their beating in Hz, and the seconds
    from one stroke to the next."""

    small: float
    large: float
    partials: tuple[tuple[float, float], ...]
    ring: float
    beating: float
    every: float


_CASTS = {
    "": _Cast(760, 190, (
        (0.5, 0.5), (1.0, 0.75), (1.19, 0.55), (1.5, 0.25), (2.0, 0.9), (2.52, 0.25), (2.67, 0.3),
        (3.01, 0.35), (3.36, 0.12), (4.17, 0.28), (5.43, 0.18), (6.8, 0.1), (8.2, 0.06),
    ), 3.4, 0.7, 3.2),
    "hand": _Cast(3100, 1300, (
        (1.0, 0.9), (2.02, 0.12), (3.0, 0.6), (5.2, 0.2), (7.9, 0.1),
    ), 1.1, 2.2, 0.9),
    "temple": _Cast(210, 92, (
        (1.0, 1.0), (2.02, 0.6), (2.73, 0.45), (3.6, 0.35), (4.9, 0.3), (6.4, 0.18), (8.3, 0.1),
        (10.6, 0.05),
    ), 4.2, 0.9, 8.0),
    "chimes": _Cast(1900, 900, (
        (1.0, 1.0), (2.756, 0.35), (5.404, 0.12),
    ), 1.6, 0.8, 0.55),
}  # fmt: skip

_PENTATONIC = (0, 2, 4, 7, 9, 12)


def bell(part: Part, ring: Ring, random: Generator) -> Iterator[float]:
    """The stronger, the larger and the harder struck; alone it dies away before the end."""
    cast = _CASTS[part.sort]
    pitch = cast.small * (cast.large / cast.small) ** part.strength * 2 ** random.normal(0, 0.05)
    many = part.many or ring.seconds >= 20 or not ring.ends
    tail = min(cast.ring * 3.2, 0.9 * ring.seconds)
    every = cast.every / part.pace if many else float("inf")
    at = struck(random, ring, every, 0.6 * tail if many else tail)
    if part.sort == "chimes":
        at = [start + int(late * RATE) for start in at for late in _gust(random)]
    steps = _PENTATONIC if part.sort == "chimes" else (0,)
    pitches = [pitch * 2 ** (step / 12) for step in steps]
    bells = [_stroke(random, part, cast, each, tail) for each in pitches]
    yield 0.4
    for index, start in enumerate(at):
        one = bells[int(random.integers(len(bells)))]
        lean = random.uniform(-0.5, 0.5) if part.sort == "chimes" else 0.0
        gain = 0.3 * random.uniform(0.8, 1.0)
        ring.add(start, one, gain * (1 - lean), gain * (1 + lean))
        yield 0.4 + 0.6 * (index + 1) / len(at)


def _gust(random: Generator) -> list[float]:
    """Tubes that touch one after the other, or none at all."""
    return [float(late) for late in np.cumsum(random.exponential(0.17, random.integers(0, 4)))]


def _stroke(random: Generator, part: Part, cast: _Cast, pitch: float, tail: float) -> Wave:
    """One stroke with its echo: shape (2, frames)."""
    time = moments(tail)
    wave = np.zeros(len(time))
    hard = 0.55 + 0.45 * part.strength
    for ratio, weight in cast.partials:
        hertz = pitch * ratio * 2 ** random.normal(0, 0.004)
        if hertz > 17_000:
            continue
        decay = cast.ring / (0.45 + 0.55 * ratio)
        beat = cast.beating * random.uniform(0.3, 1.0) * min(ratio, 2) ** 0.5
        loud = weight * hard ** (ratio / 2.5)
        for shade, share in ((-beat / 2, 0.6), (beat / 2, 0.4)):
            angle = 2 * np.pi * ((hertz + shade) * time + random.random())
            wave += loud * share * np.sin(angle) * np.exp(-time / decay)
    clapper = tap(random, lambda hertz: band(hertz, pitch * 3, min(pitch * 14, 9000)), 0.004)
    wave[: len(clapper)] += 0.5 * hard * clapper
    dry = closed(wave / 2.2, 0.0008, 0.3 * tail)
    dull = filtered(dry, lambda hertz: air(hertz, part.distance))
    return place_echo(random, dull, 1.6, 0.1 + 0.4 * part.distance, part.distance)
