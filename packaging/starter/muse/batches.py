"""Talks laid out as tensors, in an order that only the seed decides."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import torch
from tokenizers import Tokenizer

from muse import tokenizer as words
from muse.corpus import talks

WEIGHTS = {words.ASKED: 0.0, words.SAID: 1.0, words.COPIED: 3.0}
"""What a token counts for by its role: one slip in a copied word spoils an answer."""
POOL = 1024
Row = tuple[list[int], list[int]]


@dataclass(frozen=True)
class Batch:
    """`ids` int64, rows x length, padded at the right; `weight` float32, what each counts for."""

    ids: torch.Tensor
    weight: torch.Tensor


class Batches:
    """Talks of like length together, each in a row of its own so that none sees another.

    Its state is the number of the pool in use and of the batches taken from it.
    """

    def __init__(self, tokenizer: Tokenizer, seed: int, tokens: int) -> None:
        self.tokenizer, self.seed, self.tokens = tokenizer, seed, tokens
        self.pool = self.taken = 0
        self._groups: list[list[Row]] = []

    def state_dict(self) -> dict[str, int]:
        return {"pool": self.pool, "taken": self.taken}

    def load_state_dict(self, state: dict[str, int]) -> None:
        self.pool, self.taken, self._groups = state["pool"], state["taken"], []

    def take(self) -> Batch:
        if not self._groups:
            self._groups = list(self._grouped())
        if self.taken >= len(self._groups):
            self.pool, self.taken = self.pool + 1, 0
            self._groups = list(self._grouped())
        self.taken += 1
        return self._pad(self._groups[self.taken - 1])

    def _grouped(self) -> Iterator[list[Row]]:
        drawn = islice(talks(self.seed, self.pool * POOL), POOL)
        rows = sorted(
            (words.encode(self.tokenizer, talk) for talk in drawn), key=lambda row: len(row[0])
        )
        groups: list[list[Row]] = [[]]
        for row in rows:
            if groups[-1] and (len(groups[-1]) + 1) * len(row[0]) > self.tokens:
                groups.append([])
            groups[-1].append(row)
        random.Random(self.pool).shuffle(groups)
        yield from groups

    def _pad(self, rows: list[Row]) -> Batch:
        length = max(len(ids) for ids, _ in rows)
        ids = torch.full((len(rows), length), words.id_of(self.tokenizer, words.END))
        weight = torch.zeros(len(rows), length)
        for at, (row, roles) in enumerate(rows):
            ids[at, : len(row)] = torch.tensor(row)
            weight[at, : len(row)] = torch.tensor([WEIGHTS[role] for role in roles])
        return Batch(ids, weight)
