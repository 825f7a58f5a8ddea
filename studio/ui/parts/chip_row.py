"""Small buttons of which one is pressed, each with how many things are behind it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from studio.ui.parts.buttons import button, describe


class ChipRow(QWidget):
    chosen = Signal(str)

    def __init__(self, chips: Sequence[tuple[str, str, str]]) -> None:
        """Key, name and tooltip of each; the first is pressed."""
        super().__init__()
        self._names = {key: name for key, name, _tip in chips}
        self._tips = {key: tip for key, _name, tip in chips}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.chips: dict[str, QPushButton] = {}
        for key, name, tip in chips:
            chip = button(name, tip, part="chip")
            chip.setCheckable(True)
            chip.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            group.addButton(chip)
            row.addWidget(chip)
            self.chips[key] = chip
        self.chips[chips[0][0]].setChecked(True)

    @property
    def key(self) -> str:
        return next(key for key, chip in self.chips.items() if chip.isChecked())

    def choose(self, key: str) -> None:
        if key in self.chips and key != self.key:
            self.chips[key].setChecked(True)
            self.chosen.emit(key)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        for key, chip in self.chips.items():
            count = QLocale().toString(counts.get(key, 0))
            chip.setText(f"{self._names[key]} {count}")
            describe(chip, chip.text(), self._tips[key])
