"""The tags of the chosen works as chips, and a field for one more."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QPoint, QRect, QSize, QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QCompleter,
    QLayout,
    QLayoutItem,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from studio.store.tags import NAME_LIMIT
from studio.ui.icons import icon
from studio.ui.parts.buttons import button, describe

_CROSS = QSize(12, 12)
_HIGH = 24
_SHOWN = 40
"""Chips; with thousands of works chosen there may be hundreds of tags."""


class TagEditor(QWidget):
    added = Signal(str)
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.chips: dict[str, QPushButton] = {}
        self._box = QWidget()
        self._flow = Flow(self._box)
        self.field = QLineEdit()
        self.field.setMaxLength(NAME_LIMIT)
        self.field.setPlaceholderText(self.tr("Add a tag"))
        describe(
            self.field,
            self.tr("Add a tag"),
            self.tr("A word to find it by; Enter adds it to all chosen works"),
        )
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        if popup := completer.popup():
            popup.setProperty("part", "popup")
        self.field.setCompleter(completer)
        self.field.returnPressed.connect(self._add)
        for each in (self, self._box):
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
            policy.setHeightForWidth(True)
            each.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._box)
        column.addWidget(self.field)

    def show_tags(self, tags: Mapping[str, int], works: int) -> None:
        """`works` are chosen; a tag that only some of them have says of how many."""
        self._flow.clear()
        self.chips = {}
        for name, count in list(tags.items())[:_SHOWN]:
            text = name if count == works else f"{name} {count}"
            chip = button(text, self.tr("Take the tag off"), part="chip")
            chip.setIcon(icon("x", "dim"))
            chip.setIconSize(_CROSS)
            chip.setFixedHeight(_HIGH)
            chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            chip.clicked.connect(lambda _=False, name=name: self.removed.emit(name))
            self._flow.addWidget(chip)
            self.chips[name] = chip
        self._box.setVisible(bool(self.chips))

    def know(self, names: Iterable[str]) -> None:
        """Tags to complete from."""
        self._known.setStringList(list(names))

    def _add(self) -> None:
        if name := self.field.text().strip():
            self.field.clear()
            self.added.emit(name)


class Flow(QLayout):
    """Widgets in lines, as words are."""

    def __init__(self, parent: QWidget, spacing: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def clear(self) -> None:
        while item := self.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(QSize(0, item.sizeHint().height()))
        return size

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay(rect, move=True)

    def _lay(self, rect: QRect, move: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        for item in self._items:
            size = item.sizeHint().boundedTo(QSize(rect.width(), 1000))
            if x > rect.x() and x + size.width() > rect.x() + rect.width():
                x, y, line = rect.x(), y + line + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self.spacing()
            line = max(line, size.height())
        return y + line - rect.y()
