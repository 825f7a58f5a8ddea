"""One job after the other through an engine that may die, hang or talk nonsense."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from studio.core.error import EngineCrashed, ErrorReport
from studio.core.event import Cancelled, Event, Failed, Terminal
from studio.core.frame import Cancel, Run
from studio.core.recipe import Recipe
from studio.jobs.engine_life import EngineLife, Stage
from studio.jobs.job import EngineStatus
from studio.jobs.turn import Turn

PATIENCE = 3.0
"""Seconds in which an engine must answer a cancel."""
START_PATIENCE = 10
"""So many times longer may it take to greet, once a cancel has shown that the person waits."""
DEATHS = 3
"""So often in a row an engine may die before we give up; a job it ends itself starts the count
anew."""


class Driver(QObject):
    """Whatever becomes of the engine, every `run` ends with exactly one terminal event in `said`.

    A `Run` is sent only to an engine that has greeted: a cancel before that costs no start, and a
    job is not blamed for an engine that cannot start, until it has failed to `DEATHS` times.
    """

    said = Signal(object)
    """An `Event` of the run."""
    free = Signal()
    """Time to ask for the device again by `acquire`."""
    gave_up = Signal()
    """The engine died too often; `status.trouble` says how. Before the `Failed` of its last job."""
    status_changed = Signal(object)
    """`EngineStatus`."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        turn: Turn,
        patience: float = PATIENCE,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._turn = turn
        turn.setParent(self)
        turn.taken.connect(self.free)
        turn.wished.connect(self._settle)
        self._engine = EngineLife(command, environment, self)
        self._engine.greeted.connect(self._settle)
        self._engine.said.connect(self._on_said)
        self._engine.ended.connect(self._on_ended)
        self._engine.status_changed.connect(self.status_changed)
        self._milliseconds = int(1000 * patience)
        self._recipe: Recipe | None = None
        self._number = 0
        self._sent = False
        self._cancelling = False
        self._yielding = False
        self._deaths = 0
        self._closed = False

    @property
    def status(self) -> EngineStatus:
        return self._engine.status

    def acquire(self) -> bool:
        """Whether the device is ours and a `run` may come; if not, `free` will say when."""
        ours = not self._yielding and self._turn.want()
        self._engine.show(waiting_for_other=not ours)
        return ours

    def run(self, recipe: Recipe) -> None:
        """Only after `acquire`, and when the last one is over."""
        self._recipe = recipe
        self._number += 1
        self._sent = self._cancelling = False
        self._settle()

    def cancel(self) -> None:
        """An engine that does not answer in time is killed; the run is cancelled all the same."""
        if self._recipe is None or self._cancelling:
            return
        if self._sent:
            self._cancelling = True
            self._engine.expect_answer(self._milliseconds)
            self._engine.ask(Cancel(self._number))
        else:
            if not self._engine.is_expected_to_answer:
                self._engine.expect_answer(START_PATIENCE * self._milliseconds)
            self._finish(Cancelled())

    def rest(self) -> None:
        """There is nothing to make for now: let another window have the device if it wants it."""
        self._turn.forgo()
        self._engine.show(waiting_for_other=False)
        self._settle()

    def use(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        """From the next run on."""
        self._engine.use(command, environment)
        self._settle()

    def forgive(self) -> None:
        """Count the engine's deaths from none again."""
        self._deaths = 0
        self._engine.show(trouble=None)

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            self._engine.close()
            self._turn.close()

    def _settle(self) -> None:
        """Do what is next, given what there is to do and what the engine is about."""
        if self._closed or self._engine.stage is Stage.ENDING:
            return
        if self._engine.stage is Stage.DOWN:
            if self._recipe is not None:
                self._engine.start()
            elif self._turn.held and self._turn.is_wished():
                self._turn.release()
        elif self._recipe is None:
            self._yielding = self._turn.is_wished()
            if self._yielding or self._engine.outdated:
                self._engine.quit()
        elif not self._sent:
            if self._engine.outdated:
                self._engine.quit()
            elif self._engine.stage is Stage.UP:
                self._sent = True
                self._engine.ask(Run.of(self._number, self._recipe))

    def _on_said(self, run: int, event: Event) -> None:
        if run != self._number or self._recipe is None:
            return
        if isinstance(event, Terminal):
            self._deaths = 0
            self._engine.answered()
            self._finish(event)
        else:
            self.said.emit(event)

    def _on_ended(self, error: ErrorReport | None) -> None:
        if self._cancelling:
            self._finish(Cancelled())
        elif error is not None and self._recipe is not None:
            self._on_death(error)
        if self._yielding:
            self._yielding = False
            self._turn.release()
            self.free.emit()
        self._settle()

    def _on_death(self, error: ErrorReport) -> None:
        """A job whose engine died under it has failed; one that was not begun gets a new engine."""
        self._deaths += 1
        speaks_otherwise = not self._sent and error.kind != EngineCrashed.__name__
        gives_up = speaks_otherwise or self._deaths >= DEATHS
        if gives_up:
            self._engine.show(trouble=error)
            self.gave_up.emit()
        if gives_up or self._sent:
            self._finish(Failed(error))

    def _finish(self, event: Event) -> None:
        self._recipe = None
        self._cancelling = False
        self.said.emit(event)
