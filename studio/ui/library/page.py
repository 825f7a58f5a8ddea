"""The left of the library: the filter, and under it the works or what to do without any."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout

from studio.core.error import StudioError
from studio.ui.library.filter_bar import FilterBar
from studio.ui.library.work_grid import WorkGrid
from studio.ui.library.works import Works
from studio.ui.parts.empty_state import EmptyState
from studio.ui.parts.error_card import ErrorCard
from studio.ui.parts.words import line


class LibraryPage(QFrame):
    image_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, works: Works, grid: WorkGrid) -> None:
        super().__init__()
        self.setProperty("pane", "stage")
        self._works, self._grid = works, grid
        self.filter = FilterBar()
        self.empty = EmptyState(
            self.tr("Nothing made yet"),
            self.tr("Pictures, texts and sounds come here by themselves as you make them."),
            [self.tr("Make a picture")],
        )
        self.nothing = EmptyState(
            self.tr("Nothing found"),
            self.tr("No work of this kind has these words."),
            [self.tr("Show all works")],
        )
        self.empty.chosen.connect(lambda _: self.image_wanted.emit())
        self.nothing.chosen.connect(lambda _: self.all_wanted.emit())
        self._trouble = QFrame()
        self.error = ErrorCard()
        inside = QVBoxLayout(self._trouble)
        inside.addWidget(self.error)
        inside.addStretch()
        self._blank = QFrame()
        self._pages = QStackedWidget()
        for page in (self._blank, grid, self.empty, self.nothing, self._trouble):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filter)
        column.addWidget(line())
        column.addWidget(self._pages, 1)
        works.modelReset.connect(self._choose_page)
        works.rowsInserted.connect(self._choose_page)
        works.rowsRemoved.connect(self._choose_page)
        works.failed.connect(self._fail)

    def _choose_page(self) -> None:
        if self._works.rowCount():
            page = self._grid
        elif self.filter.group or self.filter.words:
            page = self.nothing
        else:
            page = self.empty
        self._pages.setCurrentWidget(page)

    def _fail(self, error: StudioError) -> None:
        self.error.show_error(error)
        if not self._works.rowCount():
            self._pages.setCurrentWidget(self._trouble)
