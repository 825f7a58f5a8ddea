"""Bass lines: who plays under a tune in each style, and how it leads to the next bar's chord."""

from collections.abc import Sequence

from tunes.harmony import CHORDS, root
from tunes.melody import Tone
from tunes.rhythm import PULSE, STEPS
from tunes.texture import SOFT_STYLES

LOWEST = 33
"""The A of a bass guitar's third string, in MIDI numbers; roots lie within the octave above."""


def bass_line(
    style: str, metre: str, chords: Sequence[str], after: str, shape: int, odd: bool
) -> list[Tone]:
    """A bar of bass under its one or two chords.

    `after` is the chord the next bar begins with; `shape` (0 to 2) is the tune's own manner, from
    restful to busy; a waltz has the fifth where the bar is not `odd` and the chord stays.
    """
    steps = STEPS[metre]
    if len(chords) > 1:
        half = steps // 2
        return [Tone(at * half, half, root(chord, LOWEST)) for at, chord in enumerate(chords)]
    low = root(chords[0], LOWEST)
    fifth = LOWEST + (CHORDS[chords[0]][2] - LOWEST) % 12
    if style == "blues" and metre == "4/4" and shape:
        return _walk(chords[0], after, shape)
    if style in SOFT_STYLES or shape == 0:
        return [Tone(0, steps, low)]
    if style == "lofi" and metre == "4/4":
        return [Tone(0, 6, low), Tone(10, 6, fifth if shape == 2 else low)]
    if metre == "3/4":
        first = fifth if style == "waltz" and not odd and after == chords[0] else low
        if shape == 1:
            return [Tone(0, 8, first)]
        return [Tone(0, 8, first), Tone(8, 4, _towards(first, root(after, LOWEST), after))]
    second = steps // 2 // PULSE[metre] * PULSE[metre]
    if shape == 2 and metre == "4/4" and root(after, LOWEST) != low:
        leading = _towards(low, root(after, LOWEST), after)
        return [Tone(0, 8, low), Tone(8, 4, fifth), Tone(12, 4, leading)]
    return [Tone(0, second, low), Tone(second, steps - second, fifth)]


def _walk(chord: str, after: str, shape: int) -> list[Tone]:
    """Four to the bar: up the chord, or root, fifth and back, then a step into the next chord."""
    low = root(chord, LOWEST)
    above = [low + (tone - CHORDS[chord][0]) % 12 for tone in CHORDS[chord]]
    third, fifth = above[1], above[2]
    goal = root(after, LOWEST)
    if goal == low:
        line = (low, third, fifth, fifth + 2 if shape == 2 else third)
    else:
        line = (low, third, fifth, _towards(fifth, goal, after))
    return [Tone(4 * at, 4, pitch) for at, pitch in enumerate(line)]


def _towards(here: int, goal: int, chord: str) -> int:
    """The note a whole step from the next root on this side of it; its fifth where none fits."""
    if here == goal:
        return goal + 7
    whole = goal + 2 if here > goal else goal - 2
    minor = CHORDS[chord][0] in (0, 5) and here < goal
    return goal - 1 if minor and CHORDS[chord][0] == 0 else whole
