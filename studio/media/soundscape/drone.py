"""A drone: a low chord whose overtones come and go."""

from collections.abc import Iterator

import numpy as np
from numpy.random import Generator

from studio.media.soundscape.chance import sway
from studio.media.soundscape.noise import Array, Colour, air, band, level, pour
from studio.media.soundscape.ring import RATE, Ring
from studio.media.soundscape.scene import Part

_BLOCK = 1 << 15
_CHORD = ((0.5, 0.3), (1.0, 0.9), (1.5, 0.55), (2.0, 0.6), (3.0, 0.4), (4.0, 0.28), (5.0, 0.2),
          (6.0, 0.17), (7.0, 0.08), (8.0, 0.1), (9.0, 0.07), (12.0, 0.05))  # fmt: skip
"""Ratio to the root, and weight."""


def drone(part: Part, ring: Ring, random: Generator) -> Iterator[float]:
    """Each tone in two shades that beat slowly; all turn a whole number of times in the circle.

    The gentler, the purer; the stronger, the more overtones.
    """
    yield from (0.3 * done for done in pour(ring, random, _breath(part, ring, random)))
    root = random.uniform(82, 124)
    voices: list[tuple[float, float, float, float]] = []
    swells = []
    for ratio, weight in _CHORD:
        weight *= (0.4 + 1.1 * part.strength) ** np.log2(max(ratio, 1))
        for detune in (-1, 1):
            hertz = root * ratio + detune * random.uniform(0.04, 0.35)
            cycles = max(1, round(hertz * ring.seconds))
            loud = 0.16 * weight * float(air(np.array(hertz), part.distance))
            voices.append((cycles / ring.seconds, random.random(), loud, 0.45 * detune))
            swells.append(sway(random, ring.seconds, 0.22 * part.pace, 0.03))
    for begin in range(0, ring.frames, _BLOCK):
        count = min(_BLOCK, ring.frames - begin)
        time = (begin + np.arange(count)) / RATE
        coarse = np.linspace(begin, begin + count, 17) / RATE
        both = np.zeros((2, count), np.float32)
        for (hertz, phase, loud, pan), swell in zip(voices, swells, strict=True):
            gain = loud * np.exp(0.55 * swell(coarse))
            smooth = np.interp(time, coarse, gain).astype(np.float32)
            turns = (hertz * time + phase) % 1.0
            tone = np.sin((2 * np.pi * turns).astype(np.float32)) * smooth
            both[0] += tone * np.float32(1 - pan)
            both[1] += tone * np.float32(1 + pan)
        ring.add(begin, both)
        yield 0.3 + 0.7 * (begin + count) / ring.frames


def _breath(part: Part, ring: Ring, random: Generator) -> Colour:
    swell = sway(random, ring.seconds, 0.25, 0.03)

    def colour(time: Array, hertz: Array) -> Array:
        body = level(band(hertz, 90.0, 420 + 900 * part.strength, 0.8)) * air(hertz, part.distance)
        return 0.022 * np.exp(0.5 * swell(time[:, 0]))[:, None] * body

    return colour
