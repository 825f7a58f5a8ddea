"""Loudness against values known from the standard."""

import numpy as np
import pytest

from studio.core.artifact import Sound
from studio.media.loudness import LONGEST, Loudness, loudness


def tone(seconds: float, peak: float = 1.0, rate: int = 48_000) -> Sound:
    """997 Hz in both channels, which BS.1770 measures as its level."""
    time = np.arange(round(seconds * rate)) / rate
    wave = peak * np.sin(2 * np.pi * 997 * time)
    return Sound.of(np.stack([wave, wave], axis=1), rate)


def test_a_tone_has_the_loudness_of_the_standard() -> None:
    measured = loudness(tone(3.0, peak=10 ** (-23 / 20)))
    assert measured.lufs == pytest.approx(-23.0, abs=0.1)
    assert measured.peak == pytest.approx(-23.0, abs=0.1)


def test_a_sound_too_short_for_loudness_has_a_peak() -> None:
    measured = loudness(tone(0.3, peak=0.5))
    assert measured.lufs is None
    assert measured.peak == pytest.approx(-6.02, abs=0.05)


def test_silence_has_neither() -> None:
    assert loudness(Sound(8_000, 1, bytes(4 * 8_000))) == Loudness()
    assert loudness(Sound(8_000, 1, b"")) == Loudness()


def test_nearly_silence_is_no_warning() -> None:
    assert loudness(tone(1.0, peak=1e-6)).lufs is None


def test_hours_are_not_measured() -> None:
    frames = round((LONGEST + 1) * 1_000)
    measured = loudness(Sound.of(np.full(frames, 0.5), 1_000))
    assert measured.lufs is None
    assert measured.peak == pytest.approx(-6.02, abs=0.05)
