"""What tells the instruments apart, and what every mix keeps to: loudness, peaks, stereo."""

from dataclasses import astuple, dataclass
from itertools import combinations
from typing import Any

import numpy as np
import pyloudnorm
import pytest
from scipy.signal import resample_poly
from symusic import Note, Score, Tempo, Track

from studio.core.tune_words import PROGRAMS
from studio.media.synth import render

RATE = 44100
MELODIC = [name for name, program in PROGRAMS.items() if program >= 0]


def midi(program: int, *notes: tuple[float, float, int], force: int = 90) -> bytes:
    """Notes as (start, length, pitch) in seconds."""
    score: Any = Score(480)
    score.tempos.append(Tempo(0, 60))
    track: Any = Track(program=max(program, 0), is_drum=program < 0)
    for start, length, pitch in notes:
        track.notes.append(Note(round(start * 480), round(length * 480), pitch, force))
    score.tracks.append(track)
    return score.dumps_midi()


@dataclass(frozen=True)
class Look:
    """One note of an instrument: what an ear goes by."""

    attack: float
    """Seconds from a tenth of the loudest to six tenths, as a power of ten."""
    decay: float
    """Decibels lost from the loudest to half a second on."""
    brightness: float
    """Octaves from the note to the centre of its spectrum."""
    even: float
    """Decibels between the second harmonic and the first."""
    third: float
    """Decibels between the third harmonic and the first."""
    breath: float
    """Decibels between what lies beside the harmonics and the whole."""


def look(name: str) -> Look:
    pitch = 40 if name == "bass" else 62
    mono = render(midi(PROGRAMS[name], (0, 1.2, pitch))).mean(axis=1).astype(float)
    level = np.sqrt(np.convolve(mono**2, np.ones(441) / 441, "same"))
    loudest = level.max()
    risen = int(np.argmax(level > 0.6 * loudest))
    attack = (risen - np.argmax(level > 0.1 * loudest)) / RATE
    later = level[risen + RATE // 2 : risen + RATE * 3 // 5].mean()
    piece = mono[RATE // 20 : RATE // 20 + 32768]
    power = np.abs(np.fft.rfft(piece * np.hanning(len(piece)))) ** 2
    hertz = np.fft.rfftfreq(len(piece), 1 / RATE)
    note = 440 * 2 ** ((pitch - 69) / 12)

    def near(frequency: float) -> float:
        return float(power[np.abs(hertz - frequency) < 0.03 * note].sum())

    first, second, third = (10 * np.log10(near(k * note) + 1e-9) for k in (1, 2, 3))
    beside = power[np.abs(hertz / note - np.round(hertz / note)) > 0.2].sum()
    centre = (power * hertz).sum() / power.sum()
    return Look(
        attack=float(np.log10(max(attack, 1e-3))),
        decay=float(20 * np.log10(later / loudest)),
        brightness=float(np.log2(centre / note)),
        even=second - first,
        third=third - first,
        breath=float(10 * np.log10(beside / power.sum())),
    )


SCALE = Look(attack=0.5, decay=8, brightness=0.4, even=8, third=8, breath=12)
"""How much of each an ear takes for a difference."""


@pytest.fixture(scope="module")
def looks() -> dict[str, np.ndarray]:
    return {name: np.array(astuple(look(name))) / np.array(astuple(SCALE)) for name in MELODIC}


def test_every_pair_of_instruments_differs_in_what_ears_go_by(looks: dict[str, Any]) -> None:
    assert len(looks) >= 10
    near = {
        (one, other): float(np.abs(looks[one] - looks[other]).max())
        for one, other in combinations(looks, 2)
    }
    assert min(near.values()) > 1, min(near, key=near.__getitem__)


def test_struck_instruments_start_at_once_and_die_away() -> None:
    for name in ("piano", "guitar", "harp", "music box", "marimba", "bells"):
        seen = look(name)
        assert 10**seen.attack < 0.04
        assert seen.decay < -2
    for name in ("strings", "choir", "pad"):
        assert 10 ** look(name).attack > 0.04


@pytest.mark.parametrize("name", ["piano", "guitar", "brass", "clarinet", "flute", "strings"])
def test_harder_is_brighter(name: str) -> None:
    centres = []
    for force in (20, 120):
        mono = render(midi(PROGRAMS[name], (0, 1, 60), force=force)).mean(axis=1)[: RATE // 2]
        power = np.abs(np.fft.rfft(mono * np.hanning(len(mono)))) ** 2
        centres.append((power * np.arange(len(power))).sum() / power.sum())
    assert centres[1] > 1.08 * centres[0]


@pytest.mark.parametrize("name", MELODIC)
def test_high_notes_fold_nothing_back(name: str) -> None:
    """Below a high note there is only its room and its noise, no mirrored harmonics."""
    mono = render(midi(PROGRAMS[name], (0, 1, 96))).mean(axis=1)[:RATE]
    size = np.abs(np.fft.rfft(mono * np.hanning(len(mono))))
    below = size[100:900] if name != "bells" else size[100:700]
    assert below.max() < 0.03 * size.max()
    assert abs(float(mono.mean())) < 1e-3


def band(*names: str) -> bytes:
    score: Any = Score(480)
    score.tempos.append(Tempo(0, 60))
    for at, name in enumerate(names):
        drums = name == "drums"
        track: Any = Track(program=max(PROGRAMS[name], 0), is_drum=drums)
        for beat in range(12):
            pitch = (36, 42, 38, 42)[beat % 4] if drums else 45 + 7 * at + (beat * 5) % 12
            track.notes.append(Note(beat * 240, 240, pitch, 100))
        score.tracks.append(track)
    return score.dumps_midi()


@pytest.mark.parametrize(
    "names",
    [("piano",), ("brass", "bass", "drums"), ("drums",), ("strings", "choir"), ("guitar", "flute")],
    ids="-".join,
)
def test_a_mix_is_loud_enough_under_the_ceiling_and_whole_in_mono(names: tuple[str, ...]) -> None:
    sound = render(band(*names))
    assert pyloudnorm.Meter(RATE).integrated_loudness(sound) == pytest.approx(-16, abs=1)
    assert 20 * np.log10(np.abs(resample_poly(sound, 8, 1, axis=0)).max()) <= -1
    left, right = sound.T.astype(float)
    assert not np.allclose(left, right, atol=1e-3)
    both = (left**2).mean() + (right**2).mean()
    assert ((left + right) ** 2).mean() > both  # in mono the channels add up, not cancel


def test_a_band_spreads_across_the_stage() -> None:
    places = {}
    for name in ("strings", "guitar"):
        left, right = (render(band(name)).astype(float) ** 2).mean(axis=0)
        places[name] = 10 * np.log10(left / right)
    assert places["strings"] > 1
    assert places["guitar"] < -1
