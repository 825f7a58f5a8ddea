"""The drum kit: General MIDI percussion from swept sines and shaped noise.

Each drum is mono float32 of about unit peak and has a fixed length, whatever the note's.
"""

import numpy as np

from studio.media.synth.oscillators import Wave, noise, ringing


def drum(pitch: int, force: float, rate: int) -> Wave:
    """The sound of a General MIDI percussion key; keys without one of their own get the nearest."""
    if pitch in (35, 36):
        return _skin(rate, 0.42, 48, 95, 0.13, 0.12 + 0.25 * force)
    if pitch in (38, 40, 39):
        return _snare(rate, force)
    if pitch in (41, 43, 45, 47, 48, 50):
        return _skin(rate, 0.55, 78 + 14 * (pitch - 41), 34, 0.19, 0.08 + 0.12 * force)
    if pitch in (42, 44):
        return _hiss(rate, 0.1, 0.022 + 0.014 * force, 6800, 15000, 11)
    if pitch in (51, 53, 59):
        return _cymbal(rate, 1.1, 0.34, 0.22, 0.5)
    if pitch == 46:
        return _hiss(rate, 0.7, 0.2, 6000, 14000, 12) * np.float32(0.8)
    if pitch in (49, 52, 55, 57):
        return _cymbal(rate, 2.0, 0.55, 0.8, 0.3)
    if pitch in (54, 56, 80, 81):
        return _jingle(rate)
    if pitch in (69, 70, 82):
        return _hiss(rate, 0.12, 0.035, 4200, 12000, 15, attack=0.018)
    if pitch in (31, 33, 37, 75, 76, 77):
        return _click(rate)
    return _skin(rate, 0.4, 150 + 6 * (pitch % 24), 60, 0.1, 0.12)


def _time(rate: int, seconds: float) -> Wave:
    return (np.arange(int(seconds * rate)) / rate).astype(np.float32)


def _skin(rate: int, seconds: float, hertz: float, drop: float, decay: float, snap: float) -> Wave:
    """A drum skin: a tone that falls by `drop` Hz to `hertz`, the round skin's second mode at 1.59
    times that, and the snap of beater or stick."""
    time = _time(rate, seconds)
    fallen = drop * 0.03 * (1 - np.exp(-time / 0.03))
    wave = 0.85 * np.sin(2 * np.pi * (hertz * time + fallen)) * np.exp(-time / decay)
    second = 2 * np.pi * 1.59 * (hertz * time + fallen)
    wave += 0.25 * np.sin(second) * np.exp(-time / (0.35 * decay))
    wave += snap * noise(len(time), rate, 700, 6000, 10) * np.exp(-time / 0.007)
    return _closed(wave, rate)


def _snare(rate: int, force: float) -> Wave:
    """Two modes of the upper skin, and the wires that rattle under the lower one."""
    time = _time(rate, 0.34)
    body = 0.42 * np.sin(2 * np.pi * (184 * time + 0.8 * (1 - np.exp(-time / 0.02))))
    body = body * np.exp(-time / 0.06)
    body += 0.22 * np.sin(2 * np.pi * 331 * time) * np.exp(-time / 0.035)
    wires = noise(len(time), rate, 1600, 10500, 16)
    wires = wires * (0.65 * np.exp(-time / (0.06 + 0.04 * force)) + 0.4 * np.exp(-time / 0.012))
    return _closed(body + wires, rate)


def _cymbal(rate: int, seconds: float, decay: float, wash: float, ping: float) -> Wave:
    """Bronze: a crowd of tones in no harmony that die at their own pace, in a wash of noise."""
    time = _time(rate, seconds)
    source = np.random.default_rng(17)
    hertz = np.geomspace(2300, 9500, 26) * source.uniform(0.94, 1.06, 26)
    level = ping * source.uniform(0.1, 0.3, 26)
    ring = decay * source.uniform(0.5, 1.3, 26) * (3000 / hertz) ** 0.4
    wave = ringing(list(zip(hertz, level, ring, strict=True)), len(time), rate)
    hiss = noise(len(time), rate, 3000, 13500, 13)
    wave += wash * hiss * np.exp(-time / decay)
    wave += 0.3 * hiss * np.exp(-time / 0.02)
    return _closed(wave, rate)


def _jingle(rate: int) -> Wave:
    """A tambourine: several pairs of jingles that meet a moment apart."""
    time = _time(rate, 0.3)
    hiss = noise(len(time), rate, 6500, 15000, 14)
    wave = np.zeros_like(time)
    for late, level in ((0.0, 1.0), (0.018, 0.5), (0.034, 0.35)):
        since = np.maximum(time - late, 0)
        wave += level * (time >= late) * np.exp(-since / 0.05)
    tones = ringing([(h, 0.05, 0.06) for h in (6400, 7350, 8800, 10300)], len(time), rate)
    return _closed(0.8 * wave * hiss + tones, rate)


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
    wave = noise(len(time), rate, low, high, seed) * np.exp(-time / decay)
    return _closed(wave * np.clip(time / attack, 0, 1), rate)


def _click(rate: int) -> Wave:
    time = _time(rate, 0.09)
    wave = np.sin(2 * np.pi * 1720 * time) * np.exp(-time / 0.012)
    wave += 0.5 * np.sin(2 * np.pi * 640 * time) * np.exp(-time / 0.02)
    return _closed(wave, rate)


def _closed(wave: np.ndarray, rate: int) -> Wave:
    """Start at zero within half a millisecond, and fade over the last third, which no one hears
    end."""
    wave = np.asarray(wave, np.float32)
    opening, closing = max(rate // 2000, 2), len(wave) // 3
    wave[:opening] *= np.linspace(0, 1, opening, dtype=np.float32)
    wave[-closing:] *= np.linspace(1, 0, closing, dtype=np.float32)
    return wave
