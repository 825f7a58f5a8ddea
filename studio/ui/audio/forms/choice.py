"""One of a few things, under its name."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from studio.ui.parts.buttons import describe


class Choice(QWidget):
    def __init__(self, name: str, tip: str, choices: Sequence[tuple[str, str]]) -> None:
        """`choices` are values and how they are called; the first is there at the start."""
        super().__init__()
        label = QLabel(name)
        label.setToolTip(tip)
        self._box = QComboBox()
        self._box.setMaxVisibleItems(16)
        self._box.setMinimumContentsLength(1)
        self._box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        for value, text in choices:
            self._box.addItem(text, value)
        describe(self._box, name, tip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label)
        column.addWidget(self._box)

    def value(self) -> str:
        return self._box.currentData()

    def set_value(self, value: str) -> None:
        """What is not among the choices counts as the first."""
        self._box.setCurrentIndex(max(0, self._box.findData(value)))
