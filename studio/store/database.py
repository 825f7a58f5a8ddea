"""The library's SQLite file: made, opened, and set aside when it cannot be used."""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from studio.core.error import StudioError
from studio.core.language import _
from studio.store.searching import WORDS_OF_ALL, WORDS_TABLE, tripled_bytes

APPLICATION_ID = 0x41544C42
"""ATLB in ASCII; file managers tell the kind of a SQLite file by it."""
VERSION = 2
"""Of the tables, kept in SQLite's own `user_version`."""

_NO_SUCH = sqlite3.SQLITE_ERROR  # a table or column that should be there
_PATIENCE = 10.0
"""Seconds to wait for a second Atelier that writes at the same time."""

_TABLES = """
CREATE TABLE works (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  made REAL NOT NULL,
  recipe TEXT NOT NULL,
  path BLOB NOT NULL,
  seconds REAL NOT NULL,
  device TEXT NOT NULL,
  title TEXT NOT NULL,
  provenance TEXT NOT NULL,
  text TEXT NOT NULL,
  thumbnail BLOB NOT NULL,
  score BLOB NOT NULL
) STRICT;
CREATE INDEX works_by_kind ON works (kind, id);
"""
"""Numbers are never given twice, so a larger one is always newer. `path` has the system's own
bytes, because not every name of a file is text."""

_STEPS = {
    1: f"{WORDS_TABLE}; {WORDS_OF_ALL}",
}
"""What makes a library of each version one of the next."""


class _Unusable(Exception):
    """`suffix` is what the file is renamed with, `message` says to the person what it was."""

    def __init__(self, suffix: str, message: str) -> None:
        super().__init__(message)
        self.suffix, self.message = suffix, message


def opened(file: Path) -> tuple[sqlite3.Connection, sqlite3.Connection, str]:
    """A connection for writing and one for reading, and a notice, empty when all is well.

    A file that cannot be used is renamed, never deleted, and a new one begun; the notice says so.
    Raises `StudioError` when the folder or disk refuses.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _refused(error.strerror or str(error)) from error
    with translated():
        try:
            return *_connected(file), ""
        except _Unusable as reason:
            aside = _set_aside(file, reason.suffix)
            notice = _("{reason} A new one was begun, and the old one kept as {path}.").format(
                reason=reason.message, path=aside
            )
            return *_connected(file), notice


@contextlib.contextmanager
def translated() -> Iterator[None]:
    """Turn what SQLite says into a `StudioError`."""
    try:
        yield
    except sqlite3.Error as error:
        if _damaged(error):
            raise StudioError(
                _("The library is damaged."),
                _("Start Atelier again. If that does not help, close it and rename library.sqlite: "
                  "the works themselves are whole, in their folder."),
            ) from error  # fmt: skip
        raise _refused(str(error)) from error


def _connected(file: Path) -> tuple[sqlite3.Connection, sqlite3.Connection]:
    writer = _connection(file)
    try:
        _prepare(writer)
        reader = _connection(file)
        reader.execute("PRAGMA query_only = on")
    except BaseException as error:
        writer.close()
        if isinstance(error, sqlite3.Error) and (_damaged(error) or _code(error) == _NO_SUCH):
            raise _Unusable(".damaged", _("The library was damaged.")) from error
        raise
    return writer, reader


def _connection(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=_PATIENCE, check_same_thread=False)
    connection.text_factory = _text  # one damaged text must not hide the rows around it
    connection.create_function("tripled", 1, tripled_bytes, deterministic=True)
    return connection


def _text(data: bytes) -> str:
    return data.decode(errors="replace")


def _prepare(writer: sqlite3.Connection) -> None:
    """Raises `_Unusable` or `sqlite3.Error` for a file that is no library of this version."""
    tables = _tables(writer)  # first, since another Atelier may be making all of it just now
    kind, version = _number(writer, "application_id"), _number(writer, "user_version")
    if tables and kind != APPLICATION_ID:
        raise _Unusable(".foreign", _("The library's file was one of another program."))
    if version > VERSION and kind == APPLICATION_ID:
        raise _Unusable(".newer", _("The library comes from a newer version of Atelier."))
    writer.execute("PRAGMA journal_mode = wal")
    writer.execute("PRAGMA synchronous = full")  # a work that was added survives a power cut
    if version < VERSION:
        _bring_up(writer)
    writer.execute("SELECT * FROM works ORDER BY id DESC LIMIT 1").fetchall()
    writer.execute("SELECT rowid FROM words LIMIT 1").fetchall()


def _bring_up(writer: sqlite3.Connection) -> None:
    """Make what is missing in one transaction: all of it, or what came after the file's version."""
    with writer:
        writer.execute("BEGIN IMMEDIATE")
        version = _number(writer, "user_version")  # another Atelier may have done it meanwhile
        todo = [_STEPS[each] for each in range(max(1, version), VERSION)]
        for statements in todo if version else [_TABLES, *todo]:
            for statement in statements.split(";"):
                writer.execute(statement)
        writer.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        writer.execute(f"PRAGMA user_version = {VERSION}")


def _number(connection: sqlite3.Connection, name: str) -> int:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


def _tables(connection: sqlite3.Connection) -> int:
    return connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]


def _damaged(error: sqlite3.Error) -> bool:
    return _code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _code(error: sqlite3.Error) -> int:
    """SQLite's primary code, the low byte; errors of the Python module have none."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _set_aside(file: Path, suffix: str) -> Path:
    """With its journal, from which a repair program may still get the latest works."""
    aside, number = file.with_name(f"{file.name}{suffix}"), 1
    while os.path.lexists(aside):
        number += 1
        aside = file.with_name(f"{file.name}{suffix}-{number}")
    try:
        file.rename(aside)
        for ending in ("-wal", "-shm"):
            with contextlib.suppress(FileNotFoundError):
                file.with_name(file.name + ending).rename(aside.with_name(aside.name + ending))
    except OSError as error:
        raise _refused(error.strerror or str(error)) from error
    return aside


def _refused(reason: str) -> StudioError:
    return StudioError(
        _("The library cannot be used ({reason}).").format(reason=reason),
        _("Check that the disk has room and that you may write to the data folder."),
    )
