"""Drum parts: a bar that goes round, a fill where a phrase ends, a stroke at the close."""

import random

from tunes.melody import Tone
from tunes.rhythm import STEPS
from tunes.texture import SOFT_STYLES

KICK, STICK, SNARE, HAT, CRASH, RIDE, TAMBOURINE, SHAKER = 36, 37, 38, 42, 49, 51, 54, 70
HIGH, MIDDLE, FLOOR = 48, 45, 41
"""General MIDI drums, the last three its toms."""

Beat = tuple[tuple[int, int], ...]
"""Rows of (start in sixteenth notes, drum)."""

DRUMS: dict[str, dict[str, tuple[Beat, ...]]] = {
    "4/4": {
        "march": (
            ((0, KICK), (4, SNARE), (8, KICK), (12, SNARE), (14, SNARE)),
            ((0, KICK), (4, SNARE), (7, SNARE), (8, KICK), (12, SNARE), (15, SNARE)),
        ),
        "lofi": (
            ((0, KICK), (4, SNARE), (6, HAT), (10, KICK), (12, SNARE), (14, HAT)),
            ((0, KICK), (2, HAT), (4, STICK), (6, HAT), (10, KICK), (12, STICK), (14, HAT)),
            ((0, KICK), (4, SNARE), (7, KICK), (10, KICK), (12, SNARE), (14, HAT)),
        ),
        "blues": (
            ((0, KICK), (4, RIDE), (6, RIDE), (8, KICK), (12, SNARE), (14, RIDE)),
            ((0, RIDE), (4, SNARE), (6, RIDE), (8, RIDE), (12, SNARE), (14, RIDE)),
        ),
        "folk": (
            ((0, KICK), (4, TAMBOURINE), (8, KICK), (12, TAMBOURINE)),
            ((0, KICK), (4, SNARE), (6, HAT), (8, KICK), (12, SNARE), (14, HAT)),
        ),
        "": (
            ((0, KICK), (4, HAT), (8, SNARE), (12, HAT)),
            ((0, KICK), (4, SNARE), (6, HAT), (8, KICK), (12, SNARE), (14, HAT)),
            ((0, KICK), (4, HAT), (6, KICK), (8, SNARE), (12, HAT)),
        ),
        "soft": (((0, KICK), (8, SHAKER)), ((0, SHAKER), (4, SHAKER), (8, STICK), (12, SHAKER))),
    },
    "3/4": {
        "": (
            ((0, KICK), (4, HAT), (8, HAT)),
            ((0, KICK), (4, SNARE), (8, SNARE)),
            ((0, KICK), (4, STICK), (8, HAT)),
        ),
        "soft": (((0, KICK), (8, SHAKER)), ((4, SHAKER), (8, SHAKER))),
    },
    "2/4": {
        "march": (((0, KICK), (4, SNARE), (6, SNARE)), ((0, KICK), (3, SNARE), (4, SNARE))),
        "": (((0, KICK), (4, SNARE)), ((0, KICK), (2, HAT), (4, SNARE), (6, HAT))),
        "soft": (((0, SHAKER), (4, STICK)),),
    },
    "6/8": {
        "": (
            ((0, KICK), (6, SNARE), (10, HAT)),
            ((0, KICK), (4, TAMBOURINE), (6, SNARE), (10, TAMBOURINE)),
        ),
        "soft": (((0, KICK), (6, SHAKER)),),
    },
}

FILLS: dict[str, tuple[Beat, ...]] = {
    "4/4": (
        ((12, SNARE), (13, SNARE), (14, SNARE), (15, SNARE)),
        ((8, HIGH), (10, HIGH), (12, MIDDLE), (14, FLOOR)),
        ((12, SNARE), (14, HIGH), (15, FLOOR)),
    ),
    "3/4": (((8, SNARE), (10, SNARE)), ((4, HIGH), (8, MIDDLE), (10, FLOOR))),
    "2/4": (((4, SNARE), (5, SNARE), (6, SNARE)), ((4, HIGH), (6, FLOOR))),
    "6/8": (((6, SNARE), (8, SNARE), (10, SNARE)), ((6, HIGH), (8, MIDDLE), (10, FLOOR))),
}
"""What takes the place of a beat's end, one row to a tune."""


class Drummer:
    """One tune's beat and its fill."""

    def __init__(self, style: str, metre: str, rng: random.Random) -> None:
        table = DRUMS[metre]
        self.steps = STEPS[metre]
        self.soft = style in SOFT_STYLES
        self.beat = rng.choice(table.get(style) or table["soft" if self.soft else ""])
        self.fill: Beat = () if self.soft else rng.choice(FILLS[metre])

    def bar(self, place: str) -> list[Tone]:
        if place == "Z":
            return [Tone(0, 2, KICK), Tone(0, 2, SHAKER if self.soft else CRASH)]
        hits = list(self.beat)
        if place[1:] == "4" and self.fill:
            hits = [hit for hit in hits if hit[0] < self.fill[0][0]] + list(self.fill)
        if place == "B1" and not self.soft:
            hits = [(0, CRASH), *(hit for hit in hits if hit != (0, RIDE))]
        return [Tone(start, min(2, self.steps - start), drum) for start, drum in sorted(hits)]
