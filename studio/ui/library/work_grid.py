"""All works as cards, to be chosen, dragged out and listened to."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QKeyEvent, QKeySequence, QMouseEvent, QPixmap
from PySide6.QtWidgets import QAbstractItemView

from studio.store.library import Work
from studio.ui.library.looks import Looks
from studio.ui.library.work_card import CELL, WorkCard
from studio.ui.library.works import WORK, Works
from studio.ui.parts.buttons import describe
from studio.ui.parts.section_grid import SectionGrid

_DRAGGED = QSize(96, 96)


class WorkGrid(SectionGrid):
    space_pressed = Signal()
    """To look closely, or to listen."""
    large_wanted = Signal()
    use_wanted = Signal()
    """Enter."""
    copy_wanted = Signal()
    """The system's keys for copying, which lists otherwise keep for the words of a row."""

    def __init__(self, works: Works, looks: Looks) -> None:
        super().__init__(CELL, works.days)
        self._looks = looks
        self._card = WorkCard(looks)
        self.setModel(works)
        self.setItemDelegate(self._card)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        describe(self, self.tr("Works"), self.tr("All that was made, newest first; drag them out"))
        looks.came.connect(works.touch)

    def chosen(self) -> list[Work]:
        """Newest first."""
        indexes = sorted(self.selectedIndexes(), key=lambda index: index.row())
        return [index.data(WORK) for index in indexes]

    def choose(self, row: int) -> None:
        model = self.model()
        if 0 <= row < model.rowCount():
            self.setCurrentIndex(model.index(row, 0))

    def choose_rows(self, rows: Sequence[int]) -> None:
        """These and no others; the first is the current one."""
        model, selection = self.model(), self.selectionModel()
        kinds = QItemSelectionModel.SelectionFlag
        self.setCurrentIndex(model.index(rows[0], 0))
        for row in rows[1:]:
            selection.select(model.index(row, 0), kinds.Select)

    def startDrag(self, actions: Qt.DropAction) -> None:
        indexes = self.selectedIndexes()
        if not indexes:
            return
        drag = QDrag(self)
        drag.setMimeData(self.model().mimeData(indexes))
        drag.setPixmap(self._dragged(indexes[0].data(WORK)))
        drag.exec(Qt.DropAction.CopyAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.space_pressed.emit()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not _held(event):
            self.use_wanted.emit()
            return
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            self.large_wanted.emit()

    def _dragged(self, work: Work) -> QPixmap:
        look = self._looks.of(work, self.devicePixelRatioF())
        if look is None or look.pixmap is None:
            return QPixmap()
        return look.pixmap.scaled(
            _DRAGGED * look.pixmap.devicePixelRatio(),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )


def _held(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
