"""How large the picture becomes: a shape to choose, or two numbers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from studio.ui.image.sizes import RATIOS, Size, shaped, snapped
from studio.ui.parts.buttons import describe, tool

CUSTOM = "custom"
TYPED_LIMIT = 9_999
"""What is beyond the sizes there are may be typed too, and becomes the nearest one. A field that
refuses a digit would leave a tenth of what was meant."""


class SizeRow(QWidget):
    """Offers the usual shapes at the model's own number of pixels.

    With another model a shape stays that shape, and typed numbers stay as they are.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._native: Size = (512, 512)
        self._multiple = 8
        self._sizes: dict[str, Size] = {}
        name = QLabel(self.tr("Size"))
        self.chooser = QComboBox()
        describe(self.chooser, name.text(), self.tr("Width and height of the picture, in pixels"))
        self.swap = tool(self.tr("Swap width and height"), self.tr("Turn it on its side"), "swap")
        self.width_field = self._field(self.tr("Width"), self.tr("Width in pixels"))
        self.height_field = self._field(self.tr("Height"), self.tr("Height in pixels"))
        self._fields = QWidget()
        fields = QHBoxLayout(self._fields)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.addStretch()
        fields.addWidget(self.width_field)
        fields.addWidget(QLabel("×"))
        fields.addWidget(self.height_field)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(name)
        row.addStretch()
        row.addWidget(self.chooser)
        row.addWidget(self.swap)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._fields)
        self._fill()
        self.chooser.currentIndexChanged.connect(self._choose)
        self.swap.clicked.connect(self._swap)

    @property
    def shape(self) -> str:
        """One of `RATIOS`, or `CUSTOM`."""
        return self.chooser.currentData()

    def value(self) -> Size:
        if self.shape != CUSTOM:
            return self._sizes[self.shape]
        width, height = self.width_field.value(), self.height_field.value()
        return snapped(width, self._multiple), snapped(height, self._multiple)

    def set_value(self, size: Size) -> None:
        shapes = [shape for shape, each in self._sizes.items() if each == size]
        if not shapes:
            self.width_field.setValue(size[0])
            self.height_field.setValue(size[1])
        self.set_shape(shapes[0] if shapes else CUSTOM)
        self.changed.emit()

    def set_shape(self, shape: str) -> None:
        if (index := self.chooser.findData(shape)) >= 0:
            self.chooser.setCurrentIndex(index)

    def set_native(self, native: Size, multiple: int) -> None:
        self._native, self._multiple = native, multiple
        self._fill()

    def _fill(self) -> None:
        shape = self.shape or "square"
        names = {
            "square": self.tr("Square"),
            "landscape": self.tr("Landscape"),
            "portrait": self.tr("Portrait"),
            "wide": self.tr("Wide"),
            "tall": self.tr("Tall"),
        }
        self._sizes = {
            each: shaped(ratio, self._native, self._multiple) for each, ratio in RATIOS.items()
        }
        self.chooser.blockSignals(True)
        self.chooser.clear()
        for each, (width, height) in self._sizes.items():
            self.chooser.addItem(f"{names[each]}  {width} × {height}", each)
        self.chooser.addItem(self.tr("Custom…"), CUSTOM)
        self.chooser.setCurrentIndex(self.chooser.findData(shape))
        self.chooser.blockSignals(False)
        for field in (self.width_field, self.height_field):
            field.setSingleStep(self._multiple)
        self._choose()

    def _choose(self) -> None:
        """Numbers begin with the shape that was shown, so that they can be changed a little."""
        custom = self.shape == CUSTOM
        if not custom:
            width, height = self.value()
            self.width_field.setValue(width)
            self.height_field.setValue(height)
        self._fields.setVisible(custom)
        self.changed.emit()

    def _swap(self) -> None:
        width, height = self.value()
        self.set_value((height, width))

    def _snap(self) -> None:
        for field in (self.width_field, self.height_field):
            field.setValue(snapped(field.value(), self._multiple))
        self.changed.emit()

    def _field(self, name: str, tip: str) -> QSpinBox:
        field = QSpinBox()
        field.setRange(0, TYPED_LIMIT)
        field.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        field.setFixedWidth(72)
        describe(field, name, tip)
        field.editingFinished.connect(self._snap)
        return field
