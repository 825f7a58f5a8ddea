"""The building blocks of the voices: oscillators, envelopes and noise, as float32 arrays.

All of them are pure functions of their arguments, noise included, so that a piece sounds the
same to the bit every time. `count` is in frames, `rate` in frames a second, times in seconds.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Wave = NDArray[np.float32]

Partials = Sequence[tuple[float, float, float]]

_TABLE = 4096
_BLOCK = 512


def turns(
    frequency: float,
    count: int,
    rate: int,
    vibrato: float = 0.0,
    speed: float = 5.3,
    start: float = 0.0,
) -> NDArray[np.float64]:
    """Phase in cycles from `start`; the vibrato's depth is a share of the frequency, eased in."""
    phase = np.arange(count, dtype=np.float64)
    phase *= frequency / rate
    phase += start
    still = int(0.2 * rate)
    if vibrato and count > still:
        time = np.arange(still, count, dtype=np.float32) / np.float32(rate)
        depth = np.minimum(time / np.float32(0.5) - np.float32(0.4), 1)
        depth *= np.float32(vibrato * frequency / (2 * np.pi * speed))
        phase[still:] += depth * np.sin(np.float32(2 * np.pi) * (speed * time + start))
    return phase


@lru_cache(maxsize=256)
def _table(weights: tuple[float, ...]) -> tuple[Wave, Wave]:
    """One cycle, and at each place the way to the next."""
    angle = 2 * np.pi * np.arange(_TABLE + 1) / _TABLE
    table = sum(weight * np.sin(k * angle) for k, weight in enumerate(weights, 1))
    cycle = np.append(np.asarray(table, np.float32), np.float32(0))
    return cycle, np.diff(cycle, append=np.float32(0))


def harmonic(phase: NDArray[np.float64], weights: Sequence[float]) -> Wave:
    """A steady tone from the weights of its harmonics, read from one stored cycle."""
    cycle, slope = _table(tuple(weights))
    place = (phase - np.floor(phase)).astype(np.float32)
    place *= np.float32(_TABLE)
    index = place.astype(np.int32)
    place -= index
    place *= slope[index]
    place += cycle[index]
    return place


def below_nyquist(frequency: float, rate: int, weights: Sequence[float]) -> tuple[float, ...]:
    """The weights whose harmonics stay under 45 % of the rate, so that nothing folds back."""
    return tuple(weights)[: max(int(0.45 * rate / frequency), 1)]


def ringing(partials: Partials, count: int, rate: int) -> Wave:
    """Damped sines added up: what a string, a bar or a bell does once it is struck.

    Rows of `partials` are frequency in Hz, weight, and seconds in which the partial falls to 1/e;
    those above 45 % of the rate are left out. A damped sine is a power of one complex number, so
    the first samples of each block times the block's own powers make all of them in one product.
    """
    hertz, weight, decay = np.asarray(partials, np.float64).T
    heard = hertz < 0.45 * rate
    if not heard.any():
        return np.zeros(count, np.float32)
    turn = (-1 / decay[heard] + 2j * np.pi * hertz[heard]) / rate
    blocks = np.arange(-(-count // _BLOCK)) * _BLOCK
    heads = weight[heard] * np.exp(np.outer(blocks, turn))
    within = np.exp(np.outer(turn, np.arange(_BLOCK)))
    wave = np.real(heads).astype(np.float32) @ np.imag(within).astype(np.float32)
    wave += np.imag(heads).astype(np.float32) @ np.real(within).astype(np.float32)
    return wave.reshape(-1)[:count]


def string(
    frequency: float,
    weights: Sequence[float],
    decay: float,
    damping: float,
    stiffness: float = 0.0,
) -> list[tuple[float, float, float]]:
    """Partials of a string: the kth falls 1 + `damping` (k - 1) times as fast as the first, and a
    stiff one is sharp by the root of 1 + `stiffness` k^2, as in a piano."""
    return [
        (
            frequency * k * np.sqrt(1 + stiffness * k * k),
            weight,
            decay / (1 + damping * (k - 1)),
        )
        for k, weight in enumerate(weights, 1)
    ]


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
    high = min(high, 0.45 * rate)
    steep = 1 / (1 + (low / np.maximum(hertz, 1e-3)) ** 4) / (1 + (hertz / high) ** 4)
    wave = np.fft.irfft(spectrum * steep, count)
    peak = float(np.abs(wave).max()) if count else 0.0
    wave = (wave / max(peak, 1e-9)).astype(np.float32)
    wave.setflags(write=False)
    return wave


def breath(count: int, rate: int, low: float, high: float, seed: int) -> Wave:
    """Steady noise of any length: one stored stretch that goes round without a seam."""
    return np.resize(noise(1 << 17, rate, low, high, seed), count)


def frames(seconds: float, rate: int) -> int:
    return max(int(seconds * rate), 2)


def faded(wave: NDArray[np.floating]) -> Wave:
    """Zero at both ends, whatever an envelope's rounding left there."""
    edge = min(32, len(wave) // 2)
    ramp = np.linspace(0, 1, edge, dtype=np.float32)
    wave = np.asarray(wave, np.float32)
    wave[:edge] *= ramp
    wave[len(wave) - edge :] *= ramp[::-1]
    return wave
