"""What the other instruments play under a melody: chords, broken chords, bass and drums."""

import random
from collections.abc import Sequence

from tunes.harmony import CHORDS, root, voice
from tunes.melody import Tone
from tunes.rhythm import STEPS

# An accompaniment pattern is a row of (start, length, voices): voices of the chord counted from
# the lowest, 3 for the lowest an octave up, "*" for the whole chord, "r" for the root below, "f"
# and "s" for the fifth and the sixth above that root, "d" for root and fifth together.
Pattern = tuple[tuple[int, int, str], ...]

PATTERNS: dict[str, dict[str, tuple[Pattern, ...]]] = {
    "4/4": {
        "held": (((0, 16, "*"),), ((0, 8, "*"), (8, 8, "*"))),
        "broken": (
            ((0, 4, "0"), (4, 4, "1"), (8, 4, "2"), (12, 4, "1")),
            ((0, 2, "0"), (2, 2, "2"), (4, 2, "1"), (6, 2, "2"), (8, 4, "0"), (12, 4, "2")),
            ((0, 4, "r"), (4, 4, "0"), (8, 4, "2"), (12, 4, "1")),
            ((0, 2, "r"), (2, 2, "0"), (4, 2, "1"), (6, 10, "2")),
            ((0, 2, "r"), (2, 2, "f"), (4, 4, "1"), (8, 4, "2"), (12, 4, "1")),
            ((0, 4, "0"), (4, 4, "2"), (8, 4, "1"), (12, 4, "2")),
        ),
        "boogie": (
            ((0, 4, "d"), (4, 2, "r"), (4, 2, "s"), (8, 4, "d"), (12, 2, "r"), (12, 2, "s")),
            ((0, 4, "d"), (4, 4, "r"), (4, 4, "s"), (8, 4, "d"), (12, 4, "r"), (12, 4, "s")),
        ),
        "strum": (
            ((0, 4, "r"), (4, 2, "*"), (6, 2, "*"), (8, 4, "f"), (12, 4, "*")),
            ((0, 4, "r"), (4, 4, "*"), (8, 4, "f"), (12, 4, "*")),
        ),
        "offbeat": (((2, 2, "*"), (6, 2, "*"), (10, 2, "*"), (14, 2, "*")),),
        "struck": (
            ((0, 4, "r"), (4, 4, "*"), (8, 4, "r"), (12, 4, "*")),
            ((4, 2, "*"), (12, 2, "*")),
            ((0, 6, "*"), (6, 10, "*")),
        ),
        "lazy": (((0, 6, "*"), (10, 6, "*")), ((2, 6, "*"), (10, 4, "*")), ((0, 12, "*"),)),
        "pulse": (((0, 2, "*"), (4, 2, "*"), (8, 2, "*"), (12, 2, "*")),),
        "drift": (
            ((0, 16, "0"), (4, 12, "1"), (8, 8, "2")),
            ((0, 16, "r"), (6, 10, "1"), (10, 6, "3")),
            ((0, 8, "0"), (8, 8, "2")),
        ),
    },
    "3/4": {
        "held": (((0, 12, "*"),),),
        "broken": (
            ((0, 4, "0"), (4, 4, "1"), (8, 4, "2")),
            ((0, 2, "r"), (2, 2, "0"), (4, 2, "1"), (6, 2, "2"), (8, 4, "1")),
            ((0, 4, "r"), (4, 4, "1"), (8, 4, "2")),
            ((0, 2, "r"), (2, 2, "f"), (4, 4, "1"), (8, 4, "2")),
        ),
        "strum": (((0, 4, "r"), (4, 2, "*"), (6, 2, "*"), (8, 4, "*")),),
        "struck": (((0, 4, "r"), (4, 4, "*"), (8, 4, "*")), ((0, 4, "r"), (4, 8, "*"))),
        "lazy": (((0, 8, "*"), (8, 4, "2")),),
        "pulse": (((0, 2, "*"), (4, 2, "*"), (8, 2, "*")),),
        "drift": (((0, 12, "0"), (4, 8, "1"), (8, 4, "2")),),
    },
    "2/4": {
        "held": (((0, 8, "*"),),),
        "broken": (
            ((0, 2, "0"), (2, 2, "2"), (4, 2, "1"), (6, 2, "2")),
            ((0, 4, "r"), (4, 4, "2")),
        ),
        "struck": (
            ((0, 2, "r"), (2, 2, "*"), (4, 2, "r"), (6, 2, "*")),
            ((0, 4, "r"), (4, 4, "*")),
        ),
        "lazy": (((0, 6, "*"),),),
        "strum": (((0, 2, "r"), (2, 2, "*"), (4, 2, "f"), (6, 2, "*")),),
        "pulse": (((0, 2, "*"), (4, 2, "*")),),
        "drift": (((0, 8, "0"), (4, 4, "2")),),
    },
    "6/8": {
        "held": (((0, 12, "*"),), ((0, 6, "*"), (6, 6, "*"))),
        "broken": (
            ((0, 2, "0"), (2, 2, "1"), (4, 2, "2"), (6, 2, "3"), (8, 2, "2"), (10, 2, "1")),
            ((0, 4, "r"), (4, 2, "1"), (6, 4, "2"), (10, 2, "1")),
            ((0, 6, "r"), (6, 4, "2"), (10, 2, "1")),
        ),
        "struck": (
            ((0, 4, "r"), (4, 2, "*"), (6, 4, "r"), (10, 2, "*")),
            ((0, 4, "*"), (6, 4, "*")),
        ),
        "lazy": (((0, 8, "*"),),),
        "strum": (
            ((0, 4, "r"), (4, 2, "*"), (6, 4, "f"), (10, 2, "*")),
            ((0, 4, "d"), (4, 2, "*"), (6, 4, "d"), (10, 2, "*")),
        ),
        "pulse": (((0, 2, "*"), (6, 2, "*"), (10, 2, "2")),),
        "drift": (((0, 12, "0"), (6, 6, "2")),),
    },
}
MANNERS = {
    "song": ("broken", "struck", "broken"),
    "lullaby": ("broken", "broken", "held"),
    "waltz": ("struck",),
    "march": ("struck", "struck", "held"),
    "ambient": ("drift", "held"),
    "folk": ("strum", "strum", "broken"),
    "blues": ("boogie", "lazy", "struck"),
    "lofi": ("lazy", "lazy", "offbeat"),
    "chorale": ("held",),
    "pentatonic": ("broken", "drift"),
}

SOFT_STYLES = frozenset({"lullaby", "ambient", "chorale", "pentatonic"})


def pattern(style: str, mood: str, metre: str, fast: bool, rng: random.Random) -> Pattern:
    """A style's way of playing chords; few notes where the tempo is fast."""
    manner = rng.choice(MANNERS[style])
    if mood in ("tense", "energetic") and style in ("song", "march", "folk") and rng.random() < 0.5:
        manner = "pulse"
    rows = PATTERNS[metre].get(manner) or PATTERNS[metre]["struck"]
    fewest = min(rows, key=len)
    return fewest if fast and len(rows) > 1 and rng.random() < 0.7 else rng.choice(rows)


GROUND = "rfsd"


def ground(chord: str, which: str) -> tuple[int, ...]:
    """Semitones above the root that a pattern's "r", "f", "s" or "d" plays."""
    fifth = (CHORDS[chord][2] - CHORDS[chord][0]) % 12
    return {"r": (0,), "f": (fifth,), "s": (fifth + 2,), "d": (0, fifth)}[which]


def accompany(
    shape: Pattern, metre: str, chords: Sequence[str], voices: Sequence[tuple[int, ...]], low: int
) -> list[Tone]:
    """Fill a pattern with a bar's chords; `voices` holds one voicing per chord."""
    tones = []
    half = STEPS[metre] // 2
    for start, length, which in shape:
        spans = [(start, length, int(len(chords) > 1 and start >= half))]
        if len(chords) > 1 and start < half < start + length:
            spans = [(start, half - start, 0), (half, start + length - half, 1)]
        for begin, duration, at in spans:
            notes = voices[at]
            if which == "*":
                pitches = notes
            elif which in GROUND:
                lowest = root(chords[at], low)
                pitches = tuple(lowest + above for above in ground(chords[at], which))
            else:
                pitches = ((*notes, notes[0] + 12)[int(which)],)
            tones += [Tone(begin, duration, pitch) for pitch in pitches]
    return list(dict.fromkeys(tones))


def duet(sung: Sequence[Tone], tones: Sequence[int]) -> list[Tone]:
    """A second voice a third below the melody's longer notes, within the scale's pitch classes."""
    voice = []
    for tone in sung:
        below = [p for p in range(tone.pitch - 5, tone.pitch - 2) if p % 12 in tones]
        if tone.length >= 4 and below:
            voice.append(Tone(tone.start, tone.length, below[-1]))
    return voice


def chord_voices(
    chords: Sequence[str], centre: int, before: Sequence[int]
) -> list[tuple[int, ...]]:
    voices = []
    for chord in chords:
        before = voice(chord, centre, before)
        voices.append(tuple(before))
    return voices
