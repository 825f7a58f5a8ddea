"""The drum kit: General MIDI percussion from swept sines and shaped noise.

Each drum is mono float32 of about unit peak and has a fixed length, whatever the note's.
"""

import numpy as np

from studio.media.synth.oscillators import Wave, noise


def drum(pitch: int, force: float, rate: int) -> Wave:
    """The sound of a General MIDI percussion key; keys without one of their own get the nearest."""
    if pitch in (35, 36):
        return _skin(rate, 0.42, 46, 75, 0.13, 0.05 + 0.1 * force)
    if pitch in (38, 40, 39):
        return _snare(rate, force)
    if pitch in (41, 43, 45, 47, 48, 50):
        return _skin(rate, 0.5, 62 + 11 * (pitch - 41), 40, 0.2, 0.04)
    if pitch in (42, 44):
        return _hiss(rate, 0.09, 0.028, 6500, 15000, 11)
    if pitch in (46, 51, 53, 59):
        return _hiss(rate, 0.7, 0.22, 5200, 14000, 12) * np.float32(0.8)
    if pitch in (49, 52, 55, 57):
        return _hiss(rate, 1.9, 0.55, 2600, 13000, 13)
    if pitch in (54, 56, 80, 81):
        return _hiss(rate, 0.28, 0.075, 7500, 16000, 14)
    if pitch in (69, 70, 82):
        return _hiss(rate, 0.12, 0.035, 4200, 12000, 15, attack=0.018)
    if pitch in (31, 33, 37, 75, 76, 77):
        return _click(rate)
    return _skin(rate, 0.35, 150 + 6 * (pitch % 24), 60, 0.1, 0.05)


def _time(rate: int, seconds: float) -> Wave:
    return (np.arange(int(seconds * rate)) / rate).astype(np.float32)


def _skin(rate: int, seconds: float, hertz: float, drop: float, decay: float, snap: float) -> Wave:
    """A drum skin: a sine that falls by `drop` Hz to `hertz`, with the beater's snap."""
    time = _time(rate, seconds)
    phase = 2 * np.pi * (hertz * time + drop * 0.035 * (1 - np.exp(-time / 0.035)))
    wave = np.sin(phase) * np.exp(-time / decay)
    wave += snap * noise(len(time), rate, 900, 5000, 10) * np.exp(-time / 0.006)
    return _closed(wave, rate)


def _snare(rate: int, force: float) -> Wave:
    time = _time(rate, 0.32)
    body = 0.5 * np.sin(2 * np.pi * 188 * time) * np.exp(-time / 0.055)
    wires = noise(len(time), rate, 1400, 9000, 16) * np.exp(-time / (0.07 + 0.03 * force))
    return _closed(body + 0.75 * wires, rate)


def _hiss(
    rate: int,
    seconds: float,
    decay: float,
    low: float,
    high: float,
    seed: int,
    attack: float = 0.001,
) -> Wave:
    time = _time(rate, seconds)
    wave = noise(len(time), rate, low, min(high, 0.45 * rate), seed) * np.exp(-time / decay)
    fading = np.clip((seconds - time) / (0.4 * seconds), 0, 1)
    return _closed(wave * np.clip(time / attack, 0, 1) * fading, rate)


def _click(rate: int) -> Wave:
    time = _time(rate, 0.09)
    wave = np.sin(2 * np.pi * 1720 * time) * np.exp(-time / 0.012)
    wave += 0.5 * np.sin(2 * np.pi * 640 * time) * np.exp(-time / 0.02)
    return _closed(wave, rate)


def _closed(wave: np.ndarray, rate: int) -> Wave:
    """Start and end at zero, over half a millisecond and five."""
    wave = np.asarray(wave, np.float32)
    opening, closing = max(rate // 2000, 2), max(rate // 200, 2)
    wave[:opening] *= np.linspace(0, 1, opening, dtype=np.float32)
    wave[-closing:] *= np.linspace(1, 0, closing, dtype=np.float32)
    return wave
