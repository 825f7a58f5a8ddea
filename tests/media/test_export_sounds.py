"""Sounds handed over, decoded by FFmpeg."""

from pathlib import Path

import av
import mutagen
import numpy as np
import pytest
from av import AudioFrame

from studio.core.error import ExportError
from studio.media.export.exporting import export
from studio.media.export.formats import formats_of
from studio.media.export.options import ExportOptions
from studio.media.export.sounds import AAC_RATES, OPUS_RATES, at_rate
from studio.media.inspect import inspect
from studio.media.mark import MADE_BY_MODEL
from tests.media.works import melody, recipe_of, tone, work

SUFFIXES = [each.suffix for each in formats_of(tone()) if each.suffix != ".mid"]


def decoded(path: Path) -> tuple[np.ndarray, int]:
    """float, frames x channels, and the rate."""
    with av.open(str(path)) as container:
        stream = container.streams.audio[0]
        resampler = av.AudioResampler(format="fltp", layout=stream.layout)
        frames = [frame for raw in container.decode(stream) for frame in resampler.resample(raw)]
        frames += [frame for frame in resampler.resample(None) if isinstance(frame, AudioFrame)]
        rate = stream.rate
    return np.concatenate([frame.to_ndarray() for frame in frames], axis=1).T, rate


def pitch(samples: np.ndarray, rate: int) -> float:
    """Hertz of the strongest partial."""
    wave = samples[:, 0] * np.hanning(len(samples))
    return float(np.argmax(np.abs(np.fft.rfft(wave)))) * rate / len(wave)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize(("rate", "channels"), [(22_050, 1), (44_100, 2), (48_000, 2)])
def test_the_sound_comes_back(suffix: str, rate: int, channels: int, tmp_path: Path):
    sound = tone(1.0, rate, channels)
    path = tmp_path / f"work{suffix}"
    export(work(recipe_of("sound"), sound), path, ExportOptions(suffix=suffix))
    samples, heard = decoded(path)
    assert samples.shape[1] == channels
    assert len(samples) / heard == pytest.approx(1.0, abs=0.08)
    assert pitch(samples, heard) == pytest.approx(440, abs=2)
    assert np.sqrt((samples[heard // 4 : -heard // 4] ** 2).mean()) == pytest.approx(
        0.354, abs=0.02
    )


@pytest.mark.parametrize("suffix", [*SUFFIXES, ".mid"])
def test_mark_is_found_again(suffix: str, tmp_path: Path):
    path = tmp_path / f"work{suffix}"
    made = work(recipe_of("music"), tone(score=melody()))
    export(made, path, ExportOptions(suffix=suffix))
    found = inspect(path)
    assert found.recipe == made.recipe
    assert found.credentials["digital_source_type"] == MADE_BY_MODEL


@pytest.mark.parametrize("suffix", [*SUFFIXES, ".mid"])
def test_machine_making_is_said_without_the_prompt(suffix: str, tmp_path: Path):
    path = tmp_path / f"work{suffix}"
    made = work(recipe_of("music"), tone(score=melody()))
    export(made, path, ExportOptions(suffix=suffix, prompt=False, labelled=True))
    found = inspect(path)
    assert found.recipe is None
    assert found.credentials["settings"]["seed"] == 42
    assert found.credentials["digital_source_type"] == MADE_BY_MODEL
    assert "china_label" in found.credentials
    assert b"A lake at dusk" not in path.read_bytes()


def test_tags_as_music_programs_read_them(tmp_path: Path):
    for suffix in (".opus", ".m4a"):
        export(
            work(recipe_of("sound"), tone()), tmp_path / f"a{suffix}", ExportOptions(suffix=suffix)
        )
        tags = mutagen.File(tmp_path / f"a{suffix}").tags
        assert any("digital_source_type" in key for key in map(str.lower, tags.keys()))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_same_work_same_bytes(suffix: str, tmp_path: Path):
    made = work(recipe_of("sound"), tone(1.0))
    files = [tmp_path / f"{name}{suffix}" for name in "ab"]
    for path in files:
        export(made, path, ExportOptions(suffix=suffix))
    assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.parametrize("rate", [11_025, 22_050, 44_100, 96_000])
def test_resampling_keeps_what_is_heard_and_nothing_else(rate: int):
    """A tone near the top of the band stays, and brings no mirror image along."""
    high = 0.4 * min(rate, 48_000)
    time = np.arange(rate) / rate
    sound = type(tone()).of(0.5 * np.sin(2 * np.pi * high * time), rate)
    made = at_rate(sound, OPUS_RATES)
    assert made.rate in OPUS_RATES
    wave = made.array()[:, 0] * np.kaiser(len(made.array()), 16)
    power = np.abs(np.fft.rfft(wave)) ** 2
    bins = np.fft.rfftfreq(len(wave), 1 / made.rate)
    near = np.abs(bins - high) < 40
    assert 10 * np.log10(power[near].sum() / power[~near].sum()) > 70


def test_legal_rates_are_left_alone():
    sound = tone(rate=44_100)
    assert at_rate(sound, AAC_RATES) is sound
    assert at_rate(sound, OPUS_RATES).rate == 48_000


def test_long_stereo_opus_and_many_channels(tmp_path: Path):
    long = tone(90, 44_100, 2)
    export(work(recipe_of("sound"), long), tmp_path / "long.opus", ExportOptions(suffix=".opus"))
    assert decoded(tmp_path / "long.opus")[0].shape[0] / 48_000 == pytest.approx(90, abs=0.1)
    made = work(recipe_of("sound"), tone(channels=5))
    with pytest.raises(ExportError, match="cannot be saved"):
        export(made, tmp_path / "five.m4a", ExportOptions(suffix=".m4a"))
    assert not (tmp_path / "five.m4a").exists()
