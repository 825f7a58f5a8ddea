"""The last step: an even loudness, a ceiling for the peaks, and quiet edges."""

import numpy as np
from numpy.typing import NDArray

LOUDNESS = -16.0
"""LUFS, as streaming services and speech players expect; ITU-R BS.1770."""

CEILING = 10 ** (-1.1 / 20)
"""A tenth of a decibel under the -1 dBTP that streaming asks for."""

MOST_GAIN = 30.0
BLOCK = 256
TRIES = 3
SAFE = 0.7
"""Samples below this share of the ceiling hide no peak above it between them."""


def finish(mix: NDArray[np.float32], rate: int) -> NDArray[np.float32]:
    """Bring (2, frames) to the loudness and under the ceiling; gives (frames, 2)."""
    sound = np.ascontiguousarray(mix.T)
    edge = min(int(0.4 * rate), len(sound) // 4)
    sound[len(sound) - edge :] *= np.linspace(1, 0, edge, dtype=np.float32)[:, None] ** 2
    peak = float(np.abs(sound).max())
    if peak < 1e-6:
        return sound
    gain, done = 1.0, sound
    for _ in range(TRIES):
        # Peaks turned down cost loudness, so what is missing is given once more.
        missing = LOUDNESS - _loudness(done, rate)
        if abs(missing) < 0.2:
            break
        gain = min(gain * 10 ** (missing / 20), MOST_GAIN / peak)
        louder = sound * np.float32(gain)
        done = limit(louder)
        if done is louder:
            break
    return limit(done) if done is sound else done


def _loudness(sound: NDArray[np.float32], rate: int) -> float:
    """LUFS, of the loudest sample where the sound is too quiet or too short to have any."""
    import pyloudnorm

    shortest = int(0.5 * rate)
    if len(sound) < shortest:
        sound = np.pad(sound, ((0, shortest - len(sound)), (0, 0)))
    measured = pyloudnorm.Meter(rate).integrated_loudness(sound)
    if np.isfinite(measured):
        return measured
    return 20 * float(np.log10(np.abs(sound).max())) - 10


def limit(sound: NDArray[np.float32]) -> NDArray[np.float32]:
    """Turn down around peaks above the ceiling, smoothly: (frames, 2) to the same shape.

    Peaks are looked for between the samples too, at four times the rate as ITU-R BS.1770 asks.
    Each block's gain is the least that it and its neighbours need, and gains are joined by
    straight lines between block centres, so that nothing passes the ceiling.
    """
    if float(np.abs(sound).max()) < SAFE * CEILING:
        return sound
    frames = len(sound)
    blocks = -(-frames // BLOCK)
    peaks = _true_peaks(sound)
    peaks = np.pad(peaks, (0, blocks * BLOCK - frames)).reshape(blocks, BLOCK).max(axis=1)
    if float(peaks.max()) <= CEILING:
        return sound
    needed = np.minimum(1.0, CEILING / np.maximum(peaks, 1e-9))
    padded = np.pad(needed, 2, mode="edge")
    least = np.lib.stride_tricks.sliding_window_view(padded, 5).min(axis=1)
    centres = np.arange(blocks) * BLOCK + BLOCK / 2
    gain = np.interp(np.arange(frames), centres, least).astype(np.float32)
    return sound * gain[:, None]


def _true_peaks(sound: NDArray[np.float32]) -> NDArray[np.float32]:
    """For each frame the highest peak of both channels from it to the next, (frames,)."""
    from scipy.signal import resample_poly

    return np.abs(resample_poly(sound, 4, 1, axis=0)).reshape(len(sound), 8).max(axis=1)
