"""A setting that is on or off, with what follows from it."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from studio.ui.parts.buttons import describe
from studio.ui.parts.words import words

_INDENT = 22
"""Pixels, so that the line stands under the words of its switch."""


class SwitchRow(QWidget):
    changed = Signal(bool)

    def __init__(self, name: str, tip: str, on: str, off: str) -> None:
        """`on` and `off` are the consequences, in one line."""
        super().__init__()
        self._consequences = {True: on, False: off}
        self.switch = QCheckBox(name)
        describe(self.switch, name, tip)
        self.consequence = words("", "dim", wrap=True)
        self.consequence.setContentsMargins(_INDENT, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.switch)
        column.addWidget(self.consequence)
        self.switch.toggled.connect(self._change)
        self._say(False)

    def set_on(self, on: bool) -> None:
        with QSignalBlocker(self.switch):
            self.switch.setChecked(on)
        self._say(on)

    def _change(self, on: bool) -> None:
        self._say(on)
        self.changed.emit(on)

    def _say(self, on: bool) -> None:
        self.consequence.setText(self._consequences[on])
