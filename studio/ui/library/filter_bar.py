"""What the library is narrowed down by: a kind, and words."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from studio.ui.icons import icon
from studio.ui.parts.buttons import describe
from studio.ui.parts.chip_row import ChipRow

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
        self.chips = ChipRow(
            [
                ("", self.tr("All"), self.tr("Show all works")),
                ("text", self.tr("Texts"), self.tr("Show texts only")),
                ("image", self.tr("Pictures"), self.tr("Show pictures only")),
                ("sound", self.tr("Sounds"), self.tr("Show speech, music and sounds only")),
            ]
        )
        self.chips.chosen.connect(self.changed)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find words"))
        self.field.setClearButtonEnabled(True)
        self.field.setFixedWidth(220)
        self.field.setMaxLength(200)
        glass = QAction(icon("magnifying-glass", "dim"), self.tr("Find"), self.field)
        self.field.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        describe(
            self.field,
            self.tr("Find"),
            self.tr("Words of the prompt or of a text, in any order"),
            "Ctrl+F",
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 20, 8)
        row.addWidget(self.chips)
        row.addStretch()
        row.addWidget(self.field)
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self.changed)
        self.field.textChanged.connect(lambda: self._pause.start())

    @property
    def group(self) -> str:
        return self.chips.key

    @property
    def kinds(self) -> tuple[str, ...]:
        return GROUPS[self.group]

    @property
    def words(self) -> str:
        return self.field.text().strip()

    def choose(self, group: str) -> None:
        self.chips.choose(group)

    def show_counts(self, counts: dict[str, int]) -> None:
        """How many there are of each kind of work."""
        self.chips.show_counts(
            {
                group: sum(counts.get(kind, 0) for kind in kinds or counts)
                for group, kinds in GROUPS.items()
            }
        )
