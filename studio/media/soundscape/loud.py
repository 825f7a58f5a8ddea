"""The last step: loudness, ceiling and quiet ends, block by block, round the circle."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from studio.media.soundscape.ring import RATE, Ring

CEILING = 10 ** (-1.3 / 20)
"""A true peak of -1 dBTP with room for what a resampler finds between the samples."""

_QUIETEST, _LOUDEST = -19.5, -16.5
"""LUFS of beds that are hardly there and of wild ones."""
_BLOCK = 512
_TOGETHER = 128
_AROUND = 32
_OVER = 4
_GATE = 2 * int(0.2 * RATE)
"""Frames of a block of 400 ms over which loudness is measured."""
_MOST_GAIN = 40.0
_DRIVE = 10 ** (5 / 20)
"""How far peaks may pass the ceiling before the whole is made softer instead."""


def finished(ring: Ring, strength: float) -> Iterator[float]:
    """Master in place; yields the share done."""
    if ring.ends:
        _close(ring)
    wanted = _QUIETEST + (_LOUDEST - _QUIETEST) * strength
    power: list[float] = []
    for done in _powers(ring, power):
        yield 0.5 * done
    loud = _integrated(np.array(power))
    peak = max(float(ring.sound.max()), -float(ring.sound.min()), 1e-9)
    gain = min(10 ** ((wanted - loud) / 20), _MOST_GAIN, _DRIVE * CEILING / peak)
    ring.sound *= np.float32(gain)
    yield from (0.5 + 0.5 * done for done in _limit(ring))


def _close(ring: Ring) -> None:
    """Down to silence over the last moments."""
    edge = min(int(0.25 * RATE), ring.frames // 4)
    ring.sound[:, ring.frames - edge :] *= np.linspace(1, 0, edge, dtype=np.float32) ** 2
    ring.sound[:, -2:] = 0.0


def _powers(ring: Ring, power: list[float]) -> Iterator[float]:
    """The weighted power of each gating block of ITU-R BS.1770, half overlapping, round the circle.

    The standard's two filters are laid over the spectra, so that nothing as long as the sound is
    held beside it.
    """
    from pyloudnorm import IIRfilter
    from scipy.signal import freqz

    response: Any = freqz
    hertz = np.fft.rfftfreq(_GATE, 1 / RATE)
    weight = np.ones(len(hertz))
    for gain, slope, corner, kind in ((4.0, 0.5**0.5, 1500.0, "high_shelf"),
                                      (0.0, 0.5, 38.0, "high_pass")):  # fmt: skip
        stage = IIRfilter(gain, slope, corner, RATE, kind)
        weight *= np.abs(response(stage.b, stage.a, hertz, fs=RATE)[1]) ** 2
    count = max(1, round(ring.frames / (_GATE // 2)))
    for index in range(count):
        around = np.arange(index * _GATE // 2, index * _GATE // 2 + _GATE) % ring.frames
        spectra = np.fft.rfft(ring.sound[:, around])
        power.append(float(2 * (np.abs(spectra) ** 2 @ weight).sum() / _GATE**2))
        if index % 32 == 31:
            yield index / count


def _integrated(power: NDArray[np.float64]) -> float:
    """LUFS of blocks by the standard's two gates."""
    loud = 10 * np.log10(np.maximum(power, 1e-12)) - 0.691
    heard = loud > -70
    if not heard.any():
        return -70.0
    gate = 10 * np.log10(power[heard].mean()) - 0.691 - 10
    return float(10 * np.log10(power[heard & (loud > gate)].mean()) - 0.691)


def _limit(ring: Ring) -> Iterator[float]:
    """Turn down around peaks, smoothly, with the circle's end as neighbour of its beginning."""
    count = -(-ring.frames // _BLOCK)
    peaks = np.zeros(count)
    for first in range(0, count, _TOGETHER):
        some = min(_TOGETHER, count - first)
        peaks[first : first + some] = _true_peaks(ring, first * _BLOCK, some)
        yield 0.7 * (first + some) / count
    needed = np.minimum(1.0, CEILING / np.maximum(peaks, 1e-9))
    if (needed == 1.0).all():
        yield 1.0
        return
    least = np.min([np.roll(needed, shift) for shift in range(-3, 4)], axis=0)
    gains = np.mean([np.roll(least, shift) for shift in (-1, 0, 1)], axis=0)
    gains = np.append(gains, gains[0])
    ramp = np.linspace(0, 1, _BLOCK, endpoint=False)
    for index in np.flatnonzero((gains[:-1] < 1) | (gains[1:] < 1)):
        first = index * _BLOCK
        some = min(_BLOCK, ring.frames - first)
        line = gains[index] + (gains[index + 1] - gains[index]) * ramp[:some] * (_BLOCK / some)
        ring.sound[:, first : first + some] *= line.astype(np.float32)
    yield 1.0


def _true_peaks(ring: Ring, first: int, blocks: int) -> NDArray[np.float64]:
    """Of so many blocks, between their samples too where those come near the ceiling."""
    from scipy.signal import resample_poly

    count = blocks * _BLOCK
    sound = ring.sound[:, np.arange(first - _AROUND, first + count + _AROUND) % ring.frames]
    inner = np.abs(sound[:, _AROUND:-_AROUND]).max(axis=0).reshape(blocks, _BLOCK)
    peaks = inner.max(axis=1).astype(float)
    near = np.flatnonzero(peaks > 0.7 * CEILING)
    for block in near:
        piece = sound[:, block * _BLOCK : (block + 1) * _BLOCK + 2 * _AROUND]
        peaks[block] = np.abs(resample_poly(piece, _OVER, 1, axis=1)).max()
    return peaks
