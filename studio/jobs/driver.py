"""One job after the other through an engine that may die, hang or talk nonsense."""

import logging
from collections.abc import Mapping, Sequence
from enum import Enum, auto

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from studio.core.ending import Ending
from studio.core.error import EngineCrashed, ErrorReport, StudioError
from studio.core.event import Cancelled, Event, Failed, Terminal
from studio.core.frame import Cancel, Hello, Memory, Run
from studio.core.language import _
from studio.core.recipe import Recipe
from studio.jobs.engine_thread import EngineThread
from studio.jobs.job import EngineStatus
from studio.jobs.turn import Turn

PATIENCE = 3.0
"""Seconds in which an engine must answer a cancel."""
START_PATIENCE = 10
"""So many times longer may it take to greet, once a cancel has shown that the person waits."""
DEATHS = 3
"""So often in a row an engine may die before we give up; a job it ends itself starts the count
anew."""

_log = logging.getLogger(__name__)


class _Engine(Enum):
    DOWN = auto()
    STARTING = auto()
    UP = auto()
    ENDING = auto()


class Driver(QObject):
    """Whatever becomes of the engine, every `run` ends with exactly one terminal event in `said`.

    A `Run` is sent only to an engine that has greeted: a cancel before that costs no start, and a
    job is not blamed for an engine that cannot start, until it has failed to `DEATHS` times.
    """

    said = Signal(object)
    """An `Event` of the run."""
    free = Signal()
    """The device is ours now: `acquire` will say so."""
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
        self._command = tuple(command)
        self._environment = dict(environment)
        self._turn = turn
        turn.setParent(self)
        turn.taken.connect(self._on_taken)
        turn.wished.connect(self._settle)
        self._thread = EngineThread(self)
        self._thread.greeted.connect(self._on_greeted)
        self._thread.said.connect(self._on_said)
        self._thread.memory.connect(self._on_memory)
        self._thread.broke.connect(self._on_broke)
        self._thread.complained.connect(self._on_complained)
        self._thread.ended.connect(self._on_ended)
        self._milliseconds = int(1000 * patience)
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self._on_no_answer)
        self.status = EngineStatus(running=False)
        self._engine = _Engine.DOWN
        self._outdated = False
        self._yielding = False
        self._asked = False
        self._recipe: Recipe | None = None
        self._number = 0
        self._sent = False
        self._cancelling = False
        self._deaths = 0
        self._reason: ErrorReport | None = None
        self._closed = False

    def acquire(self) -> bool:
        """Whether the device is ours and a `run` may come; if not, `free` will say when."""
        ours = not self._yielding and self._turn.want()
        self._show(waiting_for_other=not ours)
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
            self._patience.start(self._milliseconds)
            self._thread.ask(Cancel(self._number))
        else:
            if not self._patience.isActive():
                self._patience.start(START_PATIENCE * self._milliseconds)
            self._finish(Cancelled())

    def rest(self) -> None:
        """There is nothing to make for now: let another window have the device if it wants it."""
        self._turn.forgo()
        self._show(waiting_for_other=False)
        self._settle()

    def use(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        """From the next run on."""
        self._command, self._environment = tuple(command), dict(environment)
        self._outdated = self._engine is not _Engine.DOWN
        self._settle()

    def forgive(self) -> None:
        """Count the engine's deaths from none again."""
        self._deaths = 0
        self._show(trouble=None)

    def close(self) -> None:
        if not self._closed:
            self._closed = True
            self._patience.stop()
            self._thread.close()
            self._turn.close()

    def _settle(self) -> None:
        """Do what is next, given what there is to do and what the engine is about."""
        if self._closed:
            return
        match self._engine:
            case _Engine.DOWN if self._recipe is not None:
                self._start()
            case _Engine.DOWN if self._turn.held and self._turn.is_wished():
                self._turn.release()
            case _Engine.STARTING | _Engine.UP if self._recipe is None:
                self._yielding = self._turn.is_wished()
                if self._yielding or self._outdated:
                    self._quit()
            case _Engine.STARTING | _Engine.UP if self._outdated and not self._sent:
                self._quit()
            case _Engine.UP if self._recipe is not None and not self._sent:
                self._sent = True
                self._thread.ask(Run.of(self._number, self._recipe))

    def _start(self) -> None:
        self._engine = _Engine.STARTING
        self._outdated = self._asked = False
        self._reason = None
        self._thread.start_engine(self._command, self._environment)

    def _quit(self) -> None:
        self._engine = _Engine.ENDING
        self._asked = True
        self._thread.quit_engine()

    def _on_greeted(self, hello: Hello) -> None:
        if self._engine is _Engine.STARTING:
            self._patience.stop()
            self._engine = _Engine.UP
            self._show(running=True, device=hello.device, dtype=hello.dtype)
            self._settle()

    def _on_said(self, run: int, event: Event) -> None:
        if run != self._number or self._recipe is None:
            return
        if isinstance(event, Terminal):
            self._deaths = 0
            self._patience.stop()
            self._finish(event)
        else:
            self.said.emit(event)

    def _on_memory(self, memory: Memory) -> None:
        self._show(memory_used=memory.used, memory_total=memory.total)

    def _on_broke(self, error: StudioError) -> None:
        _log.error("the engine is ended: %s", error)
        self._reason = ErrorReport.of(error)

    def _on_complained(self, words: str) -> None:
        _log.warning("the engine says: %s", words)

    def _on_no_answer(self) -> None:
        _log.warning("the engine did not answer a cancel and is ended")
        self._asked = True
        self._thread.kill_engine()

    def _on_ended(self, ending: Ending) -> None:
        _log.info("the engine ended: %s %s", ending.manner, ending.detail)
        self._engine = _Engine.DOWN
        self._patience.stop()
        self._show(running=False, memory_used=0, memory_total=0)
        if self._cancelling:
            self._finish(Cancelled())
        elif not self._asked and self._recipe is not None:
            error = ending.error() if self._sent else _cannot_start(ending)
            self._on_death(self._reason or ErrorReport.of(error))
        if self._yielding:
            self._yielding = False
            self._turn.release()
            self.free.emit()
        self._settle()

    def _on_death(self, report: ErrorReport) -> None:
        """A job whose engine died under it has failed; one that was not begun gets a new engine."""
        self._deaths += 1
        cannot_talk = self._reason is not None and not self._sent
        gives_up = cannot_talk or self._deaths >= DEATHS
        if gives_up:
            self._show(trouble=report)
            self.gave_up.emit()
        if gives_up or self._sent:
            self._finish(Failed(report))

    def _finish(self, event: Event) -> None:
        self._recipe = None
        self._cancelling = False
        self.said.emit(event)

    def _on_taken(self) -> None:
        self._show(waiting_for_other=False)
        self.free.emit()

    def _show(self, **how: object) -> None:
        status = msgspec.structs.replace(self.status, **how)
        if status != self.status:
            self.status = status
            self.status_changed.emit(status)


def _cannot_start(ending: Ending) -> EngineCrashed:
    message = _("The engine could not start ({detail}).")
    return EngineCrashed(
        message.format(detail=ending.detail or ending.manner),
        _("Look at the device and the memory in the settings, then try again."),
        ("retry", "settings"),
    )
