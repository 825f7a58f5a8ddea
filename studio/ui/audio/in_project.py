"""The takes that are in the project: laid in as they are made, shown again when it is opened."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from studio.core.recipe import Recipe
from studio.jobs.belongings import Belonging, remove, works_of
from studio.store.library import Library, Work
from studio.store.project.project import Project
from studio.ui.audio.forms.form import KINDS
from studio.ui.audio.take import Take, take_of_work
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
        self._unwanted: list[Recipe] = []
        self._filled = False
        services.desk.changed.connect(self.fill)
        services.laying_in.laid.connect(self._on_laid)
        services.laying_in.failed.connect(lambda _work, error: self.failed.emit(error))

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

    def take_out(self, take: Take) -> None:
        """One that was made and is not wanted on the list any more; the library has it still."""
        if take.place:
            self._remove(self._services.desk.project, take.place)
        elif take.ready and take.recipe is not None:
            self._unwanted.append(take.recipe)  # it is on its way into the project

    def bring_back(self) -> None:
        """What was taken off the list last."""
        project = self._services.desk.project

        def undone(turned: object) -> None:
            if turned and project is self._services.desk.project:
                self.fill()

        self._services.errands.run(lambda: project.undo(TRACK), undone, self.failed.emit)

    def _on_laid(self, work: Work, place: str, project: Project) -> None:
        """It is in a project from now on, whoever had it made."""
        if work.kind not in KINDS:
            return
        take = next((each for each in self._takes if each.work == work), None)
        if work.recipe in self._unwanted:
            self._unwanted.remove(work.recipe)
            self._remove(project, place)
        elif take and project is self._services.desk.project:
            self._takes.put(replace(take, place=place))
        elif take:
            self._drop(take.key)
        elif self._filled and project is self._services.desk.project:
            self._takes.add(take_of_work(self._takes.new_key(), work, place))

    def _remove(self, project: Project, place: str) -> None:
        remove(project, TRACK, self.tr("Take a take off the list"), place)

    def _drop(self, key: int) -> None:
        self._takes.remove(key)
        self.gone.emit(key)

    def _show(self, belongings: list[Belonging]) -> None:
        self._filled = True
        known = {take.work.id for take in self._takes if take.work}
        for place, work in belongings:
            if work.id not in known:
                known.add(work.id)
                take = take_of_work(self._takes.new_key(), work, place)
                self._takes.add(take, self._takes.rowCount())


def _newest_first(project: Project, library: Library, folder: Path) -> list[Belonging]:
    return works_of(project, library, folder, KINDS)[::-1]
