"""One line about what was just done, with a button that takes it back."""

from collections.abc import Callable

from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from studio.ui.parts.buttons import button, describe, tool
from studio.ui.parts.words import words


class UndoBar(QFrame):
    """What is said later takes the place of what was said before."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "noticeBar")
        self._undo: Callable[[], None] | None = None
        self._text = words("", wrap=True, selectable=True)
        self.undo = button(self.tr("Undo"), "")
        describe(self.undo, self.tr("Undo"), self.tr("Take back what was just done"), "Ctrl+Z")
        self.undo.clicked.connect(self.take_back)
        close = tool(self.tr("Close"), self.tr("Put this notice away"), "x")
        close.clicked.connect(self.clear)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(10)
        row.addWidget(self._text, 1)
        row.addWidget(self.undo)
        row.addWidget(close)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def say(self, text: str, undo: Callable[[], None] | None = None) -> None:
        self._undo = undo
        self._text.setText(text)
        self.setAccessibleName(text)
        self.undo.setVisible(undo is not None)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def take_back(self) -> None:
        """Nothing where there is nothing to take back."""
        undo = self._undo
        if undo is not None:
            self.clear()
            undo()

    def clear(self) -> None:
        self._undo = None
        self._text.clear()
        self.hide()
