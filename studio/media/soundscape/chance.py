"""When things happen and how they swell: random, and the same at both ends of the circle."""

from collections.abc import Callable

import numpy as np
from numpy.random import Generator

from studio.media.soundscape.noise import Array
from studio.media.soundscape.ring import RATE, Ring

_MOST_CURVES = 40
_STRAYING = 0.02


def sway(
    random: Generator, seconds: float, fastest: float, slowest: float = 0.04, slope: float = 0.7
) -> Callable[[Array], Array]:
    """A random curve of unit variance that comes back to its beginning after `seconds`.

    It moves between `slowest` and `fastest` in Hz, slower parts weighing more by `slope`. A
    circle too short for even the fastest gives none of it.
    """
    wanted = np.geomspace(max(slowest, 1 / seconds), max(fastest, 1 / seconds), _MOST_CURVES)
    cycles = np.unique(np.round(wanted * seconds))
    cycles = cycles[(cycles >= 1) & (cycles <= fastest * seconds)]
    if len(cycles) == 0:
        return np.zeros_like
    weight = cycles**-slope * random.uniform(0.5, 1.0, len(cycles))
    weight *= np.sqrt(2 / (weight**2).sum())
    phase = random.uniform(0, 2 * np.pi, len(cycles))

    def at(time: Array) -> Array:
        angle = 2 * np.pi * cycles * (np.asarray(time, float)[..., None] / seconds) + phase
        return (np.sin(angle) * weight).sum(axis=-1).astype(np.float32)

    return at


def scattered(random: Generator, ring: Ring, rate: float) -> np.ndarray:
    """Frames at which things that know nothing of each other happen, `rate` a second, in order."""
    count = max(1, int(random.poisson(rate * ring.seconds)))
    return np.sort(random.integers(0, ring.frames, count))


def paced(
    random: Generator, ring: Ring, every: float, loose: float, *, even: bool = False
) -> list[int]:
    """Frames of a row of things about `every` seconds, as many as fit the circle, at least one.

    `loose` is how far they stray, as a share of the interval; things that stray far also begin
    anywhere, so that several rows keep no common time. `even` makes them an even number.
    """
    count = max(1, round(ring.seconds / every))
    if even:
        count = max(2, 2 * round(ring.seconds / every / 2))
    first = random.random() if loose > _STRAYING else 0.3
    times = (np.arange(count) + first + random.normal(0, loose, count)) / count
    return [int(time * ring.frames) for time in np.sort(times)]


def struck(random: Generator, ring: Ring, every: float, tail: float) -> list[int]:
    """Frames of a row of sounds that ring for `tail` seconds.

    In a circle they go round; where the sound ends, the last has time to die away, and there is
    always one, soon after the beginning.
    """
    if not ring.ends:
        return paced(random, ring, every, 0.12)
    first = min(0.04, 0.02 * ring.seconds)
    times = [first]
    while (then := times[-1] + every * random.uniform(0.8, 1.2)) < ring.seconds - tail:
        times.append(then)
    return [int(time * RATE) for time in times]


def nearer(random: Generator, count: int, most: float = 8.0) -> Array:
    """Gains of things strewn evenly over the ground around: many far and faint, few near."""
    return np.minimum(1 / np.sqrt(random.uniform(0, 1, count)), most)
