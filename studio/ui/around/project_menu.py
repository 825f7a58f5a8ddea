"""The project's name above, and what can be done with it as a whole."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDateTime, QFileInfo, QLocale, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QToolButton, QWidget

from studio.jobs.desk import Desk
from studio.store.project.file import SUFFIX
from studio.ui.icons import icon
from studio.ui.parts.buttons import describe
from studio.ui.parts.notice_bar import Offer
from studio.ui.parts.places import nearest

WIDTH = 200
"""Pixels of a name before it is cut short."""


class ProjectButton(QToolButton):
    """Says which project is open, and opens its menu."""

    def __init__(self, desk: Desk, actions: Sequence[QAction]) -> None:
        super().__init__()
        self._desk = desk
        self._actions = actions
        self.setProperty("part", "project")
        self.setIcon(icon("caret-down", "dim"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow after the name
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setIconSize(QSize(12, 12))
        self._menu = QMenu(self)
        self._menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        for signal in (desk.changed, desk.renamed):
            signal.connect(self._say)
        self._say()

    def _say(self) -> None:
        name = self._desk.name or self.tr("Untitled")
        shown = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, WIDTH)
        self.setText(shown.replace("&", "&&"))
        tip = self.tr("The project that is open. It is kept as you work; nothing has to be saved")
        describe(self, self.tr("Project: {name}").format(name=name), tip)

    def _fill(self) -> None:
        self._menu.clear()
        new, opened, *others = self._actions
        self._menu.addActions([new, opened])
        self._menu.addMenu(self._recent())
        self._menu.addSeparator()
        self._menu.addActions(others)

    def _recent(self) -> QMenu:
        menu = QMenu(self.tr("Open again"), self._menu)
        paths = self._desk.recent()
        menu.setEnabled(bool(paths))
        for path in paths:
            action = menu.addAction(self._called(path).replace("&", "&&"))
            action.setToolTip(str(path))
            action.triggered.connect(lambda _=False, path=path: self._desk.open(path))
        menu.setToolTipsVisible(True)
        menu.setLayoutDirection(self._menu.layoutDirection())
        return menu

    def _called(self, path: Path) -> str:
        if not self._desk.is_untitled(path):
            return path.stem
        moment: QDateTime = QFileInfo(str(path)).lastModified()
        when = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
        return self.tr("Untitled, {when}").format(when=when)


class ProjectDialogs(QWidget):
    """Asks where projects come from and go to."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self.hide()
        self._desk = desk
        self._window = window
        self._folder = ""

    def open(self) -> None:
        dialog = self._dialog(self.tr("Open a project"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self._desk.open(Path(path)))
        dialog.open()

    def save_as(self) -> None:
        dialog = self._saving(self.tr("Save the project as"))
        dialog.fileSelected.connect(lambda path: self._desk.save_as(Path(path)))
        dialog.open()

    def save_copy(self) -> None:
        dialog = self._saving(self.tr("Save a copy of the project"))
        dialog.fileSelected.connect(lambda path: self._desk.save_copy(Path(path)))
        dialog.open()

    def save_offer(self) -> Offer:
        """For a project whose disk refuses what is done."""
        tip = self.tr("Go on in a file in another place")
        return Offer(self.tr("Save the project as…"), tip, self.save_as)

    def salvage_offer(self, path: Path) -> Offer:
        tip = self.tr("Put what is still readable into a new project, and open that")
        return Offer(self.tr("Save what is readable"), tip, lambda: self._desk.salvage(path))

    def _saving(self, title: str) -> QFileDialog:
        dialog = self._dialog(title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX.removeprefix("."))
        dialog.selectFile(f"{self._desk.name or self.tr('Untitled')}{SUFFIX}")
        return dialog

    def _dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title)
        dialog.setNameFilter(self.tr("Atelier projects (*.atelier)"))
        here = "" if self._desk.untitled else str(self._desk.project.path.parent)
        dialog.setDirectory(nearest(self._folder or here))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._remember)
        return dialog

    def _remember(self, path: str) -> None:
        self._folder = str(Path(path).parent)
