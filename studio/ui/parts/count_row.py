"""How many, with a minus and a plus."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QWidget

from studio.ui.parts.buttons import describe, tool


class CountRow(QWidget):
    changed = Signal(int)

    def __init__(self, name: str, tip: str, most: int) -> None:
        super().__init__()
        label = QLabel(name)
        label.setToolTip(tip)
        self._value = QSpinBox()
        self._value.setProperty("part", "value")
        self._value.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._value.setRange(1, most)
        describe(self._value, name, tip)
        fewer = tool(self.tr("Fewer"), self.tr("One less"), "minus")
        more = tool(self.tr("More"), self.tr("One more"), "plus")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(label)
        row.addStretch()
        for widget in (self._value, fewer, more):
            row.addWidget(widget)
        fewer.clicked.connect(self._value.stepDown)
        more.clicked.connect(self._value.stepUp)
        self._value.valueChanged.connect(self.changed)

    def value(self) -> int:
        return self._value.value()

    def set_value(self, count: int) -> None:
        self._value.setValue(count)
