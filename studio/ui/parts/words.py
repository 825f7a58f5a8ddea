"""Labels and lines."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget


def heading(text: str) -> QLabel:
    """The name of a group of controls."""
    label = QLabel(text.upper())
    label.setProperty("part", "heading")
    return label


def words(text: str, part: str = "", wrap: bool = False, selectable: bool = False) -> QLabel:
    """A label in one of the styles of the style sheet: `dim`, `title`, `name`, `danger`. One that
    wraps is as high as its words; one that is `selectable` can be copied from.

    Plain text always, for some of it comes from files of strangers.
    """
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("part", part)
    if wrap:
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    if selectable:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def line(upright: bool = False) -> QWidget:
    """A hairline between two groups."""
    frame = QFrame()
    frame.setProperty("part", "upright" if upright else "line")
    return frame
