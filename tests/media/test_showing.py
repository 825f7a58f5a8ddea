"""Pictures small and whole, and sounds as a line."""

import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from studio.core.artifact import Pixels, Sound
from studio.media.peaks import peaks
from studio.media.picture import load_picture
from studio.media.thumbnail import picture_bytes, thumbnail
from tests.media.works import payload_of, picture, work_of


@pytest.mark.parametrize("channels", [1, 3, 4])
@pytest.mark.parametrize(
    ("size", "small"), [((640, 320), (320, 160)), ((24, 16), (24, 16)), ((1, 2000), (1, 320))]
)
def test_a_thumbnail_fits(channels: int, size: tuple[int, int], small: tuple[int, int]) -> None:
    data = thumbnail(picture(channels, *size))
    image = Image.open(io.BytesIO(data))
    assert (image.format, image.size) == ("WEBP", small)
    assert image.has_transparency_data == (channels == 4)


def test_a_thumbnail_looks_like_the_picture() -> None:
    ramp = np.linspace(0, 255, 900)[None, :, None].repeat(600, 0).repeat(3, 2).astype(np.uint8)
    small = load_picture(thumbnail(Pixels.of(ramp), 90)).array().astype(int)
    assert small.shape == (60, 90, 3)
    assert np.abs(small - ramp[5::10, 5::10].astype(int)).max() < 8


def test_only_pictures_have_thumbnails() -> None:
    assert thumbnail(work_of("image"))
    assert [thumbnail(work_of(kind)) for kind in ("text", "speech", "music")] == [b""] * 3


@pytest.mark.parametrize("channels", [3, 4])
def test_the_clipboard_gets_every_pixel(channels: int) -> None:
    pixels = picture(channels)
    assert load_picture(picture_bytes(pixels)) == pixels


@given(
    frames=st.integers(0, 3000),
    channels=st.integers(1, 3),
    buckets=st.integers(1, 4000),
    seed=st.integers(0, 9),
)
def test_peaks_are_the_least_and_the_greatest(
    frames: int, channels: int, buckets: int, seed: int
) -> None:
    samples = np.random.default_rng(seed).uniform(-1, 1, (frames, channels)).astype(np.float32)
    found = peaks(Sound.of(samples, 48_000), buckets)
    assert found.shape == (buckets, 2)
    assert found.dtype == np.float32
    if not frames:
        assert not found.any()
        return
    mono = samples.mean(axis=1)
    for index in range(0, buckets, max(1, buckets // 50)):
        start, end = index * frames // buckets, (index + 1) * frames // buckets
        span = mono[start : max(end, start + 1)]
        assert found[index] == pytest.approx([span.min(), span.max()], abs=1e-6)


def test_a_long_sound_is_whole() -> None:
    samples = np.zeros((48_000 * 60, 2), np.float32)
    samples[-1] = 1
    samples[0] = -1
    found = peaks(Sound.of(samples, 48_000), 1000)
    assert found[0].tolist() == [-1, 0]
    assert found[-1].tolist() == [0, 1]
    assert not found[1:-1].any()


def test_there_is_at_least_one_bucket() -> None:
    with pytest.raises(ValueError, match="bucket"):
        peaks(Sound.of(np.zeros(4), 8000), 0)


def test_the_payload_alone_is_enough() -> None:
    assert thumbnail(payload_of("image")) == thumbnail(work_of("image"))
