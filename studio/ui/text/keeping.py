"""What is on the page, kept in the project while it is written."""

from functools import partial
from typing import NamedTuple

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from studio.core.error import StudioError
from studio.jobs.desk import Desk
from studio.jobs.errands import Errands
from studio.media.document import Document
from studio.media.mark import Mark, mark_to_json
from studio.store.project.change import Cell, Change, Put
from studio.store.project.project import Project
from studio.ui.text.page import Page
from studio.ui.text.past import (
    PAGE,
    STEPS,
    TRACK,
    Past,
    Trail,
    Way,
    label,
    lead_through,
    past_of,
    splice_between,
)

PAUSE = 500
"""Milliseconds of writing that a crash may cost, and that are one step when the page is opened
again."""
MARK = Cell("text", "mark")


class _Found(NamedTuple):
    way: Way
    mark: bytes


class Keeping(QObject):
    """Nothing is kept before the page of the project has been read, so that it cannot be lost. What
    is typed until then comes after what is read."""

    found = Signal(object)
    """Document that the page shows now; at the start, and for every project that is opened."""
    wanted = Signal()
    """Tell `keep` what there is."""
    refused = Signal(object)
    """StudioError"""

    def __init__(self, desk: Desk, errands: Errands, page: Page, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._errands, self._page = desk, errands, page
        self.ready = False
        self._text, self._mark, self._trail = "", b"", Trail()
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.wanted)
        desk.leaving.connect(self.wanted)
        desk.changed.connect(self._begin)
        self._begin()

    def touch(self) -> None:
        """Something was changed: keep it within a moment, also while the changes go on."""
        if self.ready and not self._timer.isActive():
            self._timer.start()

    def keep(self, document: Document) -> None:
        """Hand over what is new, which takes no time. What the disk says to it the desk tells."""
        if not self.ready:
            return
        self._timer.stop()
        project, text = self._desk.project, document.text
        undone = self._page.sheet.isRedoAvailable()
        if text != self._text:
            whole = Put(PAGE, text.encode("utf-8", "replace"))
            if steps := self._trail.steps_to(text, undone):
                project.wind(TRACK, steps, whole)
            else:
                project.commit(TRACK, label(), [splice_between(self._text, text)], whole)
                self._trail.add(text)
            self._text = text
        mark = mark_to_json(document.mark).encode() if document.mark else b""
        if mark != self._mark:
            changes: list[Change] = [Put(MARK, mark or None)]
            project.note(changes)
            self._mark = mark

    def _begin(self) -> None:
        if self.ready:
            self._page.begin_with("")  # the words of another project are not to be seen any more
        self.ready = False
        project = self._desk.project
        self._errands.run(
            partial(_read, project), partial(self._take, project), partial(self._fail, project)
        )

    def _take(self, project: Project, found: _Found) -> None:
        if project is not self._desk.project:
            return  # another one was opened meanwhile, and is being read
        typed = self._page.text()
        lead_through(self._page, found.way)
        self._trail = Trail.of(found.way)
        self._text, self._mark = self._page.text(), found.mark
        self.ready = True
        self.found.emit(Document(self._text, _mark_of(found.mark)))
        if typed:
            self._page.add(f"\n\n{typed}" if self._text else typed)

    def _fail(self, project: Project, error: StudioError) -> None:
        """The page cannot be read: an empty one is kept in its place from now on."""
        if project is self._desk.project:
            self._take(project, _Found(Way.of(Past()), b""))
            self.refused.emit(error)


def _mark_of(data: bytes) -> Mark | None:
    """A damaged mark counts as none, since the words are worth more."""
    try:
        return msgspec.json.decode(data, type=Mark) if data else None
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None


def _read(project: Project) -> _Found:
    past = past_of(project.value(PAGE), project.history(TRACK, STEPS))
    return _Found(Way.of(past), project.value(MARK) or b"")
