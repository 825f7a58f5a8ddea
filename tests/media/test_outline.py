"""Sounds in a few bars, pictures made to fit."""

from pathlib import Path

import numpy as np
import pytest
import soundfile
from PIL import Image

from studio.core.error import BadInput
from studio.media.fit import fitted
from studio.media.outline import outline
from studio.media.thumbnail import picture_bytes
from tests.media.works import picture


def test_bars_follow_the_loudness(tmp_path: Path) -> None:
    path = tmp_path / "a.flac"
    samples = np.concatenate([np.zeros(4_000), np.full(4_000, 0.5), np.full(4_000, -1.0)])
    soundfile.write(path, np.stack([samples, samples], axis=1), 8_000)
    heard = outline(path, 3)
    assert heard.seconds == 1.5
    assert heard.bars == pytest.approx((0.0, 0.5, 1.0), abs=1e-3)


def test_there_may_be_fewer_samples_than_bars(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    soundfile.write(path, np.full(2, 0.5), 8_000)
    assert max(outline(path, 40).bars) == pytest.approx(0.5, abs=1e-3)
    assert len(outline(path, 40).bars) == 40


@pytest.mark.parametrize("content", [None, b"", b"no sound"])
def test_what_is_no_sound_is_refused(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "a.flac"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadInput):
        outline(path, 8)


@pytest.mark.parametrize("channels", [1, 3, 4])
def test_a_picture_fits_and_keeps_its_shape(channels: int) -> None:
    small = fitted(picture_bytes(picture(channels, 400, 200)), 100, 100)
    assert (small.width, small.height) == (100, 50)
    assert len(small.data) == 100 * 50 * small.channels


def test_a_small_picture_is_never_enlarged(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("RGB", (30, 20), "red").save(path)
    assert (fitted(path, 500, 500).width, fitted(path, 500, 500).height) == (30, 20)
