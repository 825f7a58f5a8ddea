"""What a project is made of, and what a gesture does to it.

A project is a set of cells: bytes under an area and a key, such as a tile of a layer or the words
of a page. A gesture is one thing a person did, and changes any number of cells. What the bytes
mean is known to those who write them.
"""

from typing import TypeAlias

import msgspec

VALUE_LIMIT = 2**28
"""Bytes of one cell."""


class Cell(msgspec.Struct, frozen=True):
    area: str
    key: str


class Put(msgspec.Struct, frozen=True):
    """From now on the cell holds `value`; with None there is no such cell any more."""

    cell: Cell
    value: bytes | None


class Splice(msgspec.Struct, frozen=True):
    """`value` takes the place of `length` bytes from `at` on, so that a letter typed in a novel
    costs a letter in the way back."""

    cell: Cell
    at: int
    length: int
    value: bytes


Change: TypeAlias = Put | Splice


class Gesture(msgspec.Struct, frozen=True):
    """One step of a track's history, with what would take it back, or bring it again if `undone`.

    `label` is shown to a person, in the words of the language it was made in.
    """

    label: str
    undone: bool
    changes: tuple[Change, ...]
