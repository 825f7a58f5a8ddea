"""The Library tab: all that was made, and ways to make it again, take it out or let it go."""

import msgspec
from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout

from studio.core.artifact import Artifact
from studio.core.error import StudioError
from studio.jobs.job import Job, State
from studio.store.library import Work
from studio.ui.library.actions import LibraryActions
from studio.ui.library.deeds import Deeds
from studio.ui.library.detail import Detail
from studio.ui.library.looks import Looks
from studio.ui.library.page import LibraryPage
from studio.ui.library.work_grid import WorkGrid
from studio.ui.library.works import Works
from studio.ui.parts.error_card import with_retry
from studio.ui.parts.kept_state import read_state, write_state
from studio.ui.parts.show_in_folder import show_in_folder
from studio.ui.services import Services
from studio.ui.tab import Tab
from studio.ui.workbench import Browser


class _State(msgspec.Struct, frozen=True):
    group: str = ""
    panes: tuple[int, int] | None = None
    folders: dict[str, str] = {}
    """Where copies went last, by what they are."""


class LibraryTab(Tab):
    key = "library"

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._jobs: set[int] = set()
        self._failed: int | None = None
        self._total = 0
        self._said = ""
        self._begun = False
        self.looks = Looks(services.library, services.errands, self)
        self.works = Works(services.library, services.errands, self)
        self.grid = WorkGrid(self.works, self.looks)
        self.page = LibraryPage(self.works, self.grid)
        self.detail = Detail(services)
        self.deeds = Deeds(services, self)
        self._actions = LibraryActions(self, self.grid)
        self._panes = Browser(self.page, self.detail)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._panes)
        self._choosing = QTimer(self, interval=0, singleShot=True)
        self._choosing.timeout.connect(self._show_chosen)
        self._connect()

    def title(self) -> str:
        return self.tr("Library")

    def offered(self) -> list[QAction]:
        return self._actions.all()

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
            self._look_anew()
        self._said = ""
        self.looks.forget_gone()
        self.grid.viewport().update()
        self.grid.setFocus()

    def _connect(self) -> None:
        services, actions, detail = self._services, self._actions, self.detail
        services.keeper.kept.connect(self._keep)
        services.queue.changed.connect(self._follow)
        services.queue.finished.connect(self._finish)
        services.theme.changed.connect(self.grid.viewport().update)
        self.page.filter.changed.connect(self._look_anew)
        self.page.image_wanted.connect(lambda: self.page_wanted.emit("image"))
        self.page.all_wanted.connect(self._show_all)
        self.works.loaded.connect(self._choose_first)
        self.grid.selectionModel().selectionChanged.connect(lambda *_: self._choosing.start())
        self.works.modelReset.connect(self._choosing.start)
        self.grid.activated.connect(lambda _: self._use_recipe())
        self.grid.play_wanted.connect(self._play)
        self.grid.copy_wanted.connect(self._actions.copy.trigger)
        detail.forget_wanted.connect(self._forget)
        detail.preview.dragged.connect(lambda: self.grid.startDrag(Qt.DropAction.CopyAction))
        detail.error.wanted.connect(self._help)
        self.deeds.begun.connect(self._forget_said)
        self.deeds.said.connect(self._say)
        self.deeds.failed.connect(self._fail)
        self.deeds.dropped.connect(self._drop)
        for action, control, do in (
            (actions.again, detail.again, self._make_again),
            (actions.use, detail.use, self._use_recipe),
            (actions.folder, detail.folder, self._show_folder),
            (actions.copy, detail.copy, lambda: self.deeds.copy(self.grid.chosen())),
            (actions.save, detail.save, self._save),
            (actions.trash, detail.trash, lambda: self.deeds.throw_away(self.grid.chosen())),
            (actions.find, None, self.page.filter.field.setFocus),
        ):
            action.triggered.connect(lambda _=False, do=do: do())
            if control is not None:
                control.clicked.connect(action.trigger)

    def _single(self) -> Work | None:
        chosen = self.grid.chosen()
        return chosen[0] if len(chosen) == 1 else None

    def _look_anew(self) -> None:
        if self._begun:
            self.works.show(self.page.filter.kinds, self.page.filter.words)
            self._count()

    def _show_all(self) -> None:
        self.page.filter.field.clear()
        self.page.filter.choose("")

    def _choose_first(self) -> None:
        self.grid.scrollToTop()
        self.grid.choose(0)

    def _show_chosen(self) -> None:
        self.detail.show_works(self.grid.chosen())

    def _count(self) -> None:
        words = self.page.filter.words
        library = self._services.library
        self._services.errands.run(lambda: library.counts(words), self._counted, self._fail)

    def _counted(self, counts: dict[str, int]) -> None:
        self._total = sum(counts.values())
        self.page.filter.show_counts(counts)
        self.status_changed.emit(self.status())

    def _keep(self, work: Work) -> None:
        if not self._begun:
            return
        self.works.add(work)
        if not self.grid.chosen():
            self.grid.choose(0)
        self._count()

    def _make_again(self) -> None:
        chosen = self.grid.chosen()
        for work in chosen:
            self._jobs.add(self._services.queue.submit(work.recipe))
        if chosen:
            self._forget_said()
            self._say(self.tr("In the queue. It comes here when it is made."))

    def _follow(self, job: Job) -> None:
        if job.id in self._jobs and job.state is State.FAILED and job.error is not None:
            self._failed = job.id
            self._say("")
            self.detail.error.show_error(with_retry(job.error))

    def _finish(self, job: int, artifact: Artifact) -> None:
        if job in self._jobs:
            self._jobs.discard(job)
            self._say("")

    def _help(self, action: str) -> None:
        if action == "retry" and self._failed is not None:
            self._services.queue.retry(self._failed)
        elif action in ("models", "settings"):
            self.page_wanted.emit(action)

    def _use_recipe(self) -> None:
        if (work := self._single()) is not None:
            self.recipe_wanted.emit(work.recipe)

    def _show_folder(self) -> None:
        if (work := self._single()) is not None:
            show_in_folder(work.path)

    def _play(self) -> None:
        sound = self.detail.preview.sound
        if sound.isVisible():
            sound.toggle()

    def _save(self) -> None:
        if (work := self._single()) is not None:
            self.deeds.save(work, self)

    def _forget(self) -> None:
        if (work := self._single()) is not None:
            self.deeds.forget(work)

    def _drop(self, works: tuple[int, ...]) -> None:
        rows = [row for work in works if (row := self.works.row_of(work)) is not None]
        for work in works:
            self.works.remove(work)
            self.looks.forget(work)
        if rows and not self.grid.chosen():
            self.grid.choose(min(rows[0], self.works.rowCount() - 1))
        self._count()

    def _fail(self, error: StudioError) -> None:
        self._failed = None
        self._say("")
        self.detail.error.show_error(error)

    def _forget_said(self) -> None:
        self.detail.error.clear()
        self._say("")

    def _say(self, said: str) -> None:
        """Until something else is said, or the tab is shown again."""
        self._said = said
        self.status_changed.emit(self.status())
