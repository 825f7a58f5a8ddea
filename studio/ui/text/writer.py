"""Runs on their way: from the queue into the page."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from studio.core.artifact import Artifact, Text
from studio.jobs.job import Job, State
from studio.jobs.queue import JobQueue
from studio.ui.text.asking import seam
from studio.ui.text.insertion import Insertion
from studio.ui.text.page import Page
from studio.ui.text.runs import Run

_OVER = (State.DONE, State.FAILED, State.CANCELLED)


@dataclass(eq=False)
class _Writing:
    run: Run
    insertion: Insertion
    talks: bool
    hushed: bool = False
    """The person has stopped it: what the engine still says comes too late."""

    @property
    def over(self) -> bool:
        return self.hushed or self.run.state in _OVER


class Writer(QObject):
    """Follows the jobs that were begun here and no others."""

    changed = Signal(object)
    """Run: its state or words."""
    ended = Signal(object)
    """Run, with all the words that came."""
    failed = Signal(int, object)
    """The job's id and its ErrorReport."""

    def __init__(self, queue: JobQueue, page: Page) -> None:
        super().__init__(page)
        self._queue = queue
        self._page = page
        self._writings: dict[int, _Writing] = {}
        queue.changed.connect(self._on_changed)
        queue.previewed.connect(self._on_previewed)
        queue.finished.connect(self._on_finished)
        queue.removed.connect(lambda job: self._writings.pop(job, None))

    @property
    def busy(self) -> bool:
        return any(not writing.over for writing in self._writings.values())

    def start(self, run: Run, position: int, talks: bool) -> int:
        writing = _Writing(run, Insertion(self._page.sheet, position), talks)
        job = self._queue.submit(run.recipe)
        self._writings[job] = writing
        if known := self._queue.job(job):
            self._on_changed(known)
        self._show()
        return job

    def stop(self) -> bool:
        """End the run that is being written, or all that wait if none is; keep what came."""
        unended = [(job, each) for job, each in self._writings.items() if not each.over]
        live = [each for each in unended if each[1].run.state is not State.WAITING]
        for job, writing in live or unended:
            self._hush(job, writing)
        return bool(unended)

    def stop_all(self) -> None:
        for job, writing in reversed(list(self._writings.items())):
            if not writing.over:
                self._hush(job, writing)

    def retry(self, job: int) -> None:
        self._queue.retry(job)

    def undo(self) -> None:
        """What the person wrote last, or else the run that is being written, which ends it."""
        live = [each for each in self._writings.values() if not each.over]
        begun = [each for each in live if each.insertion.begun]
        if begun and not begun[0].insertion.touched:
            self.stop()
        self._page.undo()

    def _hush(self, job: int, writing: _Writing) -> None:
        writing.hushed = True
        self._settle(writing)
        self._queue.cancel(job)

    def _on_changed(self, job: Job) -> None:
        writing = self._writings.get(job.id)
        if writing is None:
            return
        run = writing.run
        if run.state in _OVER and not job.over:
            self._begin_again(writing)
        if job.state is run.state or job.state is State.DONE:
            return  # `finished` follows
        run.state = job.state
        if job.over:
            self._end(writing)
        self.changed.emit(run)
        self._show()
        if job.state is State.FAILED and job.error:
            self.failed.emit(job.id, job.error)

    def _on_previewed(self, job: int, payload: object) -> None:
        writing = self._writings.get(job)
        if writing is not None and not writing.over and isinstance(payload, Text):
            self._add(writing, payload.text)
            self._show()

    def _on_finished(self, job: int, artifact: Artifact) -> None:
        writing = self._writings.get(job)
        if writing is None:
            return
        run = writing.run
        run.state = State.CANCELLED if writing.hushed else State.DONE
        if not run.words and not writing.hushed and isinstance(artifact.payload, Text):
            self._add(writing, artifact.payload.text)
        self._end(writing)
        self.changed.emit(run)
        self._show()
        del self._writings[job]

    def _add(self, writing: _Writing, piece: str) -> None:
        insertion, run = writing.insertion, writing.run
        if not piece:
            return
        joint = ""
        if not insertion.begun:
            place = insertion.end
            before, after = self._page.before(place), self._page.after(place)
            joint = seam(before, after, run.way, writing.talks)
            if joint or not before:
                piece = piece.lstrip()
        insertion.add(joint + piece)
        run.words += piece

    def _end(self, writing: _Writing) -> None:
        self._settle(writing)
        self.ended.emit(writing.run)

    def _begin_again(self, writing: _Writing) -> None:
        writing.run.words = ""
        writing.hushed = False
        if writing.insertion.begun:
            writing.insertion.take_out()

    def _settle(self, writing: _Writing) -> None:
        """Make one step of undo of it, without the page, the caret or other runs moving."""
        others = [each.insertion for each in self._writings.values() if each is not writing]
        places = [(each, each.start, each.end) for each in others]
        cursor = self._page.textCursor()
        anchor, position = cursor.anchor(), cursor.position()
        bar = self._page.verticalScrollBar()
        scrolled = bar.value()
        self._page.setUpdatesEnabled(False)
        if writing.insertion.finish():
            for each, start, end in places:
                each.put(start, end)
            cursor = self._page.textCursor()
            cursor.setPosition(anchor)
            cursor.setPosition(position, cursor.MoveMode.KeepAnchor)
            self._page.setTextCursor(cursor)
            bar.setValue(scrolled)
        self._page.setUpdatesEnabled(True)
        self._show()

    def _show(self) -> None:
        self._page.show_live([e.insertion for e in self._writings.values() if not e.over])
