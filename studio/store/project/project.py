"""An open project: what is in it, what a person does in it, and the way back."""

import contextlib
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

from studio.core.error import ProjectFileError, StudioError
from studio.core.files import whole_file
from studio.core.language import _
from studio.store.project.change import Cell, Change, Gesture, Put, Splice
from studio.store.project.file import Opened, code_of, opened, project_error, translated
from studio.store.project.journal import LIMIT, Journal
from studio.store.project.packing import unpack
from studio.store.project.writer import Told, Writer

__all__ = ["Cell", "Change", "Gesture", "Project", "Put", "Splice", "Turned"]

FORMS = "form"
"""The area of how forms were left, which alone makes no work."""
_COPY_STEP = 256
"""Pages copied between two looks at what a person did meanwhile."""
_SIDES = ("-wal", "-shm", "-journal")

Turned = tuple[str, tuple[Cell, ...]]
"""The label of a gesture that was undone or redone, and the cells that hold something else now."""


def _nobody(_: StudioError | None) -> None:
    pass


class Project:
    """May be called from any thread. What is done here is on the disk a moment later, also when
    the program or the computer ends; nothing has to be saved.

    `told` is called from another thread with a `StudioError` when the disk begins to refuse, and
    with None when it takes everything again. Questions raise `ProjectFileError` for a damaged file.
    """

    def __init__(
        self,
        path: Path,
        told: Told = _nobody,
        limit: int = LIMIT,
    ) -> None:
        """Opens the file, or makes it. Raises `ProjectFileError`; see `opened`."""
        self.path = path
        self._limit = limit
        self._begin(opened(path), told)

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

    def commit(self, track: str, label: str, changes: Sequence[Change]) -> None:
        """One gesture of a person's. Returns at once.

        `track` is what has a history of its own; `label` says what was done, for the menu.
        """
        if changes:
            self._writer.do(lambda: self._journal.add(track, label, changes))

    def note(self, changes: Sequence[Change]) -> None:
        """What nobody would want to take back, such as how a form was left. Returns at once."""
        if changes:
            self._writer.do(lambda: self._journal.apply(changes))

    def undo(self, track: str) -> Turned | None:
        """None where there is nothing to take back."""
        return self._writer.ask(lambda: self._writer.transact(lambda: self._journal.undo(track)))

    def redo(self, track: str) -> Turned | None:
        return self._writer.ask(lambda: self._writer.transact(lambda: self._journal.redo(track)))

    def wind(self, track: str, steps: int) -> None:
        """Undo so many steps, or redo them if it is a negative number. Returns at once, for those
        who know already what comes of it."""
        turn = self._journal_turn
        for _step in range(abs(steps)):
            self._writer.do(lambda: turn(track, steps > 0))

    def history(self, track: str, limit: int = 1_000) -> list[Gesture]:
        """The last steps, oldest first; those at the end that are undone can be redone."""
        return self._writer.ask(lambda: list(self._journal.history(track, limit)))

    def value(self, cell: Cell) -> bytes | None:
        def read() -> bytes | None:
            statement = "SELECT value FROM cells WHERE area = ? AND key = ?"
            row = self._run(statement, (cell.area, cell.key)).fetchone()
            return None if row is None else unpack(row[0])

        return self._writer.ask(read)

    def values(self, area: str, start: str = "") -> dict[str, bytes]:
        """All cells of an area whose keys begin so, by their keys, in their order."""

        def read() -> dict[str, bytes]:
            statement = "SELECT key, value FROM cells WHERE area = ? AND key >= ? ORDER BY key"
            found: dict[str, bytes] = {}
            for key, stored in self._run(statement, (area, start)):
                if not key.startswith(start):
                    break
                found[key] = unpack(stored)
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

    def copy_to(self, path: Path, progress: Callable[[float], None] = lambda _: None) -> None:
        """A whole copy, with what is done while it is made. `progress` gets shares of 1.

        Replaces a file at `path`. Raises `ExportError` or `ProjectFileError`; then what was there
        is whole.
        """
        with whole_file(path, force=True) as temporary:
            self._writer.ask(lambda: self._copy(temporary, progress))
        for side in _SIDES:
            path.with_name(path.name + side).unlink(missing_ok=True)

    def move_to(self, path: Path, progress: Callable[[float], None] = lambda _: None) -> None:
        """Go on in a copy at another place. The old file stays as it is; what the old place
        refused is in the new one. Raises as `copy_to` does; then we are still in the old one."""

        def change_over() -> None:
            with whole_file(path, force=True) as temporary:
                self._copy(temporary, progress)
            for side in _SIDES:
                path.with_name(path.name + side).unlink(missing_ok=True)
            before = self._writer.connection
            self._use(opened(path), path)
            before.close()

        self._writer.ask(change_over)
        with contextlib.suppress(StudioError):  # it is in `trouble`
            self.flush()

    def close(self) -> None:
        """Write everything and let go of the file. What could not be written is lost, so look at
        `trouble` first."""
        self._writer.close()

    def _begin(self, found: Opened, told: Told) -> None:
        self._fixed = found.fixed
        self._writer = Writer(found.connection, self._translate, told)
        try:
            self._journal = self._writer.ask(lambda: Journal(found.connection, self._limit))
        except StudioError:
            self._writer.close()
            raise

    def _journal_turn(self, track: str, back: bool) -> None:
        if back:
            self._journal.undo(track)
        else:
            self._journal.redo(track)

    def _use(self, found: Opened, path: Path) -> None:
        self._writer.connection, self._fixed, self.path = found.connection, found.fixed, path
        self._journal = Journal(found.connection, self._limit)

    def _run(self, statement: str, values: tuple[str, ...]) -> sqlite3.Cursor:
        return self._writer.connection.execute(statement, values)

    def _translate(self, error: sqlite3.Error) -> ProjectFileError:
        if self._fixed and code_of(error) == sqlite3.SQLITE_READONLY:
            hint = _("Save it under another name to go on in it.")
            return ProjectFileError(self._fixed, hint, ("save_as",))
        return project_error(self.path, error)

    def _copy(self, path: Path, progress: Callable[[float], None]) -> None:
        """On the writer's thread, which goes on writing between two steps."""

        def step(_status: int, remaining: int, total: int) -> None:
            progress(1 - remaining / max(1, total))
            if remaining:  # after the last step the copy is closed to what comes
                self._writer.catch_up()

        with translated(path), contextlib.closing(sqlite3.connect(path)) as target:
            self._writer.connection.backup(target, pages=_COPY_STEP, progress=step)
            target.execute("PRAGMA journal_mode = delete")  # one file, whole in itself
        for side in _SIDES:
            path.with_name(path.name + side).unlink(missing_ok=True)


def is_same(one: Path, other: Path) -> bool:
    """Whether two names lead to one file."""
    with contextlib.suppress(OSError):
        return one.samefile(other)
    return one.absolute() == other.absolute()
