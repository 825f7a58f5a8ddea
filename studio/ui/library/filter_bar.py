"""What the library is narrowed down by: a kind, and words."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLineEdit

from studio.ui.icons import icon
from studio.ui.parts.buttons import button, describe

_PAUSE = 150
"""Milliseconds of quiet before typed words are looked for."""

GROUPS: dict[str, tuple[str, ...]] = {
    "": (),
    "text": ("text",),
    "image": ("image",),
    "sound": ("speech", "music", "sound"),
}
"""A chip and the kinds of works behind it."""


class FilterBar(QFrame):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("pane", "side")
        names = {
            "": (self.tr("All"), self.tr("Show all works")),
            "text": (self.tr("Texts"), self.tr("Show texts only")),
            "image": (self.tr("Pictures"), self.tr("Show pictures only")),
            "sound": (self.tr("Sounds"), self.tr("Show speech, music and sounds only")),
        }
        self._names = {group: name for group, (name, _tip) in names.items()}
        self._chips = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        row.setSpacing(6)
        self.chips = {}
        for group, (name, tip) in names.items():
            chip = button(name, tip, part="chip")
            chip.setCheckable(True)
            chip.clicked.connect(self.changed)
            self._chips.addButton(chip)
            self.chips[group] = chip
            row.addWidget(chip)
        self.chips[""].setChecked(True)
        row.addStretch()
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find words"))
        self.field.setClearButtonEnabled(True)
        self.field.setFixedWidth(220)
        self.field.setMaxLength(200)
        glass = QAction(icon("magnifying-glass", "dim"), "", self.field)
        self.field.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        describe(
            self.field,
            self.tr("Find"),
            self.tr("Words of the prompt or of a text, in any order"),
            "Ctrl+F",
        )
        row.addWidget(self.field)
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self.changed)
        self.field.textChanged.connect(lambda: self._pause.start())

    @property
    def group(self) -> str:
        return next(group for group, chip in self.chips.items() if chip.isChecked())

    @property
    def kinds(self) -> tuple[str, ...]:
        return GROUPS[self.group]

    @property
    def words(self) -> str:
        return self.field.text().strip()

    def choose(self, group: str) -> None:
        if group in self.chips and not self.chips[group].isChecked():
            self.chips[group].setChecked(True)
            self.changed.emit()

    def show_counts(self, counts: dict[str, int]) -> None:
        for group, chip in self.chips.items():
            kinds = GROUPS[group] or tuple(counts)
            count = sum(counts.get(kind, 0) for kind in kinds)
            name = self._names[group]
            chip.setText(self.tr("{name} {count}").format(name=name, count=count))
            chip.setAccessibleName(chip.text())
