"""Buttons that say what they do, to eyes and to screen readers."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from studio.ui.icons import icon

ICON = QSize(18, 18)
BESIDE_WORDS = QSize(20, 16)
"""An icon of 16 pixels and a gap, for the style leaves too little before the words."""


def button(text: str, tip: str, icon_name: str = "", part: str = "") -> QPushButton:
    """`part` is `primary` (one on a screen), `link`, `chip` or empty."""
    made = QPushButton(text)
    made.setProperty("part", part)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if icon_name:
        made.setIcon(icon(icon_name, "ink" if part == "primary" else "text"))
        made.setIconSize(BESIDE_WORDS)
    describe(made, text, tip)
    return made


def tool(name: str, tip: str, icon_name: str, checkable: bool = False) -> QToolButton:
    """A button with only an icon; `name` is what a screen reader says."""
    made = QToolButton()
    made.setIcon(icon(icon_name))
    made.setIconSize(ICON)
    made.setCheckable(checkable)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    describe(made, name, tip)
    return made


def describe(widget: QWidget, name: str, tip: str, shortcut: str = "") -> None:
    """Give a control its accessible name and a tooltip that ends in its shortcut."""
    widget.setAccessibleName(name)
    shown = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    widget.setToolTip(f"{tip} ({shown})" if shown else tip)
