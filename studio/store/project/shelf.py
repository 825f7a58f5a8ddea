"""Which projects there were, and a place for those that have no name yet."""

import contextlib
import datetime
import logging
from pathlib import Path

import msgspec

from studio.core.error import ExportError
from studio.store.project.file import SUFFIX
from studio.store.project.project import Project
from studio.store.project.writer import Told
from studio.store.settings import write_json

SHOWN = 12
"""Projects that are remembered."""

_log = logging.getLogger(__name__)


class _Kept(msgspec.Struct, frozen=True):
    """Newest first."""

    projects: list[str] = []


class Shelf:
    """Projects without a name lie in `folder`, called after the moment they were begun."""

    def __init__(self, folder: Path, list_file: Path) -> None:
        self.folder = folder
        self._list = list_file

    def recent(self) -> list[Path]:
        """Those that are still there, the last opened first."""
        try:
            kept = msgspec.json.decode(self._list.read_bytes(), type=_Kept)
        except FileNotFoundError:
            return []
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            _log.warning("the list of projects cannot be read: %s", error)
            return []
        return [path for each in kept.projects[:SHOWN] if (path := Path(each)).is_file()]

    def note(self, path: Path) -> None:
        """It is the one opened last. A list that cannot be written is no reason to stop."""
        others = [each for each in self.recent() if each != path]
        try:
            write_json(self._list, _Kept([str(each) for each in [path, *others][:SHOWN]]))
        except ExportError as error:
            _log.warning("the list of projects cannot be written: %s", error)

    def has(self, path: Path) -> bool:
        """Whether it is one without a name."""
        return path.parent == self.folder

    def fresh(self) -> Path:
        """A name nobody has taken."""
        moment = datetime.datetime.now()
        for tried in range(1, 1_000):
            number = f" {tried}" if tried > 1 else ""
            path = self.folder / f"{moment:%Y-%m-%d %H.%M.%S}{number}{SUFFIX}"
            if not path.exists():
                return path
        raise AssertionError("a thousand projects in one second")

    def begin(self, told: Told) -> Project:
        """A new project without a name. Raises `ProjectFileError` where the disk refuses."""
        with contextlib.suppress(OSError):  # what is wrong with it the opening tells
            self.folder.mkdir(parents=True, exist_ok=True)
        return Project(self.fresh(), told)

    def drop(self, path: Path) -> None:
        """One of those without a name that is not needed any more, and is closed."""
        assert self.has(path)
        for side in ("", "-wal", "-shm"):
            with contextlib.suppress(OSError):
                path.with_name(path.name + side).unlink(missing_ok=True)
