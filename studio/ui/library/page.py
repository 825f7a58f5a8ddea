"""The left of the library: places, the filter, and the works or what to do without any."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout

from studio.core.error import StudioError
from studio.store.query import Query
from studio.ui.library.bringing import ArrivalBar
from studio.ui.library.filter_bar import FilterBar
from studio.ui.library.place_list import PlaceList
from studio.ui.library.undo_bar import UndoBar
from studio.ui.library.work_grid import WorkGrid
from studio.ui.library.works import Works
from studio.ui.parts.buttons import button
from studio.ui.parts.empty_state import EmptyState
from studio.ui.parts.error_card import ErrorCard
from studio.ui.parts.words import heading, line, words

_PLACES = 184
"""Pixels wide."""


class LibraryPage(QFrame):
    image_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, works: Works, grid: WorkGrid, arrivals: ArrivalBar) -> None:
        super().__init__()
        self.setProperty("pane", "stage")
        self._works, self._grid = works, grid
        self.filter = FilterBar()
        self.places = PlaceList()
        self.undo = UndoBar()
        self.trash_bar = TrashBar()
        self.error = ErrorCard()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side())
        row.addWidget(line(upright=True))
        column = QVBoxLayout()
        column.setSpacing(0)
        for part in (self.filter, line(), self.trash_bar, arrivals, self.undo):
            column.addWidget(part)
        column.addWidget(self._stack(), 1)
        row.addLayout(column, 1)
        works.modelReset.connect(self._choose_page)
        works.rowsInserted.connect(self._choose_page)
        works.rowsRemoved.connect(self._choose_page)
        works.failed.connect(self._fail)

    def _side(self) -> QFrame:
        side = QFrame()
        side.setProperty("pane", "side")
        side.setFixedWidth(_PLACES)
        self.new = button(
            self.tr("New collection"), self.tr("Make one of the chosen works"), "plus"
        )
        self.bring = button(
            self.tr("Bring in files…"),
            self.tr("Copy pictures, sounds, notes and texts into the library; or drop them here"),
            "folder-open",
        )
        column = QVBoxLayout(side)
        column.setContentsMargins(12, 16, 12, 16)
        column.setSpacing(8)
        column.addWidget(heading(self.tr("Collections")))
        column.addWidget(self.places, 1)
        column.addWidget(self.new)
        column.addWidget(self.bring)
        return side

    def _stack(self) -> QStackedWidget:
        self.empty = EmptyState(
            self.tr("Nothing made yet"),
            self.tr("Pictures, texts and sounds come here by themselves as you make them."),
            [self.tr("Make a picture")],
        )
        self.nothing = EmptyState(
            self.tr("Nothing found"),
            self.tr("No work fits all of this. Take away a word, a star or a date."),
            [self.tr("Show all works")],
        )
        self.clean = EmptyState(
            self.tr("The trash is empty"),
            self.tr("Works you throw away come here, and can be brought back."),
            [self.tr("Show all works")],
        )
        self.bare = EmptyState(
            self.tr("Nothing in this collection yet"),
            self.tr("Drag works onto its name at the left."),
            [self.tr("Show all works")],
        )
        self.empty.chosen.connect(lambda _: self.image_wanted.emit())
        for state in (self.nothing, self.clean, self.bare):
            state.chosen.connect(lambda _: self.all_wanted.emit())
        self._trouble = QFrame()
        inside = QVBoxLayout(self._trouble)
        inside.addWidget(self.error)
        inside.addStretch()
        self._pages = QStackedWidget()
        states = (self.empty, self.nothing, self.clean, self.bare)
        for page in (QFrame(), self._grid, *states, self._trouble):
            self._pages.addWidget(page)
        return self._pages

    def _choose_page(self) -> None:
        query = self.filter.query
        self.trash_bar.setVisible(query.trashed and self._works.rowCount() > 0)
        if query.trashed:
            self.undo.clear()  # all that it would bring back is in sight
        place = Query(collections=query.collections, trashed=query.trashed)
        alone = query == place and not self.filter.group
        if self._works.rowCount():
            page = self._grid
        elif query.trashed and alone:
            page = self.clean
        elif query.collections and alone:
            page = self.bare
        elif self.filter.group or self.filter.words:
            page = self.nothing
        else:
            page = self.empty
        self._pages.setCurrentWidget(page)

    def _fail(self, error: StudioError) -> None:
        self.error.show_error(error)
        if not self._works.rowCount():
            self._pages.setCurrentWidget(self._trouble)


class TrashBar(QFrame):
    """Over the works in the trash: how many there are, and the way out for all of them."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "noticeBar")
        self._text = words("", wrap=True)
        self.empty = button(
            self.tr("Empty the trash…"), self.tr("Move the files to the system's trash"), "trash"
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.addWidget(self._text, 1)
        row.addWidget(self.empty)
        self.hide()

    def show_count(self, count: int) -> None:
        text = self.tr("{count} works in the trash. They stay here until you empty it.")
        single = self.tr("One work in the trash. It stays here until you empty it.")
        shown = text.format(count=QLocale().toString(count))
        self._text.setText(single if count == 1 else shown)
