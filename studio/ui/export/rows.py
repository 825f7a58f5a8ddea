"""Rows of the dialog, a name at the left and its controls at the right, and what they stand in."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSpinBox,
    QWidget,
)

from studio.ui.parts.buttons import describe

LABELS = 120
"""Pixels of the column of names."""
FIELD = 96


class Scroll(QScrollArea):
    """Wants to be as high as its content, and scrolls where it may not."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._content = content
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)

    def sizeHint(self) -> QSize:
        return self._content.sizeHint()


def row(name: str, *controls: QWidget) -> QWidget:
    """The names of all rows are as wide, so that their controls line up."""
    made = QWidget()
    inside = QHBoxLayout(made)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(8)
    label = QLabel(name)
    label.setFixedWidth(LABELS)
    inside.addWidget(label)
    for control in controls:
        inside.addWidget(control)
    inside.addStretch()
    return made


def number(name: str, tip: str, low: int, high: int, suffix: str = "", step: int = 1) -> QSpinBox:
    field = QSpinBox()
    field.setRange(low, high)
    field.setSingleStep(step)
    field.setSuffix(suffix)
    field.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
    field.lineEdit().setTextMargins(8, 0, 0, 0)
    field.setFixedSize(FIELD, 30)
    describe(field, name, tip)
    return field
