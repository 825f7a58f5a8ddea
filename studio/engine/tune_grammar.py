"""Keeps a music model within the form it was asked for, token by token.

The model chooses the notes; the grammar sees to it that they come in the order the tokenizer can
read, in the asked metre, key and instruments, and that the tune has its bars and then ends.
"""

from collections.abc import Callable, Sequence
from typing import Any, cast

import torch
from miditok import MusicTokenizer
from transformers import LogitsProcessor

from studio.core.tune import TuneTraits
from studio.core.tune_words import PROGRAMS

MOST_TOKENS_A_BAR = 140

_SCALES = {
    "major": frozenset((0, 2, 4, 5, 7, 8, 9, 11)),
    "minor": frozenset((0, 2, 3, 5, 7, 8, 10, 11)),
}
"""Pitch classes on C, with the minor subdominant in major and the leading tone in minor."""

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
        tones = _SCALES[traits.mode] | _BLUE.get(traits.style, frozenset())
        self._pitches = self._numbers("Pitch", lambda value: value % 12 in tones)
        self._drums = self._numbers("PitchDrum", lambda value: True)
        self._durations = [n for n, name in enumerate(self._names) if name.startswith("Duration_")]
        self._harmonies = [n for n, name in enumerate(self._names) if name.startswith("Harmony_")]
        self._last, self._program = "", ""
        self._position, self._tokens_in_bar, self._chords = -1, 0, 0
        self._sounding: set[str] = set()

    def _numbers(self, kind: str, wanted: Callable[[int], bool]) -> list[int]:
        found = []
        for number, name in enumerate(self._names):
            head, _, value = name.partition("_")
            if head == kind and wanted(int(value)):
                found.append(number)
        return found

    def __call__(self, input_ids: torch.Tensor, scores: torch.Tensor) -> Any:
        """Scores of shape (1, vocabulary), minus infinity where a token may not come."""
        for number in input_ids[0, self._read :].tolist():
            self._follow(self._names[number])
        self._read = input_ids.shape[1]
        allowed = self._allowed()
        masked = torch.full_like(scores, -torch.inf)
        masked[:, allowed] = scores[:, allowed]
        return masked

    def _follow(self, name: str) -> None:
        """Take in one token the model has written."""
        kind, _, value = name.partition("_")
        self._tokens_in_bar += 1
        if kind == "Bar":
            self.bars_begun += 1
            self._position, self._tokens_in_bar, self._chords = -1, 0, 0
        elif kind == "Harmony":
            self._chords += 1
        elif kind == "Position":
            self._position = int(value)
            self._sounding = set()
        elif kind == "Program":
            self._program = name
        elif kind in ("Pitch", "PitchDrum"):
            self._sounding.add(f"{self._program} {name}")
        self._last = name

    def _allowed(self) -> list[int]:
        kind = self._last.partition("_")[0]
        if kind == "":
            return [self._ids["Bar_None"]]
        if kind == "Bar":
            return [self._ids[self._time]]
        if kind == "TimeSig":
            return [self._ids[f"Place_{self.places[self.bars_begun - 1]}"]]
        if kind == "Place":
            return self._harmonies
        if kind == "Harmony":
            return [*(self._harmonies if self._chords < 2 else ()), *self._later_positions()]
        if kind == "Pitch":
            return self._durations
        if kind in ("Position", "Program"):
            return self._notes() if kind == "Program" else [*self._notes(), *self._changes()]
        if self._tokens_in_bar >= MOST_TOKENS_A_BAR:
            return [self._bar_or_end()]
        return [*self._notes(), *self._changes(), *self._later_positions(), self._bar_or_end()]

    def _bar_or_end(self) -> int:
        done = self.bars_begun >= len(self.places)
        return self._ids["EOS_None" if done else "Bar_None"]

    def _later_positions(self) -> list[int]:
        return [self._ids[f"Position_{p}"] for p in range(self._position + 1, self._positions)]

    def _changes(self) -> list[int]:
        """Other instruments that were asked for."""
        return [self._ids[name] for name in self._programs if name != self._program]

    def _notes(self) -> list[int]:
        """Pitches the current instrument does not sound at this position yet."""
        if self._program not in self._programs:
            return []
        pitches = self._drums if self._program == "Program_-1" else self._pitches
        return [n for n in pitches if f"{self._program} {self._names[n]}" not in self._sounding]


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
