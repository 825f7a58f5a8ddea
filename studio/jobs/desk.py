"""The project on the desk: opened, changed for another, saved under a name."""

import logging
import tempfile
from collections import deque
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from studio.core.error import ProjectFileError, StudioError
from studio.core.language import _
from studio.jobs.errands import Errands
from studio.media.names import free_path
from studio.store.project.copying import is_same
from studio.store.project.file import SUFFIX
from studio.store.project.project import Project
from studio.store.project.salvage import Salvaged, salvage
from studio.store.project.shelf import Shelf

_log = logging.getLogger(__name__)

Deed = tuple[Callable[[], object], Callable[..., None]]


class Desk(QObject):
    """There is always one project open. Lives in the GUI thread, which waits for it only at the
    start and at the end. What is asked for is done one after the other."""

    leaving = Signal()
    """The project is about to be closed: hand over what it does not have yet."""
    changed = Signal()
    """Another project is open."""
    renamed = Signal()
    """The same project lies in another place."""
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
        self.notices: list[StudioError] = []
        """What a person should read once about the beginning."""
        self._told.connect(self.troubled)
        self._deeds: deque[Deed] = deque()
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

    def recent(self) -> list[Path]:
        """Others that were open, the last first."""
        return [each for each in self._shelf.recent() if each != self.project.path]

    def is_untitled(self, path: Path) -> bool:
        return self._shelf.has(path)

    def new(self) -> None:
        self._run(partial(self._instead, self._begin), self._use)

    def open(self, path: Path) -> None:
        """One that is open already stays as it is."""
        self._run(partial(self._open_another, path), self._use)

    def save_as(self, path: Path) -> None:
        """Go on under another name. What was without one until now moves there."""
        self._run(partial(self._move, _with_suffix(path)), lambda _: self.renamed.emit())

    def save_copy(self, path: Path) -> None:
        path = _with_suffix(path)
        said = _("A copy was saved as {name}.").format(name=path.name)
        self._run(lambda: self.project.copy_to(path), lambda _: self.said.emit(said))

    def salvage(self, path: Path) -> None:
        """Put what is readable of a damaged project beside it, and open that."""
        target = free_path(path.with_stem(_("{name}, salvaged").format(name=path.stem)))
        self._run(partial(salvage, path, target), partial(self._salvaged, target))

    def close(self) -> None:
        """At the end of the program, after everybody has handed over what they have."""
        for project in (*self._left, self.project):
            self._put_away(project)

    def _first(self, wanted: Path | None) -> Project:
        for path in [wanted] if wanted else self._shelf.recent()[:1]:
            try:
                return self._open(path)
            except ProjectFileError as error:
                self.notices.append(error)
        try:
            return self._begin()
        except ProjectFileError as error:
            self.notices.append(error)
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

    def _open_another(self, path: Path) -> Project | None:
        """None for the one that is open."""
        if is_same(path, self.project.path):
            return None
        return self._instead(partial(self._open, path))

    def _instead(self, begin: Callable[[], Project]) -> Project:
        """Not before the disk has taken all of the one that is left."""
        self.project.flush()
        return begin()

    def _move(self, path: Path) -> None:
        before = self.project.path
        if is_same(path, before):
            return
        self.project.move_to(path)
        self._shelf.note(path)
        if self._shelf.has(before):
            self._shelf.drop(before)

    def _tell(self, trouble: StudioError | None) -> None:
        """From the project's own thread."""
        self._told.emit(trouble)

    def _use(self, project: Project | None) -> None:
        if project is None:
            return
        self.leaving.emit()
        before, self.project = self.project, project
        self._left.append(before)
        self.changed.emit()
        self._errands.run(
            partial(self._put_away, before), partial(self._away, before), self.failed.emit
        )

    def _away(self, project: Project, _: None) -> None:
        if project in self._left:
            self._left.remove(project)

    def _put_away(self, project: Project) -> None:
        """On any thread. What its disk refuses even now goes into a project without a name; one of
        those in which nothing was done is not kept."""
        if project.closed:
            return
        try:
            project.flush()
        except StudioError:
            self._rescue(project)
        try:
            needed = not self._shelf.has(project.path) or not project.blank()
        except StudioError:
            needed = True
        project.close()
        if not needed:
            self._shelf.drop(project.path)

    def _rescue(self, project: Project) -> None:
        spare = self._shelf.fresh()
        try:
            spare.parent.mkdir(parents=True, exist_ok=True)
            project.move_to(spare)
        except (StudioError, OSError) as error:
            _log.error("%s changes could not be written: %s", project.unwritten, error)
        else:
            self._shelf.note(spare)

    def _salvaged(self, target: Path, found: Salvaged) -> None:
        if found.lost:
            text = _("{cells} parts were readable, {lost} were not.")
            self.said.emit(text.format(cells=found.cells, lost=found.lost))
        self.open(target)

    def _run(self, work: Callable[[], object], then: Callable[..., None]) -> None:
        self._deeds.append((work, then))
        if len(self._deeds) == 1:
            self._next()

    def _next(self) -> None:
        if self._deeds:
            work, then = self._deeds[0]
            self._errands.run(work, partial(self._done, then), self._refuse)

    def _done(self, then: Callable[..., None], outcome: object) -> None:
        """What is asked for meanwhile comes after those that wait."""
        then(outcome)
        self._deeds.popleft()
        self._next()

    def _refuse(self, error: StudioError) -> None:
        self.failed.emit(error)
        self._deeds.popleft()
        self._next()


def _with_suffix(path: Path) -> Path:
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)
