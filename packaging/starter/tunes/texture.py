"""What the other instruments play under a melody: chords, broken chords, bass and drums."""

import random
from collections.abc import Sequence

from tunes.harmony import CHORDS, root, voice
from tunes.melody import PULSE, STEPS, Tone

# An accompaniment pattern is a row of (start, length, voices): voices of the chord counted from
# the lowest, 3 for the lowest an octave up, "*" for the whole chord, "r" for the root below.
Pattern = tuple[tuple[int, int, str], ...]

PATTERNS: dict[str, dict[str, tuple[Pattern, ...]]] = {
    "4/4": {
        "held": (((0, 16, "*"),), ((0, 8, "*"), (8, 8, "*"))),
        "broken": (
            ((0, 4, "0"), (4, 4, "1"), (8, 4, "2"), (12, 4, "1")),
            ((0, 2, "0"), (2, 2, "2"), (4, 2, "1"), (6, 2, "2"), (8, 4, "0"), (12, 4, "2")),
            ((0, 4, "r"), (4, 4, "0"), (8, 4, "2"), (12, 4, "1")),
            ((0, 2, "r"), (2, 2, "0"), (4, 2, "1"), (6, 10, "2")),
        ),
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
        ),
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
        "pulse": (((0, 2, "*"), (6, 2, "*"), (10, 2, "2")),),
        "drift": (((0, 12, "0"), (6, 6, "2")),),
    },
}
MANNERS = {
    "song": ("broken", "struck", "broken"),
    "lullaby": ("broken", "broken", "held"),
    "waltz": ("struck",),
    "march": ("struck", "held"),
    "ambient": ("drift", "held"),
    "folk": ("struck", "broken"),
    "blues": ("lazy", "struck"),
    "lofi": ("lazy",),
    "chorale": ("held",),
    "pentatonic": ("broken", "drift"),
}

# Drum patterns are rows of (start, General MIDI drum).
KICK, STICK, SNARE, HAT, TAMBOURINE, CRASH, RIDE, SHAKER = 36, 37, 38, 42, 54, 49, 51, 70
Beat = tuple[tuple[int, int], ...]
DRUMS: dict[str, dict[str, tuple[Beat, ...]]] = {
    "4/4": {
        "march": (((0, KICK), (4, SNARE), (8, KICK), (12, SNARE), (14, SNARE)),),
        "lofi": (
            ((0, KICK), (4, SNARE), (6, HAT), (10, KICK), (12, SNARE), (14, HAT)),
            ((0, KICK), (2, HAT), (4, STICK), (10, KICK), (12, STICK), (14, HAT)),
        ),
        "blues": (
            ((0, KICK), (4, RIDE), (6, RIDE), (8, KICK), (12, SNARE), (14, RIDE)),
            ((0, RIDE), (4, SNARE), (8, RIDE), (12, SNARE)),
        ),
        "folk": (((0, KICK), (4, TAMBOURINE), (8, KICK), (12, TAMBOURINE)),),
        "": (
            ((0, KICK), (4, SNARE), (8, KICK), (12, SNARE)),
            ((0, KICK), (4, HAT), (8, SNARE), (12, HAT)),
            ((0, KICK), (6, KICK), (8, SNARE), (14, HAT)),
        ),
        "soft": (((0, KICK), (8, SHAKER)), ((0, SHAKER), (8, STICK))),
    },
    "3/4": {
        "": (((0, KICK), (4, HAT), (8, HAT)), ((0, KICK), (4, SNARE), (8, SNARE))),
        "soft": (((0, KICK), (8, SHAKER)), ((4, SHAKER), (8, SHAKER))),
    },
    "2/4": {
        "march": (((0, KICK), (4, SNARE), (6, SNARE)),),
        "": (((0, KICK), (4, SNARE)), ((0, KICK), (2, HAT), (4, SNARE), (6, HAT))),
        "soft": (((0, SHAKER), (4, STICK)),),
    },
    "6/8": {
        "": (((0, KICK), (6, SNARE), (10, HAT)), ((0, KICK), (4, TAMBOURINE), (6, SNARE))),
        "soft": (((0, KICK), (6, SHAKER)),),
    },
}
SOFT_STYLES = frozenset({"lullaby", "ambient", "chorale", "pentatonic"})


def pattern(style: str, mood: str, metre: str, fast: bool, rng: random.Random) -> Pattern:
    """A style's way of playing chords; few notes where the tempo is fast."""
    manner = rng.choice(MANNERS[style])
    if mood in ("tense", "energetic") and style in ("song", "march", "folk") and rng.random() < 0.5:
        manner = "pulse"
    rows = PATTERNS[metre][manner]
    fewest = min(rows, key=len)
    return fewest if fast and len(rows) > 1 and rng.random() < 0.7 else rng.choice(rows)


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
            elif which == "r":
                pitches = (root(chords[at], low),)
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


def bass_line(style: str, metre: str, chords: Sequence[str], low: int, shape: int) -> list[Tone]:
    """A bar of bass: walking for blues, root and fifth where there is a beat, else long roots."""
    steps, pulse = STEPS[metre], PULSE[metre]
    if len(chords) > 1:
        half = steps // 2
        return [Tone(at * half, half, root(chord, low)) for at, chord in enumerate(chords)]
    ground = root(chords[0], low)
    fifth = low + (CHORDS[chords[0]][2] - low) % 12
    if style in SOFT_STYLES or shape == 0:
        return [Tone(0, steps, ground)]
    if style == "blues" and metre == "4/4":
        third = low + (CHORDS[chords[0]][1] - low) % 12
        return [Tone(4 * at, 4, p) for at, p in enumerate((ground, third, fifth, third))]
    if style == "lofi" and metre == "4/4":
        return [Tone(0, 6, ground), Tone(10, 6, fifth if shape == 2 else ground)]
    if metre == "3/4":
        return [Tone(0, 8, ground)] if shape == 1 else [Tone(0, 8, ground), Tone(8, 4, fifth)]
    second = steps // 2 // pulse * pulse
    return [Tone(0, second, ground), Tone(second, steps - second, fifth)]


def beat(style: str, metre: str, rng: random.Random) -> Beat:
    table = DRUMS[metre]
    return rng.choice(table.get(style) or table["soft" if style in SOFT_STYLES else ""])


def chord_voices(
    chords: Sequence[str], centre: int, before: Sequence[int]
) -> list[tuple[int, ...]]:
    voices = []
    for chord in chords:
        before = voice(chord, centre, before)
        voices.append(tuple(before))
    return voices
