"""Names and values under each other, to be read and copied."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from studio.ui.parts.words import words

_NAMES = 92
"""Pixels of the column of names."""
_SHOWN = 1_500
"""Characters of a value; a whole book may have been read aloud."""


class RowTable(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, _NAMES)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[QLabel, QLabel]] = []

    def show_rows(self, rows: Iterable[tuple[str, str]]) -> None:
        """Labels are used again, so that stepping through a long list stays quick."""
        shown = list(rows)
        while len(self._rows) < len(shown):
            self._add()
        for (name, value), row in zip(self._rows, [*shown, *_none(self._rows, shown)], strict=True):
            name.setText(row[0])
            value.setText(shortened(row[1]))
            value.setAccessibleName(f"{row[0]}: {value.text()}")
            for label in (name, value):
                label.setVisible(bool(row[0]))

    def rows(self) -> list[tuple[str, str]]:
        """What is shown now."""
        return [(name.text(), value.text()) for name, value in self._rows if name.text()]

    def _add(self) -> None:
        name, value = words("", "dim"), words("", wrap=True, selectable=True)
        place = len(self._rows)
        self._grid.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, place, 1, Qt.AlignmentFlag.AlignTop)
        self._rows.append((name, value))


def shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _none(
    there: list[tuple[QLabel, QLabel]], shown: list[tuple[str, str]]
) -> list[tuple[str, str]]:
    return [("", "")] * (len(there) - len(shown))
