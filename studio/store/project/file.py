"""A project's file: made, opened, and refused with a reason when it is none of ours.

While a program has it open nobody else can write to it or read it: SQLite holds a lock on it, which
the system takes away when the program ends in whatever manner.
"""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from studio.core.error import ProjectFileError
from studio.core.language import _
from studio.store.project import tables
from studio.store.project.change import VALUE_LIMIT

SUFFIX = ".atelier"

DAMAGE = (sqlite3.Error, UnicodeDecodeError)
"""The second is what Python makes of an error in which SQLite quotes damaged bytes."""

_HEAD = b"SQLite format 3\0"
_FULL, _BUSY = sqlite3.SQLITE_FULL, sqlite3.SQLITE_BUSY
_CANNOT = (
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_IOERR,
)
_PATIENCE = 1.0
"""Seconds for whoever is just closing it."""


class Opened(NamedTuple):
    """`fixed` says why nothing can be written into it, empty where it can."""

    connection: sqlite3.Connection
    fixed: str = ""


def opened(path: Path, steps: tables.Steps = tables.STEPS, version: int = tables.VERSION) -> Opened:
    """Make the file if there is none or an empty one.

    A file of a newer version, and one the system does not let us write, can be read. Raises
    `ProjectFileError` for what is no project, is damaged, or is open elsewhere.
    """
    with translated(path):
        fresh = _is_fresh(path)
        if not fresh and not _may_write(path):
            return _for_reading(path, _("{name} may only be read.").format(name=path.name))
        connection = _connected(path)
        try:
            found = _examined(connection, path, fresh, version)
            if found > version:
                connection.close()
                return _for_reading(path, _newer(path))
            if found < version:
                tables.bring_up(connection, found, version, steps)
            elif not tables.is_exact(connection):
                raise _foreign(path)
        except BaseException:
            connection.close()
            raise
        return Opened(connection)


@contextlib.contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say into a `ProjectFileError`."""
    try:
        yield
    except DAMAGE as error:
        if code_of(error) == sqlite3.SQLITE_IOERR:
            raise _unreadable(path, str(error)) from error
        raise project_error(path, error) from error
    except OSError as error:
        raise _unreadable(path, error.strerror or str(error)) from error


def code_of(error: Exception) -> int:
    """SQLite's primary code. An error without one was raised here, for damage."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF


def project_error(path: Path, error: Exception) -> ProjectFileError:
    """What it means for a project that is open."""
    code, name = code_of(error), path.name
    if code == _BUSY:
        return ProjectFileError(
            _("{name} is open in another window of Atelier.").format(name=name),
            _("Go on there, or close it there first."),
        )
    if code == _FULL:
        return ProjectFileError(
            _("The disk is full: {name} does not take what you do any more.").format(name=name),
            _("Make room, or save the project in another place. What was saved is whole."),
            ("save_as",),
        )
    if code in _CANNOT:
        return ProjectFileError(
            _("{name} cannot be written any more ({reason}).").format(name=name, reason=error),
            _("Save the project in another place. What was saved is whole."),
            ("save_as",),
        )
    return damaged(path)


def damaged(path: Path) -> ProjectFileError:
    return ProjectFileError(
        _("{name} is damaged.").format(name=path.name),
        _("Atelier can put what is still readable into a new project beside it."),
        ("salvage",),
        path,
    )


def _is_fresh(path: Path) -> bool:
    """Nothing is there yet, or an empty file. Raises for what is no SQLite file."""
    if not os.path.lexists(path):
        return True
    if not path.is_file():
        raise _foreign(path)
    with path.open("rb") as file:
        head = file.read(len(_HEAD))
    if head and head != _HEAD:
        raise damaged(path) if path.suffix == SUFFIX and head[:6] == _HEAD[:6] else _foreign(path)
    return not head


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _connected(path: Path) -> sqlite3.Connection:
    # A statement that Python keeps for later would keep the lock after closing.
    connection = sqlite3.connect(
        path, timeout=_PATIENCE, check_same_thread=False, cached_statements=0
    )
    try:
        _guard(connection)
        connection.execute("PRAGMA locking_mode = exclusive")
        connection.execute("PRAGMA foreign_keys = on")
        connection.execute("PRAGMA synchronous = full")  # what was done survives a power cut
    except BaseException:
        connection.close()
        raise
    return connection


def address(path: Path) -> str:
    """For SQLite; a share on Windows, whose path begins with two strokes, has no host in it."""
    posix = path.absolute().as_posix()
    return f"file://{'' if posix.startswith('/') else '/'}{quote(posix)}"


def _guard(connection: sqlite3.Connection) -> None:
    """Files come from strangers too."""
    connection.isolation_level = None  # transactions begin where we say so
    connection.text_factory = lambda data: data.decode(errors="replace")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, VALUE_LIMIT + 2**16)
    connection.execute("PRAGMA trusted_schema = off")
    connection.execute("PRAGMA cell_size_check = on")
    connection.execute("PRAGMA mmap_size = 0")


def _examined(connection: sqlite3.Connection, path: Path, fresh: bool, version: int) -> int:
    """The version of the tables. Takes the lock."""
    if fresh:
        tables.begin(connection)
        return tables.VERSION if version >= tables.VERSION else version
    if not tables.is_project(connection):
        raise _foreign(path)
    size = tables.number(connection, "page_count") * tables.number(connection, "page_size")
    wal = path.with_name(f"{path.name}-wal")
    if size > path.stat().st_size and not (wal.exists() and wal.stat().st_size):
        raise damaged(path)
    found = tables.number(connection, "user_version")
    if found <= version:
        connection.execute("PRAGMA journal_mode = wal")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("COMMIT")
    return found


def _for_reading(path: Path, why: str) -> Opened:
    """Where nobody is writing it the file needs no lock, which a folder may not allow."""
    wal = path.with_name(f"{path.name}-wal")
    still = "" if wal.exists() else "&immutable=1"
    connection = sqlite3.connect(
        f"{address(path)}?mode=ro{still}",
        uri=True,
        timeout=_PATIENCE,
        check_same_thread=False,
        cached_statements=0,
    )
    try:
        _guard(connection)
        if not tables.is_project(connection):
            raise _foreign(path)
    except BaseException:
        connection.close()
        raise
    return Opened(connection, why)


def _newer(path: Path) -> str:
    return _("{name} comes from a newer version of Atelier and can only be looked at.").format(
        name=path.name
    )


def _foreign(path: Path) -> ProjectFileError:
    return ProjectFileError(
        _("{name} is no project of Atelier's.").format(name=path.name),
        _("Projects end in {suffix}. Other files can be dropped on the window.").format(
            suffix=SUFFIX
        ),
    )


def _unreadable(path: Path, reason: str) -> ProjectFileError:
    return ProjectFileError(
        _("{name} cannot be opened ({reason}).").format(name=path.name, reason=reason),
        _("Check that the disk is there and that you may read and write in its folder."),
    )
