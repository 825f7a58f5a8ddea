"""The building blocks of the voices: oscillators, envelopes and noise, as float32 arrays.

All of them are pure functions of their arguments, noise included, so that a piece sounds the
same to the bit every time. `count` is in frames, `rate` in frames a second, times in seconds.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Wave = NDArray[np.float32]

_TABLE = 4096


def turns(frequency: float, count: int, rate: int, vibrato: float = 0.0) -> NDArray[np.float64]:
    """Phase in cycles; `vibrato` is the depth as a share of the frequency, at 5.3 Hz, eased in."""
    time = np.arange(count) / rate
    phase = frequency * time
    if vibrato:
        depth = vibrato * frequency / (2 * np.pi * 5.3) * np.clip(time / 0.5 - 0.4, 0, 1)
        phase += depth * np.sin(2 * np.pi * 5.3 * time)
    return phase


@lru_cache(maxsize=256)
def _table(weights: tuple[float, ...]) -> Wave:
    angle = 2 * np.pi * np.arange(_TABLE + 1) / _TABLE
    table = sum(weight * np.sin(k * angle) for k, weight in enumerate(weights, 1))
    return np.asarray(table, np.float32)


def harmonic(phase: NDArray[np.float64], weights: Sequence[float]) -> Wave:
    """A steady tone from the weights of its harmonics, read from one stored cycle."""
    table = _table(tuple(weights))
    place = (phase - np.floor(phase)) * _TABLE
    index = place.astype(np.int32)
    part = (place - index).astype(np.float32)
    return (table[index] * (1 - part) + table[index + 1] * part).astype(np.float32)


def below_nyquist(frequency: float, rate: int, weights: Sequence[float]) -> tuple[float, ...]:
    """The weights whose harmonics stay under 45 % of the rate, so that nothing folds back."""
    return tuple(weights)[: max(int(0.45 * rate / frequency), 1)]


def string(frequency: float, count: int, rate: int, weights: Sequence[float], decay: float) -> Wave:
    """A plucked or struck string: harmonic k falls to 1/e in `decay` / k seconds.

    Harmonic k is the kth power of one decaying complex rotation, so each costs one product.
    """
    phase = turns(frequency, count, rate)
    angle = (2 * np.pi * (phase - np.floor(phase))).astype(np.float32)
    fall = np.exp(-np.arange(count, dtype=np.float32) / np.float32(decay * rate))
    turning = fall * np.exp(1j * angle.astype(np.complex64))
    power = np.ones(count, np.complex64)
    wave = np.zeros(count, np.float32)
    for weight in below_nyquist(frequency, rate, weights):
        power = power * turning
        wave += np.float32(weight) * power.imag
    return wave


def struck(
    frequency: float,
    count: int,
    rate: int,
    partials: Sequence[tuple[float, float, float]],
) -> Wave:
    """A bar or bell: (ratio to the frequency, weight, decay in seconds) for each partial."""
    time = np.arange(count) / rate
    wave = np.zeros(count, np.float32)
    for ratio, weight, decay in partials:
        if frequency * ratio < 0.45 * rate:
            tone = np.sin((2 * np.pi * frequency * ratio * time) % (2 * np.pi)).astype(np.float32)
            wave += np.float32(weight) * tone * np.exp(-time / decay).astype(np.float32)
    return wave


def envelope(count: int, rate: int, held: float, attack: float, release: float) -> Wave:
    """Rise over `attack`, stay until `held`, fall over `release`, in half cosines: no clicks."""
    time = np.arange(count, dtype=np.float32) / np.float32(rate)
    rise = 0.5 - 0.5 * np.cos(np.pi * np.clip(time / np.float32(attack), 0, 1))
    fall = 0.5 + 0.5 * np.cos(
        np.pi * np.clip((time - np.float32(held)) / np.float32(release), 0, 1)
    )
    return (rise * fall).astype(np.float32)


@lru_cache(maxsize=64)
def noise(count: int, rate: int, low: float, high: float, seed: int) -> Wave:
    """Noise between two frequencies in Hz, about 1 at its peaks; the seed picks which noise."""
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(count))
    hertz = np.fft.rfftfreq(count, 1 / rate)
    steep = 1 / (1 + (low / np.maximum(hertz, 1e-3)) ** 4) / (1 + (hertz / high) ** 4)
    wave = np.fft.irfft(spectrum * steep, count)
    peak = float(np.abs(wave).max()) if count else 0.0
    wave = (wave / max(peak, 1e-9)).astype(np.float32)
    wave.setflags(write=False)
    return wave
