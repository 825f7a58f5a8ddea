"""A page over the whole tab for a moment; Esc or its button puts it away."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.parts.buttons import describe, tool
from studio.ui.parts.words import line, words


class Curtain(QFrame):
    """Covers the widget it is in, whatever its size becomes. Keys reach it before what is shown
    inside."""

    closed = Signal()

    def __init__(self, covered: QWidget) -> None:
        super().__init__(covered)
        self.setProperty("pane", "stage")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._covered = covered
        self._before: QWidget | None = None
        self.title = words("", "name")
        self.bar = QHBoxLayout()
        self.bar.setContentsMargins(16, 8, 12, 8)
        self.bar.setSpacing(12)
        self.close_button = tool(self.tr("Close"), "", "x")
        describe(self.close_button, self.tr("Close"), self.tr("Back to all works"), "Esc")
        self.close_button.clicked.connect(self.shut)
        self.bar.addWidget(self.title, 1)
        self.bar.addWidget(self.close_button)
        top = QFrame()
        top.setProperty("pane", "side")
        top.setLayout(self.bar)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addWidget(top)
        self.column.addWidget(line())
        self.hide()

    def open(self) -> None:
        self._before = QApplication.focusWidget()
        self._covered.installEventFilter(self)
        if application := QApplication.instance():
            application.installEventFilter(self)
        self.setGeometry(self._covered.rect())
        self.show()
        self.raise_()
        self.setFocus()

    def shut(self) -> None:
        if not self.isVisible():
            return
        if application := QApplication.instance():
            application.removeEventFilter(self)
        self._covered.removeEventFilter(self)
        self.hide()
        self.closed.emit()
        if self._before is not None:
            self._before.setFocus()

    def pressed(self, event: QKeyEvent) -> bool:
        """True for a key that has done its work."""
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
            return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._covered and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._covered.rect())
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            inside = isinstance(watched, QWidget) and (
                watched is self or self.isAncestorOf(watched)
            )
            return inside and self.pressed(event)
        return False
