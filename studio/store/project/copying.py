"""A project's file in a second place, and never over one that is in use."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

from studio.core.error import ProjectFileError
from studio.core.files import whole_file
from studio.core.language import _
from studio.store.project.file import opened, translated

Progress = Callable[[float], None]

_STEP = 256
"""Pages copied between two looks at what a person did meanwhile."""
_SIDES = ("-wal", "-shm", "-journal")


def nobody(_share: float) -> None:
    pass


@contextlib.contextmanager
def place_for(own: Path, path: Path) -> Iterator[Path]:
    """A file to write to, which becomes `path` at the end of the block.

    A project that is there is replaced, unless somebody has it open. Raises `ProjectFileError` for
    that, for our own file, and for a file that is no project.
    """
    if is_same(own, path):
        raise ProjectFileError(
            _("{name} is the project that is open.").format(name=path.name),
            _("Choose another name."),
        )
    with whole_file(path, force=True) as temporary:
        yield temporary
        if path.exists() and path.stat().st_size:
            # Whoever opens it alone has its lock, and leaves no journal behind on closing.
            opened(path).connection.close()
        _drop_sides(path)


def write_copy(
    source: sqlite3.Connection, path: Path, progress: Progress, between: Callable[[], None]
) -> None:
    """All pages, with what is written through the same connection `between` two steps."""

    def step(_status: int, remaining: int, total: int) -> None:
        progress(1 - remaining / max(1, total))
        if remaining:  # after the last step the copy is closed to what comes
            between()

    with translated(path), contextlib.closing(sqlite3.connect(path)) as target:
        source.backup(target, pages=_STEP, progress=step)
        target.execute("PRAGMA journal_mode = delete")  # one file, whole in itself
    _drop_sides(path)


def is_same(one: Path, other: Path) -> bool:
    """Whether two names lead to one file."""
    with contextlib.suppress(OSError):
        return one.samefile(other)
    return one.absolute() == other.absolute()


def _drop_sides(path: Path) -> None:
    for side in _SIDES:
        path.with_name(path.name + side).unlink(missing_ok=True)
