"""The queue: what is wanted, in which order, how far it is, and what came of it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from studio.core.artifact import Payload, Pixels
from studio.core.error import ErrorReport
from studio.core.event import Cancelled, Done, Event, Failed, Loading, Preview, Progress, Terminal
from studio.core.recipe import Recipe
from studio.jobs.driver import PATIENCE, Driver
from studio.jobs.job import EngineStatus, Job, State
from studio.jobs.line import Line
from studio.jobs.sample import sample
from studio.jobs.turn import Turn

CHANGE_INTERVAL = 0.1
"""Seconds between two tellings of a job's steps; a change of its state is told at once."""


class JobQueue(QObject):
    """Has one job made at a time, so that those which wait may still be moved or withdrawn.

    Everything here is for the window's own thread and returns at once, but for `close`.
    """

    added = Signal(object)
    """`Job`."""
    changed = Signal(object)
    """`Job`, at most about ten times a second."""
    removed = Signal(int)
    reordered = Signal()
    previewed = Signal(int, object)
    """The job's id, and `Text` to append (no word is lost) or the latest `Pixels`."""
    finished = Signal(int, object)
    """The job's id and its `Artifact`, after the `changed` that says it is done."""
    paused_changed = Signal(bool)
    engine_changed = Signal(object)
    """`EngineStatus`."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        turn_folder: Path,
        patience: float = PATIENCE,
        parent: QObject | None = None,
    ) -> None:
        """`command` and the whole `environment` of the engine; windows that share `turn_folder`
        take turns; `patience` is how many seconds a cancel may stay unanswered."""
        super().__init__(parent)
        self._line = Line()
        self._paused = False
        self._closed = False
        self._driver = Driver(command, environment, Turn(turn_folder), patience, self)
        self._driver.said.connect(self._on_said)
        self._driver.free.connect(self._next)
        self._driver.gave_up.connect(self._on_gave_up)
        self._driver.status_changed.connect(self.engine_changed)
        self._pace = QTimer(self, singleShot=True, interval=int(1000 * CHANGE_INTERVAL))
        self._pace.timeout.connect(self._on_pace)
        self._untold = False

    @property
    def busy(self) -> bool:
        """A job is with the engine or waits for it."""
        return self._line.live is not None or bool(self._line.waiting)

    @property
    def paused(self) -> bool:
        return self._paused

    @property
    def status(self) -> EngineStatus:
        return self._driver.status

    def jobs(self) -> tuple[Job, ...]:
        """The live one, then those that wait in their order, then those over, newest first."""
        return self._line.jobs()

    def job(self, job: int) -> Job | None:
        return self._line.job(job)

    def submit(self, recipe: Recipe) -> int:
        """Returns the id of the new job, the last to wait."""
        job = self._line.add(recipe)
        self.added.emit(job)
        self._next()
        return job.id

    def cancel(self, job: int) -> None:
        """One that waits is over at once; the live one as soon as the engine has let go of it, or
        been ended for not answering."""
        if job == self._line.live:
            self._driver.cancel()
        elif job in self._line.waiting:
            self._tell(self._line.change(job, state=State.CANCELLED))
            self._next()

    def cancel_all(self) -> None:
        for job in reversed(self._line.waiting):  # the live one last, else the next would start
            self.cancel(job)
        if self._line.live is not None:
            self.cancel(self._line.live)

    def retry(self, job: int) -> None:
        """Make one that is over again: the same id, the first to wait. Resumes a queue that was
        paused because the engine died too often."""
        if not self._line.renew(job):
            return
        self._tell(self._line[job])
        self.reordered.emit()
        if self.status.trouble:
            self.set_paused(False)
        self._next()

    def remove(self, job: int) -> None:
        """Forget one that is over; others are left alone."""
        if self._line.remove(job):
            self.removed.emit(job)

    def move(self, job: int, place: int) -> None:
        """To that place among those that wait, 0 the next; beyond the ends is at the end."""
        if self._line.move(job, place):
            self.reordered.emit()

    def set_paused(self, paused: bool) -> None:
        """The live job is made to its end; no other starts until the queue is resumed."""
        if not paused:
            self._driver.forgive()
        if paused != self._paused:
            self._paused = paused
            self.paused_changed.emit(paused)
            self._next()

    def use_engine(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        """From the next job on. The live one is made to its end by the engine it began with."""
        self._driver.use(command, environment)

    def close(self) -> None:
        """End it all, the engine too. Waits up to about two seconds; safe to call again."""
        self._closed = True
        self._pace.stop()
        self._driver.close()

    def _next(self) -> None:
        """Have the next job made if the engine and the person allow it."""
        if self._closed or self._line.live is not None:
            return
        if self._paused or not self._line.waiting:
            self._driver.rest()
        elif self._driver.acquire():
            job = self._line.change(self._line.waiting[0], state=State.LOADING)
            self._driver.run(job.recipe)
            self._tell(job)

    def _on_said(self, event: Event) -> None:
        live = self._line.live
        if live is None:
            return
        match event:
            case Loading():
                self._tell(self._line.change(live, state=State.LOADING))
            case Progress(step, of, seconds_left):
                self._go_on(live, step=step, of=of, seconds_left=seconds_left)
            case Preview(payload):
                self._preview(live, payload)
            case Done(artifact):
                steps = self._line[live].of
                how: dict[str, object] = {"step": steps, "seconds_left": None}
                if isinstance(artifact.payload, Pixels):
                    how["thumbnail"] = sample(artifact.payload)
                self._tell(self._line.change(live, state=State.DONE, **how))
                self.finished.emit(live, artifact)
            case Failed(error):
                self._end(live, State.FAILED, error)
            case Cancelled():
                self._end(live, State.CANCELLED)
        if isinstance(event, Terminal):
            self._next()

    def _preview(self, job: int, payload: Payload) -> None:
        if isinstance(payload, Pixels):
            self._go_on(job, thumbnail=payload)
        else:
            self._go_on(job)
        self.previewed.emit(job, payload)

    def _end(self, job: int, state: State, error: ErrorReport | None = None) -> None:
        self._tell(self._line.change(job, state=state, seconds_left=None, error=error))

    def _go_on(self, job: int, **how: object) -> None:
        """Tell of steps and pictures at a pace that a list of jobs can be painted at."""
        changes_state = self._line[job].state is not State.RUNNING
        changed = self._line.change(job, state=State.RUNNING, **how)
        if changes_state or not self._pace.isActive():
            self._tell(changed)
            self._pace.start()
        else:
            self._untold = True

    def _on_pace(self) -> None:
        if self._untold and self._line.live is not None:
            self._tell(self._line[self._line.live])
            self._pace.start()

    def _tell(self, job: Job) -> None:
        if job.live:
            self._untold = False
        self.changed.emit(job)

    def _on_gave_up(self) -> None:
        self.set_paused(True)
