"""The tokenizer, and a composed piece as its tokens.

Notes are MidiTok's REMI with programs in one stream. Each bar opens with two kinds of special
token of ours, its place in the form and its chords, which MidiTok skips when it decodes.
"""

from typing import Any

from miditok import REMI, TokenizerConfig
from symusic import Note, Score, TimeSignature, Track

from studio.core.tune_form import FEWEST_BARS, MOST_BARS, PACES, PLACES, instrument_token, request
from studio.core.tune_words import INSTRUMENTS, METRES, MOODS, PROGRAMS, STYLES
from studio.engine.tune_grammar import vocabulary
from tunes.corpus import Piece
from tunes.harmony import CHORDS

TICKS = 8
"""Ticks in a quarter note, two for each sixteenth."""

TRACK_ORDER = ("bass", "pad", "strings", "choir", "organ", "brass", "harp", "guitar", "piano")
"""Those that carry the harmony are written first, so that a melody is chosen knowing its chord."""


def special_tokens() -> list[str]:
    return [
        "PAD",
        "BOS",
        "EOS",
        *(f"Mood_{mood}" for mood in MOODS),
        *(f"Style_{style}" for style in STYLES),
        "Mode_major",
        "Mode_minor",
        *(f"Pace_{pace}" for pace in PACES),
        *(f"Metre_{metre}" for metre in METRES),
        *(f"Bars_{bars}" for bars in range(FEWEST_BARS, MOST_BARS + 1)),
        *map(instrument_token, INSTRUMENTS),
        *(f"Place_{place}" for place in PLACES),
        *(f"Harmony_{chord}" for chord in CHORDS),
    ]


def make_tokenizer() -> REMI:
    """REMI with time signatures and program changes, without velocities: accents are added when
    a tune is played, and drum hits need no length."""
    programs = sorted(PROGRAMS.values())
    return REMI(
        TokenizerConfig(
            pitch_range=(28, 96),
            beat_res={(0, 4): 4, (4, 12): 2},
            special_tokens=special_tokens(),
            encode_ids_split="no",
            use_velocities=False,
            use_note_duration_programs=[program for program in programs if program >= 0],
            use_time_signatures=True,
            time_signature_range={4: [2, 3, 4], 8: [6]},
            use_programs=True,
            programs=programs,
            program_changes=True,
            drums_pitch_range=(35, 82),
        )
    )


def to_score(piece: Piece) -> Any:
    """The piece on C as a symusic Score, each instrument a track, `TICKS` to the quarter note."""
    beats, unit = map(int, piece.traits.metre.split("/"))
    bar_ticks = beats * 4 * TICKS // unit
    step = TICKS // 4
    lead = next((name for name in piece.traits.instruments if name != "drums"), "")
    names = {name for bar in piece.bars for name in bar}
    score: Any = Score(TICKS)
    score.time_signatures.append(TimeSignature(0, beats, unit))

    def order(name: str) -> tuple[bool, bool, int, str]:
        known = TRACK_ORDER.index(name) if name in TRACK_ORDER else len(TRACK_ORDER)
        return name == "drums", name == lead, known, name

    for name in sorted(names, key=order):
        track: Any = Track(program=max(PROGRAMS[name], 0), is_drum=name == "drums", name=name)
        for index, bar in enumerate(piece.bars):
            for tone in bar.get(name, ()):
                start = index * bar_ticks + tone.start * step
                track.notes.append(Note(start, tone.length * step, tone.pitch, 100))
        score.tracks.append(track)
    return score


def to_tokens(piece: Piece, tokenizer: REMI) -> list[str]:
    """The whole training sequence: the request, then bar after bar, then EOS."""
    encoded: Any = tokenizer.encode(to_score(piece))
    tokens = ["BOS_None", *request(piece.traits, len(piece.places))]
    bar = -1
    for token in encoded.tokens:
        tokens.append(token)
        if token.startswith("TimeSig_"):
            bar += 1
            tokens.append(f"Place_{piece.places[bar]}")
            tokens += [f"Harmony_{chord}" for chord in piece.chords[bar]]
    if bar != len(piece.places) - 1:
        raise ValueError(f"MidiTok wrote {bar + 1} of {len(piece.places)} bars.")
    return [*tokens, "EOS_None"]


def to_ids(piece: Piece, tokenizer: REMI) -> list[int]:
    known = vocabulary(tokenizer)
    return [known[token] for token in to_tokens(piece, tokenizer)]
