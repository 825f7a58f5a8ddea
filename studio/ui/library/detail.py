"""The right pane: the chosen work, how it was made, and what to do with it."""

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QLocale, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.jobs.catalogue import Catalogue
from studio.store.library import Work
from studio.ui.library.preview import Preview
from studio.ui.library.works import words_of
from studio.ui.parts.buttons import button, describe, tool
from studio.ui.parts.error_card import ErrorCard
from studio.ui.parts.kinds import kind_name
from studio.ui.parts.recipe_rows import number, recipe_rows
from studio.ui.parts.row_table import RowTable, shortened
from studio.ui.parts.words import heading, line, words
from studio.ui.services import Services
from studio.ui.workbench import SidePane

_PREVIEW = 264
"""Pixels the preview is high at least."""
_SHARE = 0.44
"""Of the pane's height, the most it takes."""


class Detail(SidePane):
    """Shows one work, or says how many are chosen."""

    forget_wanted = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._catalogue: Catalogue = services.catalogue
        self._works: tuple[Work, ...] = ()
        self.preview = Preview(services)
        self.preview.forget_wanted.connect(self.forget_wanted)
        self._several = words("", "title")
        self._prompt = words("", wrap=True, selectable=True)
        self.recipe, self.file = RowTable(), RowTable()
        self._headings = [heading(self.tr("Recipe")), heading(self.tr("File"))]
        self._parts: list[QWidget] = [
            self.preview,
            self._prompt,
            line(),
            self._headings[0],
            self.recipe,
            line(),
            self._headings[1],
            self.file,
        ]
        for part in (self._several, *self._parts):
            self.column.addWidget(part)
        self.column.addStretch()
        self.error = ErrorCard()
        self.foot.addWidget(self.error)
        self.foot.addLayout(self._buttons())
        self.foot.addWidget(self.again)
        self._catalogue.changed.connect(self._show_rows)
        self.show_works(())

    def show_works(self, works: Sequence[Work]) -> None:
        self._works = tuple(works)
        single = len(works) == 1
        self._several.setVisible(len(works) > 1)
        for part in self._parts:
            part.setVisible(single)
        self.preview.show_work(works[0] if single else None)
        self._several.setText(self.tr("{count} works chosen").format(count=len(works)))
        for control in (self.again, self.copy, self.trash):
            control.setEnabled(bool(works))
        for control in (self.use, self.folder, self.save):
            control.setEnabled(single)
        if len(works) > 1:
            self.again.setText(self.tr("Make {count} again").format(count=len(works)))
        else:
            self.again.setText(self.tr("Make again"))
        self._show_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The preview takes what it can use, and leaves room for the recipe."""
        wanted = min(self.width() - 32, round(self.height() * _SHARE))
        self.preview.setFixedHeight(max(_PREVIEW, wanted))
        super().resizeEvent(event)

    def _show_rows(self) -> None:
        if len(self._works) != 1:
            return
        (work,) = self._works
        card = self._catalogue.named(work.recipe.model.id)
        self._prompt.setText(shortened(words_of(work.recipe)))
        self.recipe.show_rows(recipe_rows(work.recipe, card.title if card else "")[1:])
        self.file.show_rows(
            [
                (self.tr("Kind"), kind_name(work.kind)),
                (self.tr("Made"), _when(work.made)),
                (self.tr("Took"), self._took(work)),
                (self.tr("Name"), work.path.name),
            ]
        )
        self.file.setToolTip(str(work.path))

    def _took(self, work: Work) -> str:
        seconds = number(max(0.1, round(work.seconds, 1 if work.seconds < 10 else 0)))
        if not work.device:
            return self.tr("{seconds} s").format(seconds=seconds)
        return self.tr("{seconds} s on {device}").format(seconds=seconds, device=work.device)

    def _buttons(self) -> QHBoxLayout:
        self.again = button(self.tr("Make again"), "", "arrow-counter-clockwise", part="primary")
        describe(
            self.again,
            self.tr("Make again"),
            self.tr("The same recipe once more; the result is the same"),
            "Ctrl+Return",
        )
        self.use = button(
            self.tr("Use its recipe"),
            self.tr("Open it in the form that makes such things, ready to be changed"),
        )
        self.folder = tool(
            self.tr("Show in folder"), self.tr("Show the file in its folder"), "folder-open"
        )
        self.copy = tool(self.tr("Copy"), "", "copy")
        describe(self.copy, self.tr("Copy"), self.tr("Copy it to paste it elsewhere"), "Ctrl+C")
        self.save = tool(self.tr("Save a copy"), "", "floppy-disk")
        describe(
            self.save,
            self.tr("Save a copy"),
            self.tr("Save a copy in another place"),
            "Ctrl+Shift+S",
        )
        self.trash = tool(self.tr("Move to trash"), "", "trash")
        describe(
            self.trash,
            self.tr("Move to trash"),
            self.tr("Move the file to the system's trash"),
            "Del",
        )
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.use)
        row.addStretch()
        for each in (self.folder, self.copy, self.save, self.trash):
            row.addWidget(each)
        return row


def _when(made: float) -> str:
    moment = QDateTime.fromSecsSinceEpoch(int(made))
    day = QLocale().toString(moment.date(), QLocale.FormatType.LongFormat)
    time = QLocale().toString(moment.time(), QLocale.FormatType.ShortFormat)
    return f"{day}, {time}"
