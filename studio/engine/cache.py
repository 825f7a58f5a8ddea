"""Loaded models, kept within a budget of bytes; the one unused for longest goes first."""

import gc
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from torch import nn


@dataclass(frozen=True)
class Loaded:
    """Whatever a maker needs at hand, and the networks in it that take the memory."""

    value: Any
    networks: tuple[nn.Module, ...]

    @property
    def size(self) -> int:
        """Bytes of all weights and buffers."""
        return sum(
            tensor.numel() * tensor.element_size()
            for network in self.networks
            for tensor in (*network.parameters(), *network.buffers())
        )


class Cache:
    def __init__(self, budget: int, empty: Callable[[], None]) -> None:
        """`budget` in bytes; `empty` gives freed memory back to the device."""
        self.budget = budget
        self._empty = empty
        self._kept: OrderedDict[str, Loaded] = OrderedDict()

    def get(self, key: str) -> Loaded | None:
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def make_room(self, size: int) -> None:
        """Let go of old models until `size` more bytes fit, or none is left."""
        while self._kept and self.used + size > self.budget:
            self._let_go()

    def keep(self, key: str, loaded: Loaded) -> None:
        """The newest always stays, even alone over the budget: somebody is about to use it."""
        self._kept[key] = loaded
        self._kept.move_to_end(key)
        while len(self._kept) > 1 and self.used > self.budget:
            self._let_go()

    def keep_only(self, loaded: Loaded) -> None:
        """Let go of all others; also tidies up when there are none."""
        for key in [key for key, other in self._kept.items() if other is not loaded]:
            del self._kept[key]
        self._sweep()

    def clear(self) -> None:
        self._kept.clear()
        self._sweep()

    @property
    def used(self) -> int:
        return sum(loaded.size for loaded in self._kept.values())

    @property
    def names(self) -> list[str]:
        return list(self._kept)

    def _let_go(self) -> None:
        self._kept.popitem(last=False)
        self._sweep()

    def _sweep(self) -> None:
        gc.collect()
        self._empty()
