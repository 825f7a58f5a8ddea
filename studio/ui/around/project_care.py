"""Between the project and the window: its forms, its troubles, its end."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMessageBox

from studio.core.error import ProjectFileError, StudioError
from studio.store.project.change import Cell, Change, Put
from studio.store.project.project import FORMS, Project
from studio.ui.around.project_menu import ProjectDialogs
from studio.ui.parts.notice_bar import Offer

if TYPE_CHECKING:
    from studio.ui.window import MainWindow


class ProjectCare(QObject):
    """Belongs to the window it speaks through."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.services.desk
        self._noted: dict[str, str] = {}
        self.dialogs = ProjectDialogs(self._desk, window)
        self._desk.leaving.connect(self.note_forms)
        self._desk.changed.connect(self.show_project)
        self._desk.troubled.connect(self._tell)
        self._desk.failed.connect(self.refuse)
        self._desk.said.connect(window.notices.say)

    def note_forms(self) -> None:
        """How the forms are left belongs to the project as well."""
        forms = self._window.forms()
        changes: list[Change] = [
            Put(Cell(FORMS, key), state.encode("utf-8", "replace"))
            for key, state in forms.items()
            if self._noted.get(key) != state
        ]
        self._desk.project.note(changes)
        self._noted = forms

    def may_leave(self) -> bool:
        """Ask only where the disk refuses what was done."""
        return not self._desk.project.unwritten or self._ask()

    @Slot()
    def show_project(self) -> None:
        """Leave the forms as they were left in it."""
        project = self._desk.project
        self._window.services.errands.run(
            partial(project.values, FORMS), partial(self._fill, project), self.refuse
        )
        if project.fixed:
            self._window.notices.say(project.fixed, [self.dialogs.save_offer()])

    def _fill(self, project: Project, forms: dict[str, bytes]) -> None:
        if project is self._desk.project:
            self._noted = {key: state.decode("utf-8", "replace") for key, state in forms.items()}
            self._window.restore_forms(self._noted)

    @Slot(object)
    def _tell(self, trouble: StudioError | None) -> None:
        if trouble is not None:
            self._window.notices.say(str(trouble), [self.dialogs.save_offer()])

    @Slot(object)
    def refuse(self, error: StudioError) -> None:
        """Say it, with what helps."""
        offers: list[Offer] = []
        if isinstance(error, ProjectFileError) and error.path is not None:
            offers.append(self.dialogs.salvage_offer(error.path))
        elif "save_as" in error.actions:
            offers.append(self.dialogs.save_offer())
        self._window.notices.say(str(error), offers)

    def _ask(self) -> bool:
        box = QMessageBox(self._window)
        box.setWindowTitle("Atelier")
        box.setText(self.tr("The last changes of the project are not on the disk."))
        box.setInformativeText(str(self._desk.project.trouble or ""))
        role = QMessageBox.ButtonRole
        leave = box.addButton(self.tr("Leave without them"), role.DestructiveRole)
        save: Any = box.addButton(self.tr("Save the project as…"), role.AcceptRole)
        box.addButton(self.tr("Stay"), role.RejectRole)
        box.setDefaultButton(save)
        box.exec()
        if box.clickedButton() is save:
            self.dialogs.save_as()
        return box.clickedButton() is leave
