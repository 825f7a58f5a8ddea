"""The project on the desk: opened, changed for another, saved under a name."""

import logging
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from studio.core.error import ProjectFileError, StudioError
from studio.core.language import _
from studio.jobs.errands import Errands
from studio.media.names import free_path
from studio.store.project.file import SUFFIX
from studio.store.project.project import Project, is_same
from studio.store.project.salvage import Salvaged, salvage
from studio.store.project.shelf import Shelf

_log = logging.getLogger(__name__)


class Desk(QObject):
    """There is always one project open. Lives in the GUI thread, which waits for it only at the
    start and at the end."""

    leaving = Signal()
    """The project is about to be closed: hand over what it does not have yet."""
    changed = Signal()
    """Another project is open."""
    renamed = Signal()
    """The same project lies in another place, or is about to."""
    troubled = Signal(object)
    """`StudioError` when the disk begins to refuse, None when it takes everything again."""
    failed = Signal(object)
    """`StudioError`: what was asked for was not done, and all is as it was."""
    said = Signal(str)
    _told = Signal(object)

    def __init__(self, shelf: Shelf, errands: Errands, wanted: Path | None = None) -> None:
        """Opens the wanted project, else the one that was open last."""
        super().__init__()
        self._shelf, self._errands = shelf, errands
        self.notices: list[str] = []
        """What a person should read once about the beginning."""
        self._told.connect(self.troubled)
        self._busy = False
        self._left: list[Project] = []
        """Those that are not put away yet."""
        self.project = self._first(wanted)

    @property
    def untitled(self) -> bool:
        return self._shelf.has(self.project.path)

    @property
    def name(self) -> str:
        """Empty for a project without one."""
        return "" if self.untitled else self.project.path.stem

    @property
    def busy(self) -> bool:
        """A project is being opened, saved or salvaged."""
        return self._busy

    def recent(self) -> list[Path]:
        """Others that were open, the last first."""
        return [each for each in self._shelf.recent() if each != self.project.path]

    def is_untitled(self, path: Path) -> bool:
        return self._shelf.has(path)

    def new(self) -> None:
        self._change(self._begin)

    def open(self, path: Path) -> None:
        """One that is open already stays as it is."""
        if not is_same(path, self.project.path):
            self._change(partial(self._open, path))

    def save_as(self, path: Path) -> None:
        """Go on under another name. What was without one until now moves there."""
        path = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
        if is_same(path, self.project.path):
            return
        before, untitled = self.project.path, self.untitled
        self._run(
            partial(self.project.move_to, path), partial(self._moved, before if untitled else None)
        )

    def save_copy(self, path: Path) -> None:
        path = path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
        if is_same(path, self.project.path):
            return
        said = _("A copy was saved as {name}.").format(name=path.name)
        self._run(partial(self.project.copy_to, path), lambda _: self.said.emit(said))

    def salvage(self, path: Path) -> None:
        """Put what is readable of a damaged project beside it, and open that."""
        target = free_path(path.with_stem(_("{name}, salvaged").format(name=path.stem)))
        self._run(partial(salvage, path, target), partial(self._salvaged, target))

    def close(self) -> None:
        """At the end of the program. What could not be written is saved elsewhere if possible."""
        if self.project.closed:
            return
        if self.project.unwritten:
            spare = self._shelf.fresh()
            try:
                self.project.move_to(spare)
            except StudioError as error:
                _log.error("%s changes could not be written: %s", self.project.unwritten, error)
        for project in (*self._left, self.project):
            self._put_away(project)

    def _first(self, wanted: Path | None) -> Project:
        for path in [wanted] if wanted else self._shelf.recent()[:1]:
            try:
                return self._open(path)
            except ProjectFileError as error:
                self.notices.append(str(error))
        try:
            return self._begin()
        except ProjectFileError as error:
            self.notices.append(str(error))
            folder = Path(tempfile.mkdtemp(prefix="atelier-project-"))
            return Project(folder / f"Atelier{SUFFIX}", self._tell)

    def _open(self, path: Path) -> Project:
        project = Project(path, self._tell)
        self._shelf.note(path)
        return project

    def _begin(self) -> Project:
        project = self._shelf.begin(self._tell)
        self._shelf.note(project.path)
        return project

    def _tell(self, trouble: StudioError | None) -> None:
        """From the project's own thread."""
        self._told.emit(trouble)

    def _change(self, begin: Callable[[], Project]) -> None:
        self._run(begin, self._use)

    def _use(self, project: Project) -> None:
        self.leaving.emit()
        before, self.project = self.project, project
        self._left.append(before)
        self.changed.emit()
        self.troubled.emit(None)
        self._errands.run(
            partial(self._put_away, before), lambda _: self._left.remove(before), self.failed.emit
        )

    def _put_away(self, project: Project) -> None:
        """On any thread. One without a name in which nothing was done is not kept."""
        if project.closed:
            return
        try:
            needed = not self._shelf.has(project.path) or not project.blank()
        except StudioError:
            needed = True
        project.close()
        if not needed:
            self._shelf.drop(project.path)

    def _moved(self, before: Path | None, _: None) -> None:
        self._shelf.note(self.project.path)
        if before is not None:
            self._shelf.drop(before)
        self.renamed.emit()

    def _salvaged(self, target: Path, found: Salvaged) -> None:
        if found.lost:
            text = _("{cells} parts were readable, {lost} were not.")
            self.said.emit(text.format(cells=found.cells, lost=found.lost))
        self.open(target)

    def _run(self, work: Callable[[], object], then: Callable[..., None]) -> None:
        """One thing at a time, in the order it was asked for."""
        self._busy = True
        self._errands.run(work, partial(self._done, then), self._refuse)

    def _done(self, then: Callable[..., None], outcome: object) -> None:
        self._busy = False
        then(outcome)

    def _refuse(self, error: StudioError) -> None:
        self._busy = False
        self.failed.emit(error)
