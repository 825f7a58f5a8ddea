"""Whether a tune is what was asked for, and whether its melody was met in training."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from symusic import Score

from studio.core.tune import TuneTraits
from studio.core.tune_form import form
from studio.engine.tune_key import key_of
from tunes.corpus import Piece

RUNS = (4, 8, 12, 16, 24, 32, 48)
"""Lengths, in notes, at which runs of melody are compared."""

_IN_KEY = {"major": (0, 2, 4, 5, 7, 9, 11), "minor": (0, 2, 3, 5, 7, 8, 10, 11)}

Melody = list[tuple[tuple[int, int], ...]]
"""For each bar its top notes in order: pitch on C, quarter of the bar."""


def judge(midi: bytes, traits: TuneTraits, seconds: float, seed: int) -> dict[str, float]:
    """Figures of one tune, each from 0 to 1; those that do not apply to it are left out."""
    score: Any = Score.from_midi(midi)
    signature = score.time_signatures[0]
    bar = score.ticks_per_quarter * 4 * signature.numerator // signature.denominator
    bars = max(round(seconds / traits.bar_seconds), 2)
    names = {track.name.lower() for track in score.tracks if len(track.notes)}
    figures = {
        "tempo": float(round(score.tempos[0].qpm) == traits.tempo),
        "metre": float(f"{signature.numerator}/{signature.denominator}" == traits.metre),
        "length in bars": float(-(-score.end() // bar) == bars),
        "every asked instrument plays": float(names >= set(traits.instruments)),
        "no other instrument plays": float(names <= set(traits.instruments)),
    }
    notes = [note for track in score.tracks if not track.is_drum for note in track.notes]
    if notes:
        inside = {(tone + traits.tonic) % 12 for tone in _IN_KEY[traits.mode]}
        figures["notes in the asked key"] = float(np.mean([n.pitch % 12 in inside for n in notes]))
        figures["heard in the asked key"] = float(key_of(notes) == traits.key)
        lowest = min((n for n in notes if n.end > (bars - 1) * bar), key=lambda n: n.pitch)
        figures["lowest note ends on the tonic"] = float(lowest.pitch % 12 == traits.tonic)
    if lead := lead_notes(score, traits):
        last = max(lead, key=lambda note: (note.time, note.pitch))
        figures["melody ends on the tonic"] = float(last.pitch % 12 == traits.tonic)
        if shares := returns(lead, bar, form(bars, seed) if bars <= 24 else ()):
            figures["phrases come back"] = float(np.mean(shares))
    return figures


def lead_notes(score: Any, traits: TuneTraits) -> list[Any]:
    lead = next((name for name in traits.instruments if name != "drums"), "")
    return [note for track in score.tracks if track.name.lower() == lead for note in track.notes]


def returns(notes: Sequence[Any], bar: int, places: Sequence[str]) -> list[float]:
    """For each bar whose place in the form came before, the share of its notes that came too."""
    first: dict[str, set[tuple[int, int]]] = {}
    shares = []
    for index, place in enumerate(places):
        here = {(note.time % bar, note.pitch) for note in notes if note.time // bar == index}
        if place in first and here:
            shares.append(len(here & first[place]) / len(here | first[place]))
        first.setdefault(place, here)
    return shares


def melody_of_midi(midi: bytes, traits: TuneTraits) -> Melody:
    """The lead's top notes, moved back to C; swing stays within the quarter, so it is no matter."""
    score: Any = Score.from_midi(midi)
    beats, unit = map(int, traits.metre.split("/"))
    bar = score.ticks_per_quarter * 4 * beats // unit
    shift = traits.tonic if traits.tonic <= 6 else traits.tonic - 12
    top: dict[int, int] = {}
    for note in lead_notes(score, traits):
        top[note.time] = max(top.get(note.time, 0), note.pitch - shift)
    melody: list[list[tuple[int, int]]] = [[] for _ in range(-(-score.end() // bar))]
    for time in sorted(top):
        melody[time // bar].append((top[time], time % bar // score.ticks_per_quarter))
    return [tuple(notes) for notes in melody]


def melody_of_piece(piece: Piece) -> Melody:
    lead = next((name for name in piece.traits.instruments if name != "drums"), "")
    melody: Melody = []
    for bar in piece.bars:
        top: dict[int, int] = {}
        for tone in bar.get(lead, ()):
            top[tone.start] = max(top.get(tone.start, 0), tone.pitch)
        melody.append(tuple((top[start], start // 4) for start in sorted(top)))
    return melody


def runs(melody: Melody, length: int) -> set[int]:
    """Each run of so many notes, as a number that stands for it."""
    notes = [note for bar in melody for note in bar]
    return {hash(tuple(notes[i : i + length])) for i in range(len(notes) - length + 1)}


def eights(melody: Melody) -> set[int]:
    """Each run of eight whole bars, as a number that stands for it."""
    return {hash(tuple(melody[i : i + 8])) for i in range(len(melody) - 7)}


def longest_run(melody: Melody, known: dict[int, set[int]]) -> int:
    """Notes in the longest run, of the lengths in RUNS, that some known melody has too."""
    return max((length for length in RUNS if runs(melody, length) & known[length]), default=0)


def flow(melody: Melody) -> dict[str, float]:
    """How easily a melody is sung, each from 0 to 1; nothing for one of fewer than 8 notes."""
    pitches = [pitch for bar in melody for pitch, _ in bar]
    moves = [b - a for a, b in pairwise(pitches)]
    if len(pitches) < 8:
        return {}
    leaps = [(a, b) for a, b in pairwise(moves) if abs(a) > 5]
    figures = {"melody moves by steps or thirds": float(np.mean([abs(m) <= 4 for m in moves]))}
    if leaps:
        back = [a * b < 0 and abs(b) <= 5 for a, b in leaps]
        figures["leaps are followed by a way back"] = float(np.mean(back))
    return figures
