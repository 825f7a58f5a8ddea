"""What is still readable in a damaged project, in a new file."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from studio.core.error import StudioError
from studio.core.files import whole_file
from studio.store.project.change import Cell, Put
from studio.store.project.file import DAMAGE, address, code_of, damaged, project_error
from studio.store.project.packing import unpack
from studio.store.project.project import Project

_AHEAD = 4_096
"""Numbers tried one by one behind a damaged place before the rest is given up."""
_BATCH = 64


class Salvaged(NamedTuple):
    """`lost` counts the damaged places, each of which may have held several cells."""

    cells: int
    lost: int


def salvage(path: Path, target: Path) -> Salvaged:
    """Copy every cell that can be read; the way back through the work is not kept.

    The damaged file is only read. Raises `ProjectFileError` when there is nothing to be had, and
    what `Project` and `whole_file` raise for the target.
    """
    kept = lost = 0
    with whole_file(target) as temporary, contextlib.closing(_reader(path)) as reader:
        temporary.unlink()
        project = Project(temporary)
        try:
            for row in _rows(reader):
                cell = _cell(row)
                if cell is None:
                    lost += 1
                    continue
                project.note([cell])
                kept += 1
                if kept % _BATCH == 0:
                    project.flush()
            project.flush()
        finally:
            project.close()
        if not kept:
            raise damaged(path)
    return Salvaged(kept, lost)


def _reader(path: Path) -> sqlite3.Connection:
    """A journal beside the file is read with it if that works, else left aside; but a file that is
    only in use is none to be salvaged."""
    for options in ("mode=ro", "mode=ro&immutable=1"):
        try:
            reader = sqlite3.connect(
                f"{address(path)}?{options}",
                uri=True,
                timeout=0.0,
                check_same_thread=False,
                cached_statements=0,
            )
        except sqlite3.Error as error:
            raise damaged(path) from error
        try:
            reader.execute("PRAGMA trusted_schema = off")
            reader.execute("PRAGMA writable_schema = on")  # else a file cut short is refused
            reader.execute("SELECT 1 FROM sqlite_schema").fetchone()
        except DAMAGE as error:
            reader.close()
            if code_of(error) == sqlite3.SQLITE_BUSY:
                raise project_error(path, error) from error
        else:
            return reader
    raise damaged(path)


def _rows(reader: sqlite3.Connection) -> Iterator[tuple[Any, ...] | None]:
    """By number, so that one that cannot be read is stepped over; None for each such place."""
    statement = "SELECT id, area, key, value FROM cells WHERE id > ? ORDER BY id LIMIT 1"
    last, blind = 0, 0
    while blind < _AHEAD:
        try:
            row = reader.execute(statement, (last,)).fetchone()
        except DAMAGE:
            if not blind:
                yield None
            blind += 1
            last += 1
            continue
        if row is None:
            return
        last, blind = row[0], 0
        yield row


def _cell(row: tuple[Any, ...] | None) -> Put | None:
    if row is None:
        return None
    try:
        _, area, key, stored = row
        return Put(Cell(str(area), str(key)), unpack(bytes(stored)))
    except (sqlite3.Error, StudioError, TypeError, ValueError):
        return None
