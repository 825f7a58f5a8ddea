"""A card that floats over the window for a moment, and goes at Esc or a press beside it."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget


class Overlay(QFrame):
    """A child of the window, not a window of its own, so that it stands in the right place with
    every window manager and things can be dragged inside it.

    Tab stays inside; what had the focus before gets it back. `place` is for children: where to
    stand, called when it opens and when the window changes its size.
    """

    def __init__(self, window: QWidget, part: str = "popover") -> None:
        super().__init__(window)
        self.setProperty("part", part)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._opener: QWidget | None = None
        self._focus_before: QWidget | None = None
        self.hide()

    def place(self) -> None:
        """Each kind of card stands where it belongs in the window."""
        raise NotImplementedError

    def open(self, opener: QWidget | None = None) -> None:
        """A press on `opener`, the button it belongs to, closes it again."""
        if self.isVisible():
            return
        for other in self.window().findChildren(Overlay):
            other.shut()
        self._opener = opener
        self._focus_before = QApplication.focusWidget()
        self.place()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        if application := QApplication.instance():
            application.installEventFilter(self)

    def shut(self) -> None:
        if not self.isVisible():
            return
        if application := QApplication.instance():
            application.removeEventFilter(self)
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self.window())
        self.hide()
        before, self._focus_before = self._focus_before, None
        if before is not None and (had_focus or self.hasFocus()):
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(watched, QWidget):
            return False
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            QTimer.singleShot(0, self, self.place)  # when what we stand under has moved
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            return self._pressed(watched)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.shut()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's own name
        """The next control inside, round and round."""
        start: QWidget = self.focusWidget() or self
        here: QWidget | None = start
        while here := (here.nextInFocusChain() if next else here.previousInFocusChain()):
            if here is start:
                return False
            reachable = here.focusPolicy() & Qt.FocusPolicy.TabFocus
            if self.isAncestorOf(here) and reachable and here.isVisible() and here.isEnabled():
                here.setFocus(
                    Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
                )
                return True
        return False

    def _pressed(self, where: QWidget) -> bool:
        """True for a press that has done its work by closing us."""
        inside = where is self or self.isAncestorOf(where)
        if inside or where.window() is not self.window():
            return False
        self.shut()
        return where is self._opener
