"""Instruments that sound for as long as they are blown, bowed, sung or held down.

A voice gets the note's frequency in Hz, its length in seconds, how hard it is played (0 to 1) and
the rate, and gives mono float32 of about unit peak that starts and ends at zero.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from studio.media.synth.oscillators import (
    Wave,
    below_nyquist,
    breath,
    envelope,
    faded,
    frames,
    harmonic,
    noise,
    turns,
)


class Player(NamedTuple):
    """One of a section: detuning as a ratio, share of the sound, the vibrato's depth as a share
    of the frequency, its speed in Hz, and where in its cycle a note begins (0 to 1)."""

    detune: float
    share: float
    vibrato: float = 0.0
    speed: float = 1.0
    start: float = 0.0


_DESKS = (
    Player(1.0, 1.0, 0.0045, 5.4, 0.0),
    Player(1.0028, 0.6, 0.004, 4.9, 0.38),
    Player(0.9973, 0.6, 0.005, 5.8, 0.71),
    Player(1.0009, 0.45, 0.0035, 6.2, 0.17),
)
_SINGERS = (
    Player(1.0, 1.0, 0.006, 5.2, 0.0),
    Player(1.0034, 0.7, 0.005, 4.6, 0.31),
    Player(0.9964, 0.7, 0.007, 5.7, 0.62),
)
_LAYERS = (Player(1.0, 1.0), Player(0.9952, 0.3, start=0.4), Player(1.0046, 0.3, start=0.7))
_LOUDNESS = 0.3


def organ(frequency: float, held: float, force: float, rate: int) -> Wave:
    """Flue pipes of 8, 4, 2 2/3, 2 and 1 foot, each with the chiff of its first moment."""
    release = 0.13
    count = frames(held + release, rate)
    pipes = (0.5, 0.34, 0.2, 0.24, 0.05, 0.12, 0.0, 0.14, 0.0, 0.04, 0.0, 0.05, 0.0, 0.0, 0.0, 0.06)
    wave = harmonic(turns(frequency, count, rate), below_nyquist(frequency, rate, pipes))
    wave += np.float32(0.14) * harmonic(
        turns(frequency * 1.0022, count, rate), below_nyquist(frequency, rate, pipes[:6])
    )
    wave *= envelope(count, rate, held, 0.03, release)
    chiff = min(count, frames(0.05, rate))
    fall = np.linspace(1, 0, chiff, dtype=np.float32) ** 2
    wave[:chiff] += np.float32(0.05) * fall * noise(chiff, rate, 1500, 6000, 2)
    return faded(wave * np.float32(0.72))


def strings(frequency: float, held: float, force: float, rate: int) -> Wave:
    """Four players who never quite agree; the bow finds the upper harmonics a little later."""
    release = 0.26
    count = frames(held + release, rate)
    slope = 1.25 - 0.3 * force
    weights = []
    for k in range(1, 25):
        hertz = k * frequency
        body = sum(np.exp(-((np.log2(hertz / peak) / 0.35) ** 2)) for peak in (290, 480, 2400))
        weights.append((0.75 + 0.7 * body) / k**slope / (1 + (hertz / 6500) ** 4))
    weights = below_nyquist(frequency, rate, weights)
    attack = min(0.1, 0.3 * held + 0.02)
    phases = _tune(frequency, count, rate, _DESKS)
    wave = _section(phases, _DESKS, weights)
    softer = [weight / k for k, weight in enumerate(weights, 1)]
    dark = _section(phases[:2], _DESKS[:2], softer)
    bloom = envelope(count, rate, held, 2.2 * attack, release)
    wave = dark * (1 - bloom) + wave * bloom
    wave += np.float32(0.012) * breath(count, rate, 1500, 7000, 9)
    return faded(wave * envelope(count, rate, held, attack, release))


def choir(frequency: float, held: float, force: float, rate: int) -> Wave:
    """Voices on "ah": harmonics near 750, 1150 and 2700 Hz stand out, with a little breath."""
    release = 0.35
    count = frames(held + release, rate)
    weights = []
    for k in range(1, 21):
        hertz = k * frequency
        vowel = sum(
            gain * np.exp(-(((hertz - peak) / width) ** 2))
            for peak, width, gain in (
                (750, 220, 1.0),
                (1150, 200, 0.6),
                (2700, 400, 0.16 + 0.2 * force),
                (3500, 400, 0.1 * force),
            )
        )
        weights.append((0.3 + 2.2 * vowel) / k**1.1)
    weights = below_nyquist(frequency, rate, weights)
    wave = _section(_tune(frequency, count, rate, _SINGERS), _SINGERS, weights)
    wave += np.float32(0.02) * breath(count, rate, 900, 4500, 12)
    return faded(wave * envelope(count, rate, held, min(0.15, 0.4 * held + 0.02), release))


def brass(frequency: float, held: float, force: float, rate: int) -> Wave:
    """The upper harmonics arrive after the lower ones, and more of them the harder it is blown."""
    release = 0.11
    count = frames(held + release, rate)
    phase = turns(frequency, count, rate, 0.0028, 5.0)
    low = harmonic(phase, below_nyquist(frequency, rate, (0.5, 0.6, 0.5, 0.3)))
    blare = [0.0, 0.0, 0.12, 0.3, 0.36, 0.33, 0.28, 0.22, 0.17, 0.13, 0.1, 0.08, 0.06, 0.05, 0.04]
    blare = [w / (1 + (k * frequency / 5000) ** 2) for k, w in enumerate(blare, 1)]
    high = harmonic(phase, below_nyquist(frequency, rate, blare))
    wave = low * envelope(count, rate, held, 0.035, release)
    arriving = envelope(count, rate, held * 0.95, 0.09, release)
    # The tongue lets go with a small burst before the note settles.
    arriving *= 1 + np.float32(0.35) * np.exp(-np.arange(count, dtype=np.float32) / (0.12 * rate))
    wave += high * arriving * np.float32(0.15 + 0.95 * force)
    return faded(wave * np.float32(0.62))


def clarinet(frequency: float, held: float, force: float, rate: int) -> Wave:
    """A closed pipe: the odd harmonics, the even ones only higher up."""
    release = 0.09
    count = frames(held + release, rate)
    weights = (
        *(0.8, 0.02, 0.3 + 0.14 * force, 0.03, 0.13 + 0.16 * force, 0.05, 0.08 + 0.16 * force),
        *(0.06, 0.03 + 0.1 * force, 0.05, 0.02 + 0.07 * force, 0.04, 0.02 + 0.04 * force),
    )
    weights = [w / (1 + (k * frequency / 4500) ** 2) for k, w in enumerate(weights, 1)]
    phase = turns(frequency, count, rate, 0.0012, 4.8)
    wave = harmonic(phase, below_nyquist(frequency, rate, weights))
    wave += np.float32(0.006) * breath(count, rate, 1500, 6000, 13)
    return faded(wave * envelope(count, rate, held, 0.035, release) * np.float32(0.8))


def flute(frequency: float, held: float, force: float, rate: int) -> Wave:
    """Nearly a pure tone that breathes; its vibrato is more in loudness than in pitch."""
    release = 0.12
    count = frames(held + release, rate)
    phase = turns(frequency, count, rate, 0.004, 5.1)
    weights = (0.8, 0.2 + 0.2 * force, 0.1 + 0.06 * force, 0.03, 0.015)
    wave = harmonic(phase, below_nyquist(frequency, rate, weights))
    time = np.arange(count, dtype=np.float32) / np.float32(rate)
    sway = np.clip(time / 0.5 - 0.4, 0, 1) * np.sin(2 * np.pi * 5.1 * time)
    wave *= 1 + np.float32(0.11) * sway
    chiff = 1 + np.float32(2.5) * np.exp(-time / np.float32(0.03))
    air = breath(count, rate, 1100, 5000, 3)
    wave += np.float32(0.03 + 0.015 * force) * chiff * air
    return faded(wave * envelope(count, rate, held, 0.045, release) * np.float32(0.82))


def pad(frequency: float, held: float, force: float, rate: int) -> Wave:
    """Soft detuned tones that swell, open slowly and linger."""
    release = 0.9
    count = frames(held + release, rate)
    weights = below_nyquist(frequency, rate, [1 / k**1.35 for k in range(1, 17)])
    phases = _tune(frequency, count, rate, _LAYERS)
    wave = _section(phases, _LAYERS, [w / k for k, w in enumerate(weights, 1)])
    time = np.arange(count, dtype=np.float32) / np.float32(rate)
    opening = 0.5 - 0.5 * np.cos(2 * np.pi * np.clip(time / 5, 0, 1))
    wave += np.float32(0.35) * opening * _section(phases[1:], _LAYERS[1:], weights)
    wave += np.float32(0.1) * harmonic(turns(frequency * 2.003, count, rate), (1.0,))
    return faded(wave * envelope(count, rate, held, min(0.45, 0.6 * held), release))


def _tune(
    frequency: float, count: int, rate: int, players: Sequence[Player]
) -> list[NDArray[np.float64]]:
    return [turns(frequency * p.detune, count, rate, p.vibrato, p.speed, p.start) for p in players]


def _section(
    phases: Sequence[NDArray[np.float64]], players: Sequence[Player], weights: Sequence[float]
) -> Wave:
    """All of a section's players, at a root mean square of `_LOUDNESS` whatever the weights."""
    wave = np.zeros(len(phases[0]), np.float32)
    power = sum(weight**2 for weight in weights) * sum(p.share**2 for p in players) / 2
    for phase, player in zip(phases, players, strict=True):
        wave += np.float32(player.share * _LOUDNESS / np.sqrt(power)) * harmonic(phase, weights)
    return wave
