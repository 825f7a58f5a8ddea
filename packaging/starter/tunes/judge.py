"""Whether a tune is what was asked for, and whether its melody was met in training."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from symusic import Score

from studio.core.tune import KEYS, TuneTraits
from studio.core.tune_form import form
from tunes.corpus import Piece

RUNS = (4, 8, 12, 16, 24, 32, 48)
"""Lengths, in notes, at which runs of melody are compared."""

# Krumhansl and Kessler, Psychological Review 89 (1982): how well each pitch class fits a key.
_FIT = {
    "major": (6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88),
    "minor": (6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17),
}
_IN_KEY = {"major": (0, 2, 4, 5, 7, 9, 11), "minor": (0, 2, 3, 5, 7, 8, 10, 11)}

Melody = list[tuple[int, int]]
"""Top notes in order: pitch on C, quarter of the bar."""


def heard_key(notes: Iterable[Any]) -> str:
    """The key whose profile correlates best with the time each pitch class sounds."""
    weights = np.zeros(12)
    for note in notes:
        weights[note.pitch % 12] += note.duration

    def fit(key: str) -> float:
        profile = np.roll(_FIT[key.split()[1]], KEYS.index(key) % 12)
        return float(np.corrcoef(profile, weights)[0, 1])

    return max(KEYS, key=fit)


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
        figures["heard in the asked key"] = float(heard_key(notes) == traits.key)
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
    return [(top[time], time % bar // score.ticks_per_quarter) for time in sorted(top)]


def melody_of_piece(piece: Piece) -> Melody:
    lead = next((name for name in piece.traits.instruments if name != "drums"), "")
    melody: Melody = []
    for bar in piece.bars:
        top: dict[int, int] = {}
        for tone in bar.get(lead, ()):
            top[tone.start] = max(top.get(tone.start, 0), tone.pitch)
        melody += [(top[start], start // 4) for start in sorted(top)]
    return melody


def runs(melody: Melody, length: int) -> set[int]:
    return {hash(tuple(melody[i : i + length])) for i in range(len(melody) - length + 1)}


def longest_run(melody: Melody, known: dict[int, set[int]]) -> int:
    """Notes in the longest run, of the lengths in RUNS, that some known melody has too."""
    return max((length for length in RUNS if runs(melody, length) & known[length]), default=0)
