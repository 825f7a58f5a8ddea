"""How a tune of so many bars is laid out, and how it is asked of a music model.

The training data and the engine plan with the same functions, so a model always sees plans of
the kind it has learnt.
"""

import random
from collections.abc import Sequence

from studio.core.tune import TuneTraits

FEWEST_BARS, MOST_BARS = 2, 24
PLACES = (*(f"{letter}{bar}" for letter in "ABC" for bar in range(1, 5)), "Y", "Z")
"""A bar's place: its phrase's letter and its number there; Y prepares the end, Z is the end."""

PACES = {"slow": 72, "walking": 100, "lively": 132, "fast": 1000}
"""Upper bound, in quarter notes a minute and exclusive, of each pace a model is told."""

_FORMS = {
    0: ("",),
    1: ("A",),
    2: ("AA", "AB"),
    3: ("AAB", "ABA", "ABC"),
    4: ("AABA", "ABAC", "AABA", "ABAB"),
    5: ("AABBA", "ABACA"),
    6: ("AABACA", "AABBAA", "ABACAB"),
}


def form(bars: int, seed: int) -> tuple[str, ...]:
    """The place of each bar: four-bar phrases that come back, an odd tail, then Y and Z.

    Raises ValueError outside 2 to 24 bars.
    """
    if not FEWEST_BARS <= bars <= MOST_BARS:
        raise ValueError(f"A section has {FEWEST_BARS} to {MOST_BARS} bars, not {bars}.")
    letters = random.Random(f"{seed}:form").choice(_FORMS[bars // 4])
    places = [f"{letter}{bar}" for letter in letters for bar in range(1, 5)]
    tail = "C" if letters else "A"
    places += [f"{tail}{bar}" for bar in range(1, bars % 4 + 1)]
    return (*places[:-2], "Y", "Z")


def pace(tempo: int) -> str:
    return next(name for name, bound in PACES.items() if tempo < bound)


def request(traits: TuneTraits, bars: int) -> list[str]:
    """The tokens a model is asked with, before the first bar.

    The key's tonic is left out: tunes are written on C and moved to the asked key afterwards, so
    a small model need not learn every key by itself.
    """
    return [
        f"Mood_{traits.mood}",
        f"Style_{traits.style}",
        f"Mode_{traits.mode}",
        f"Pace_{pace(traits.tempo)}",
        f"Metre_{traits.metre}",
        f"Bars_{bars}",
        *map(instrument_token, traits.instruments),
    ]


def instrument_token(name: str) -> str:
    return f"Inst_{name.replace(' ', '-')}"


def sections(bars: int) -> Sequence[int]:
    """Split a length in bars into sections of at most 24, as even as four-bar phrases allow."""
    count = -(-bars // MOST_BARS)
    if count <= 1:
        return (max(bars, FEWEST_BARS),)
    each = -(-bars // (4 * count)) * 4
    last = bars - each * (count - 1)
    if last < 4:
        return (*(each,) * (count - 2), each - 4, last + 4)
    return (*(each,) * (count - 1), last)
