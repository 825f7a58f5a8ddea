"""An error where it happened: what happened, what helps, and buttons for that."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout

from studio.core.error import BadInput, ErrorReport, StudioError
from studio.ui.parts.buttons import button, tool
from studio.ui.parts.words import words

_WIDEST = 520
"""Pixels, for lines that are easy to read."""


class ErrorCard(QFrame):
    """Hidden until there is something to say. `wanted` names the action of a pressed button.

    As a `bar` it takes all the width there is.
    """

    wanted = Signal(str)

    def __init__(self, bar: bool = False) -> None:
        super().__init__()
        self.setProperty("part", "error")
        if not bar:
            self.setMaximumWidth(_WIDEST)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._message = words("", "name", wrap=True, selectable=True)
        self._hint = words("", "dim", wrap=True, selectable=True)
        self._actions = QHBoxLayout()
        copy = tool(self.tr("Copy the message"), self.tr("Copy the message"), "copy")
        close = tool(self.tr("Close"), self.tr("Put the message away"), "x")
        top = QHBoxLayout()
        top.addWidget(self._message, 1)
        for corner in (copy, close):
            top.addWidget(corner, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 8)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self._hint)
        column.addLayout(self._actions)
        copy.clicked.connect(self._copy)
        close.clicked.connect(self.clear)
        self.hide()

    def show_error(self, error: StudioError | ErrorReport) -> None:
        self.clear()
        self._message.setText(error.message)
        self._hint.setText(error.hint)
        self._hint.setVisible(bool(error.hint))
        self.setAccessibleName(f"{error.message} {error.hint}".strip())
        known = {
            "retry": self.tr("Try again"),
            "models": self.tr("Show the models"),
            "settings": self.tr("Open the settings"),
        }
        for action in error.actions:
            if action in known:
                pressed = button(known[action], known[action])
                pressed.clicked.connect(lambda _=False, action=action: self._press(action))
                self._actions.addWidget(pressed)
        self._actions.addStretch()
        self.show()

    def clear(self) -> None:
        while item := self._actions.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        self.hide()

    def _press(self, action: str) -> None:
        self.clear()
        self.wanted.emit(action)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.accessibleName())


def with_retry(error: ErrorReport) -> ErrorReport:
    """Of a job that failed. A wish that makes no sense makes none the second time; any other may
    go well, and trying tells at least whether it does."""
    if error.kind == BadInput.__name__:
        return error
    actions = tuple(dict.fromkeys(("retry", *error.actions)))
    return ErrorReport(error.kind, error.message, error.hint, actions)
