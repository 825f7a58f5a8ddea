"""The library's own trash, from which everything comes back, and the system's behind it."""

import os
import time
from collections.abc import Sequence
from pathlib import Path

from studio.core.error import StudioError
from studio.core.language import _
from studio.store.connections import Connections

OF_PATH = "SELECT path FROM works WHERE CAST(path AS TEXT) COLLATE NOCASE = CAST(? AS TEXT)"
"""Every work with a file of this name, in any case."""


class Trash:
    """A work in it keeps its file, rating, tags and collections. Nothing leaves it by itself."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def put(self, works: Sequence[int]) -> None:
        now = time.time()
        with self._connections.writing() as writer:
            writer.executemany(
                "UPDATE works SET trashed = ? WHERE id = ? AND trashed IS NULL",
                [(now, work) for work in works],
            )

    def restore(self, works: Sequence[int]) -> None:
        with self._connections.writing() as writer:
            rows = [(work,) for work in works]
            writer.executemany("UPDATE works SET trashed = NULL WHERE id = ?", rows)

    def all(self) -> list[int]:
        rows = self._connections.all(
            "SELECT id FROM works INDEXED BY works_facts WHERE trashed IS NOT NULL"
        )
        return [row[0] for row in rows]

    def delete(self, work: int) -> None:
        """As `Library.delete`."""
        row = self._connections.one("SELECT path, length(score) FROM works WHERE id = ?", work)
        if row is None:
            return
        if isinstance(row[0], bytes) and not self._shared(work, row[0]):
            path = Path(os.fsdecode(row[0]))
            if row[1]:
                _throw_away(path.with_suffix(".mid"))
            _throw_away(path)
        with self._connections.writing() as writer:
            writer.execute("DELETE FROM words WHERE rowid = ?", (work,))
            writer.execute("DELETE FROM tagged WHERE work = ?", (work,))
            writer.execute("DELETE FROM tags WHERE id NOT IN (SELECT tag FROM tagged)")
            writer.execute("DELETE FROM collected WHERE work = ?", (work,))
            writer.execute("DELETE FROM works WHERE id = ?", (work,))

    def _shared(self, work: int, path: bytes) -> bool:
        """Whether the file is another work's too, which must not lose it."""
        others = self._connections.all(f"{OF_PATH} AND id <> ?", path, work)
        own = Path(os.fsdecode(path))
        return any(_same_file(own, Path(os.fsdecode(other))) for (other,) in others)


def _same_file(one: Path, other: Path) -> bool:
    """Whether two spellings mean one file; a file that is gone is the same by its name only."""
    try:
        return one == other or one.samefile(other)
    except (OSError, ValueError):  # the second for names that no system has
        return False


def _throw_away(path: Path) -> None:
    if not os.path.lexists(path):
        return
    from send2trash import send2trash

    try:
        send2trash(path)
    except FileNotFoundError:
        return
    except OSError as error:
        reason = error.strerror or str(error)
        raise StudioError(
            _("{name} could not be moved to the trash ({reason}).").format(
                name=path.name, reason=reason
            ),
            _("Close programs that use the file, or delete it in its folder; then try again."),
            ("retry",),
        ) from error
