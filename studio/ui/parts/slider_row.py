"""A number with its name, its value to type over, and a slider under both."""

import math

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QLabel, QSlider, QVBoxLayout, QWidget

from studio.ui.parts.buttons import describe


class SliderRow(QWidget):
    """Goes from `low` to `high` by `step`; a double click on the name puts the default back.

    With `widest` typing may go beyond the slider, up to that value. `least` is a word to show
    instead of the lowest value, where that stands for none.
    """

    changed = Signal(float)

    def __init__(
        self,
        name: str,
        tip: str,
        low: float,
        high: float,
        step: float,
        default: float,
        suffix: str = "",
        widest: float | None = None,
        least: str = "",
    ) -> None:
        super().__init__()
        self._low, self._step, self._default = low, step, default
        self._name = QLabel(name)
        self._name.installEventFilter(self)
        self._value = QDoubleSpinBox()
        self._value.setProperty("part", "value")
        self._value.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._value.setDecimals(max(0, -math.floor(math.log10(step))))
        self._value.setSingleStep(step)
        self._value.setRange(low, high if widest is None else widest)
        self._value.setSuffix(suffix)
        self._value.setSpecialValueText(least)
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(0, round((high - low) / step))
        self._slider.setPageStep(max(1, self._slider.maximum() // 10))
        for control in (self._value, self._slider):
            describe(control, name, tip)
        self._name.setToolTip(tip)
        top = QHBoxLayout()
        top.addWidget(self._name)
        top.addStretch()
        top.addWidget(self._value)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(self._slider)
        self.set_value(default)
        self._slider.valueChanged.connect(self._slid)
        self._value.valueChanged.connect(self._typed)

    def value(self) -> float:
        return self._value.value()

    def set_value(self, value: float) -> None:
        if value != self._value.value():
            self._value.setValue(value)
        self._place(self._value.value())

    def set_default(self, value: float) -> None:
        """What this control starts from and goes back to, a model's own wish for one."""
        self._default = value
        self.set_value(value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self.set_value(self._default)
            return True
        return super().eventFilter(watched, event)

    def _place(self, value: float) -> None:
        self._slider.blockSignals(True)
        self._slider.setValue(round((value - self._low) / self._step))
        self._slider.blockSignals(False)

    def _slid(self, notch: int) -> None:
        self._value.setValue(self._low + notch * self._step)

    def _typed(self, value: float) -> None:
        self._place(value)
        self.changed.emit(value)
