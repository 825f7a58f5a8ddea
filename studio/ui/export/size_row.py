"""How large exported pictures become."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from studio.media.export.options import SIDE_LIMIT
from studio.ui.export.choices import Choices
from studio.ui.export.rows import number
from studio.ui.parts.buttons import describe

_PERCENT_LIMIT = 1_600


class SizeRow(QWidget):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.chooser = QComboBox()
        describe(self.chooser, self.tr("Size"), self.tr("How many pixels pictures become"))
        for key, name in (
            ("as_is", self.tr("As they are")),
            ("longest", self.tr("Longer side")),
            ("exact", self.tr("Exactly")),
            ("percent", self.tr("Percent")),
        ):
            self.chooser.addItem(name, key)
        side = self.tr("In pixels; the other side follows")
        self.longest = number(self.tr("Longer side"), side, 1, SIDE_LIMIT, self.tr(" px"))
        filled = self.tr("In pixels; what does not fit is cut off evenly")
        self.wide = number(self.tr("Width"), filled, 1, SIDE_LIMIT, self.tr(" px"))
        self.high = number(self.tr("Height"), filled, 1, SIDE_LIMIT, self.tr(" px"))
        share = self.tr("100 is the size they have")
        self.percent = number(self.tr("Percent"), share, 1, _PERCENT_LIMIT, " %", 10)
        self._times = QLabel("×")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        fields = (self.longest, self.wide, self._times, self.high, self.percent)
        for each in (self.chooser, *fields):
            line.addWidget(each)
        self.chooser.currentIndexChanged.connect(self._change)
        for field in (self.longest, self.wide, self.high, self.percent):
            field.valueChanged.connect(self.changed)

    def show_choices(self, choices: Choices) -> None:
        blockers = [QSignalBlocker(each) for each in self.findChildren(QWidget)]
        self.chooser.setCurrentIndex(self.chooser.findData(choices.sizing))
        self.longest.setValue(choices.longest)
        self.wide.setValue(choices.width)
        self.high.setValue(choices.height)
        self.percent.setValue(round(choices.percent))
        del blockers
        self._show()

    def chosen(self) -> dict[str, object]:
        return {
            "sizing": self.chooser.currentData(),
            "longest": self.longest.value(),
            "width": self.wide.value(),
            "height": self.high.value(),
            "percent": float(self.percent.value()),
        }

    def _change(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        sizing = self.chooser.currentData()
        self.longest.setVisible(sizing == "longest")
        self.percent.setVisible(sizing == "percent")
        for each in (self.wide, self._times, self.high):
            each.setVisible(sizing == "exact")
