"""Payloads are plain bytes that read as arrays."""

import numpy as np

from studio.core.artifact import Pixels, Sound


def test_pixels():
    array = np.arange(24, dtype=np.uint8).reshape(2, 4, 3)
    pixels = Pixels.of(array)
    assert (pixels.width, pixels.height, pixels.channels) == (4, 2, 3)
    np.testing.assert_array_equal(pixels.array(), array)
    np.testing.assert_array_equal(Pixels.of(array[:, ::-1]).array(), array[:, ::-1])


def test_sound():
    sound = Sound.of(np.array([0.0, 0.5, 2.0, -3.0, np.nan]), rate=5)
    assert sound.array()[:, 0].tolist() == [0.0, 0.5, 1.0, -1.0, 0.0]
    assert sound.seconds == 1.0


def test_stereo():
    samples = np.linspace(-1, 1, 8, dtype=np.float32).reshape(4, 2)
    sound = Sound.of(samples, rate=8)
    assert sound.channels == 2
    assert sound.seconds == 0.5
    np.testing.assert_array_equal(sound.array(), samples)
