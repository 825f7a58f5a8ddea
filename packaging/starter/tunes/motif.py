"""Motifs: the bars of which melodies are made, and the plans by which phrases use them."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

# How a phrase's first three bars are made: each names the motif it takes, "a" or its answer "b"
# ("v" is "a" upside down), and how many scale steps higher than in the first bar it begins; None
# goes on from where the bar before ended.
Step = tuple[str, int | None]
PLANS: tuple[tuple[Step, Step, Step], ...] = (
    (("a", 0), ("b", None), ("a", 0)),
    (("a", 0), ("b", None), ("a", 2)),
    (("a", 0), ("a", 1), ("a", 2)),
    (("a", 0), ("a", -1), ("b", None)),
    (("a", 0), ("a", 0), ("b", 2)),
    (("a", 0), ("b", None), ("v", 3)),
    (("a", 0), ("a", 2), ("b", None)),
    (("a", 0), ("v", 2), ("a", 1)),
)

# Moves between neighbouring notes in scale steps; every leap is followed by a step back.
CELLS = ((1, 1), (-1, -1), (1, -1), (-1, 1), (0,), (2, -1), (-2, 1), (1, 1, -1), (-1, -1, 1), (2,))
LEAPS = ((3, -1), (4, -1, -1), (-3, 1), (2, 2, -1), (3, -1, -1))


@dataclass(frozen=True)
class Motif:
    """A bar's rhythm and, note for note, its moves in scale steps; the first move is zero."""

    lengths: tuple[int, ...]
    moves: tuple[int, ...]

    def upside_down(self) -> "Motif":
        return Motif(self.lengths, tuple(-move for move in self.moves))


def contour(count: int, leap: float, rng: random.Random) -> tuple[int, ...]:
    """Moves for `count` notes that stay within a sixth and mostly rise before they fall."""
    moves, height = [0], 0
    while len(moves) < count:
        early = len(moves) <= count // 2
        cells = LEAPS if rng.random() < leap else CELLS
        wanted = [cell for cell in cells if (sum(cell) >= 0) == early or height * sum(cell) < 0]
        cell = rng.choice(wanted or cells)
        if abs(height + sum(cell)) > 4:
            cell = tuple(-move for move in cell)
        moves += cell
        height += sum(cell)
    return tuple(moves[:count])


def sung(lengths: Sequence[int]) -> int:
    return sum(length > 0 for length in lengths)
