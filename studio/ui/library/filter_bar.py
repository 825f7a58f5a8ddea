"""What the library is narrowed down by: words and terms in a field, and buttons that write them."""

from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from studio.store.query import Query, query_of, with_term
from studio.ui.icons import icon
from studio.ui.library.filter_menus import DateMenu, TagMenu
from studio.ui.library.stars import StarRow
from studio.ui.parts.buttons import describe
from studio.ui.parts.chip_row import ChipRow

_PAUSE = 150
"""Milliseconds of quiet before typed words are looked for."""
_TYPED = 500

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
        self.field = self._field()
        self.stars = StarRow(
            self.tr("At least so many stars"),
            self.tr("Show works with so many stars or more; press again for all"),
        )
        self.stars.rated.connect(self._rate)
        self.tags, self.dates = TagMenu(), DateMenu()
        self.tags.wanted.connect(lambda typed: self.write("tag", typed))
        self.dates.wanted.connect(lambda typed: self.write("date", typed))
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.chips)
        below.addStretch()
        for control in (self.stars, self.tags, self.dates):
            below.addWidget(control)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addLayout(below)
        self._pause = QTimer(self, interval=_PAUSE, singleShot=True)
        self._pause.timeout.connect(self._change)
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

    @property
    def query(self) -> Query:
        """What the field asks for, as it is understood."""
        return query_of(self.words)

    def choose(self, group: str) -> None:
        self.chips.choose(group)

    def write(self, sort: str, typed: str) -> None:
        """Put `typed` in place of all terms of a sort, as if it was typed."""
        self.field.setText(with_term(self.field.text(), sort, typed))
        self._pause.stop()
        self._change()

    def know_tags(self, tags: Mapping[str, int]) -> None:
        self.tags.know(tags)

    def show_counts(self, counts: dict[str, int]) -> None:
        """How many there are of each kind of work."""
        self.chips.show_counts(
            {
                group: sum(counts.get(kind, 0) for kind in kinds or counts)
                for group, kinds in GROUPS.items()
            }
        )

    def _field(self) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(self.tr("Find: words, #tag, model:name, ★★★, last month"))
        field.setClearButtonEnabled(True)
        field.setMaxLength(_TYPED)
        glass = QAction(icon("magnifying-glass", "dim"), self.tr("Find"), field)
        field.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        tip = self.tr(
            "Words of the prompt or of a text, in any order, and terms such as #sea, model:name,"
            ' kind:picture, rating:>=4, 2026-11, yesterday, in:"a collection"'
        )
        describe(field, self.tr("Find"), tip, "Ctrl+F")
        return field

    def _rate(self, stars: int) -> None:
        self.write("rating", "★" * stars)

    def _change(self) -> None:
        query = self.query
        self.stars.show_rating(query.least if query.most == 5 else 0)
        self.tags.show_chosen(query.tags)
        self.dates.show_chosen(bool(query.spans))
        self.changed.emit()
