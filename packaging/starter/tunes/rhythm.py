"""The rhythms a melody is made of: bars that each style favours, calm to busy.

Lengths are in sixteenth notes; rests are negative.
"""

import random
from collections.abc import Mapping

STEPS = {"2/4": 8, "3/4": 12, "4/4": 16, "6/8": 12}
"""Sixteenth notes in a bar."""

PULSE = {"2/4": 4, "3/4": 4, "4/4": 4, "6/8": 6}
"""Sixteenth notes between two beats that are felt."""

Bar = tuple[int, ...]

RHYTHMS: dict[str, tuple[tuple[Bar, ...], ...]] = {
    "4/4": (
        ((8, 8), (12, 4), (4, 4, 8), (8, 4, 4), (16,)),
        ((4, 4, 4, 4), (6, 2, 4, 4), (4, 2, 2, 8), (6, 2, 8), (4, 4, 6, 2), (-4, 4, 4, 4)),
        ((2, 2, 4, 2, 2, 4), (4, 2, 2, 4, 4), (2, 2, 2, 2, 4, 4), (6, 2, 2, 2, 4)),
    ),
    "3/4": (
        ((8, 4), (12,), (8, 4), (4, 8)),
        ((4, 4, 4), (6, 2, 4), (8, 2, 2), (4, 2, 2, 4), (-4, 4, 4)),
        ((2, 2, 2, 2, 4), (4, 2, 2, 2, 2), (6, 2, 2, 2), (2, 2, 4, 4)),
    ),
    "2/4": (
        ((8,), (4, 4), (6, 2)),
        ((4, 4), (4, 2, 2), (2, 2, 4), (6, 2)),
        ((2, 2, 2, 2), (2, 1, 1, 4), (3, 1, 2, 2), (2, 1, 1, 2, 2)),
    ),
    "6/8": (
        ((12,), (6, 6), (8, 4)),
        ((4, 2, 4, 2), (4, 2, 6), (6, 4, 2), (6, 2, 2, 2)),
        ((2, 2, 2, 2, 2, 2), (4, 2, 2, 2, 2), (2, 2, 2, 4, 2), (3, 1, 2, 4, 2)),
    ),
}
"""Each metre's bars for any style, from restful to busy."""

IDIOMS: Mapping[tuple[str, str], tuple[Bar, ...]] = {
    ("waltz", "3/4"): ((8, 4), (4, 4, 4), (8, 2, 2), (6, 2, 4), (4, 2, 2, 4)),
    ("march", "4/4"): ((6, 2, 4, 4), (3, 1, 4, 3, 1, 4), (4, 4, 6, 2), (4, 3, 1, 4, 4), (4, 4, 8)),
    ("march", "2/4"): ((3, 1, 4), (4, 3, 1), (2, 2, 4), (3, 1, 3, 1)),
    ("folk", "6/8"): ((4, 2, 4, 2), (2, 2, 2, 4, 2), (4, 2, 2, 2, 2), (2, 2, 2, 2, 2, 2)),
    ("folk", "4/4"): ((4, 2, 2, 4, 4), (2, 2, 4, 2, 2, 4), (6, 2, 4, 4), (2, 2, 2, 2, 4, 4)),
    ("folk", "2/4"): ((2, 2, 4), (2, 1, 1, 2, 2), (4, 2, 2), (2, 2, 2, 2)),
    ("blues", "4/4"): (
        (-2, 2, 4, 2, 6),
        (2, 2, 4, 2, 6),
        (4, 2, 6, -4),
        (-4, 2, 2, 2, 6),
        (2, 2, 2, 6, -4),
    ),
    ("lofi", "4/4"): (
        (-2, 4, 2, 4, 4),
        (6, 6, 4),
        (3, 3, 6, -4),
        (-4, 2, 2, 8),
        (4, 6, 6),
        (2, 4, 2, 8),
    ),
    ("lullaby", "3/4"): ((8, 4), (4, 4, 4), (8, 2, 2), (8, 4)),
    ("lullaby", "6/8"): ((4, 2, 4, 2), (4, 2, 6), (6, 6), (4, 2, 4, 2)),
    ("chorale", "4/4"): ((4, 4, 4, 4), (8, 4, 4), (4, 4, 8), (4, 2, 2, 4, 4)),
    ("chorale", "3/4"): ((4, 4, 4), (8, 4), (6, 2, 4)),
    ("pentatonic", "4/4"): ((6, 2, 4, 4), (4, 4, 2, 2, 4), (8, 6, 2), (4, 2, 2, 8)),
    ("pentatonic", "2/4"): ((3, 1, 4), (2, 2, 4), (4, 2, 2), (6, 2)),
    ("ambient", "4/4"): ((8, 8), (12, 4), (-4, 12), (-4, 4, 8), (16,)),
}
"""Bars by which a style is known."""


def bar_rhythm(style: str, metre: str, busy: int, rng: random.Random) -> Bar:
    """A bar in the style's manner, mostly, or of the busyness asked for (0 to 2)."""
    idioms = IDIOMS.get((style, metre))
    if idioms and rng.random() < 0.75:
        ordered = sorted(idioms, key=len)
        third = len(ordered) * busy // 3
        return rng.choice(ordered[third : third + max(len(ordered) * 2 // 3, 2)])
    return rng.choice(RHYTHMS[metre][0 if style == "ambient" else busy])


def answer_rhythm(style: str, metre: str, question: Bar, rng: random.Random) -> Bar:
    """An answer sounds like its question but comes to rest: the same opening, a longer end."""
    if rng.random() < 0.35:
        return bar_rhythm(style, metre, 0 if len(question) < 5 else 1, rng)
    half = STEPS[metre] // 2 if metre != "3/4" else 4
    opening: list[int] = []
    while sum(map(abs, opening)) < half:
        opening.append(question[len(opening)])
    left = STEPS[metre] - sum(map(abs, opening))
    return (*opening, left) if left > 0 else question
