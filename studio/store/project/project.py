"""An open project: what is in it, what a person does in it, and the way back."""

import contextlib
import sqlite3
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from studio.core.error import ProjectFileError, StudioError
from studio.core.language import _
from studio.store.project.change import Cell, Change, Gesture, Put, Splice
from studio.store.project.copying import Progress, nobody, place_for, write_copy
from studio.store.project.file import Opened, code_of, damaged, opened, project_error
from studio.store.project.journal import LIMIT, Journal, Misfit
from studio.store.project.packing import unpack
from studio.store.project.writer import Told, Writer

__all__ = ["Cell", "Change", "Gesture", "Project", "Put", "Splice", "Turned"]

FORMS = "form"
"""The area of how forms were left, which alone makes no work."""
BUDGET = 64 * 2**20
"""Bytes that `values` gives at once; a stranger's small file may hold cells that unpack to more."""
_PATIENCE = 600.0
"""Seconds that closing waits for those who are still laying something in."""

Turned = tuple[str, tuple[Cell, ...]]
"""The label of a gesture that was undone or redone, and the cells that hold something else now."""


class Project:
    """May be called from any thread. What is done here is on the disk a moment later, also when
    the program or the computer ends; nothing has to be saved.

    `told` is called from another thread with a `StudioError` when the disk begins to refuse, and
    with None when it takes everything again. Questions raise `ProjectFileError` for a damaged file,
    and all of it `ProjectClosed` after `close`.
    """

    def __init__(self, path: Path, told: Told = lambda _trouble: None, limit: int = LIMIT) -> None:
        """Opens the file, or makes it. Raises `ProjectFileError`; see `opened`."""
        self.path = path
        self._limit = limit
        self._users = 0
        self._left = threading.Condition()
        found = opened(path)
        self._fixed = found.fixed
        self._journal = Journal(found.connection, self._limit)
        self._writer = Writer(found.connection, self._translate, told)

    @property
    def fixed(self) -> str:
        """Why it can only be looked at; empty where it can be changed."""
        return self._fixed

    @property
    def trouble(self) -> StudioError | None:
        """What keeps the newest changes from the disk just now."""
        return self._writer.trouble

    @property
    def unwritten(self) -> int:
        """Changes that the disk has refused so far."""
        return self._writer.unwritten

    @property
    def closed(self) -> bool:
        return self._writer.closed

    def commit(
        self, track: str, label: str, changes: Sequence[Change], wanted: Put | None = None
    ) -> None:
        """One gesture of a person's. Returns at once.

        `track` is what has a history of its own; `label` says what was done, for the menu;
        `wanted` is what a cell must hold afterwards, whatever became of the pieces.
        """
        if changes:
            self._writer.do(lambda: self._journal.add(track, label, changes, wanted))

    def note(self, changes: Sequence[Change]) -> None:
        """What nobody would want to take back, such as how a form was left. Returns at once."""
        if changes:
            self._writer.do(lambda: self._journal.apply(changes))

    def undo(self, track: str) -> Turned | None:
        """None where there is nothing to take back."""
        return self._turned(lambda: self._journal.undo(track))

    def redo(self, track: str) -> Turned | None:
        return self._turned(lambda: self._journal.redo(track))

    def wind(self, track: str, steps: int, wanted: Put) -> None:
        """Undo so many steps, or redo them if it is a negative number. Returns at once, for those
        who know what comes of it; where the steps are not there any more, the cell is put so."""

        def turn() -> None:
            for _step in range(abs(steps)):
                self._journal.undo(track) if steps > 0 else self._journal.redo(track)
            if not self._journal.holds(wanted):
                self._journal.add(track, "", [wanted])

        self._writer.do(turn)

    def history(self, track: str, limit: int = 1_000) -> list[Gesture]:
        """The last steps, oldest first; those at the end that are undone can be redone."""
        return self._writer.ask(lambda: list(self._journal.history(track, limit)))

    def value(self, cell: Cell) -> bytes | None:
        def read() -> bytes | None:
            statement = "SELECT value FROM cells WHERE area = ? AND key = ?"
            row = self._run(statement, (cell.area, cell.key)).fetchone()
            return None if row is None else unpack(row[0])

        return self._writer.ask(read)

    def values(self, area: str, start: str = "", budget: int = BUDGET) -> dict[str, bytes]:
        """All cells of an area whose keys begin so, by their keys, in their order.

        Raises `ProjectFileError` where they are more than `budget` bytes together.
        """

        def read() -> dict[str, bytes]:
            statement = "SELECT key, value FROM cells WHERE area = ? AND key >= ? ORDER BY key"
            found: dict[str, bytes] = {}
            left = budget
            for key, stored in self._run(statement, (area, start)):
                if not key.startswith(start):
                    break
                found[key] = unpack(stored, left)
                left -= len(found[key])
            return found

        return self._writer.ask(read)

    def keys(self, area: str) -> list[str]:
        statement = "SELECT key FROM cells WHERE area = ? ORDER BY key"
        return self._writer.ask(lambda: [key for (key,) in self._run(statement, (area,))])

    def blank(self) -> bool:
        """Nothing was ever done in it."""
        statement = (
            "SELECT EXISTS (SELECT 1 FROM gestures) OR EXISTS (SELECT 1 FROM cells WHERE area <> ?)"
        )
        return not self._writer.ask(lambda: self._run(statement, (FORMS,)).fetchone()[0])

    def flush(self) -> None:
        """Wait until everything is on the disk. Raises the trouble if there is any."""
        self._writer.ask(lambda: None, after_all=True)

    def copy_to(self, path: Path, progress: Progress = nobody) -> None:
        """A whole copy, with what is done while it is made. `progress` gets shares of 1.

        Replaces a project at `path` that nobody has open. Raises `ExportError` or
        `ProjectFileError`; then what was there is whole.
        """
        with place_for(self.path, path) as temporary:
            self._writer.ask(lambda: self._copy(temporary, progress))

    def move_to(self, path: Path, progress: Progress = nobody) -> None:
        """Go on in a copy at another place. The old file stays as it is; what the old place
        refused is in the new one. Raises as `copy_to` does; then we are still in the old one."""

        def copy(temporary: Path) -> None:
            self._copy(temporary, progress)
            self._writer.record()

        def change_over() -> None:
            deeds, before = self._writer.recorded(), self._writer.connection
            self._use(opened(path), path)
            before.close()
            for deed in deeds:  # what was done while the copy went to the disk
                self._writer.transact(deed)

        try:
            with place_for(self.path, path) as temporary:
                self._writer.ask(lambda: copy(temporary))
            self._writer.ask(change_over)
        finally:
            self._writer.ask(self._writer.recorded)
        with contextlib.suppress(StudioError):  # it is in `trouble`
            self.flush()

    def hold(self) -> None:
        """Closing waits for as many `release` as there were of these."""
        with self._left:
            self._users += 1

    def release(self) -> None:
        with self._left:
            self._users -= 1
            self._left.notify_all()

    def close(self) -> None:
        """Write everything and let go of the file. What could not be written is lost, so look at
        `trouble` first."""
        with self._left:
            self._left.wait_for(lambda: self._users == 0, _PATIENCE)
        self._writer.close()

    def _turned(self, turn: Callable[[], Turned | None]) -> Turned | None:
        try:
            return self._writer.ask(lambda: self._writer.transact(turn))
        except Misfit as error:
            raise damaged(self.path) from error

    def _use(self, found: Opened, path: Path) -> None:
        self._writer.connection, self._fixed, self.path = found.connection, found.fixed, path
        self._journal = Journal(found.connection, self._limit)

    def _run(self, statement: str, values: tuple[str, ...]) -> sqlite3.Cursor:
        return self._writer.connection.execute(statement, values)

    def _copy(self, path: Path, progress: Progress) -> None:
        write_copy(self._writer.connection, path, progress, self._writer.catch_up)

    def _translate(self, error: Exception) -> ProjectFileError:
        if self._fixed and code_of(error) == sqlite3.SQLITE_READONLY:
            hint = _("Save it under another name to go on in it.")
            return ProjectFileError(self._fixed, hint, ("save_as",))
        if code_of(error) == sqlite3.SQLITE_CORRUPT:
            return damaged(self.path)
        return project_error(self.path, error)
