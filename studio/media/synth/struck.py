"""Instruments that are struck or plucked and then left to ring.

A voice gets the note's frequency in Hz, its length in seconds, how hard it is played (0 to 1) and
the rate, and gives mono float32 of about unit peak that starts and ends at zero.
"""

import numpy as np

from studio.media.synth.oscillators import Wave, envelope, faded, frames, noise, ringing, string


def piano(frequency: float, held: float, force: float, rate: int) -> Wave:
    """Two stiff strings a hair apart, hit at an eighth of their length by felt.

    A hard blow reaches further up the harmonics. One string dies away quickly and one slowly,
    which gives the note its bright start and its long, plain end.
    """
    release = 0.16
    count = frames(held + release, rate)
    felt = 900 + 4200 * force**1.5
    weights = [
        (abs(np.sin(np.pi * k / 8.3)) + 0.02) / k**1.25 * np.exp(-k * frequency / felt)
        for k in range(1, 33)
    ]
    first = np.exp(-frequency / felt) * abs(np.sin(np.pi / 8.3))
    weights = [weight / first for weight in weights]
    decay = 6.5 * (110 / frequency) ** 0.55
    stiffness = 0.0002 * (frequency / 220) ** 1.1
    quick = string(frequency * 1.0004, [0.5 * w for w in weights], decay * 0.24, 0.3, stiffness)
    slow = string(frequency * 0.9998, [0.3 * w for w in weights], decay, 0.2, stiffness)
    wave = ringing([*quick, *slow], count, rate) * envelope(count, rate, held, 0.002, release)
    return faded(_knocked(wave, rate, 0.03, (180, 1500), 0.03 + 0.07 * force, 1) * 0.62)


def guitar(frequency: float, held: float, force: float, rate: int) -> Wave:
    """Plucked near the bridge; the body favours what lies near 110, 210 and 420 Hz."""
    release = 0.1
    count = frames(held + release, rate)
    weights = []
    for k in range(1, 31):
        hertz = k * frequency
        body = sum(np.exp(-((np.log2(hertz / peak) / 0.4) ** 2)) for peak in (110, 210, 420))
        tilt = 1 / k ** (1.15 - 0.45 * force) / (1 + (hertz / 4800) ** 2)
        weights.append((abs(np.sin(np.pi * k * 0.135)) + 0.03) * tilt * (0.7 + 0.5 * body))
    top = max(sum(weights) / 2.2, max(weights))
    decay = 1.5 * (196 / frequency) ** 0.45
    wave = ringing(string(frequency, [w / top for w in weights], decay, 0.13), count, rate)
    wave *= envelope(count, rate, held, 0.001, release)
    return faded(_knocked(wave, rate, 0.012, (1800, 6500), 0.05 + 0.1 * force, 4) * 0.85)


def harp(frequency: float, held: float, force: float, rate: int) -> Wave:
    """Plucked by a fingertip in the middle of the string, never damped: round, then glowing."""
    held = min(held, 1.5)
    count = frames(held + 1.6, rate)
    weights = [
        (abs(np.sin(np.pi * k * 0.41)) + 0.06) / k ** (1.75 - 0.5 * force) for k in range(1, 15)
    ]
    decay = 2.1 * (260 / frequency) ** 0.4
    wave = ringing(string(frequency, weights, decay, 0.35), count, rate)
    wave *= envelope(count, rate, held + 0.3, 0.004, 1.3)
    return faded(_knocked(wave, rate, 0.02, (500, 2600), 0.03, 5) * 0.72)


def bass(frequency: float, held: float, force: float, rate: int) -> Wave:
    """A thick string under a finger: a firm start, then mostly its first three harmonics."""
    release = 0.08
    count = frames(held + release, rate)
    weights = [
        (abs(np.sin(np.pi * k * 0.22)) + 0.05) / k ** (1.1 - 0.3 * force) for k in range(1, 15)
    ]
    weights = [weight / (1 + (k * frequency / 1500) ** 2) for k, weight in enumerate(weights, 1)]
    wave = ringing(string(frequency, weights, 2.4, 0.35), count, rate)
    wave *= envelope(count, rate, held, 0.004, release)
    return faded(_knocked(wave, rate, 0.014, (300, 2400), 0.08 + 0.1 * force, 6) * 0.75)


def music_box(frequency: float, held: float, force: float, rate: int) -> Wave:
    """A steel tooth: a pure tone with its clink, at the overtones of a clamped bar."""
    count = frames(2.2, rate)
    partials = (
        (frequency, 0.72, 0.7),
        (frequency * 2.0, 0.1, 0.45),
        (frequency * 6.27, 0.2 + 0.16 * force, 0.14),
        (frequency * 17.55, 0.1, 0.04),
    )
    wave = ringing(partials, count, rate) * envelope(count, rate, 1.2, 0.0008, 1.0)
    return faded(_knocked(wave, rate, 0.006, (3000, 9000), 0.1 * force, 7))


def marimba(frequency: float, held: float, force: float, rate: int) -> Wave:
    """Rosewood over a pipe, tuned to the fourth harmonic, under a mallet."""
    count = frames(1.2, rate)
    decay = 0.4 * (260 / frequency) ** 0.5
    partials = (
        (frequency, 0.85, decay),
        (frequency * 3.93, 0.16 + 0.26 * force, decay / 3.5),
        (frequency * 9.2, 0.05 + 0.14 * force, decay / 9),
    )
    wave = ringing(partials, count, rate) * envelope(count, rate, 0.7, 0.0015, 0.5)
    return faded(_knocked(wave, rate, 0.02, (250, 1800), 0.1 + 0.1 * force, 8) * 0.85)


def bells(frequency: float, held: float, force: float, rate: int) -> Wave:
    """Hum, prime, tierce, quint and nominal of a church bell, each beating slowly with a twin."""
    count = frames(3.2, rate)
    table = (
        (0.5, 0.16, 2.6),
        (1.0, 0.5, 1.7),
        (1.19, 0.2, 1.1),
        (1.5, 0.11, 0.9),
        (2.0, 0.45, 0.9),
        (2.51, 0.1 + 0.1 * force, 0.45),
        (3.01, 0.16, 0.4),
        (4.1, 0.08 + 0.12 * force, 0.25),
        (5.4, 0.04 + 0.1 * force, 0.16),
        (6.8, 0.08 * force, 0.1),
    )
    partials = [
        (frequency * ratio * split, weight * share, decay)
        for ratio, weight, decay in table
        for split, share in ((1.0, 0.75), (1.0013, 0.25))
    ]
    wave = ringing(partials, count, rate) * envelope(count, rate, 2, 0.001, 1.2)
    return faded(wave * np.float32(0.85))


def _knocked(
    wave: Wave, rate: int, seconds: float, band: tuple[float, float], level: float, seed: int
) -> Wave:
    """With the noise of hammer, nail or mallet over its first moment."""
    count = min(len(wave), frames(seconds, rate))
    fall = np.linspace(1, 0, count, dtype=np.float32) ** 2
    wave[:count] += np.float32(level) * fall * noise(count, rate, *band, seed)
    return wave
