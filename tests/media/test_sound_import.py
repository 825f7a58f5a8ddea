"""Sounds from files, ours and those of strangers."""

import contextlib
import io
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.core.artifact import Sound
from studio.core.error import BadInput
from studio.media import sound_import
from studio.media.save import save
from studio.media.sound_import import load_sound
from tests.media.works import payload_of, recipe_of, tone, work, work_of


@pytest.mark.parametrize("suffix", [".wav", ".flac", ".ogg", ".mp3"])
@pytest.mark.parametrize("channels", [1, 2])
def test_what_was_saved_is_heard_again(tmp_path: Path, suffix: str, channels: int) -> None:
    original = tone(1.0, 44_100, channels)
    path = tmp_path / f"tönend 湖{suffix}"
    save(work(recipe_of("sound"), original), path)
    sound = load_sound(path)
    assert (sound.rate, sound.channels, sound.score) == (44_100, channels, b"")
    heard, played = sound.array(), original.array()
    if suffix in (".wav", ".flac"):
        assert np.abs(heard - played).max() < 2e-7
    else:
        assert sound.seconds == pytest.approx(1.0, abs=0.1)
        assert np.sqrt((heard**2).mean()) == pytest.approx(np.sqrt((played**2).mean()), rel=0.1)


def test_a_sound_of_many_blocks_is_whole(tmp_path: Path) -> None:
    ramp = np.linspace(-1, 1, 700_000, dtype=np.float32)
    soundfile.write(tmp_path / "a.wav", ramp, 48_000, "FLOAT")
    assert np.array_equal(load_sound(tmp_path / "a.wav").array()[:, 0], ramp)


def test_what_is_no_number_is_silence(tmp_path: Path) -> None:
    samples = np.array([np.nan, np.inf, -9, 0.5], np.float32)
    soundfile.write(tmp_path / "a.wav", samples, 48_000, "FLOAT")
    assert load_sound(tmp_path / "a.wav").array()[:, 0].tolist() == [0, 1, -1, 0.5]


@pytest.mark.parametrize("kind", ["text", "image"])
def test_other_works_are_refused(tmp_path: Path, kind: str) -> None:
    path = tmp_path / {"text": "a.txt", "image": "a.png"}[kind]
    save(work_of(kind), path)
    with pytest.raises(BadInput):
        load_sound(path)


@pytest.mark.parametrize("name", ["missing.wav", ".", "empty.wav", "a.raw"])
def test_what_is_no_sound_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty.wav").touch()
    (tmp_path / "a.raw").write_bytes(bytes(100))
    with pytest.raises(BadInput):
        load_sound(tmp_path / name)


def test_a_file_without_a_frame_is_refused(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", np.zeros(0, np.float32), 48_000)
    with pytest.raises(BadInput, match="no sound"):
        load_sound(tmp_path / "a.wav")


def test_limits_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    soundfile.write(tmp_path / "wide.wav", np.zeros((10, 9), np.float32), 48_000)
    with pytest.raises(BadInput, match="9 channels"):
        load_sound(tmp_path / "wide.wav")
    soundfile.write(tmp_path / "long.flac", np.zeros((1000, 2), np.float32), 48_000)
    monkeypatch.setattr(sound_import, "SAMPLES_LIMIT", 1999)
    with pytest.raises(BadInput, match="too long"):
        load_sound(tmp_path / "long.flac")


def _file(container: str) -> bytes:
    sound = payload_of("speech")
    assert isinstance(sound, Sound)
    data = io.BytesIO()
    soundfile.write(data, sound.array(), sound.rate, format=container)
    return data.getvalue()


@given(
    container=st.sampled_from(["WAV", "FLAC", "OGG", "MP3", "AIFF"]),
    cut=st.integers(0, 10_000),
    changes=st.dictionaries(st.integers(0, 300), st.integers(0, 255), max_size=8),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_damage_ends_in_sound_or_a_sentence(
    tmp_path: Path, container: str, cut: int, changes: dict[int, int]
) -> None:
    data = bytearray(_file(container)[:cut] if cut < 5000 else _file(container))
    for place, value in changes.items():
        if place < len(data):
            data[place] = value
    path = tmp_path / "a.snd"
    path.write_bytes(data)
    with contextlib.suppress(BadInput):
        assert np.abs(load_sound(path).array()).max() <= 1
