"""Noise of any colour that changes in time, and its way through the air.

Noise is poured as overlapping grains, each drawn in the frequency domain with the colour of its
moment. Sine windows that overlap by half keep the power even, because their squares add up to one.
"""

from collections.abc import Callable, Iterator

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from studio.media.soundscape.ring import RATE, Ring, Wave

Array = NDArray[np.floating]

Colour = Callable[[Array, Array], Array]
"""From seconds, shape (grains, 1), and Hz, shape (1, bins), to the magnitude of each bin."""

_BATCH = 48
LOWEST = 24.0
"""Hz; below it nothing is heard, and loudspeakers only suffer."""


def band(hertz: Array, low: Array | float, high: Array | float, steep: float = 2.0) -> Array:
    """Magnitudes around 1 between two frequencies, falling by 6 dB times `steep` an octave."""
    below = 1 / (1 + (low / np.maximum(hertz, 1.0)) ** (2 * steep))
    above = 1 / (1 + (hertz / high) ** (2 * steep))
    return np.sqrt(below * above)


def level(magnitude: Array) -> Array:
    """The same colours at an RMS of one. Shape (..., bins)."""
    power = 2 * (magnitude**2).sum(axis=-1, keepdims=True)
    return magnitude / np.sqrt(np.maximum(power, 1e-12))


def air(hertz: Array, distance: float) -> Array:
    """What is left of each frequency: the further, the duller. `distance` from 0 to 1."""
    corner = 21_000 * 0.02 ** (distance**1.6)
    return 1 / (1 + (hertz / corner) ** 2)


def nearness(distance: float) -> float:
    """The gain of a sound by its distance: 1 at the usual one, -10 dB for distant."""
    return float(10 ** ((0.2 - distance) * 16 / 20))


def pour(
    ring: Ring,
    random: Generator,
    colour: Colour,
    *,
    width: float = 0.9,
    size: int = 4096,
    pan: Callable[[Array], Array] | None = None,
) -> Iterator[float]:
    """Fill the ring with noise; yields the share that is done.

    `width` goes from 0 (mono) to 1 (both ears independent); `size` in frames sets how fine the
    colour is (large) or how quickly it may change (small); `pan` gives places by seconds.
    """
    hertz = np.fft.rfftfreq(size, 1 / RATE)[None].astype(np.float32)
    window = np.sin(np.pi * (np.arange(size) + 0.5) / size).astype(np.float32)
    count = max(2, round(ring.frames / (size / 2)))
    middle, side = np.float32(np.sqrt(1 - width / 2)), np.float32(np.sqrt(width / 2))
    for begin in range(0, count, _BATCH):
        index = np.arange(begin, min(begin + _BATCH, count))
        time = (index * (ring.seconds / count)).astype(np.float32)[:, None]
        spectra = _drawn(random, (2, len(index), hertz.shape[1]))
        spectra *= (colour(time, hertz) * (hertz > LOWEST) * size).astype(np.float32)
        grains = np.fft.irfft(spectra, size) * window
        centre, apart = middle * grains[0], side * grains[1]
        both = np.stack([centre + apart, centre - apart], axis=1)
        left, right = _sides(pan, time[:, 0])
        for row, place in enumerate(index):
            start = round(place * ring.frames / count) - size // 2
            ring.add(start, both[row], left[row], right[row])
        yield (begin + len(index)) / count


def _drawn(random: Generator, shape: tuple[int, ...]) -> NDArray[np.complex64]:
    """Complex numbers of unit variance. Even chances do for noise, as each frame sums thousands,
    and come ten times as quickly as normal ones."""
    count = 2 * int(np.prod(shape))
    even = np.frombuffer(random.bytes(2 * count), np.int16).astype(np.float32)
    even *= np.float32(np.sqrt(1.5) / 2**15)
    return even.view(np.complex64).reshape(shape)


def _sides(pan: Callable[[Array], Array] | None, time: Array) -> tuple[Array, Array]:
    if pan is None:
        return np.ones_like(time), np.ones_like(time)
    angle = (np.clip(pan(time), -1, 1) + 1) * np.pi / 4
    return np.cos(angle) * 1.414, np.sin(angle) * 1.414


def filtered(grain: Wave, gain: Callable[[Array], Array]) -> Wave:
    """Through a filter given by its magnitudes at Hz, without delay."""
    count = grain.shape[-1]
    size = 1 << int(np.ceil(np.log2(count + 64)))
    hertz = np.fft.rfftfreq(size, 1 / RATE)
    shape = gain(hertz) * (hertz > LOWEST)
    return np.fft.irfft(np.fft.rfft(grain, size) * shape, size)[..., :count].astype(np.float32)


def burst(random: Generator, count: int, colour: Callable[[Array], Array]) -> Wave:
    """A moment of noise of a colour, RMS one, shape (count,)."""
    size = 1 << int(np.ceil(np.log2(max(count, 64))))
    hertz = np.fft.rfftfreq(size, 1 / RATE)
    drawn = random.standard_normal((2, len(hertz)))
    spectrum = (drawn[0] + 1j * drawn[1]) * level(colour(hertz) * (hertz > LOWEST)) * size
    return np.fft.irfft(spectrum * np.sqrt(0.5), size)[:count].astype(np.float32)
