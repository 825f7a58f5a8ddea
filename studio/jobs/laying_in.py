"""Lays every work that is made into the project that is open, whatever window shows it."""

import logging
import threading
from functools import partial

import shiboken6
from PySide6.QtCore import QObject, Signal

from studio.core.error import StudioError
from studio.jobs.belongings import add
from studio.jobs.desk import Desk
from studio.jobs.errands import Errands
from studio.jobs.keeper import Keeper
from studio.store.library import Library, Work
from studio.store.project.project import Project

KINDS = ("image", "speech", "music", "sound")
"""Of works that are laid in; texts are on the page already."""

_log = logging.getLogger(__name__)


class _Adding:
    """One work on its way. The project stays open for it."""

    def __init__(self, project: Project, work: Work) -> None:
        self.project, self.work = project, work
        self.lock = threading.Lock()
        self.key = ""
        project.hold()


class LayingIn(QObject):
    """Lives in the GUI thread and never makes it wait, except in `close`."""

    laid = Signal(object, str, object)
    """A `Work`, its key, and the `Project` it is in from now on."""
    failed = Signal(object, object)
    """A `Work` that is in no project, and the `StudioError`."""

    def __init__(self, desk: Desk, keeper: Keeper, library: Library, errands: Errands) -> None:
        super().__init__()
        self._desk, self._library, self._errands = desk, library, errands
        self._under_way: list[_Adding] = []
        keeper.kept.connect(self._take)

    def close(self) -> None:
        """Do here and now what no errand has begun, before the project is closed."""
        for adding in tuple(self._under_way):
            try:
                self._add(adding)
            except Exception:  # noqa: BLE001 - logged, and the next one is still worth it
                _log.exception("A work could not be laid into the project on closing.")

    def _take(self, work: Work) -> None:
        if work.kind not in KINDS:
            return
        adding = _Adding(self._desk.project, work)
        self._under_way.append(adding)
        self._errands.run(
            partial(self._add, adding), partial(self._tell, adding), partial(self._fail, adding)
        )

    def _add(self, adding: _Adding) -> None:
        """From any thread; a second call for the same work does nothing."""
        with adding.lock:
            if adding.key:
                return
            try:
                adding.key = add(adding.project, self._library, adding.work)
            finally:
                adding.project.release()
                if not adding.key:
                    adding.key = "-"

    def _tell(self, adding: _Adding, _: None) -> None:
        self._under_way.remove(adding)
        if shiboken6.isValid(self):
            self.laid.emit(adding.work, adding.key, adding.project)

    def _fail(self, adding: _Adding, error: StudioError) -> None:
        self._under_way.remove(adding)
        if shiboken6.isValid(self):
            self.failed.emit(adding.work, error)
