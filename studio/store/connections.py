"""The two connections to the library, one for writing and one for reading, for any thread."""

import contextlib
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from studio.store.database import opened, translated

Row = tuple[Any, ...]


class Connections:
    """Reading does not wait for a write that is under way. What goes wrong is a `StudioError`."""

    def __init__(self, file: Path) -> None:
        """`notice` is what a person should read once; see `Library`."""
        self._writer, self._reader, self.notice = opened(file)
        self._writing, self._reading = threading.Lock(), threading.Lock()

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it, or nothing where an error ends it."""
        with translated(), self._writing, self._writer:
            yield self._writer

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        with translated(), self._reading:
            yield self._reader

    def one(self, statement: str, *values: object) -> Row | None:
        with self.reading() as reader:
            return reader.execute(statement, values).fetchone()

    def all(self, statement: str, *values: object) -> list[Row]:
        with self.reading() as reader:
            return reader.execute(statement, values).fetchall()

    def close(self) -> None:
        with self._writing, self._reading:
            self._reader.close()
            self._writer.close()
