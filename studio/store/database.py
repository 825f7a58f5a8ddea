"""The library's SQLite file: made, opened, and set aside when it cannot be used."""

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from studio.core.error import StudioError
from studio.core.language import _
from studio.store.schema import APPLICATION_ID, COLUMNS, STEPS, VERSION
from studio.store.searching import tripled_bytes

_NO_SUCH = sqlite3.SQLITE_ERROR  # a table, column or index that should be there
_PATIENCE = 10.0
"""Seconds to wait for a second Atelier that writes at the same time."""
_LOOKING = 1.5
"""Seconds for the first look into a file, which takes milliseconds; one that takes longer is built
to keep us busy."""
_INSTRUCTIONS = 10_000
"""Of SQLite's own, between two looks at the clock."""
_VALUE_LIMIT = 2**26
"""Bytes of one value, whatever a damaged or hostile file says of its length."""


_TROUBLE = (sqlite3.Error, OverflowError, UnicodeDecodeError)
"""The second for a number no column holds, the third where SQLite's own message quotes damage."""


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
    except _TROUBLE as error:
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
        if isinstance(error, _TROUBLE) and _hopeless(error):
            raise _Unusable(".damaged", _("The library was damaged.")) from error
        raise
    return writer, reader


def _connection(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, timeout=_PATIENCE, check_same_thread=False)
    connection.text_factory = _text  # one damaged text must not hide the rows around it
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _VALUE_LIMIT)
    connection.execute("PRAGMA trusted_schema = off")
    connection.create_function("tripled", 1, tripled_bytes, deterministic=True)
    return connection


def _text(data: bytes) -> str:
    return data.decode(errors="replace")


def _prepare(writer: sqlite3.Connection) -> None:
    """Raises `_Unusable` or `sqlite3.Error` for a file that is no library of this version."""
    with _in_time(writer):
        tables = _tables(writer)  # first, since another Atelier may be making all of it just now
        kind, version = _number(writer, "application_id"), _number(writer, "user_version")
    if tables and kind != APPLICATION_ID:
        raise _Unusable(".foreign", _("The library's file was one of another program."))
    if version > VERSION and kind == APPLICATION_ID:
        raise _Unusable(".newer", _("The library comes from a newer version of Atelier."))
    with _in_time(writer):
        _refuse_programs(writer)
    writer.execute("PRAGMA journal_mode = wal")
    writer.execute("PRAGMA synchronous = full")  # a work that was added survives a power cut
    if version < VERSION:
        _bring_up(writer)
    with _in_time(writer):
        _check(writer)


def _refuse_programs(writer: sqlite3.Connection) -> None:
    """A view or a trigger runs whatever its writer liked; ours has neither."""
    found = "SELECT count(*) FROM sqlite_schema WHERE type NOT IN ('table', 'index')"
    if writer.execute(found).fetchone()[0]:
        raise _Unusable(".damaged", _("The library was damaged."))


def _check(writer: sqlite3.Connection) -> None:
    """Every table is there, with its own columns and none that are worked out."""
    for table, names in COLUMNS.items():
        rows = writer.execute(f"PRAGMA table_xinfo({table})").fetchall()
        if {row[1] for row in rows} != names or any(row[6] for row in rows):
            raise _Unusable(".damaged", _("The library was damaged."))
        writer.execute(f"SELECT * FROM {table} LIMIT 1").fetchall()
    writer.execute("SELECT * FROM works ORDER BY id DESC LIMIT 1").fetchall()
    writer.execute("SELECT id FROM works INDEXED BY works_facts LIMIT 1").fetchall()
    writer.execute("SELECT rowid FROM words LIMIT 1").fetchall()


def _bring_up(writer: sqlite3.Connection) -> None:
    """Make what is missing in one transaction: all of it, or what came after the file's version."""
    with writer:
        writer.execute("BEGIN IMMEDIATE")
        version = _number(writer, "user_version")  # another Atelier may have done it meanwhile
        for statements in STEPS[max(0, version) :]:
            for statement in statements.split(";"):
                writer.execute(statement)
        writer.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        writer.execute(f"PRAGMA user_version = {VERSION}")


@contextlib.contextmanager
def _in_time(connection: sqlite3.Connection) -> Iterator[None]:
    """End what takes longer than `_LOOKING` with `SQLITE_INTERRUPT`."""
    end = time.monotonic() + _LOOKING
    connection.set_progress_handler(lambda: time.monotonic() > end, _INSTRUCTIONS)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


def _number(connection: sqlite3.Connection, name: str) -> int:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


def _tables(connection: sqlite3.Connection) -> int:
    return connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]


def _damaged(error: Exception) -> bool:
    known = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
    return isinstance(error, UnicodeDecodeError) or _code(error) in known


def _hopeless(error: Exception) -> bool:
    """On opening, what says that no later try will do better."""
    never = (_NO_SUCH, sqlite3.SQLITE_INTERRUPT, sqlite3.SQLITE_TOOBIG, sqlite3.SQLITE_CONSTRAINT)
    return _damaged(error) or _code(error) in never


def _code(error: Exception) -> int:
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
