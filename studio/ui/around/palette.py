"""The command palette: type a little of what you want, press Enter."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from studio.ui.around.actions import GROUP, group_of, shown_shortcut
from studio.ui.around.matching import fit
from studio.ui.parts.buttons import describe
from studio.ui.parts.cell import Cell, Index
from studio.ui.parts.overlay import Overlay
from studio.ui.parts.words import line, words
from studio.ui.theme import colour

WIDTH = 560
_ROW, _ROWS = 32, 12
_REMEMBERED = 8
_ACTION = Qt.ItemDataRole.UserRole
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class CommandPalette(Overlay):
    """`actions` is asked anew each time it opens, for tabs offer what they can do just then."""

    def __init__(self, window: QWidget, actions: Callable[[], list[QAction]]) -> None:
        super().__init__(window)
        self._actions = actions
        self._offered: list[QAction] = []
        self._recent: list[str] = []
        self.setAccessibleName(self.tr("Find an action"))
        self.field = QLineEdit()
        self.field.setProperty("part", "search")
        self.field.setPlaceholderText(self.tr("What would you like to do?"))
        describe(
            self.field,
            self.tr("Find an action"),
            self.tr("Type a few letters of it, or the first letters of its words"),
        )
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._fill)
        self._model = QStandardItemModel(self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Row(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        describe(self.list, self.tr("Actions"), self.tr("Arrows choose, Enter does it"))
        self.list.clicked.connect(self._run)
        self._nothing = QWidget()
        said = QVBoxLayout(self._nothing)
        said.setContentsMargins(16, 16, 16, 20)
        said.addWidget(words(self.tr("Nothing is called that. Try another word."), "dim"))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        for widget in (self.field, line(), self.list, self._nothing):
            column.addWidget(widget)

    def toggle(self) -> None:
        if self.isVisible():
            self.shut()
            return
        self._offered = self._actions()
        self.field.clear()
        self._fill()
        self.open()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def place(self) -> None:
        window = self.parentWidget()
        if window is None:
            return
        rows = min(_ROWS, self._model.rowCount())
        height = self.field.sizeHint().height() + 3
        height += rows * _ROW + 12 if rows else self._nothing.sizeHint().height()
        width = min(WIDTH, window.width() - 32)
        top = min(96, window.height() // 8)
        self.setGeometry((window.width() - width) // 2, top, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and self._steer(event)
        ):
            return True
        return super().eventFilter(watched, event)

    def _steer(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self.list.currentIndex())
        elif event.key() in _MOVES:
            rows = self._model.rowCount()
            by = _ROWS - 1 if event.key() in _MOVES[2:] else 1
            row = self.list.currentIndex().row()
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_PageUp):
                row = rows - 1 if by == 1 and row == 0 else max(0, row - by)
            else:
                row = 0 if by == 1 and row == rows - 1 else min(rows - 1, row + by)
            self.list.setCurrentIndex(self._model.index(row, 0))
        else:
            return False
        return True

    def _fill(self) -> None:
        self._model.clear()
        for action in self._found(self.field.text()):
            item = QStandardItem(_name(action))
            item.setData(action, _ACTION)
            parts = (_name(action), group_of(action), shown_shortcut(action))
            item.setAccessibleText(", ".join(part for part in parts if part))
            item.setToolTip(action.toolTip())
            item.setEnabled(action.isEnabled())
            self._model.appendRow(item)
        found = self._model.rowCount() > 0
        self.list.setVisible(found)
        self._nothing.setVisible(not found)
        self.list.setCurrentIndex(self._model.index(0, 0))
        if self.isVisible():
            self.place()

    def _found(self, typed: str) -> list[QAction]:
        """Best first; among equals those used lately, then in the order they were offered."""
        ranked: list[tuple[int, int, int, QAction]] = []
        for place, action in enumerate(self._offered):
            worth = fit(typed, f"{_name(action)} {group_of(action)}")
            if worth is not None and action.isVisible():
                key = _key(action)
                recent = self._recent.index(key) if key in self._recent else _REMEMBERED
                ranked.append((-worth, recent, place, action))
        return [action for *_, action in sorted(ranked, key=lambda each: each[:3])]

    def _run(self, index: QModelIndex) -> None:
        action: QAction | None = index.data(_ACTION)
        if action is None or not action.isEnabled():
            return
        key = _key(action)
        self._recent = [key, *(each for each in self._recent if each != key)][:_REMEMBERED]
        self.shut()
        action.trigger()


class _Row(Cell):
    size = QSize(WIDTH - 24, _ROW)

    def paint_cell(
        self, painter: QPainter, cell: QRect, state: QStyle.StateFlag, index: Index
    ) -> None:
        action: QAction = index.data(_ACTION)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("chosen" if chosen else "hover"))
            painter.drawRoundedRect(cell.adjusted(6, 1, -6, -1), 5, 5)
        metrics = QFontMetrics(painter.font())
        middle = Qt.AlignmentFlag.AlignVCenter
        words_area = cell.adjusted(16, 0, -16, 0)
        shortcut = shown_shortcut(action)
        painter.setPen(colour("text" if action.isEnabled() else "faint"))
        painter.drawText(words_area, middle | Qt.AlignmentFlag.AlignRight, shortcut)
        group = words_area.adjusted(0, 0, -112, 0)
        painter.setPen(colour("dim"))
        tab = action.property(GROUP) or ""
        painter.drawText(group, middle | Qt.AlignmentFlag.AlignRight, tab)
        name = group.adjusted(0, 0, -metrics.horizontalAdvance(tab) - 12, 0)
        painter.setPen(colour("text" if action.isEnabled() else "faint"))
        text = metrics.elidedText(_name(action), Qt.TextElideMode.ElideRight, name.width())
        painter.drawText(name, middle, text)


def _name(action: QAction) -> str:
    return action.text().replace("&", "")


def _key(action: QAction) -> str:
    return f"{group_of(action)}/{_name(action)}"
