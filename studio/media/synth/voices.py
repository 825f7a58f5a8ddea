"""The instruments: for each a function from a note to its sound.

A voice gets the note's frequency in Hz, its length in seconds, how hard it is played (0 to 1) and
the rate, and gives mono float32 of about unit peak that starts and ends at zero.
"""

from collections.abc import Callable

import numpy as np

from studio.media.synth.oscillators import (
    Wave,
    below_nyquist,
    envelope,
    harmonic,
    noise,
    string,
    struck,
    turns,
)

Voice = Callable[[float, float, float, int], Wave]


def _frames(seconds: float, rate: int) -> int:
    return max(int(seconds * rate), 2)


def piano(frequency: float, held: float, force: float, rate: int) -> Wave:
    """Two strings a hair apart, struck at an eighth of their length; harder is brighter."""
    release = 0.18
    count = _frames(held + release, rate)
    slope = 2.0 - 0.8 * force
    weights = [abs(np.sin(np.pi * k / 8.2)) / k**slope for k in range(1, 15)]
    decay = 3.2 * (220 / frequency) ** 0.45
    wave = string(frequency, count, rate, weights, decay * 2.2)
    wave *= 0.55 + 0.45 * np.exp(-np.arange(count, dtype=np.float32) / (0.35 * decay * rate))
    wave += 0.5 * string(frequency * 1.0009, count, rate, weights[:5], decay * 1.6)
    wave *= envelope(count, rate, held, 0.003, release)
    knock = min(count, _frames(0.03, rate))
    wave[:knock] += 0.05 * force * noise(knock, rate, 200, 1600, 1) * np.linspace(1, 0, knock)
    return _faded(wave * np.float32(1.25))


def guitar(frequency: float, held: float, force: float, rate: int) -> Wave:
    release = 0.12
    count = _frames(held + release, rate)
    weights = [abs(np.sin(np.pi * k * 0.23)) / k ** (1.5 - 0.4 * force) for k in range(1, 17)]
    wave = string(frequency, count, rate, weights, 2.4 * (200 / frequency) ** 0.5)
    return _faded(wave * envelope(count, rate, held, 0.0015, release))


def harp(frequency: float, held: float, force: float, rate: int) -> Wave:
    """Plucked in the middle, never damped."""
    count = _frames(min(held, 1.5) + 1.6, rate)
    weights = [abs(np.sin(np.pi * k * 0.42)) / k ** (2.2 - 0.5 * force) for k in range(1, 8)]
    wave = string(frequency, count, rate, weights, 2.0 * (260 / frequency) ** 0.4)
    return _faded(wave * envelope(count, rate, min(held, 1.5) + 0.3, 0.002, 1.3))


def bass(frequency: float, held: float, force: float, rate: int) -> Wave:
    release = 0.09
    count = _frames(held + release, rate)
    weights = [1.0, 0.75, 0.5, 0.28 * force + 0.1, 0.12, 0.08]
    wave = string(frequency, count, rate, weights, 2.6)
    return _faded(wave * envelope(count, rate, held, 0.006, release))


def music_box(frequency: float, held: float, force: float, rate: int) -> Wave:
    """A steel comb: a pure tone with a quick clink far above it."""
    count = _frames(2.2, rate)
    partials = ((1.0, 0.8, 0.75), (2.0, 0.18, 0.4), (5.8, 0.12 + 0.1 * force, 0.12))
    wave = struck(frequency, count, rate, (*partials, (11.2, 0.05, 0.04)))
    return _faded(wave * envelope(count, rate, 1.2, 0.001, 1.0))


def marimba(frequency: float, held: float, force: float, rate: int) -> Wave:
    count = _frames(1.2, rate)
    decay = 0.42 * (260 / frequency) ** 0.5
    partials = ((1.0, 1.0, decay), (3.93, 0.2 + 0.2 * force, decay / 4), (9.2, 0.08, decay / 10))
    wave = struck(frequency, count, rate, partials)
    return _faded(wave * envelope(count, rate, 0.7, 0.002, 0.5))


def bells(frequency: float, held: float, force: float, rate: int) -> Wave:
    """Hum, prime, tierce, quint and nominal of a church bell."""
    count = _frames(3.2, rate)
    partials = (
        (0.5, 0.22, 2.4),
        (1.0, 0.6, 1.6),
        (1.19, 0.22, 1.1),
        (1.5, 0.12, 0.9),
        (2.0, 0.42, 0.8),
        (2.51, 0.14 * force, 0.4),
        (3.01, 0.14, 0.3),
        (4.1, 0.1 * force, 0.18),
    )
    return _faded(struck(frequency, count, rate, partials) * envelope(count, rate, 2, 0.002, 1.2))


def organ(frequency: float, held: float, force: float, rate: int) -> Wave:
    release = 0.12
    count = _frames(held + release, rate)
    weights = below_nyquist(frequency, rate, (0.5, 0.38, 0.16, 0.24, 0.0, 0.1, 0.0, 0.12))
    wave = harmonic(turns(frequency, count, rate), weights)
    wave += 0.25 * harmonic(turns(frequency * 1.003, count, rate), weights[:4])
    return _faded(wave * envelope(count, rate, held, 0.035, release) * np.float32(0.75))


def strings(frequency: float, held: float, force: float, rate: int) -> Wave:
    """Three players who never quite agree."""
    release = 0.28
    count = _frames(held + release, rate)
    slope = 1.35 - 0.25 * force
    weights = below_nyquist(frequency, rate, [1 / k**slope for k in range(1, 19)])
    wave = np.zeros(count, np.float32)
    for detune, vibrato in ((1.0, 0.004), (1.0031, 0.003), (0.9966, 0.0035)):
        wave += harmonic(turns(frequency * detune, count, rate, vibrato) + detune * 40, weights)
    return _faded(wave * envelope(count, rate, held, min(0.11, 0.3 * held + 0.02), release) * 0.25)


def choir(frequency: float, held: float, force: float, rate: int) -> Wave:
    """Voices on "ah": harmonics near 750, 1150 and 2700 Hz stand out."""
    release = 0.35
    count = _frames(held + release, rate)
    weights = []
    for k in range(1, 17):
        hertz = k * frequency
        vowel = sum(
            gain * np.exp(-(((hertz - peak) / width) ** 2))
            for peak, width, gain in ((750, 220, 1.0), (1150, 200, 0.6), (2700, 400, 0.2))
        )
        weights.append((0.3 + 2.2 * vowel) / k**1.1)
    weights = below_nyquist(frequency, rate, weights)
    wave = np.zeros(count, np.float32)
    for detune, vibrato in ((1.0, 0.006), (1.004, 0.005), (0.9955, 0.007)):
        wave += harmonic(turns(frequency * detune, count, rate, vibrato) + detune * 40, weights)
    level = np.float32(0.34 / max(sum(weights) / 2, 0.6))
    return _faded(wave * envelope(count, rate, held, min(0.16, 0.4 * held + 0.02), release) * level)


def brass(frequency: float, held: float, force: float, rate: int) -> Wave:
    """The upper harmonics arrive after the lower ones."""
    release = 0.12
    count = _frames(held + release, rate)
    phase = turns(frequency, count, rate, 0.002)
    low = harmonic(phase, below_nyquist(frequency, rate, (0.7, 0.6, 0.4, 0.2)))
    bright = [0.0, 0.0, 0.1, 0.3, 0.35, 0.3, 0.24, 0.18, 0.13, 0.09, 0.06]
    high = harmonic(phase, below_nyquist(frequency, rate, bright))
    wave = low * envelope(count, rate, held, 0.045, release)
    wave += high * envelope(count, rate, held * 0.95, 0.11, release) * np.float32(0.4 + 0.6 * force)
    return _faded(wave * np.float32(0.55))


def clarinet(frequency: float, held: float, force: float, rate: int) -> Wave:
    """A closed pipe: the odd harmonics."""
    release = 0.1
    count = _frames(held + release, rate)
    weights = (0.8, 0.03, 0.36, 0.04, 0.2, 0.04, 0.1 + 0.08 * force, 0.03, 0.06)
    phase = turns(frequency, count, rate, 0.0015)
    wave = harmonic(phase, below_nyquist(frequency, rate, weights))
    return _faded(wave * envelope(count, rate, held, 0.04, release) * np.float32(0.8))


def flute(frequency: float, held: float, force: float, rate: int) -> Wave:
    """Nearly a pure tone, with vibrato and breath."""
    release = 0.13
    count = _frames(held + release, rate)
    phase = turns(frequency, count, rate, 0.005)
    wave = harmonic(phase, below_nyquist(frequency, rate, (0.85, 0.16 + 0.1 * force, 0.07, 0.02)))
    breath = noise(_frames(16.0, rate), rate, 1200, 5000, 3)[:count]
    wave[: len(breath)] += 0.035 * breath
    return _faded(wave * envelope(count, rate, held, 0.06, release) * np.float32(0.9))


def pad(frequency: float, held: float, force: float, rate: int) -> Wave:
    """Soft detuned tones that swell and linger."""
    release = 0.9
    count = _frames(held + release, rate)
    weights = below_nyquist(frequency, rate, [1 / k**1.9 for k in range(1, 9)])
    wave = np.zeros(count, np.float32)
    for detune in (0.9945, 1.0, 1.0052):
        wave += harmonic(turns(frequency * detune, count, rate) + detune * 50, weights)
    wave += 0.4 * harmonic(turns(frequency * 2.003, count, rate), (1.0,))
    return _faded(wave * envelope(count, rate, held, min(0.5, 0.6 * held), release) * 0.28)


def _faded(wave: Wave) -> Wave:
    """Zero at both ends whatever the envelope's rounding left there."""
    edge = min(32, len(wave) // 2)
    ramp = np.linspace(0, 1, edge, dtype=np.float32)
    wave = np.asarray(wave, np.float32)
    wave[:edge] *= ramp
    wave[len(wave) - edge :] *= ramp[::-1]
    return wave
