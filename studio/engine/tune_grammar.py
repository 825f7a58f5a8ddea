"""Keeps a music model within the form it was asked for, token by token.

The model chooses the notes; the grammar sees to it that they come in the order the tokenizer can
read, in the asked metre, key and instruments, and that the tune has its bars and then ends.
"""

from collections.abc import Callable, Sequence
from typing import Any, cast

import torch
from miditok import MusicTokenizer
from transformers import LogitsProcessor

from studio.core.tune import MONOPHONIC, TuneTraits
from studio.core.tune_words import PROGRAMS

MOST_TOKENS_A_BAR = 140
RECALL = 5.0
"""How much likelier, in logits, a returning phrase makes what it played the first time."""

_SCALES = {
    "major": frozenset((0, 2, 4, 5, 7, 8, 9, 11)),
    "minor": frozenset((0, 2, 3, 5, 7, 8, 10, 11)),
}
"""Pitch classes on C, with the minor subdominant in major and the leading tone in minor."""

_RANGES = {"flute": (58, 96), "clarinet": (52, 90), "brass": (48, 84), "bass": (28, 62)}
"""Lowest and highest pitch, on C, of the instruments that play one note at a time."""

_BLUE = {"blues": frozenset((3, 6, 10)), "lofi": frozenset()}


def vocabulary(tokenizer: MusicTokenizer) -> dict[str, int]:
    """The id of each token's name, for tokenizers of one stream."""
    return cast("dict[str, int]", tokenizer.vocab)


class TuneGrammar(LogitsProcessor):
    """Masks every token that may not come next, for one sequence of the starter's vocabulary.

    `places` is the plan of the section, one per bar. `bars_begun` tells how far it has come.
    """

    def __init__(
        self, tokenizer: MusicTokenizer, traits: TuneTraits, places: Sequence[str], prompt: int
    ) -> None:
        self.places = places
        self.bars_begun = 0
        self._read = prompt
        self._ids = vocabulary(tokenizer)
        self._names = sorted(self._ids, key=self._ids.__getitem__)
        beats, _ = map(int, traits.metre.split("/"))
        self._time = f"TimeSig_{traits.metre}"
        self._positions = beats * tokenizer.config.max_num_pos_per_beat
        self._programs = [f"Program_{PROGRAMS[name]}" for name in traits.instruments]
        players = [name for name in traits.instruments if name != "drums"]
        self._lead = f"Program_{PROGRAMS[players[0]]}" if players else ""
        self._alone = not set(players[1:]) - {"bass"} and not MONOPHONIC.intersection(players[:1])
        self._top, self._bottom = 0, 0
        tones = _SCALES[traits.mode] | _BLUE.get(traits.style, frozenset())
        third = 4 if traits.mode == "major" else 3
        self._pitches = self._numbers("Pitch", lambda value: value % 12 in tones)
        self._chord = self._numbers("Pitch", lambda value: value % 12 in (0, third, 7))
        self._tonics = self._numbers("Pitch", lambda value: value % 12 == 0)
        self._drums = self._numbers("PitchDrum", lambda value: True)
        self._reach = {
            f"Program_{PROGRAMS[name]}": self._within(name) for name in traits.instruments
        }
        self._durations = [n for n, name in enumerate(self._names) if name.startswith("Duration_")]
        self._harmonies = [n for n, name in enumerate(self._names) if name.startswith("Harmony_")]
        self._before, self._last, self._program = "", "", ""
        self._position, self._tokens_in_bar, self._chords = -1, 0, 0
        self._sounding: set[str] = set()
        self._missing = set(self._programs)
        self._memory: dict[tuple[str, ...], int] = {}
        self._recalled: dict[tuple[str, ...], int] = {}

    def _numbers(self, kind: str, wanted: Callable[[int], bool]) -> list[int]:
        found = []
        for number, name in enumerate(self._names):
            head, _, value = name.partition("_")
            if head == kind and wanted(int(value)):
                found.append(number)
        return found

    def _within(self, name: str) -> frozenset[int]:
        low, high = _RANGES.get(name, (0, 127))
        pitches = self._numbers("Pitch", lambda value: low <= value <= high)
        return frozenset((*pitches, *self._drums))

    def __call__(self, input_ids: torch.Tensor, scores: torch.Tensor) -> Any:
        """Scores of shape (1, vocabulary), minus infinity where a token may not come."""
        for number in input_ids[0, self._read :].tolist():
            self._follow(self._names[number])
        self._read = input_ids.shape[1]
        allowed = self._allowed()
        masked = torch.full_like(scores, -torch.inf)
        masked[:, allowed] = scores[:, allowed]
        if (before := self._recalled.get(self._where())) is not None:
            masked[:, before] += RECALL
        return self._settled(masked)

    def _where(self) -> tuple[str, ...]:
        """What a returning phrase is known by: place, position, instrument, last two tokens."""
        if self._position < 0:
            return self._place(), self._last
        return self._place(), str(self._position), self._program, self._before, self._last

    def _settled(self, scores: torch.Tensor) -> torch.Tensor:
        """Where the model would end the bar, let it first write what is still owed."""
        end, owed = self._bar_or_end(), self._owed()
        if owed and torch.isfinite(scores[0, end]):
            scores[:, owed] = torch.logaddexp(scores[:, owed], scores[:, [end]])
            scores[:, end] = -torch.inf
        return scores

    def _owed(self) -> list[int]:
        """Nobody falls silent: a bar ends once each instrument has played in it. And a melody that
        carries its own chords ends with the tonic on top."""
        if self.bars_begun and self._missing:
            return [self._ids[name] for name in self._missing]
        if self._place() == "Z" and self._alone and self._lead and self._top % 12:
            if self._program != self._lead:
                return [self._ids[self._lead]]
            above = (self._ids.get(f"Pitch_{p}") for p in range(self._top + 1, self._top + 13))
            return [number for number in above if number in self._tonics]
        return []

    def _place(self) -> str:
        return self.places[self.bars_begun - 1] if self.bars_begun else ""

    def _follow(self, name: str) -> None:
        """Take in one token the model has written."""
        kind, _, value = name.partition("_")
        self._memory.setdefault(self._where(), self._ids[name])
        self._tokens_in_bar += 1
        if kind == "Bar":
            self.bars_begun += 1
            self._recalled = dict(self._memory)
            self._missing = set(self._programs)
            self._position, self._tokens_in_bar, self._chords = -1, 0, 0
            self._top, self._bottom = 0, 0
        elif kind == "Harmony":
            self._chords += 1
        elif kind == "Position":
            self._position = int(value)
            self._sounding = set()
        elif kind == "Program":
            self._program = name
        elif kind in ("Pitch", "PitchDrum"):
            self._sounding.add(f"{self._program} {name}")
            self._missing.discard(self._program)
            if self._program == self._lead:
                self._top = max(self._top, int(value))
            if kind == "Pitch":
                self._bottom = min(self._bottom or int(value), int(value))
        self._before, self._last = self._last, name

    def _allowed(self) -> list[int]:
        kind = self._last.partition("_")[0]
        if kind == "":
            return [self._ids["Bar_None"]]
        if kind == "Bar":
            return [self._ids[self._time]]
        if kind == "TimeSig":
            return [self._ids[f"Place_{self._place()}"]]
        if kind == "Place":
            return self._harmonies
        if kind == "Harmony":
            return [*(self._harmonies if self._chords < 2 else ()), *self._later_positions()]
        if kind == "Pitch":
            return self._durations
        notes = self._notes(self._program)
        if kind in ("Position", "Program"):
            return [*notes, *(self._changes() if kind == "Position" else ())]
        if self._tokens_in_bar >= MOST_TOKENS_A_BAR:
            return [self._bar_or_end()]
        return [*notes, *self._changes(), *self._later_positions(), self._bar_or_end()]

    def _bar_or_end(self) -> int:
        done = self.bars_begun >= len(self.places)
        return self._ids["EOS_None" if done else "Bar_None"]

    def _later_positions(self) -> list[int]:
        """Where the bar may go on; the last bar is one chord, on its first beat."""
        end = 1 if self._place() == "Z" else self._positions
        return [self._ids[f"Position_{p}"] for p in range(self._position + 1, end)]

    def _changes(self) -> list[int]:
        """Other instruments that were asked for and have a note left to play."""
        others = (name for name in self._programs if name != self._program)
        return [self._ids[name] for name in others if self._notes(name)]

    def _notes(self, program: str) -> list[int]:
        """Pitches an instrument may play and does not sound at this position yet."""
        if program not in self._programs:
            return []
        if program == "Program_-1":
            pitches = self._drums
        elif self._place() != "Z":
            pitches = self._pitches
        else:
            pitches = self._closing(program)
        return [
            n
            for n in pitches
            if n in self._reach[program] and f"{program} {self._names[n]}" not in self._sounding
        ]

    def _closing(self, program: str) -> list[int]:
        """The last chord, whose melody and whose lowest note are the tonic."""
        if not self._bottom or (program == self._lead and not self._alone):
            return self._tonics
        above = {f"Pitch_{pitch}" for pitch in range(self._bottom, 128)}
        return [n for n in self._chord if n in self._tonics or self._names[n] in above]


class TypeOrder(LogitsProcessor):
    """For vocabularies we do not know: after each token only the types MidiTok says may follow.

    Special tokens, the end among them, never come: the length is what was asked for.
    """

    def __init__(self, tokenizer: MusicTokenizer) -> None:
        graph = tokenizer.tokens_types_graph
        special = {name.partition("_")[0] for name in tokenizer.special_tokens}
        of_type: dict[str, list[int]] = {}
        for name, number in vocabulary(tokenizer).items():
            of_type.setdefault(name.partition("_")[0], []).append(number)
        self._types = {number: kind for kind, numbers in of_type.items() for number in numbers}
        self._next = {
            kind: [n for follower in followers - special for n in of_type.get(follower, ())]
            for kind, followers in graph.items()
        }
        self._any = [n for kind, numbers in of_type.items() if kind not in special for n in numbers]

    def __call__(self, input_ids: torch.Tensor, scores: torch.Tensor) -> Any:
        """Scores of shape (1, vocabulary), minus infinity where a token may not come."""
        allowed = self._next.get(self._types[int(input_ids[0, -1])]) or self._any
        masked = torch.full_like(scores, -torch.inf)
        masked[:, allowed] = scores[:, allowed]
        return masked
