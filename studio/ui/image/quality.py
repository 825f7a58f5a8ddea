"""Three words for the number of steps, for those who do not think in steps."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from studio.ui.parts.buttons import button

SHARES = (0.5, 1.0, 1.75)
"""Of the steps the model is usually given: few for a look, usual, and more than needed."""


class QualityRow(QWidget):
    """`chosen` gives a number of steps. None of the three is pressed for any other number."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._usual = 1
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        offers = (
            (self.tr("Draft"), self.tr("Few steps, for a quick look")),
            (self.tr("Balanced"), self.tr("The steps this model is usually given")),
            (self.tr("Exact"), self.tr("More steps, for the last bit of detail")),
        )
        for index, (name, tip) in enumerate(offers):
            pressed = button(name, tip)
            pressed.setCheckable(True)
            self._group.addButton(pressed, index)
            row.addWidget(pressed, 1)
        self._group.idClicked.connect(self._press)

    def set_usual(self, steps: int) -> None:
        self._usual = steps

    def level(self, steps: int) -> int | None:
        """Which of the three a number of steps is, by its place."""
        return next((i for i in range(len(SHARES)) if self.steps(i) == steps), None)

    def steps(self, level: int) -> int:
        return max(1, round(self._usual * SHARES[level]))

    def show_steps(self, steps: int) -> None:
        level = self.level(steps)
        for pressed in self._group.buttons():
            pressed.setChecked(self._group.id(pressed) == level)

    def _press(self, level: int) -> None:
        steps = self.steps(level)
        self.show_steps(steps)
        self.chosen.emit(steps)
