"""Which instruments play: chips to be pressed, in the order in which they are to lead."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from studio.core.tune import MOST_INSTRUMENTS
from studio.core.tune_words import INSTRUMENTS
from studio.ui.audio.instruments import instrument_name
from studio.ui.parts.buttons import button, describe
from studio.ui.parts.words import heading, words

_COLUMNS = 3


class InstrumentChips(QWidget):
    """None chosen leaves it to the words. The first that is chosen carries the melody."""

    def __init__(self) -> None:
        super().__init__()
        self._chosen: list[str] = []
        self._said = words("", "dim")
        self._chips: dict[str, QPushButton] = {}
        top = QHBoxLayout()
        top.addWidget(heading(self.tr("Instruments")))
        top.addStretch()
        top.addWidget(self._said)
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        for place, name in enumerate(INSTRUMENTS):
            grid.addWidget(self._chip(name), *divmod(place, _COLUMNS))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addLayout(grid)
        self._refresh()

    def value(self) -> tuple[str, ...]:
        return tuple(self._chosen)

    def set_value(self, instruments: Iterable[str]) -> None:
        known = [name for name in dict.fromkeys(instruments) if name in self._chips]
        self._chosen = known[:MOST_INSTRUMENTS]
        for name, chip in self._chips.items():
            chip.setChecked(name in self._chosen)
        self._refresh()

    def _chip(self, name: str) -> QPushButton:
        chip = button(instrument_name(name), "", part="chip")
        chip.setCheckable(True)
        chip.setProperty("grid", True)
        chip.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        chip.clicked.connect(lambda on, name=name: self._press(name, on))
        self._chips[name] = chip
        return chip

    def _press(self, name: str, on: bool) -> None:
        if on:
            self._chosen.append(name)
        else:
            self._chosen.remove(name)
        self._refresh()

    def _refresh(self) -> None:
        full = len(self._chosen) >= MOST_INSTRUMENTS
        if self._chosen:
            leader = instrument_name(self._chosen[0])
            self._said.setText(self.tr("{instrument} leads").format(instrument=leader))
        else:
            self._said.setText(self.tr("Automatic"))
        for name, chip in self._chips.items():
            chip.setEnabled(chip.isChecked() or not full)
            chip.setCursor(
                Qt.CursorShape.PointingHandCursor
                if chip.isEnabled()
                else Qt.CursorShape.ArrowCursor
            )
            describe(chip, instrument_name(name), self._tip(name, full))

    def _tip(self, name: str, full: bool) -> str:
        if self._chosen[:1] == [name]:
            return self.tr("Carries the melody. Press to leave it out")
        if name in self._chosen:
            return self.tr("Plays along. Press to leave it out")
        if full:
            return self.tr("At most {count} instruments play together").format(
                count=MOST_INSTRUMENTS
            )
        return self.tr("Have it play. The first you choose carries the melody")
