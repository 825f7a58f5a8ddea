"""The right pane: the chosen works, how they were made, and what to do with them."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from studio.store.library import Work
from studio.ui.library.detail_foot import DetailFoot
from studio.ui.library.preview import Preview
from studio.ui.library.stars import StarRow
from studio.ui.library.tag_editor import TagEditor
from studio.ui.library.work_rows import WorkRows
from studio.ui.library.works import words_of
from studio.ui.parts.error_card import ErrorCard
from studio.ui.parts.row_table import RowTable, shortened
from studio.ui.parts.words import heading, line, words
from studio.ui.services import Services
from studio.ui.workbench import SidePane

_PREVIEW = 240
"""Pixels the preview is high at least."""
_SHARE = 0.4
"""Of the pane's height, the most it takes."""


class Detail(SidePane):
    """Shows one work, or what several have in common."""

    forget_wanted = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._works: tuple[Work, ...] = ()
        self._rows = WorkRows(services)
        self.preview = Preview(services)
        self.preview.forget_wanted.connect(self.forget_wanted)
        self._several = words("", "title")
        self._prompt = words("", wrap=True, selectable=True)
        self.stars = StarRow(self.tr("Rating"), self.tr("Rate it; keys 0 to 5 do the same"))
        self.tags = TagEditor()
        self.recipe, self.file, self.other = RowTable(), RowTable(), RowTable()
        self._other_head = heading(self.tr("Noted in the file"))
        self._marks: list[QWidget] = [self.stars, self.tags]
        self._recipe_parts: list[QWidget] = [
            line(), heading(self.tr("Recipe")), self.recipe,
        ]  # fmt: skip
        self._parts: list[QWidget] = [
            line(), heading(self.tr("File")), self.file,
        ]  # fmt: skip
        self.column.addWidget(self._several)
        for part in (self.preview, self._prompt, *self._marks, *self._recipe_parts, *self._parts):
            self.column.addWidget(part)
        self.column.addWidget(self._other_head)
        self.column.addWidget(self.other)
        self.column.addStretch()
        self.error = ErrorCard()
        self.controls = DetailFoot()
        self.foot.addWidget(self.error)
        self.foot.addWidget(self.controls)
        services.catalogue.changed.connect(self._show_rows)
        self.show_works(())

    def show_works(self, works: Sequence[Work]) -> None:
        self._works = tuple(works)
        single = len(works) == 1
        self._several.setVisible(len(works) > 1)
        self._several.setText(self.tr("{count} works chosen").format(count=len(works)))
        for part in (self.preview, self._prompt, *self._parts):
            part.setVisible(single)
        for part in self._marks:
            part.setVisible(bool(works))
        self.preview.show_work(works[0] if single else None)
        self.controls.show_works(works)
        self.show_ratings([work.rating for work in works])
        self._show_other({})
        self._show_rows()

    def show_ratings(self, ratings: Sequence[int]) -> None:
        self.stars.show_rating(ratings[0] if ratings else 0, len(set(ratings)) > 1)

    def show_tags(self, works: Sequence[int], tags: Mapping[str, int]) -> None:
        """Unless other works are chosen by now."""
        if list(works) == [work.id for work in self._works]:
            self.tags.show_tags(tags, len(works))

    def show_other(self, work: int, other: Mapping[str, str]) -> None:
        if [each.id for each in self._works] == [work]:
            self._show_other(other)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The preview takes what it can use, and leaves room for the recipe."""
        wanted = min(self.width() - 32, round(self.height() * _SHARE))
        self.preview.setFixedHeight(max(_PREVIEW, wanted))
        super().resizeEvent(event)

    def _show_other(self, other: Mapping[str, str]) -> None:
        self._other_head.setVisible(bool(other))
        self.other.setVisible(bool(other))
        self.other.show_rows(list(other.items()))

    def _show_rows(self) -> None:
        recipe = len(self._works) == 1 and self._works[0].recipe is not None
        for part in self._recipe_parts:
            part.setVisible(recipe)
        if len(self._works) != 1:
            return
        (work,) = self._works
        self._prompt.setText(shortened(words_of(work)))
        self.recipe.show_rows(self._rows.recipe(work))
        self.file.show_rows(self._rows.file(work))
        self.file.setToolTip(str(work.path))
