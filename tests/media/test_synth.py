"""The synthesiser: sound from MIDI, the same every time, within bounds whatever the bytes."""

from itertools import pairwise
from typing import Any

import numpy as np
import pyloudnorm
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from symusic import ControlChange, Note, Score, Tempo, Track

from studio.core.tune_words import PROGRAMS
from studio.media.synth import render

RATE = 44100


def midi(*notes: tuple[float, float, int], program: int = 0, tempo: float = 120) -> bytes:
    """One instrument's notes as (start, length, pitch) in quarter notes; program -1 is drums."""
    score: Any = Score(480)
    track: Any = Track(program=max(program, 0), is_drum=program < 0)
    for start, length, pitch in notes:
        track.notes.append(Note(round(start * 480), round(length * 480), pitch, 90))
    score.tracks.append(track)
    score.tempos.append(Tempo(0, tempo))
    return score.dumps_midi()


TUNE = tuple((i / 2, 0.5, 60 + (i * 5) % 12) for i in range(24))


@pytest.fixture(scope="module")
def sounds() -> dict[str, np.ndarray]:
    return {
        name: render(
            midi(
                *TUNE if program >= 0 else ((i / 2, 0.5, 36 + i % 14) for i in range(24)),
                program=program,
            )
        )
        for name, program in PROGRAMS.items()
    }


@pytest.mark.parametrize("name", PROGRAMS)
def test_each_instrument_is_loud_even_clean_and_stereo(
    sounds: dict[str, np.ndarray], name: str
) -> None:
    sound = sounds[name]
    assert sound.dtype == np.float32
    assert sound.shape[1] == 2
    assert np.isfinite(sound).all()
    assert np.abs(sound).max() <= 10 ** (-1 / 20)
    assert abs(pyloudnorm.Meter(RATE).integrated_loudness(sound) + 16) < 2
    assert not np.array_equal(sound[:, 0], sound[:, 1])
    assert np.abs(sound[0]).max() < 1e-3
    assert np.abs(sound[-1]).max() < 1e-3


def test_instruments_can_be_told_apart(sounds: dict[str, np.ndarray]) -> None:
    """Spectra over eight bands in three moments of a note differ for every pair."""
    looks = {}
    for name, sound in sounds.items():
        mono = sound.mean(axis=1)
        look = []
        for begin in (0.0, 0.06, 0.15):
            piece = mono[int(begin * RATE) : int((begin + 0.1) * RATE)]
            spectrum = np.abs(np.fft.rfft(piece * np.hanning(len(piece)))) ** 2
            edges = np.geomspace(4, len(spectrum) - 1, 13).astype(int)
            look += [np.log10(spectrum[a:b].mean() + 1e-9) for a, b in pairwise(edges)]
        looks[name] = np.array(look)
    names = list(looks)
    for i, one in enumerate(names):
        for other in names[i + 1 :]:
            assert np.abs(looks[one] - looks[other]).mean() > 0.1, (one, other)


def test_the_same_bytes_sound_the_same() -> None:
    data = midi(*TUNE, program=PROGRAMS["strings"])
    assert np.array_equal(render(data), render(data))


def test_the_pitch_is_the_asked_one() -> None:
    sound = render(midi((0, 4, 69), program=PROGRAMS["flute"]))[:, 0]
    spectrum = np.abs(np.fft.rfft(sound[RATE // 4 : RATE // 4 + RATE]))
    assert abs(int(spectrum.argmax()) - 440) <= 2


def test_no_clicks_between_notes(sounds: dict[str, np.ndarray]) -> None:
    """Sustained voices never jump from one sample to the next."""
    for name in ("pad", "strings", "choir", "flute", "organ"):
        assert np.abs(np.diff(sounds[name], axis=0)).max() < 0.25


def test_the_tempo_sets_the_length() -> None:
    slow = len(render(midi(*TUNE, tempo=60)))
    fast = len(render(midi(*TUNE, tempo=120)))
    assert slow - fast == pytest.approx(6 * RATE, abs=RATE // 50)


def test_a_pedal_holds_notes() -> None:
    score: Any = Score(480)
    score.tracks.append(Track(program=0))
    score.tracks[0].notes.append(Note(0, 120, 60, 90))
    short = len(render(score.dumps_midi()))
    score.tracks[0].controls.append(ControlChange(0, 64, 127))
    score.tracks[0].controls.append(ControlChange(3840, 64, 0))
    assert len(render(score.dumps_midi())) > 2 * RATE + short


def test_no_notes_are_silence() -> None:
    silence = render(midi())
    assert not silence.any()


@pytest.mark.parametrize("rate", [8000, 22050, 48000])
def test_other_rates(rate: int) -> None:
    sound = render(midi((0, 1, 96), (1, 1, 30), program=PROGRAMS["bells"]), rate)
    assert len(sound) == pytest.approx(rate * (1.0 + 2.5), rel=0.01)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"RIFF" + bytes(40),
        b"MThd",
        b"MThd\0\0\0\6\0\0\0\1\0\0",
        midi(*TUNE)[:60],
        midi((20_000, 1, 60)),
        midi(*((i / 480, 1, 60 + i % 12) for i in range(50_001))),
        bytes(5 * 2**20),
    ],
    ids=["empty", "wave", "head", "no tracks", "cut", "long", "many", "big"],
)
def test_what_cannot_be_played_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"^[A-Z][^!]+\.$"):
        render(data)


def test_a_rate_out_of_bounds_is_refused() -> None:
    with pytest.raises(ValueError, match="sample rate"):
        render(midi(*TUNE), 10)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 130), st.integers(0, 255)), min_size=1, max_size=6))
def test_damaged_files_are_played_or_refused(changes: list[tuple[int, int]]) -> None:
    data = bytearray(midi((0, 1, 60), (1, 1, 64)))
    for place, value in changes:
        data[place % len(data)] = value
    try:
        sound = render(bytes(data), 8000)
    except ValueError:
        return
    assert np.isfinite(sound).all()
    assert np.abs(sound).max(initial=0) <= 10 ** (-1 / 20)
