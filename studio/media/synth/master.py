"""The last step: an even loudness, a ceiling for the peaks, and quiet edges."""

import numpy as np
from numpy.typing import NDArray

LOUDNESS = -16.0
"""LUFS, as streaming services and speech players expect; ITU-R BS.1770."""

CEILING = 10 ** (-1.1 / 20)
MOST_GAIN = 30.0
BLOCK = 256


def finish(mix: NDArray[np.float32], rate: int) -> NDArray[np.float32]:
    """Bring (2, frames) to the loudness and under the ceiling; gives (frames, 2)."""
    sound = np.ascontiguousarray(mix.T)
    edge = min(int(0.4 * rate), len(sound) // 4)
    sound[len(sound) - edge :] *= np.linspace(1, 0, edge, dtype=np.float32)[:, None] ** 2
    return limit(sound * np.float32(_gain(sound, rate)))


def _gain(sound: NDArray[np.float32], rate: int) -> float:
    import pyloudnorm

    peak = float(np.abs(sound).max())
    if peak < 1e-6:
        return 1.0
    shortest = int(0.5 * rate)
    if len(sound) < shortest:
        sound = np.pad(sound, ((0, shortest - len(sound)), (0, 0)))
    measured = pyloudnorm.Meter(rate).integrated_loudness(sound)
    if not np.isfinite(measured):
        return 0.5 / peak
    return min(10 ** ((LOUDNESS - measured) / 20), MOST_GAIN / peak)


def limit(sound: NDArray[np.float32]) -> NDArray[np.float32]:
    """Turn down around peaks above the ceiling, smoothly: (frames, 2) to the same shape.

    Each block's gain is the least that it and its neighbours need, and gains are joined by
    straight lines between block centres, so that no sample passes the ceiling.
    """
    frames = len(sound)
    blocks = -(-frames // BLOCK)
    peaks = np.abs(sound).max(axis=1)
    peaks = np.pad(peaks, (0, blocks * BLOCK - frames)).reshape(blocks, BLOCK).max(axis=1)
    if float(peaks.max()) <= CEILING:
        return sound
    needed = np.minimum(1.0, CEILING / np.maximum(peaks, 1e-9))
    padded = np.pad(needed, 2, mode="edge")
    least = np.lib.stride_tricks.sliding_window_view(padded, 5).min(axis=1)
    centres = np.arange(blocks) * BLOCK + BLOCK / 2
    gain = np.interp(np.arange(frames), centres, least).astype(np.float32)
    return np.clip(sound * gain[:, None], -CEILING, CEILING, dtype=np.float32)
