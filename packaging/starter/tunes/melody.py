"""Melodies in four-bar phrases: a motif that is repeated, moved or turned over, then answered.

What makes a tune easy to hum is written down here as rules: one motif to a phrase, leaps that are
followed by a step back, a second phrase that climbs higher than the first, long notes and a
breath where a phrase ends, and a last step home to the tonic.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from tunes.harmony import CHORDS, scale
from tunes.motif import PLANS, Motif, contour, sung
from tunes.rhythm import PULSE, STEPS, answer_rhythm, bar_rhythm

SPAN = 20
"""Semitones a melody may use above its lowest note."""

CLOSES = {
    "4/4": ((4, 4, 8), (4, 2, 2, 8), (6, 2, 8), (4, 4, 4, 4)),
    "3/4": ((4, 4, 4), (8, 4), (4, 2, 2, 4)),
    "2/4": ((4, 4), (2, 2, 4)),
    "6/8": ((4, 2, 6), (4, 2, 4, 2)),
    "ambient": ((8, 8), (12, 4)),
}
"""The rhythm of the last bar but one."""


@dataclass(frozen=True)
class Tone:
    """One note of a melody: start and length in sixteenth notes, pitch as MIDI numbers."""

    start: int
    length: int
    pitch: int


class Singer:
    """Writes one tune's melody bar by bar, from the motifs and the plan of each phrase."""

    def __init__(
        self, style: str, mode: str, metre: str, busy: int, low: int, rng: random.Random
    ) -> None:
        self.style, self.mode, self.metre, self.low, self.rng = style, mode, metre, low, rng
        self.steps, self.pulse = STEPS[metre], PULSE[metre]
        self.leap = {"chorale": 0.05, "march": 0.4, "ambient": 0.35, "lofi": 0.2}.get(style, 0.25)
        first = self._motif(bar_rhythm(style, metre, busy, rng))
        self.motifs = {"A": (first, self._answer(first))}
        for letter in "BC":
            # Another phrase keeps the rhythm or has one of its own; a blues repeats its riff.
            lengths = first.lengths
            if rng.random() < 0.5:
                lengths = bar_rhythm(style, metre, busy, rng)
            mine = first if style == "blues" else self._motif(lengths)
            self.motifs[letter] = (mine, self._answer(mine))
        self.plans = {letter: rng.choice(PLANS) for letter in "ABC"}
        self.lift = {"A": 0, "B": rng.choice((2, 3, 4)), "C": rng.choice((-1, 1, 2))}
        self.pickup = rng.random() < 0.3 and self.pulse == 4 and self.steps > 8
        self.cadence = rng.choice((0, 1, 1, 2))
        self.closing = rng.choice(("walk", "walk", "walk", "under", "fifth"))
        self.begun: dict[str, int] = {}
        self.last = low + 8

    def _motif(self, lengths: tuple[int, ...]) -> Motif:
        return Motif(lengths, contour(sung(lengths), self.leap, self.rng))

    def _answer(self, motif: Motif) -> Motif:
        """Begins as the motif does, in rhythm at least, and comes down where that went up."""
        lengths = answer_rhythm(self.style, self.metre, motif.lengths, self.rng)
        moves = [-move for move in motif.moves[: sung(lengths)]]
        moves += [-1] * (sung(lengths) - len(moves))
        return Motif(lengths, tuple(moves))

    def _ladder(self, chord: str, strong: bool = False) -> list[int]:
        """The scale from the lowest note up; blue fifths and thirds are only for passing notes."""
        tones = set(scale(self.style, self.mode, chord))
        if strong and self.style == "blues":
            tones -= {6} if self.mode == "minor" else {3}
        return [pitch for pitch in range(self.low, self.low + SPAN) if pitch % 12 in tones]

    def _inside(self, chord: str) -> list[int]:
        """The chord's tones a melody may stand on; the seventh only passes."""
        tones = set(CHORDS[chord][:3]) & set(scale(self.style, self.mode, chord))
        tones = tones or set(CHORDS[chord][:3])
        return [pitch for pitch in range(self.low, self.low + SPAN) if pitch % 12 in tones]

    def bar(self, place: str, chords: Sequence[str]) -> list[Tone]:
        """Write the bar of a place such as A1 over its one or two chords."""
        letter, number = place[0], int(place[1])
        if number == 4:
            return self._breathe(letter, chords[-1])
        name, shift = self.plans[letter][number - 1]
        motif, answer = self.motifs[letter]
        chosen = {"a": motif, "b": answer, "v": motif.upside_down()}[name]
        return self._sing(chosen, self._start(letter, shift, chords[0]), chords)

    def _start(self, letter: str, shift: int | None, chord: str) -> int:
        """Where a bar begins: a chord tone near the phrase's first note, moved by `shift`."""
        inside = self._inside(chord)
        if letter not in self.begun:
            target = self.low + 5 + 2 * self.lift[letter]
            home = [p for p in inside if p % 12 in (0, 3, 4, 7)] if letter == "A" else inside
            self.begun[letter] = min(home or inside, key=lambda p: (abs(p - target), p))
            return self.begun[letter]
        ladder = self._ladder(chord)
        at = _nearest_index(ladder, self.begun[letter]) + (shift or 0)
        target = self.last if shift is None else ladder[min(max(at, 0), len(ladder) - 1)]
        return min(inside, key=lambda p: (abs(p - target) + 0.4 * abs(p - self.last), p))

    def _sing(self, motif: Motif, begin: int, chords: Sequence[str]) -> list[Tone]:
        tones: list[Tone] = []
        start, moves, here = 0, iter(motif.moves), begin
        for length in motif.lengths:
            if length > 0:
                chord = chords[-1] if len(chords) > 1 and start * 2 >= self.steps else chords[0]
                here = self._step(here, next(moves), chord, self._strong(start, length))
                tones.append(Tone(start, length, here))
            start += abs(length)
        self.last = here
        return tones

    def _strong(self, start: int, length: int) -> bool:
        """Whether a note is heard as the chord's own: on the first beat, or long in mid-bar."""
        middle = self.steps // 2 if self.metre in ("4/4", "6/8") else 0
        return start == 0 or (start == middle and length >= self.pulse) or length >= 8

    def _step(self, here: int, move: int, chord: str, strong: bool) -> int:
        """The pitch `move` steps on, turned back at the edge of the voice.

        Where it is heard most and at the end of a leap it is the nearest tone of the chord, but
        not the same note once more.
        """
        ladder = self._ladder(chord, strong)
        at = _nearest_index(ladder, here)
        inverted = not 0 <= at + move < len(ladder)
        pitch = ladder[min(max(at - move if inverted else at + move, 0), len(ladder) - 1)]
        leaping = abs(pitch - here) > 3
        if not strong and not leaping:
            return pitch
        inside = self._inside(chord)
        if pitch in inside:
            return pitch
        return min(inside, key=lambda p: (abs(p - pitch) + (3 if p == here and move else 0), p))

    def _breathe(self, letter: str, chord: str) -> list[Tone]:
        """A phrase's last bar: perhaps a leaning note, a long chord tone, then air or a pickup."""
        inside = [p for p in self._inside(chord) if p % 12 != 0] or self._inside(chord)
        goal = min(inside, key=lambda p: (abs(p - self.last), p))
        ladder = self._ladder(chord)
        at = _nearest_index(ladder, goal)
        above = ladder[min(at + 1, len(ladder) - 1)]
        air = self.pulse if self.steps > 8 else 2
        if self.steps == 8 or self.cadence == 0 or self.style == "ambient":
            tones = [Tone(0, self.steps - air, goal)]
        elif self.cadence == 1 or self.pulse == 6:
            lean = 4 if self.pulse == 4 else 2
            tones = [Tone(0, lean, above), Tone(lean, self.steps - lean - air, goal)]
        else:
            under = ladder[max(at - 1, 0)]
            rest = self.steps - 4 - air
            tones = [Tone(0, 2, goal), Tone(2, 2, under), Tone(4, rest, goal)]
        self.last = goal
        if self.pickup and self.style not in ("ambient", "chorale", "blues"):
            tones += self._lead_in(ladder)
        return tones

    def _lead_in(self, ladder: Sequence[int]) -> list[Tone]:
        """Two short notes that step to where the first phrase begins."""
        aim = _nearest_index(ladder, self.begun.get("A", self.last))
        at = self.steps - 4
        side = -1 if self.last <= ladder[aim] + 4 else 1
        pair = [ladder[min(max(aim + side * far, 0), len(ladder) - 1)] for far in (2, 1)]
        return [Tone(at + 2 * place, 2, pitch) for place, pitch in enumerate(pair)]

    def prepare(self, chords: Sequence[str]) -> list[Tone]:
        """The last bar but one: steps that can only lead to the tonic."""
        lengths = self.rng.choice(CLOSES["ambient" if self.style == "ambient" else self.metre])
        if sum(lengths) != self.steps:
            lengths = CLOSES[self.metre][0]
        ladder = self._ladder(chords[-1], strong=True)
        home = self._home()
        side = 1 if self.last >= home else -1
        at = _nearest_index(ladder, home)
        path = [at + side * (len(lengths) - place) for place in range(len(lengths))]
        if self.closing == "under" and len(lengths) > 2:
            path[-2:] = [at + 1, at - 1]
        elif self.closing == "fifth" and home - 5 >= self.low and self.style != "ambient":
            path[-1] = _nearest_index(ladder, home - 5)
        tones, start = [], 0
        for length, place in zip(lengths, path, strict=True):
            pitch = ladder[min(max(place, 0), len(ladder) - 1)]
            tones.append(Tone(start, length, pitch))
            start += length
        self.last = tones[-1].pitch
        return tones

    def _home(self) -> int:
        """The tonic nearest to where the first phrase began, low rather than high."""
        tonics = [p for p in range(self.low, self.low + SPAN) if p % 12 == 0]
        middle = min(self.begun.get("A", self.last), self.low + 12)
        return min(tonics, key=lambda p: (abs(p - (middle + self.last) / 2), p))

    def end(self) -> list[Tone]:
        """The last bar: the tonic, held."""
        tonics = [p for p in range(self.low, self.low + SPAN) if p % 12 == 0]
        home = min(tonics, key=lambda p: (abs(p - self.last), p))
        return [Tone(0, self.steps, home)]


def _nearest_index(ladder: Sequence[int], pitch: int) -> int:
    return min(range(len(ladder)), key=lambda at: (abs(ladder[at] - pitch), at))
