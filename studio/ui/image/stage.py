"""The middle of the tab: the picture, the strip beneath it, and what is said where they are."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
)

from studio.ui.image.strip import Strip
from studio.ui.image.view import PictureView
from studio.ui.parts.buttons import button, describe, tool
from studio.ui.parts.empty_state import EmptyState
from studio.ui.parts.error_card import ErrorCard
from studio.ui.parts.words import words


class Stage(QFrame):
    """Keys that the picture and the strip leave alone are told of here, as they have the focus."""

    removed = Signal()
    varied = Signal()
    walked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("pane", "stage")
        self.view = PictureView()
        self.empty = EmptyState(
            self.tr("Make a picture"),
            self.tr("Say at the left what it should show, or try one of these."),
        )
        self.error = ErrorCard()
        self.error.setFixedWidth(440)
        self.hint = words("", "dim")
        self.fit = tool(self.tr("Fit"), self.tr("Show the whole picture"), "corners-out")
        self.actual = QToolButton()
        self.actual.setText("1:1")
        describe(self.fit, self.tr("Fit"), self.tr("Show the whole picture"), "Ctrl+0")
        describe(
            self.actual,
            self.tr("Actual pixels"),
            self.tr("One pixel of the picture for one of the screen"),
            "Ctrl+Alt+0",
        )
        self.save = button(self.tr("Save as…"), "", "floppy-disk")
        self.vary = button(self.tr("Vary"), "", "shuffle")
        self.compare = button(self.tr("Compare"), "", "square-split-horizontal")
        self.copy = button(self.tr("Copy"), "", "copy")
        self.compare.setCheckable(True)
        self._describe()
        self.strip = Strip((self.save, self.vary, self.compare, self.copy))
        self.strip.thumbs.walked.connect(self.walked)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.view)
        self._lay_over_view()
        beneath = QHBoxLayout()
        beneath.setContentsMargins(16, 0, 16, 16)
        beneath.addStretch(1)
        beneath.addWidget(self.strip)
        beneath.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addLayout(beneath)

    def show_view(self, wanted: bool) -> None:
        """The picture, or what to do when there is none."""
        self._stack.setCurrentWidget(self.view if wanted else self.empty)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in steps:
            self.walked.emit(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() == Qt.Key.Key_V and not event.modifiers():
            self.varied.emit()
        else:
            super().keyPressEvent(event)

    def _lay_over_view(self) -> None:
        """The tools lie on the view's margin, so that pictures get all the room there is."""
        top = QHBoxLayout()
        top.setSpacing(2)
        top.addWidget(self.hint)
        top.addStretch()
        top.addWidget(self.fit)
        top.addWidget(self.actual)
        middle = QHBoxLayout()
        middle.addStretch()
        middle.addWidget(self.error)
        middle.addStretch()
        over = QVBoxLayout(self.view)
        over.setContentsMargins(16, 6, 8, 16)
        over.addLayout(top)
        over.addStretch()
        over.addLayout(middle)
        over.addStretch()

    def _describe(self) -> None:
        for pressed, tip, shortcut in (
            (self.save, self.tr("Save it as PNG, JPEG or WebP, with its recipe"), "Ctrl+S"),
            (self.vary, self.tr("The same once more with another seed"), "Ctrl+R"),
            (
                self.compare,
                self.tr("See it beside the one before; Ctrl and a click choose another"),
                "Ctrl+E",
            ),
            (self.copy, self.tr("Copy the picture to other programs"), "Ctrl+C"),
        ):
            describe(pressed, pressed.text(), tip, shortcut)
