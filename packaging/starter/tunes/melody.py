"""Melodies in four-bar phrases: a rhythm that comes back, steps between chord tones, a breath."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from tunes.harmony import CHORDS, scale

STEPS = {"2/4": 8, "3/4": 12, "4/4": 16, "6/8": 12}
"""Sixteenth notes in a bar."""

PULSE = {"2/4": 4, "3/4": 4, "4/4": 4, "6/8": 6}
"""Sixteenth notes between two beats that are felt."""

# metre -> from restful to busy; lengths in sixteenth notes, rests negative
RHYTHMS: dict[str, tuple[tuple[tuple[int, ...], ...], ...]] = {
    "4/4": (
        ((8, 8), (12, 4), (4, 4, 8), (8, 4, 4), (16,)),
        ((4, 4, 4, 4), (6, 2, 4, 4), (4, 2, 2, 8), (8, 4, 2, 2), (4, 4, 6, 2), (-2, 2, 4, 4, 4)),
        ((2, 2, 4, 2, 2, 4), (4, 2, 2, 4, 4), (2, 2, 2, 2, 4, 4), (3, 1, 4, 4, 4), (6, 2, 2, 2, 4)),
    ),
    "3/4": (
        ((8, 4), (12,), (4, 8)),
        ((4, 4, 4), (6, 2, 4), (8, 2, 2), (4, 2, 2, 4)),
        ((2, 2, 2, 2, 4), (4, 2, 2, 2, 2), (6, 2, 2, 2), (2, 2, 4, 4), (3, 1, 4, 4)),
    ),
    "2/4": (
        ((8,), (4, 4), (6, 2)),
        ((4, 4), (4, 2, 2), (2, 2, 4), (6, 2)),
        ((2, 2, 2, 2), (2, 1, 1, 4), (3, 1, 2, 2), (2, 2, 2, 1, 1)),
    ),
    "6/8": (
        ((12,), (6, 6), (8, 4)),
        ((4, 2, 4, 2), (6, 4, 2), (4, 2, 6), (6, 2, 2, 2)),
        ((2, 2, 2, 2, 2, 2), (4, 2, 2, 2, 2), (2, 2, 2, 4, 2), (3, 1, 2, 4, 2)),
    ),
}
SYNCOPATED = (
    (-2, 4, 2, 4, 4),
    (6, 6, 4),
    (3, 3, 2, 8),
    (-4, 2, 2, 6, 2),
    (4, 6, 6),
    (-2, 2, 2, 2, 8),
)
"""Bars of 4/4 for blues and lo-fi."""


@dataclass(frozen=True)
class Tone:
    """One note of a melody: start and length in sixteenth notes, pitch as MIDI numbers."""

    start: int
    length: int
    pitch: int


def rhythm(style: str, metre: str, busy: int, rng: random.Random) -> tuple[int, ...]:
    if metre == "4/4" and style in ("blues", "lofi") and rng.random() < 0.6:
        return rng.choice(SYNCOPATED)
    return rng.choice(RHYTHMS[metre][busy])


class Singer:
    """Writes one tune's melody bar by bar, remembering each phrase's motif."""

    def __init__(
        self, style: str, mode: str, metre: str, busy: int, low: int, rng: random.Random
    ) -> None:
        self.style, self.mode, self.metre, self.low, self.rng = style, mode, metre, low, rng
        self.steps = STEPS[metre]
        self.leap = {"ambient": 3, "lullaby": 2, "chorale": 1, "march": 3}.get(style, 2)
        self.rhythms = {letter: self._pair(busy) for letter in "ABC"}
        self.lift = {"A": 0, "B": rng.choice((2, 3, 4)), "C": rng.choice((-2, 1, 3))}
        self.motif: list[int] = []
        self.last = low + 7

    def _pair(self, busy: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The rhythms of a phrase's odd and even bars; only ambient tunes may be all long notes."""
        calm = (0, 0) if self.style == "ambient" else (1, 0)
        kinds = self.rng.choice(
            ((calm, (0, 1), (1, 1)), ((1, 1), (2, 1), (1, 2)), ((2, 1), (2, 2), (1, 2)))[busy]
        )
        first, second = (rhythm(self.style, self.metre, kind, self.rng) for kind in kinds)
        return first, second

    def _ladder(self, chord: str) -> list[int]:
        tones = scale(self.style, self.mode, chord)
        return [pitch for pitch in range(self.low, self.low + 20) if pitch % 12 in tones]

    def _nearest(self, pitches: Sequence[int], target: int) -> int:
        return min(pitches, key=lambda pitch: (abs(pitch - target), pitch))

    def bar(self, place: str, chords: Sequence[str]) -> list[Tone]:
        """Write the bar of a place such as A1 over its one or two chords."""
        letter, number = place[0], int(place[1])
        if number == 4:
            return self._breath(chords[-1], letter)
        lengths = self.rhythms[letter][number % 2 == 0]
        moves = self.motif if number == 3 and self.motif else self._moves(lengths, number)
        if number == 1:
            self.motif = moves
            self.last = self.low + 7 + self.lift[letter]
        return self._sing(lengths, moves, chords)

    def _moves(self, lengths: Sequence[int], number: int) -> list[int]:
        """Steps along the scale: an arch that rises in odd bars and falls in even ones."""
        slope = 0.35 if number % 2 else -0.35
        moves = []
        for _ in lengths:
            size = self.rng.choice((1, 1, 1, 1, 1, 2, 0, self.leap))
            upward = self.rng.random() < 0.5 + slope * (1 if len(moves) < len(lengths) / 2 else -1)
            moves.append(size if upward else -size)
        return moves

    def _sing(
        self, lengths: Sequence[int], moves: Sequence[int], chords: Sequence[str]
    ) -> list[Tone]:
        tones, start, pulse = [], 0, PULSE[self.metre]
        for length, move in zip(lengths, moves, strict=False):
            if length > 0:
                chord = chords[-1] if len(chords) > 1 and start * 2 >= self.steps else chords[0]
                ladder = self._ladder(chord)
                here = ladder.index(self._nearest(ladder, self.last))
                pitch = ladder[min(max(here + move, 0), len(ladder) - 1)]
                strong = start % pulse == 0 and (length >= pulse or start == 0)
                if strong or self.style == "chorale":
                    pitch = self._land(ladder, chord, pitch)
                tones.append(Tone(start, length, pitch))
                self.last = pitch
            start += abs(length)
        return tones

    def _land(self, ladder: Sequence[int], chord: str, pitch: int) -> int:
        """A chord tone near `pitch`, mostly beyond the last note in the direction of the move."""
        inside = [p for p in ladder if p % 12 in CHORDS[chord]]
        beyond = [p for p in inside if (p - self.last) * (pitch - self.last) > 0]
        if beyond and self.rng.random() < 0.75:
            return self._nearest(beyond, self.last)
        return self._nearest(inside, pitch)

    def _breath(self, chord: str, letter: str) -> list[Tone]:
        """The phrase's last bar: a long chord tone, at times with a step before it, then air."""
        ladder = self._ladder(chord)
        inside = [p for p in ladder if p % 12 in CHORDS[chord][:3]]
        goal = self._nearest(inside, self.last)
        if self.rhythms[letter][0][0] < self.steps // 2 and self.steps > 8:
            here = ladder.index(goal)
            above = ladder[min(here + 1, len(ladder) - 1)]
            self.last = goal
            return [Tone(0, 4, above), Tone(4, self.steps - 8, goal)]
        self.last = goal
        return [Tone(0, self.steps - (4 if self.steps > 8 else 2), goal)]

    def prepare(self, chords: Sequence[str]) -> list[Tone]:
        """The last bar but one: a calm rhythm that walks towards the tonic."""
        lengths = RHYTHMS[self.metre][1 if self.style != "ambient" else 0][0]
        home = self.low + (-self.low) % 12
        home = self._nearest([home, home + 12], self.last)
        moves = []
        for _ in lengths:
            gap = home - self.last
            moves.append(-1 if gap < 0 else 1)
        return self._sing(lengths, moves, chords)

    def end(self) -> list[Tone]:
        """The last bar: the tonic, held."""
        home = self._nearest([p for p in range(self.low, self.low + 20) if p % 12 == 0], self.last)
        return [Tone(0, self.steps, home)]
