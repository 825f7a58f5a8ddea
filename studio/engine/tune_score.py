"""From a model's tokens to a Standard MIDI File in the asked key, tempo and metre, with accents."""

import math
import random
from collections.abc import Sequence
from typing import Any

from miditok import MusicTokenizer
from symusic import KeySignature, Note, Score, Tempo, TimeSignature, Track

from studio.core.tune import TuneTraits
from studio.core.tune_words import PROGRAMS

TICKS = 480
"""Ticks in a quarter note."""

_NAMES = {program: name for name, program in PROGRAMS.items()}
_SHARPS = {
    "major": (0, -5, 2, -3, 4, -1, 6, 1, -4, 3, -2, 5),
    "minor": (-3, 4, -1, -6, 1, -4, 3, -2, 5, 0, -5, 2),
}
"""Sharps, or flats below zero, in the signature of the key on each pitch class."""

_FORCE = {"calm": 62, "sad": 60, "dreamy": 56, "solemn": 70, "happy": 76, "playful": 74}
_FORCE |= {"tense": 78, "energetic": 90}
_SWING = {"blues": 2 / 3, "lofi": 0.58}


def assemble(
    sections: Sequence[tuple[Sequence[int], int]],
    tokenizer: MusicTokenizer,
    traits: TuneTraits,
    seed: int,
) -> bytes:
    """Join sections, each the token ids of a tune on C with its length in bars, into one file."""
    beats, unit = map(int, traits.metre.split("/"))
    bar = TICKS * 4 * beats // unit
    shift = traits.tonic if traits.tonic <= 6 else traits.tonic - 12
    whole: Any = Score(TICKS)
    tracks: dict[int, Any] = {}
    start = 0
    for ids, bars in sections:
        section = decode(tokenizer, ids)
        for track in section.tracks:
            program = -1 if track.is_drum else track.program
            if program not in tracks:
                tracks[program] = Track(
                    name=_NAMES[program].capitalize(),
                    program=max(program, 0),
                    is_drum=track.is_drum,
                )
            move = 0 if track.is_drum else shift
            for note in track.notes:
                length = min(note.duration, bars * bar - note.time)
                if length > 0:
                    tracks[program].notes.append(
                        Note(start + note.time, length, note.pitch + move, 80)
                    )
        start += bars * bar
    order = [PROGRAMS[name] for name in traits.instruments]
    for program in sorted(tracks, key=order.index):
        _accent(tracks[program], traits, bar, seed, lead=program == order[0])
        whole.tracks.append(tracks[program])
    signs(whole, traits)
    return whole.dumps_midi()


def decode(tokenizer: MusicTokenizer, ids: Sequence[int]) -> Any:
    """The tokens as a score of `TICKS` to the quarter note."""
    score: Any = tokenizer.decode(list(ids))
    return score.resample(TICKS, 1)


def signs(score: Any, traits: TuneTraits) -> None:
    """Write tempo, metre and key at the start of the score, in place of any others."""
    beats, unit = map(int, traits.metre.split("/"))
    sharps = _SHARPS[traits.mode][traits.tonic]
    score.tempos = [Tempo(0, traits.tempo)]
    score.time_signatures = [TimeSignature(0, beats, unit)]
    score.key_signatures = [KeySignature(0, sharps, int(traits.mode == "minor"))]


def _accent(track: Any, traits: TuneTraits, bar: int, seed: int, lead: bool) -> None:
    """Give notes the force a player would: beats before off-beats, melody before chords, an arch
    over each four bars; and swing where the style does."""
    rng = random.Random(f"{seed}:{track.name}")
    pulse = TICKS * 3 // 2 if traits.metre == "6/8" else TICKS
    swing = _SWING.get(traits.style, 0.5) if pulse == TICKS else 0.5
    base = _FORCE[traits.mood] + (8 if lead or track.is_drum else -8)
    highest: dict[int, int] = {}
    for note in track.notes:
        highest[note.time] = max(highest.get(note.time, 0), note.pitch)
    for note in track.notes:
        time = note.time
        force = base + 5 * math.sin(math.pi * ((time / (4 * bar)) % 1)) + rng.uniform(-3, 3)
        force += 7 if time % bar == 0 else 2 if time % pulse == 0 else -4
        if lead and note.pitch < max(highest[time], 55):
            force -= 14
        note.velocity = round(min(max(force, 20), 120))
        if swing != 0.5:
            ending = _swung(note.end, swing)
            note.time = _swung(time, swing)
            note.duration = max(ending - note.time, 1)


def _swung(time: int, swing: float) -> int:
    """Move the middle of each beat to the share `swing` of it, all else in proportion."""
    beat, inside = divmod(time, TICKS)
    share = inside / TICKS
    share = share * 2 * swing if share < 0.5 else swing + (share - 0.5) * 2 * (1 - swing)
    return beat * TICKS + round(share * TICKS)
