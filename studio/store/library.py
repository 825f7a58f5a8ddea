"""Every work ever made or brought in, with what is needed to show it and to make it again."""

import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from studio.core.artifact import Artifact
from studio.store.collected import Collections
from studio.store.connections import Connections, Row
from studio.store.query import query_of
from studio.store.searching import WORDS_OF_ALL, search
from studio.store.tags import Tags
from studio.store.trash import OF_PATH, Trash
from studio.store.work import (
    COLUMNS,
    TITLE_LIMIT,
    Arrival,
    Work,
    readable,
    row_of_arrival,
    row_of_artifact,
    work_of_row,
)

__all__ = ["TITLE_LIMIT", "Arrival", "Library", "Work"]


class Library:
    """May be called from any thread. Reading does not wait for a write that is under way.

    A work that was added is on the disk when `add` returns. Every method raises `StudioError`
    when the disk or the database refuses. What is in the trash is found only by who asks for it.
    """

    def __init__(self, file: Path) -> None:
        """`notice` is what a person should read once, empty in nearly every run: that the file
        could not be used, was set aside, and a new one begun.

        Raises `StudioError` when there can be no library at `file`.
        """
        self._connections = Connections(file)
        self.notice = self._connections.notice
        self.tags = Tags(self._connections)
        self.collections = Collections(self._connections)
        self.trash = Trash(self._connections)

    def add(self, artifact: Artifact, path: Path, thumbnail: bytes) -> Work:
        """Note a work whose file is at `path`."""
        row = row_of_artifact(artifact, path, thumbnail)
        with self._connections.writing() as writer:
            return _insert(writer, row)

    def bring_in(self, arrival: Arrival) -> Work | None:
        """Note a file that was made elsewhere. None when one with the same bytes is here already,
        and then nothing is noted."""
        row = row_of_arrival(arrival)
        with self._connections.writing() as writer:
            same = "SELECT 1 FROM works WHERE sha256 = ?"
            if arrival.sha256 and writer.execute(same, (arrival.sha256,)).fetchone():
                return None
            return _insert(writer, row)

    def of_bytes(self, sha256: str) -> Work | None:
        """One whose file had these bytes when it came here, in the trash or not, the newest of
        several."""
        with self._connections.reading() as reader:
            same = "SELECT max(id) FROM works WHERE sha256 = ? AND sha256 <> ''"
            (number,) = reader.execute(same, (sha256,)).fetchone()
            return None if number is None else _one(reader, number)

    def paths(self) -> list[tuple[int, Path]]:
        """Of all works, in the trash too, by their ids."""
        rows = self._connections.all("SELECT id, path FROM works ORDER BY id")
        return [(number, Path(os.fsdecode(path))) for number, path in rows]

    def holds(self, path: Path) -> bool:
        """Whether a work has this name for its file, in any case, though the file may be gone. A
        new work needs another one, or the two would share a file."""
        return self._connections.one(OF_PATH, os.fsencode(path)) is not None

    def moved(self, id: int, path: Path) -> None:  # noqa: A002
        """Its file lies there now."""
        with self._connections.writing() as writer:
            writer.execute("UPDATE works SET path = ? WHERE id = ?", (os.fsencode(path), id))

    def sha256(self, id: int) -> str:  # noqa: A002
        """Of the bytes of its file when it came here, in hex; empty where that is not known."""
        row = self._connections.one("SELECT sha256 FROM works WHERE id = ?", id)
        return row[0] if row else ""

    def works(
        self,
        kind: str | Sequence[str] = "",
        before: int | None = None,
        limit: int = 200,
        find: str = "",
        brought: bool = True,
    ) -> list[Work]:
        """Newest first, of one kind, of several or of all; `before` is the id of the last one
        already known, `find` is in the language of `studio.store.query`. Without `brought` only
        what was made here.

        Fewer than `limit` means that there are no more.
        """
        found: list[Work] = []
        where, number, values = _wanted(kind, find)
        if before is not None:
            where, values = f"{where} AND {number} < ?", [*values, before]
        with self._connections.reading() as reader:
            rows = reader.execute(f"SELECT {number} FROM {where} ORDER BY {number} DESC", values)
            try:
                while len(found) < limit and (row := rows.fetchone()) is not None:
                    work = _one(reader, row[0])
                    if work is not None and (brought or work.origin == "made"):
                        found.append(work)
            finally:
                rows.close()
        return found

    def work(self, id: int) -> Work | None:  # noqa: A002 - the name everyone knows it by
        with self._connections.reading() as reader:
            return _one(reader, id)

    def thumbnail(self, id: int) -> bytes:  # noqa: A002
        """Empty for a work without a picture, and for none."""
        return self._bytes("thumbnail", id)

    def score(self, id: int) -> bytes:  # noqa: A002
        """The Standard MIDI File the music was played from, empty where there is none."""
        return self._bytes("score", id)

    def text(self, id: int) -> str:  # noqa: A002
        """What was written, as it was then; empty for a work that is no text."""
        row = self._connections.one("SELECT text FROM works WHERE id = ?", id)
        return row[0] if row and isinstance(row[0], str) else ""

    def other(self, id: int) -> dict[str, str]:  # noqa: A002
        """What other programs wrote into the file, by the name of the field, raw."""
        row = self._connections.one("SELECT other FROM works WHERE id = ?", id)
        try:
            return msgspec.json.decode(row[0], type=dict[str, str]) if row and row[0] else {}
        except (msgspec.MsgspecError, TypeError, UnicodeError):
            return {}

    def rate(self, ids: Sequence[int], rating: int) -> None:
        """0 to 5."""
        with self._connections.writing() as writer:
            rows = [(rating, number) for number in ids]
            writer.executemany("UPDATE works SET rating = ? WHERE id = ?", rows)

    def counts(self, find: str = "") -> dict[str, int]:
        """How many there are of each kind that there is, of those that `find` asks for."""
        where, number, values = _wanted("", find)
        kinds = "SELECT kind, count(*) FROM hits CROSS JOIN works INDEXED BY works_facts"
        return dict(
            self._connections.all(
                f"WITH hits(hit) AS (SELECT {number} FROM {where}) {kinds} ON id = hit GROUP BY 1",
                *values,
            )
        )

    def count(self, kind: str = "") -> int:
        where, _number, values = _wanted(kind, "")
        row = self._connections.one(f"SELECT count(*) FROM {where}", *values)
        return 0 if row is None else row[0]

    def delete(self, id: int) -> None:  # noqa: A002
        """Move the file, and the notes beside it, to the system's trash and forget the work.

        Files that are gone already are fine. Raises `StudioError` when the trash refuses; then the
        work stays.
        """
        self.trash.delete(id)

    def close(self) -> None:
        self._connections.close()

    def _bytes(self, column: str, number: int) -> bytes:
        row = self._connections.one(f"SELECT {column} FROM works WHERE id = ?", number)
        return row[0] if row and isinstance(row[0], bytes) else b""


def _wanted(kind: str | Sequence[str], find: str) -> tuple[str, str, list[str | float]]:
    """Where to look and what must hold, what to order by, and the values."""
    kinds = [each for each in ([kind] if isinstance(kind, str) else kind) if each]
    source, number, conditions, values = search(query_of(find, kinds))
    return f"{source} WHERE {' AND '.join(conditions)}", number, values


def _one(reader: sqlite3.Connection, number: int) -> Work | None:
    row: Row | None = reader.execute(
        f"SELECT {COLUMNS} FROM works WHERE id = ?", (number,)
    ).fetchone()
    return None if row is None else readable(row)


def _insert(writer: sqlite3.Connection, row: dict[str, Any]) -> Work:
    names = ", ".join(row)
    places = ", ".join(f":{name}" for name in row)
    statement = f"INSERT INTO works ({names}) VALUES ({places}) RETURNING {COLUMNS}"
    (written,) = writer.execute(statement, row).fetchall()
    if row["model"]:
        writer.execute("INSERT OR IGNORE INTO models (name) VALUES (?)", (row["model"],))
    writer.execute(f"{WORDS_OF_ALL} WHERE id = ?", (written[0],))
    return work_of_row(written)
