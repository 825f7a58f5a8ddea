"""Thunder: the crack of the nearest part of the bolt, and the long roll of all the others."""

from collections.abc import Iterator

import numpy as np
from numpy.random import Generator

from studio.media.soundscape.chance import struck
from studio.media.soundscape.grains import closed, moments, tap
from studio.media.soundscape.noise import Array, air, band, filtered, level, pour
from studio.media.soundscape.ring import RATE, Ring, Wave
from studio.media.soundscape.scene import Part

_ROLLS = 48


def thunder(part: Part, ring: Ring, random: Generator) -> Iterator[float]:
    """A peal every ten seconds and more, each another."""
    lasting = min(5.5 + 4.0 * part.strength, 0.92 * ring.seconds if ring.ends else 10.0)
    every = (17.0 - 7.0 * part.strength) / part.pace
    at = struck(random, ring, max(every, 0.8 * lasting), lasting + 0.2)
    for index, start in enumerate(at):
        peal = Ring(int(lasting * RATE), ends=True)
        for done in _peal(part, peal, random):
            yield (index + 0.9 * done) / len(at)
        ring.add(start, closed(peal.sound, 0.004, 0.35 * lasting), *_side(random))
        yield (index + 1) / len(at)


def _side(random: Generator) -> tuple[float, float]:
    lean = random.uniform(-0.25, 0.25)
    return 1 - lean, 1 + lean


def _peal(part: Part, peal: Ring, random: Generator) -> Iterator[float]:
    """Sound from a channel kilometres long arrives for seconds, from each stretch at its time."""
    lasting, far = peal.seconds, part.distance
    first = 0.03 + 0.3 * far * min(lasting / 8, 1)
    arrivals = first + (0.86 * lasting - first) * random.beta(0.8, 1.7, _ROLLS)
    arrivals[0] = first
    widths = random.uniform(0.09, 0.42, _ROLLS) * (0.6 + 0.7 * far) * lasting / 8
    gains = random.lognormal(-0.7, 0.65, _ROLLS) * np.exp(-1.7 * (arrivals - first) / lasting)
    gains[0] = 1.5 - far

    def colour(time: Array, hertz: Array) -> Array:
        since = time - arrivals
        rise = np.where(since < 0, widths * 0.4, widths)
        bumps = gains * np.exp(-((since / rise) ** 2))
        begun = 1 / (1 + np.exp(-(time - first) / (0.01 + 0.12 * far)))
        age = np.clip((time - first) / lasting, 0, 1)
        swell = np.sqrt((bumps**2).sum(axis=1, keepdims=True)) + 0.5 * begun * np.exp(-2.4 * age)
        open_sky = np.exp(-6 * age) * (1 - far) ** 1.5
        high = 75 + 70 * part.strength + 260 * open_sky + 90 * np.minimum(swell, 1.5) * (1 - age)
        rumble = band(hertz, 25.0, high, 1.5)
        rumble = rumble + 0.05 * open_sky * band(hertz, 150.0, 4000.0, 0.8)
        return 0.5 * np.minimum(swell, 2.0) * level(rumble) * np.sqrt(air(hertz, far))

    yield from (0.8 * done for done in pour(peal, random, colour, width=0.6, size=4096))
    close = max(0.0, 1 - 1.6 * far) * (0.35 + 0.65 * part.strength)
    if close:
        _tear(peal, random, first, close, far)
    yield 1.0


def _tear(peal: Ring, random: Generator, first: float, close: float, far: float) -> None:
    """The crack: sharp bursts ever denser until the nearest stretch of the bolt is heard."""
    count = 46
    times = first + 0.02 + 0.75 * random.beta(0.8, 2.6, count)
    for index, time in enumerate(times):
        low = 120 * random.lognormal(0.4, 0.5)
        crack = tap(random, lambda hertz, low=low: band(hertz, low, 9000.0, 0.8)
                    / np.sqrt(np.maximum(hertz, 100.0)), random.uniform(0.008, 0.05))  # fmt: skip
        gain = close * np.exp(-2.8 * (time - first)) * random.uniform(0.15, 0.9)
        peal.place(int(time * RATE), _dull(crack, far), gain, random.uniform(-0.5, 0.5))
        if index == 0:
            blow = moments(0.5)
            boom = np.sin(2 * np.pi * (46 * blow + 2.4 * (1 - np.exp(-blow / 0.05))))
            peal.place(int(time * RATE), closed(boom * np.exp(-blow / 0.13)), close, 0.0)


def _dull(grain: Wave, far: float) -> Wave:
    return filtered(grain, lambda hertz: air(hertz, far + 0.15))
