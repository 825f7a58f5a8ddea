"""Short sounds that others are made of: decays, knocks, chirps, and the echo of a place."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.random import Generator

from studio.media.soundscape.noise import Array, air, burst
from studio.media.soundscape.ring import RATE, Wave


def moments(seconds: float) -> Array:
    """Times of the frames of so many seconds, at least a few."""
    return np.arange(max(int(seconds * RATE), 16)) / RATE


def closed(wave: Array | Wave, opening: float = 0.0005, closing: float = 0.004) -> Wave:
    """Begun and ended at zero, over so many seconds."""
    wave = np.array(wave, np.float32)
    count = wave.shape[-1]
    rise, fall = (max(2, min(int(each * RATE), count // 2)) for each in (opening, closing))
    wave[..., :rise] *= np.linspace(0, 1, rise, dtype=np.float32)
    wave[..., count - fall :] *= np.linspace(1, 0, fall, dtype=np.float32)
    return wave


def unit(wave: Wave) -> Wave:
    """At a peak of one."""
    return wave / np.float32(max(float(np.abs(wave).max()), 1e-9))


def tap(random: Generator, colour: Callable[[Array], Array], decay: float) -> Wave:
    """A tiny burst of noise that falls to 1/e in `decay` seconds, at a peak of one."""
    time = moments(7 * decay)
    noise = burst(random, len(time), colour)
    return unit(closed(noise * np.exp(-time / decay), 0.0002, decay))


def knock(modes: Sequence[tuple[float, float, float]], seconds: float) -> Wave:
    """A struck body: (Hz, weight, decay in seconds) for each way in which it swings."""
    time = moments(seconds)
    wave = sum(
        weight * np.sin(2 * np.pi * hertz * time) * np.exp(-time / decay)
        for hertz, weight, decay in modes
        if hertz < 0.45 * RATE
    )
    return closed(np.asarray(wave), 0.0003, seconds / 4)


def bubble(radius: float, rise: float) -> Wave:
    """The ring of an air bubble in water, `radius` in metres, at a peak of about one.

    Minnaert's frequency, 3.26 m/s over the radius, and the damping of van den Doel's
    "Physically-based models for liquid sounds" (2005); `rise` is how much the pitch climbs as
    the bubble nears the surface, as a share of the damping.
    """
    hertz, damping = 3.26 / radius, 0.13 / radius + 0.0072 * radius**-1.5
    time = moments(min(6.5 / damping, 0.25))
    phase = hertz * (time + rise * damping * time**2 / 2)
    return closed(np.sin(2 * np.pi * phase) * np.exp(-damping * time), 0.0006, 1 / damping)


def place_echo(
    random: Generator, dry: Wave, seconds: float, wet: float, distance: float = 0.5
) -> Wave:
    """A mono sound where something throws it back: shape (2, frames + the echo's).

    `seconds` is how long the echo takes to fall by 60 dB, `wet` its level against the sound's.
    """
    from scipy.fft import irfft, next_fast_len, rfft, rfftfreq

    time = moments(seconds).astype(np.float32)
    both = np.zeros((2, len(dry) + len(time)), np.float32)
    size = next_fast_len(both.shape[1], real=True)
    fall = np.exp(-6.9 * time / seconds) * np.clip(time / 0.02, 0.15, 1)
    tails = random.standard_normal(both.shape[:1] + fall.shape, np.float32) * fall
    tails *= wet / np.sqrt((tails**2).sum(axis=1, keepdims=True))
    colour = air(rfftfreq(size, 1 / RATE), 0.35 + 0.6 * distance).astype(np.float32)
    heard = np.asarray(rfft(tails, size)) * (np.asarray(rfft(dry, size)) * colour)
    both += np.asarray(irfft(heard, size))[:, : both.shape[1]]
    both[:, : len(dry)] += dry
    return both
