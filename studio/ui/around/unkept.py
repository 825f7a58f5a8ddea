"""Finished works that the disk refused: told of, tried again, and never left behind unasked."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from studio.core.error import StudioError
from studio.jobs.keeper import Keeper
from studio.ui.parts.notice_bar import NoticeBar, Offer
from studio.ui.preferences import Preferences


class Unkept(QObject):
    """Belongs to the window it speaks through."""

    def __init__(
        self, keeper: Keeper, preferences: Preferences, notices: NoticeBar, window: QWidget
    ) -> None:
        super().__init__(window)
        self._keeper = keeper
        self._preferences = preferences
        self._notices = notices
        self._window = window
        keeper.failed.connect(self._tell)

    def may_leave(self) -> bool:
        """Write what is not written yet; ask only about what is refused even now."""
        self._keeper.close()
        while self._keeper.unkept:
            match self._ask(len(self._keeper.unkept)):
                case "leave":
                    return True
                case "stay":
                    return False
                case _:
                    self._choose_folder()
                    self._keeper.close()
        return True

    @Slot(object, object)
    def _tell(self, _artifact: object, error: StudioError) -> None:
        again = Offer(
            self.tr("Keep it again"), self.tr("Try once more to write it"), self._try_again
        )
        elsewhere = Offer(
            self.tr("Choose another folder..."),
            self.tr("Keep works in another folder from now on, and write this one there"),
            self._move,
        )
        self._notices.say(str(error), [again, elsewhere])

    def _try_again(self) -> None:
        for artifact in self._keeper.unkept:
            self._keeper.keep(artifact)

    def _move(self) -> None:
        if self._choose_folder():
            self._try_again()

    def _choose_folder(self) -> bool:
        title = self.tr("A folder for works")
        chosen = QFileDialog.getExistingDirectory(self._window, title, str(Path.home()))
        if chosen:
            self._preferences.change(works_folder=chosen)
        return bool(chosen)

    def _ask(self, count: int) -> str:
        box = QMessageBox(self._window)
        box.setWindowTitle("Atelier")
        box.setText(self.tr("{count} finished works are not on the disk yet.").format(count=count))
        box.setInformativeText(
            self.tr("The folder {folder} refuses them. If you leave now, they are lost.").format(
                folder=self._keeper.folder
            )
        )
        role = QMessageBox.ButtonRole
        elsewhere: Any = box.addButton(self.tr("Choose another folder..."), role.AcceptRole)
        leave = box.addButton(self.tr("Leave without them"), role.DestructiveRole)
        box.addButton(self.tr("Stay"), role.RejectRole)
        box.setDefaultButton(elsewhere)
        box.exec()
        pressed = box.clickedButton()
        return "elsewhere" if pressed is elsewhere else "leave" if pressed is leave else "stay"
