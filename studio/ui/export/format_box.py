"""The format of one family of works, and only what that format lets one choose."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QSlider, QVBoxLayout, QWidget

from studio.media.export.formats import Format
from studio.media.export.options import DPI_LIMIT, FRAME_LIMIT
from studio.ui.export.choices import Choices
from studio.ui.export.format_names import format_name, format_use
from studio.ui.export.piece import PICTURES, Piece
from studio.ui.export.rows import number, row
from studio.ui.export.size_row import SizeRow
from studio.ui.parts.buttons import describe
from studio.ui.parts.chip_row import ChipRow
from studio.ui.parts.words import words

_SLIDER = 160


class FormatBox(QWidget):
    changed = Signal()

    def __init__(self, family: str, pieces: Sequence[Piece], name: str) -> None:
        """`name` is what the row of formats is called."""
        super().__init__()
        self.family = family
        self._several = len(pieces) > 1 and family == PICTURES
        shared = [set(piece.formats) for piece in pieces]
        self.formats = [each for each in pieces[0].formats if each in set.intersection(*shared)]
        self.chips = ChipRow(
            [
                (each.suffix, format_name(each.suffix), format_use(each.suffix, self._several))
                for each in self.formats
            ]
        )
        self.use = words("", "dim")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(row(name, self.chips))
        column.addWidget(row("", self.use))
        self._build(column)
        self.chips.chosen.connect(self._change)

    @property
    def format(self) -> Format:
        return next(each for each in self.formats if each.suffix == self.chips.key)

    @property
    def is_together(self) -> bool:
        """Whether all become one file."""
        return self._several and self.format.several and self.together.isChecked()

    def show_choices(self, choices: Choices) -> None:
        blockers = [QSignalBlocker(each) for each in self.findChildren(QWidget)]
        if (chip := self.chips.chips.get(choices.formats.get(self.family, ""))) is not None:
            chip.setChecked(True)
        self.together.setChecked(choices.together)
        self.dpi.setValue(choices.dpi)
        self.bits.setCurrentIndex(self.bits.findData(choices.bits))
        self.quality.setValue(choices.quality)
        self.frame.setValue(choices.frame_ms)
        self.loop.setChecked(choices.loop)
        self.paper.setCurrentIndex(self.paper.findData(choices.paper))
        del blockers
        self.sizing.show_choices(choices)
        self._show()

    def chosen(self) -> dict[str, object]:
        """Fields of `Choices`, but for the formats."""
        if self.family != PICTURES:
            return {"paper": self.paper.currentData()} if self.format.paper else {}
        return {
            **self.sizing.chosen(),
            "together": self.together.isChecked(),
            "dpi": self.dpi.value(),
            "bits": self.bits.currentData(),
            "quality": self.quality.value(),
            "frame_ms": self.frame.value(),
            "loop": self.loop.isChecked(),
        }

    def _build(self, column: QVBoxLayout) -> None:
        self.together = QCheckBox(self.tr("All in one file"))
        describe(
            self.together, self.together.text(), self.tr("As frames, pages or layers of one file")
        )
        self.sizing = SizeRow()
        tip = self.tr("Pixels to the inch, which says how large the picture is on paper")
        self.dpi = number(self.tr("Resolution"), tip, 1, DPI_LIMIT, self.tr(" dpi"))
        self.bits = QComboBox()
        describe(self.bits, self.tr("Depth"), self.tr("Bits of each colour channel"))
        for bits in (8, 16):
            self.bits.addItem(self.tr("{bits} bits").format(bits=bits), bits)
        self.quality = QSlider(Qt.Orientation.Horizontal)
        self.quality.setRange(1, 100)
        self.quality.setFixedWidth(_SLIDER)
        describe(self.quality, self.tr("Quality"), self.tr("Less is smaller, and shows"))
        self.figure = words("")
        tip = self.tr("How long each picture stays")
        self.frame = number(self.tr("Each for"), tip, 10, FRAME_LIMIT, self.tr(" ms"), 10)
        self.loop = QCheckBox(self.tr("Again and again"))
        describe(self.loop, self.loop.text(), self.tr("Begin anew after the last picture"))
        self.paper = QComboBox()
        describe(self.paper, self.tr("Paper"), self.tr("The size of the pages"))
        self.paper.addItem(self.tr("A4"), "a4")
        self.paper.addItem(self.tr("US Letter"), "letter")
        self._rows = {
            "together": row("", self.together),
            "frames": row(self.tr("Each for"), self.frame, self.loop),
            "size": row(self.tr("Size"), self.sizing),
            "dpi": row(self.tr("Resolution"), self.dpi),
            "bits": row(self.tr("Depth"), self.bits),
            "quality": row(self.tr("Quality"), self.quality, self.figure),
            "paper": row(self.tr("Paper"), self.paper),
        }
        for each in self._rows.values():
            column.addWidget(each)
        self._connect()

    def _connect(self) -> None:
        self.together.toggled.connect(self._change)
        self.quality.valueChanged.connect(self._change)
        self.sizing.changed.connect(self.changed)
        self.loop.toggled.connect(self.changed)
        for field in (self.dpi, self.frame):
            field.valueChanged.connect(self.changed)
        for chooser in (self.bits, self.paper):
            chooser.currentIndexChanged.connect(self.changed)

    def _change(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        chosen = self.format
        self.use.setText(format_use(chosen.suffix, self._several))
        lossless = chosen.lossless and self.quality.value() == 100
        figure = str(self.quality.value())
        self.figure.setText(self.tr("100, nothing is lost") if lossless else figure)
        for name, shown in {
            "together": self._several and chosen.several,
            "frames": self.is_together and chosen.frames,
            "size": bool(chosen.bits),
            "dpi": chosen.dpi and not (self.is_together and chosen.frames),
            "bits": len(chosen.bits) > 1,
            "quality": chosen.quality,
            "paper": chosen.paper,
        }.items():
            self._rows[name].setVisible(shown)
