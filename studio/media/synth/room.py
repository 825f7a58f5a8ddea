"""A room: convolution with a fixed burst of decaying noise, block by block."""

import numpy as np
from numpy.typing import NDArray

from studio.media.synth.oscillators import Wave

SECONDS = 1.2
DECAY = 0.23
PRE_DELAY = 0.011


def _impulse(rate: int, seed: int) -> NDArray[np.float64]:
    """One ear's response: the first echoes from the walls, then noise that darkens and falls 60 dB
    in 1.6 s, as in a small hall with wooden panels."""
    source = np.random.default_rng(seed)
    count = int(SECONDS * rate)
    time = np.arange(count) / rate
    noise = source.standard_normal(count)
    spectrum = np.fft.rfft(noise)
    hertz = np.fft.rfftfreq(count, 1 / rate)
    bright = np.fft.irfft(spectrum / (1 + (hertz / 6500) ** 2), count)
    dark = np.fft.irfft(spectrum / (1 + (hertz / 1800) ** 2), count)
    shade = np.exp(-time / 0.15)
    tail = (bright * shade + dark * (1 - shade)) * np.exp(-time / DECAY)
    tail *= np.clip(time / 0.012, 0, 1) * np.clip((SECONDS - time) / 0.2, 0, 1)
    tail /= np.sqrt((tail**2).sum())
    for sign, delay in zip((1, 1, -1) * 3, np.sort(source.uniform(0.003, 0.055, 9)), strict=True):
        tail[int(delay * rate)] += sign * 0.26 * np.exp(-delay / 0.035)
    return np.concatenate([np.zeros(int(PRE_DELAY * rate)), tail])


def reverberate(send: Wave, rate: int) -> NDArray[np.float32]:
    """What the room adds to a mono signal of shape (frames,): float32 of shape (2, frames).

    Overlap-add over blocks of the response's size keeps memory flat however long the piece.
    """
    responses = np.stack([_impulse(rate, seed) for seed in (20, 21)])
    size = 1 << int(np.ceil(np.log2(2 * responses.shape[1])))
    step = size - responses.shape[1] + 1
    spectra = np.fft.rfft(responses, size)
    wet = np.zeros((2, len(send) + size), np.float32)
    for begin in range(0, len(send), step):
        block = send[begin : begin + step]
        if block.any():
            wet[:, begin : begin + size] += np.fft.irfft(np.fft.rfft(block, size) * spectra, size)
    return wet[:, : len(send)]
