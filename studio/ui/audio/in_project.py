"""The takes that are in the project: laid in as they are made, shown again when it is opened."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from studio.jobs.belongings import Belonging, add, remove, works_of
from studio.store.library import Library
from studio.store.project.project import Project
from studio.ui.audio.forms.form import KINDS
from studio.ui.audio.take import take_of_work
from studio.ui.audio.takes import Takes
from studio.ui.services import Services

TRACK = "audio"
"""Whose history knows what was taken off the list."""


class InProject(QObject):
    gone = Signal(int)
    """The key of a take that belongs to another project and is off the list."""
    failed = Signal(object)
    """`StudioError`"""

    def __init__(self, services: Services, takes: Takes, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._takes = takes
        services.desk.changed.connect(self.fill)

    def fill(self) -> None:
        """Show what is in the project that is open now. What is not in any project yet stays."""
        for take in self._takes:
            if take.place:
                self._drop(take.key)
        services, project = self._services, self._services.desk.project
        library, folder = services.library, services.keeper.folder

        def found(belongings: list[Belonging]) -> None:
            if project is services.desk.project:
                self._show(belongings)

        services.errands.run(
            lambda: _newest_first(project, library, folder), found, self.failed.emit
        )

    def lay_in(self, key: int) -> None:
        """A take that the library has from now on."""
        take = self._takes.take(key)
        if take is None or (work := take.work) is None:
            return
        project, library = self._services.desk.project, self._services.library

        def laid(place: str) -> None:
            now = self._takes.take(key)
            if now is None:  # taken off the list meanwhile
                self._remove(project, place)
            elif project is not self._services.desk.project:
                self._drop(key)
            else:
                self._takes.put(replace(now, place=place))

        self._services.errands.run(lambda: add(project, library, work), laid, self.failed.emit)

    def take_out(self, place: str) -> None:
        if place:
            self._remove(self._services.desk.project, place)

    def bring_back(self) -> None:
        """What was taken off the list last."""
        if self._services.desk.project.undo(TRACK):
            self.fill()

    def _remove(self, project: Project, place: str) -> None:
        remove(project, TRACK, self.tr("Take a take off the list"), place)

    def _drop(self, key: int) -> None:
        self._takes.remove(key)
        self.gone.emit(key)

    def _show(self, belongings: list[Belonging]) -> None:
        known = {take.work.id for take in self._takes if take.work}
        for place, work in belongings:
            if work.id not in known:
                take = take_of_work(self._takes.new_key(), work, place)
                self._takes.add(take, self._takes.rowCount())


def _newest_first(project: Project, library: Library, folder: Path) -> list[Belonging]:
    return works_of(project, library, folder, KINDS)[::-1]
