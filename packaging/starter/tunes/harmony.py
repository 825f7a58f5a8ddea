"""Chords on C, the progressions of each style, and voicings that move little."""

import random
from collections.abc import Sequence

TRIADS = {
    "I": (0, 4, 7),
    "ii": (2, 5, 9),
    "iii": (4, 7, 11),
    "IV": (5, 9, 0),
    "V": (7, 11, 2),
    "vi": (9, 0, 4),
    "i": (0, 3, 7),
    "iio": (2, 5, 8),
    "III": (3, 7, 10),
    "iv": (5, 8, 0),
    "v": (7, 10, 2),
    "VI": (8, 0, 3),
    "VII": (10, 2, 5),
}
SEVENTHS = {
    "V7": (7, 11, 2, 5),
    "I7": (0, 4, 7, 10),
    "IV7": (5, 9, 0, 3),
    "Imaj7": (0, 4, 7, 11),
    "ii7": (2, 5, 9, 0),
    "iii7": (4, 7, 11, 2),
    "IVmaj7": (5, 9, 0, 4),
    "vi7": (9, 0, 4, 7),
    "i7": (0, 3, 7, 10),
    "iv7": (5, 8, 0, 3),
    "VImaj7": (8, 0, 3, 7),
}
CHORDS = TRIADS | SEVENTHS
"""Pitch classes of each chord, the root first; lower-case names are minor chords."""

SCALES = {
    "major": (0, 2, 4, 5, 7, 9, 11),
    "minor": (0, 2, 3, 5, 7, 8, 10),
    "major pentatonic": (0, 2, 4, 7, 9),
    "minor pentatonic": (0, 3, 5, 7, 10),
    "major blues": (0, 2, 3, 4, 7, 9),
    "minor blues": (0, 3, 5, 6, 7, 10),
}

# style, mode -> phrase letter -> four-chord progressions; "+" puts two chords into one bar
_PLAIN_MAJOR = {
    "A": ("I vi IV V", "I V vi IV", "I IV I V", "I iii IV V", "I IV V I"),
    "B": ("IV I ii V", "vi iii IV V", "IV V iii vi", "vi IV I V", "ii V I V"),
    "C": ("ii V iii vi", "IV iv I V", "iii vi ii V"),
}
_PLAIN_MINOR = {
    "A": ("i VI III VII", "i iv i V", "i VII VI V", "i v VI V", "i iv VII III"),
    "B": ("VI VII III V", "iv i iio V", "III VII i V", "iv VII III V", "VI III iv V"),
    "C": ("iv VII VI V", "VI iv i V", "III VI iio V"),
}
PROGRESSIONS = {
    ("song", "major"): _PLAIN_MAJOR,
    ("song", "minor"): _PLAIN_MINOR,
    ("lullaby", "major"): {
        "A": ("I V I V", "I IV V I", "I I V V", "I IV I V"),
        "B": ("IV I V I", "IV I ii V", "vi IV I V"),
        "C": ("ii V I V", "IV V vi V"),
    },
    ("waltz", "major"): {
        "A": ("I I V7 V7", "I V7 V7 I", "I vi ii V7", "I IV V7 I"),
        "B": ("IV I V7 I", "vi ii V7 I", "IV iv I V7", "ii V7 iii vi"),
        "C": ("vi iii IV V7", "V7 I V7 I"),
    },
    ("waltz", "minor"): {
        "A": ("i i V7 V7", "i iv V7 i", "i VI iv V7", "i V7 V7 i"),
        "B": ("III VII III V7", "iv i V7 i", "VI III iio V7"),
        "C": ("VII III iv V7", "V7 i V7 i"),
    },
    ("march", "major"): {
        "A": ("I I V I", "I IV V I", "I V7 V7 I", "I I IV V"),
        "B": ("IV I V I", "vi iii IV V", "IV IV I V"),
        "C": ("ii V ii V", "vi V vi V"),
    },
    ("ambient", "major"): {
        "A": ("I I IV IV", "I iii I IV", "Imaj7 IVmaj7 Imaj7 IVmaj7", "I vi IV IV"),
        "B": ("vi vi IV IV", "ii IV I I", "vi iii IV I"),
        "C": ("IV V vi IV", "iii IV iii IV"),
    },
    ("ambient", "minor"): {
        "A": ("i i VI VI", "i VII VI VII", "i7 VImaj7 i7 VImaj7", "i v i VI"),
        "B": ("III VII VI VI", "iv VI i i", "VI III VII VII"),
        "C": ("VI VII i VII", "iv v VI v"),
    },
    ("folk", "major"): {
        "A": ("I I IV V", "I V I V", "I IV I V", "I I V I", "I vi IV V"),
        "B": ("IV I IV V", "vi V IV V", "I V IV V", "vi IV I V"),
        "C": ("ii V I V", "IV V vi V"),
    },
    ("folk", "minor"): {
        "A": ("i VII i VII", "i i VII VII", "i VII VI VII", "i iv VII i"),
        "B": ("III VII i VII", "VI VII i VII", "III III VII VII"),
        "C": ("iv i iv V", "VI III VI VII"),
    },
    ("blues", "major"): {
        "A": ("I7 IV7 I7 I7", "I7 I7 I7 I7"),
        "B": ("IV7 IV7 I7 I7",),
        "C": ("V7 IV7 I7 V7",),
    },
    ("blues", "minor"): {
        "A": ("i7 iv7 i7 i7", "i7 i7 i7 i7"),
        "B": ("iv7 iv7 i7 i7",),
        "C": ("VImaj7 V7 i7 V7", "iv7 V7 i7 V7"),
    },
    ("lofi", "major"): {
        "A": ("Imaj7 vi7 ii7 V7", "ii7 V7 Imaj7 vi7", "IVmaj7 iii7 vi7 Imaj7"),
        "B": ("IVmaj7 V7 iii7 vi7", "ii7 iii7 IVmaj7 V7"),
        "C": ("vi7 ii7 V7 Imaj7", "iii7 vi7 ii7 V7"),
    },
    ("lofi", "minor"): {
        "A": ("i7 VImaj7 iv7 VII", "i7 iv7 VII III", "VImaj7 VII i7 i7"),
        "B": ("iv7 VII III VImaj7", "VImaj7 iv7 i7 VII"),
        "C": ("iv7 i7 iv7 V7", "III VII iv7 V7"),
    },
    ("chorale", "major"): {
        "A": ("I+V vi+iii IV+I V", "I+IV I+V vi+ii V", "I+vi IV+ii V+vi V"),
        "B": ("vi+iii IV+I ii+vi V", "IV+I V+vi IV+I V", "V+I IV+I ii+V I+V"),
        "C": ("ii+V I+vi IV+ii V", "iii+vi ii+V I+IV V"),
    },
    ("chorale", "minor"): {
        "A": ("i+V i+iv VI+iio V", "i+VII VI+iv i+iv V", "i+v VI+III iv+i V"),
        "B": ("III+VII VI+III iv+i V", "iv+i VI+III iio+V i+V"),
        "C": ("VI+VII III+VI iv+iio V", "iv+VII III+VI iio+V V"),
    },
    ("pentatonic", "major"): {
        "A": ("I vi I V", "I IV vi V", "vi I V I", "I I vi V"),
        "B": ("vi vi I V", "IV I vi V", "ii vi IV V"),
        "C": ("IV vi ii V", "vi V IV V"),
    },
    ("pentatonic", "minor"): {
        "A": ("i VII i v", "i III VII i", "i VI VII i", "i i VII v"),
        "B": ("III VII i v", "iv VII III v", "VI III VII v"),
        "C": ("iv i VII v", "VI VII iv v"),
    },
}
_ENDINGS = {
    "blues": ("V7", "V7"),
    "ambient": ("IV", "iv"),
    "chorale": ("IV+V", "iv+V"),
    "waltz": ("V7", "V7"),
    "pentatonic": ("V", "v"),
}


def harmonise(style: str, mode: str, places: Sequence[str], rng: random.Random) -> list[list[str]]:
    """One or two chord names for each bar, the same for bars of the same place."""
    table = PROGRESSIONS.get((style, mode)) or PROGRESSIONS[("song", mode)]
    phrases = {letter: rng.choice(table[letter]).split() for letter in "ABC"}
    usual = ("V7", "V7") if rng.random() < 0.5 else ("IV+V", "iv+V")
    prepared = _ENDINGS.get(style, usual)[mode == "minor"]
    last = {"major": "I", "minor": "i"}[mode]
    bars = []
    for place in places:
        name = {"Y": prepared, "Z": last}.get(place) or phrases[place[0]][int(place[1]) - 1]
        bars.append(name.split("+"))
    return bars


def scale(style: str, mode: str, chord: str) -> tuple[int, ...]:
    """Pitch classes a melody may use over a chord.

    Over a major V, minor raises its seventh and leaves the sixth out, which would be hard to sing
    beside it.
    """
    kind = {"pentatonic": " pentatonic", "blues": " blues"}.get(style, "")
    tones = SCALES[mode + kind]
    if mode == "minor" and chord in ("V", "V7"):
        return tuple(11 if tone == 10 else tone for tone in tones if tone != 8)
    return tones


def voice(chord: str, centre: int, before: Sequence[int] = ()) -> tuple[int, ...]:
    """Three pitches of the chord near `centre`, in the inversion closest to the chord before."""
    tones = CHORDS[chord]
    if len(tones) == 4:
        tones = (tones[0], tones[1], tones[3]) if chord in ("V7", "I7", "IV7") else tones[1:]
    inversions = []
    for turn in range(3):
        pitches: list[int] = []
        for tone in (*tones[turn:], *tones[:turn]):
            floor = pitches[-1] + 1 if pitches else centre - 6
            pitches.append(floor + (tone - floor) % 12)
        inversions.append(tuple(pitches))

    def distance(pitches: tuple[int, ...]) -> float:
        wanted = before or (centre - 4, centre, centre + 4)
        return sum(abs(a - b) for a, b in zip(pitches, wanted, strict=True))

    return min(inversions, key=distance)


def root(chord: str, lowest: int) -> int:
    """The chord's root in the octave from `lowest` up."""
    return lowest + (CHORDS[chord][0] - lowest) % 12
