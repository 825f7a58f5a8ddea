"""The Library tab: all that was made or brought in, and ways to find it, use it or let it go."""

import msgspec
from PySide6.QtCore import QLocale, QTimer
from PySide6.QtGui import QAction, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QVBoxLayout

from studio.core.error import ErrorReport, StudioError
from studio.store.library import Work
from studio.ui.around.drops import DropHint
from studio.ui.library.actions import LibraryActions
from studio.ui.library.bringing import Bringing, files_of
from studio.ui.library.deeds import Deeds
from studio.ui.library.detail import Detail
from studio.ui.library.looking import Looking
from studio.ui.library.looks import Looks
from studio.ui.library.making import Making
from studio.ui.library.marks import Marks
from studio.ui.library.page import LibraryPage
from studio.ui.library.wiring import connect
from studio.ui.library.work_grid import WorkGrid
from studio.ui.library.works import Works
from studio.ui.parts.kept_state import read_state, write_state
from studio.ui.services import Services
from studio.ui.tab import Tab
from studio.ui.workbench import Browser

_PAUSE = 100
"""Milliseconds without a new work before all are counted anew, for they may come by hundreds."""


class _State(msgspec.Struct, frozen=True):
    group: str = ""
    panes: tuple[int, int] | None = None
    folders: dict[str, str] = {}
    """Where copies went last, by what they are."""


class LibraryTab(Tab):
    key = "library"

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.services = services
        self._total = 0
        self._said = ""
        self._begun = False
        self._to_choose: tuple[int, ...] = ()
        self.looks = Looks(services.library, services.errands, self)
        self.works = Works(services.library, services.errands, self)
        self.grid = WorkGrid(self.works, self.looks)
        self.bringing = Bringing(services, self)
        self.page = LibraryPage(self.works, self.grid, self.bringing.bar)
        self.detail = Detail(services)
        self.deeds, self.making = Deeds(services, self), Making(services, self)
        self.marks = Marks(services, self)
        self.looking = Looking(services, self.grid, self)
        self.actions_of_library = LibraryActions(self, self.grid)
        self._panes = Browser(self.page, self.detail)
        self._hint = DropHint(self)
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._panes)
        self._recount = QTimer(self, interval=_PAUSE, singleShot=True)
        self._recount.timeout.connect(self.count)
        self._recount.timeout.connect(self.marks.look)
        self.choosing = QTimer(self, interval=0, singleShot=True)
        self.choosing.timeout.connect(self.show_chosen)
        connect(self)

    def title(self) -> str:
        return self.tr("Library")

    def offered(self) -> list[QAction]:
        return self.actions_of_library.all()

    def status(self) -> str:
        if self._said:
            return self._said
        if self._total == 1:
            return self.tr("1 work")
        return self.tr("{count} works").format(count=QLocale().toString(self._total))

    def state(self) -> str:
        folders = {kind: place.kept for kind, place in self.deeds.places.items() if place.kept}
        return write_state(_State(self.page.filter.group, self._panes.kept(), folders))

    def restore(self, state: str) -> None:
        if (kept := read_state(state, _State)) is None:
            return
        self.page.filter.choose(kept.group)
        self._panes.restore(kept.panes)
        for kind, place in self.deeds.places.items():
            place.kept = kept.folders.get(kind, "")

    def shown(self) -> None:
        if not self._begun:
            self._begun = True
            self.look_anew()
            self.marks.look()
        self._said = ""
        self.looks.forget_gone()
        self.grid.viewport().update()
        self.grid.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.source() is None and files_of(event.mimeData()):
            event.acceptProposedAction()
            self._hint.say(self.tr("Drop them to bring them into the library"))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hint.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self._hint.hide()
        event.acceptProposedAction()
        self.bringing.bring_in(files_of(event.mimeData()))

    def look_anew(self) -> None:
        if self._begun:
            self.works.show(self.page.filter.kinds, self.page.filter.words)
            self.count()
            query = self.page.filter.query
            places = ("trash",) if query.trashed else query.collections
            self.page.places.choose(places[0] if len(places) == 1 else "")

    def look_again(self, choose: tuple[int, ...] = ()) -> None:
        """At what is shown, with the same works chosen, or these."""
        self._to_choose = choose or tuple(work.id for work in self.grid.chosen())
        self.look_anew()
        self.marks.look()

    def show_all(self) -> None:
        self.page.filter.field.clear()
        self.page.filter.choose("")

    def choose_first(self) -> None:
        """The works that were chosen before, where they are still there."""
        wanted, self._to_choose = self._to_choose, ()
        rows = [row for work in wanted if (row := self.works.row_of(work)) is not None]
        if rows:
            self.grid.choose_rows(rows)
            return
        self.grid.scrollToTop()
        self.grid.choose(0)

    def show_chosen(self) -> None:
        chosen = self.grid.chosen()
        self.detail.show_works(chosen)
        self.detail.controls.show_place(self.page.places.collection)
        if chosen:
            self.marks.look_at(chosen)
        if len(chosen) == 1 and chosen[0].origin == "brought":
            work, library = chosen[0].id, self.services.library
            self.services.errands.run(
                lambda: library.other(work),
                lambda other: self.detail.show_other(work, other),
                self.fail,
            )

    def count(self) -> None:
        words = self.page.filter.words
        library = self.services.library
        self.services.errands.run(lambda: library.counts(words), self._counted, self.fail)

    def keep(self, work: Work) -> None:
        if not self._begun:
            return
        self.works.add(work)
        if not self.grid.chosen():
            self.grid.choose(0)
        self._recount.start()

    def drop(self, works: tuple[int, ...]) -> None:
        """They are no longer among those that are shown."""
        rows = [row for work in works if (row := self.works.row_of(work)) is not None]
        for work in works:
            self.works.remove(work)
            self.looks.forget(work)
        if rows and not self.grid.chosen():
            self.grid.choose(min(rows[0], self.works.rowCount() - 1))
        self.count()
        self.marks.look()

    def help(self, action: str) -> None:
        if action == "retry":
            self.making.retry()
        elif action in ("models", "settings"):
            self.page_wanted.emit(action)

    def fail(self, error: StudioError | ErrorReport) -> None:
        self.making.forget()
        self.say("")
        self.detail.error.show_error(error)

    def forget_said(self) -> None:
        self.detail.error.clear()
        self.say("")

    def say(self, said: str) -> None:
        """Until something else is said, or the tab is shown again."""
        self._said = said
        self.status_changed.emit(self.status())

    def _counted(self, counts: dict[str, int]) -> None:
        self._total = sum(counts.values())
        self.page.filter.show_counts(counts)
        self.status_changed.emit(self.status())
