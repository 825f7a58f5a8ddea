"""The composer keeps to its traits, and its tunes survive the tokens exactly."""

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tunes.corpus import Piece, compose, draw_bars, draw_traits
from tunes.harmony import CHORDS, PROGRESSIONS
from tunes.judge import eights, judge, key_of, longest_run, melody_of_midi, melody_of_piece, runs
from tunes.rhythm import IDIOMS, RHYTHMS, STEPS
from tunes.texture import PATTERNS
from tunes.tokens import TICKS, make_tokenizer, to_ids, to_score, to_tokens

from studio.core.tune import TuneTraits, read_tune
from studio.core.tune_words import INSTRUMENTS, METRES, MOODS, STYLES
from studio.engine.tune_grammar import vocabulary
from studio.engine.tune_score import TICKS as FILE_TICKS
from studio.engine.tune_score import assemble

TOKENIZER = make_tokenizer()

seeds = st.integers(0, 2**32)


def drawn(seed: int) -> Piece:
    rng = random.Random(seed)
    traits = draw_traits(rng)
    return compose(traits, draw_bars(traits, rng), rng)


def test_progressions_have_four_bars_of_known_chords() -> None:
    for table in PROGRESSIONS.values():
        for row in (row for rows in table.values() for row in rows):
            assert len(row.split()) == 4
            assert set(row.replace("+", " ").split()) <= set(CHORDS)


@pytest.mark.parametrize("metre", METRES)
def test_rhythms_and_patterns_fill_their_bar(metre: str) -> None:
    for tier in RHYTHMS[metre]:
        assert all(sum(map(abs, row)) == STEPS[metre] for row in tier)
    for (_, of), rows in IDIOMS.items():
        assert of != metre or all(sum(map(abs, row)) == STEPS[metre] for row in rows)
    for rows in PATTERNS[metre].values():
        assert all(start + length <= STEPS[metre] for row in rows for start, length, _ in row)


@settings(max_examples=60, deadline=None)
@given(seeds)
def test_every_bar_has_every_instrument_within_bounds(seed: int) -> None:
    piece = drawn(seed)
    steps = STEPS[piece.traits.metre]
    for bar in piece.bars:
        assert set(bar) == set(piece.traits.instruments)
        for tones in bar.values():
            assert tones
            assert all(0 <= tone.start < tone.start + tone.length <= steps for tone in tones)
            assert all(28 <= tone.pitch <= 96 for tone in tones)


@settings(max_examples=40, deadline=None)
@given(seeds)
def test_tokens_give_the_notes_back(seed: int) -> None:
    piece = drawn(seed)
    score = TOKENIZER.decode(list[int | list[int]](to_ids(piece, TOKENIZER)))

    def notes(score: Any, ticks: int) -> list[tuple]:
        return sorted(
            (track.is_drum, track.program, note.time / ticks, note.pitch)
            + (() if track.is_drum else (note.duration / ticks,))
            for track in score.tracks
            for note in track.notes
        )

    assert notes(score, score.ticks_per_quarter) == notes(to_score(piece), TICKS)


def test_a_sequence_names_each_bars_place_and_chords() -> None:
    piece = compose(read_tune("happy waltz for piano", 1), 8, random.Random(1))
    tokens = to_tokens(piece, TOKENIZER)
    assert tokens[0] == "BOS_None"
    assert tokens[-1] == "EOS_None"
    assert [t for t in tokens if t.startswith("Place_")] == [f"Place_{p}" for p in piece.places]
    assert set(tokens) <= set(vocabulary(TOKENIZER))


def traits(**changes: Any) -> TuneTraits:
    return read_tune("song for flute and piano at 120 bpm in 4/4", 1, **changes)


def judged(asked: TuneTraits, bars: int) -> dict[str, float]:
    piece = compose(asked, bars, random.Random(5))
    midi = assemble([(to_ids(piece, TOKENIZER), bars)], TOKENIZER, asked, 1)
    return judge(midi, asked, bars * asked.bar_seconds, 1)


def test_the_judge_finds_the_composer_obedient() -> None:
    figures = judged(traits(key="D major"), 12)
    figures.pop("phrases come back", None)
    assert all(value == 1 for value in figures.values()), figures


def test_the_judge_notices_another_key() -> None:
    piece = compose(traits(key="D major"), 12, random.Random(5))
    midi = assemble([(to_ids(piece, TOKENIZER), 12)], TOKENIZER, traits(key="D major"), 1)
    figures = judge(midi, traits(key="Ab major"), 24, 1)
    assert figures["heard in the asked key"] == 0
    assert figures["melody ends on the tonic"] == 0


def test_a_melody_is_known_from_its_own_file_in_any_key() -> None:
    asked = traits(key="B minor")
    piece = compose(asked, 12, random.Random(5))
    midi = assemble([(to_ids(piece, TOKENIZER), 12)], TOKENIZER, asked, 1)
    assert FILE_TICKS == 480
    melody = melody_of_midi(midi, asked)
    assert melody == melody_of_piece(piece)
    known = {length: runs(melody, length) for length in (4, 8, 12, 16, 24, 32, 48)}
    assert longest_run(melody, known) >= 16
    moved = [tuple((pitch + 1, beat) for pitch, beat in bar) for bar in melody]
    assert longest_run(moved, known) == 0
    assert eights(melody) & eights(melody[2:])
    assert not eights(melody) & eights(moved)


def test_a_scale_is_heard_in_its_key() -> None:
    piece = compose(traits(key="C major", mood="happy"), 16, random.Random(2))
    notes = [n for track in to_score(piece).tracks if not track.is_drum for n in track.notes]
    assert key_of(notes) == "C major"


@pytest.mark.parametrize("style", STYLES)
def test_each_style_and_mood_makes_its_own_music(style: str) -> None:
    tunes = set()
    for mood in MOODS:
        asked = read_tune("", 3, style=style, mood=mood, instruments=INSTRUMENTS[:2])
        tunes.add(tuple(melody_of_piece(compose(asked, 8, random.Random(mood)))))
    assert len(tunes) == len(MOODS)


def test_a_phrase_is_built_from_one_motif() -> None:
    """The first bar's rhythm, or its opening, comes back in the two bars after it."""
    kept = []
    for seed in range(40):
        asked = read_tune("song for flute and piano in 4/4", seed)
        bars = compose(asked, 8, random.Random(seed)).bars
        opening, *others = [tuple(t.start for t in bar["flute"])[:2] for bar in bars[:3]]
        kept.append(opening in others)
    assert sum(kept) >= 36


def test_the_melody_steps_home() -> None:
    for seed in range(30):
        asked = read_tune("song for flute and piano in 4/4", seed)
        prepared, end = (bar["flute"] for bar in compose(asked, 8, random.Random(seed)).bars[-2:])
        assert end[0].pitch % 12 == 0
        assert end[0].length == STEPS["4/4"]
        assert abs(prepared[-1].pitch - end[0].pitch) in (1, 2, 5)


def test_drums_fill_where_a_phrase_ends_and_bass_leads_on() -> None:
    asked = read_tune("blues for piano, bass and drums in 4/4", 3)
    bars = compose(asked, 12, random.Random(3)).bars
    assert bars[3]["drums"] != bars[2]["drums"]
    assert bars[0]["drums"] == bars[1]["drums"]
    assert bars[-1]["bass"][0].pitch % 12 == 0
