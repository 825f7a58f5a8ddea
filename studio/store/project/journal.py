"""Gestures done, undone and done again, in one connection's transactions."""

import sqlite3
import time
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from studio.store.project.change import Cell, Change, Gesture, Put, Splice
from studio.store.project.packing import Spoilt, pack, unpack

LIMIT = 512 * 2**20
"""Bytes of the way back that are kept of a track; beyond them its oldest gestures can no longer be
undone."""
BUDGET = 256 * 2**20
"""Bytes of a history that is read at once."""


class Misfit(ValueError):
    """A piece that is to go where its cell does not reach."""


class _Other(NamedTuple):
    """The side of a change that is not in the cell. Whole cells stay packed."""

    at: int | None
    length: int | None
    value: bytes | None


class Journal:
    """`track` is what has a history of its own, such as a picture or the page of text.

    Nothing here commits; the caller does.
    """

    def __init__(self, connection: sqlite3.Connection, limit: int = LIMIT) -> None:
        self._connection = connection
        self._limit = limit
        self._bytes: dict[str, int] = {}

    def apply(self, changes: Sequence[Change]) -> None:
        """Without a way back, for what is no deed of a person's."""
        for change in changes:
            self._swap(change.cell, _side(change))

    def add(
        self, track: str, label: str, changes: Sequence[Change], wanted: Put | None = None
    ) -> None:
        """Do a gesture. Those of the track that were undone are gone for good.

        `wanted` is what a cell has to be afterwards, for somebody whose pieces might not fit what
        is there: then it is put as a whole.
        """
        run = self._connection.execute
        if wanted is None:
            self._add(track, label, changes)
            return
        run("SAVEPOINT pieces")
        try:
            self._add(track, label, changes)
            fits = self.holds(wanted)
        except (Misfit, Spoilt):
            fits = False
        if not fits:
            run("ROLLBACK TO pieces")
            self._add(track, label, [wanted])
        run("RELEASE pieces")

    def holds(self, wanted: Put) -> bool:
        """Whether the cell is as wanted."""
        row = self._row(wanted.cell)
        return (None if row is None else unpack(row[1])) == wanted.value

    def _add(self, track: str, label: str, changes: Sequence[Change]) -> None:
        run = self._connection.execute
        run("DELETE FROM gestures WHERE track = ? AND undone", (track,))
        (gesture,) = run(
            "INSERT INTO gestures (track, label, made, undone, bytes) VALUES (?, ?, ?, 0, 0)"
            " RETURNING id",
            (track, label, time.time()),
        ).fetchone()
        size = 0
        for place, change in enumerate(changes):
            other = self._swap(change.cell, _side(change))
            run(
                "INSERT INTO changes VALUES (?, ?, ?, ?, ?, ?, ?)",
                (gesture, place, change.cell.area, change.cell.key, *other),
            )
            size += len(other.value or b"")
        run("UPDATE gestures SET bytes = ? WHERE id = ?", (size, gesture))
        self._trim(track, gesture, size)

    def undo(self, track: str) -> tuple[str, tuple[Cell, ...]] | None:
        """The label of what was taken back and the cells it touched, None where there is nothing
        to take back."""
        return self._turn(track, "max(id)", undone=0)

    def redo(self, track: str) -> tuple[str, tuple[Cell, ...]] | None:
        return self._turn(track, "min(id)", undone=1)

    def history(self, track: str, limit: int) -> Iterator[Gesture]:
        """The last `limit` steps, oldest first."""
        rows = self._connection.execute(
            "SELECT id, label, undone FROM gestures WHERE track = ? ORDER BY id DESC LIMIT ?",
            (track, limit),
        ).fetchall()
        read = 0
        found: list[Gesture] = []
        for gesture, label, undone in rows:
            changes = tuple(_change(cell, other) for _, cell, other in self._changes(gesture))
            read += sum(len(change.value or b"") for change in changes)
            if read > BUDGET:
                break
            found.append(Gesture(label, bool(undone), changes))
        yield from reversed(found)

    def _turn(self, track: str, which: str, undone: int) -> tuple[str, tuple[Cell, ...]] | None:
        run = self._connection.execute
        row = run(
            f"SELECT {which}, label FROM gestures WHERE track = ? AND undone = ?", (track, undone)
        ).fetchone()
        if row is None or row[0] is None:
            return None
        gesture, label = row
        changes = self._changes(gesture)
        for place, cell, other in changes if undone else reversed(changes):
            now = self._swap(cell, other)
            run(
                "UPDATE changes SET at = ?, length = ?, other = ? WHERE gesture = ? AND place = ?",
                (*now, gesture, place),
            )
        run("UPDATE gestures SET undone = ? WHERE id = ?", (1 - undone, gesture))
        return label, tuple(dict.fromkeys(cell for _, cell, _ in changes))

    def _changes(self, gesture: int) -> list[tuple[int, Cell, _Other]]:
        rows = self._connection.execute(
            "SELECT place, area, key, at, length, other FROM changes WHERE gesture = ?"
            " ORDER BY place",
            (gesture,),
        )
        return [(row[0], Cell(row[1], row[2]), _Other(*row[3:])) for row in rows]

    def _swap(self, cell: Cell, other: _Other) -> _Other:
        """Put the other side in; gives the side that was in."""
        run = self._connection.execute
        number, stored = self._row(cell) or (None, None)
        now, back = (other.value, _Other(None, None, stored))
        if other.at is not None and other.length is not None:
            now, back = _spliced(stored, other.at, other.length, other.value or b"")
        if number is None and now is not None:
            run("INSERT INTO cells (area, key, value) VALUES (?, ?, ?)", (*_names(cell), now))
        elif now is None:
            run("DELETE FROM cells WHERE id = ?", (number,))
        else:
            run("UPDATE cells SET value = ? WHERE id = ?", (now, number))
        return back

    def _row(self, cell: Cell) -> tuple[int, bytes] | None:
        statement = "SELECT id, value FROM cells WHERE area = ? AND key = ?"
        return self._connection.execute(statement, (cell.area, cell.key)).fetchone()

    def _trim(self, track: str, newest: int, size: int) -> None:
        """The total is counted anew only when it may have come to the limit."""
        known = self._bytes.get(track)
        self._bytes[track] = self._sum(track) if known is None else known + size
        if self._bytes[track] <= self._limit:
            return
        run = self._connection.execute
        total = self._sum(track)
        rows = run(
            "SELECT id, bytes FROM gestures WHERE track = ? AND id < ? ORDER BY id", (track, newest)
        ).fetchall()
        for gesture, weight in rows:
            if total <= self._limit:
                break
            run("DELETE FROM gestures WHERE id = ?", (gesture,))
            total -= weight
        self._bytes[track] = total

    def _sum(self, track: str) -> int:
        statement = "SELECT coalesce(sum(bytes), 0) FROM gestures WHERE track = ?"
        return self._connection.execute(statement, (track,)).fetchone()[0]


def _names(cell: Cell) -> tuple[str, str]:
    return cell.area, cell.key


def _side(change: Change) -> _Other:
    if isinstance(change, Splice):
        return _Other(change.at, change.length, change.value)
    return _Other(None, None, None if change.value is None else pack(change.value))


def _change(cell: Cell, other: _Other) -> Change:
    if other.at is not None and other.length is not None:
        return Splice(cell, other.at, other.length, other.value or b"")
    return Put(cell, None if other.value is None else unpack(other.value))


def _spliced(stored: bytes | None, at: int, length: int, value: bytes) -> tuple[bytes, _Other]:
    whole = b"" if stored is None else unpack(stored)
    if not 0 <= at <= at + length <= len(whole):
        raise Misfit("a change lies outside its cell")
    back = _Other(at, len(value), whole[at : at + length])
    return pack(whole[:at] + value + whole[at + length :]), back
