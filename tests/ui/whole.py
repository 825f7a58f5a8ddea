"""The whole window as a person has it, for tests that cross its tabs."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QTextEdit,
    QWidget,
)

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QTextEdit,
)


def controls(inside: QWidget) -> Iterator[QWidget]:
    """What can be used there now, without the parts that other controls are made of."""
    for widget in inside.findChildren(QWidget):
        parent = widget.parent()
        part = isinstance(parent, QAbstractSpinBox | QComboBox)
        private = widget.objectName().startswith("qt_")
        if isinstance(widget, CONTROLS) and widget.isVisible() and not part and not private:
            yield widget


def focus_order(inside: QWidget) -> list[QWidget]:
    """What the Tab key goes through there, in order."""
    order: list[QWidget] = []
    widget = inside
    while (widget := widget.nextInFocusChain()) not in (None, inside):
        reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if reached and inside.isAncestorOf(widget) and widget.isVisible() and widget.isEnabled():
            order.append(widget)
    return order
