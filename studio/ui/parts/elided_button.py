"""A button for words of any length, cut off where the room ends."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
)

from studio.ui.parts.buttons import describe

_PADDING = 28
"""Pixels the style sheet keeps free at both sides, together."""


class ElidedButton(QPushButton):
    def __init__(self, words: str, tip: str) -> None:
        super().__init__(" ".join(words.split()).replace("&", "&&"))
        self.setProperty("part", "words")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        describe(self, words, tip)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        return QSize(160, super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.width() - _PADDING
        elide = Qt.TextElideMode.ElideRight
        option.text = self.fontMetrics().elidedText(  # pyright: ignore[reportAttributeAccessIssue]
            self.text(), elide, room
        )
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)
