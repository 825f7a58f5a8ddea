"""An engine from start to end, over and over: whether it is up, and why it is not."""

import logging
from collections.abc import Mapping, Sequence
from enum import Enum, auto

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from studio.core.ending import Ending
from studio.core.error import EngineCrashed, ErrorReport, StudioError
from studio.core.frame import Cancel, Hello, Memory, Run
from studio.core.language import _
from studio.jobs.engine_thread import EngineThread
from studio.jobs.job import EngineStatus

_log = logging.getLogger(__name__)


class Stage(Enum):
    DOWN = auto()
    STARTING = auto()
    UP = auto()
    ENDING = auto()


class EngineLife(QObject):
    """Starts and ends engines and says what became of each; what they do is another's business."""

    greeted = Signal()
    said = Signal(int, object)
    """As in `EngineThread`."""
    ended = Signal(object)
    """None when we ended it, else an `ErrorReport` for the job it had, if it had one."""
    status_changed = Signal(object)
    """`EngineStatus`."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._command = tuple(command)
        self._environment = dict(environment)
        self._thread = EngineThread(self)
        self._thread.greeted.connect(self._on_greeted)
        self._thread.said.connect(self.said)
        self._thread.memory.connect(self._on_memory)
        self._thread.broke.connect(self._on_broke)
        self._thread.complained.connect(self._on_complained)
        self._thread.ended.connect(self._on_ended)
        self._patience = QTimer(self, singleShot=True)
        self._patience.timeout.connect(self._on_no_answer)
        self._asked = False
        self._has_greeted = False
        self._reason: ErrorReport | None = None
        self.stage = Stage.DOWN
        self.outdated = False
        """It was started with another command than the next one will be."""
        self.status = EngineStatus(running=False)

    def use(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        """From the next start on."""
        self._command, self._environment = tuple(command), dict(environment)
        self.outdated = self.stage is not Stage.DOWN

    def start(self) -> None:
        """Only when it is down. Either `greeted` or `ended` comes next."""
        self.stage = Stage.STARTING
        self.outdated = self._asked = self._has_greeted = False
        self._reason = None
        self._thread.start_engine(self._command, self._environment)

    def ask(self, request: Run | Cancel) -> None:
        self._thread.ask(request)

    def quit(self) -> None:
        self.stage = Stage.ENDING
        self._asked = True
        self._thread.quit_engine()

    def expect_answer(self, milliseconds: int) -> None:
        """Unless `answered` is called or it greets by then, it is killed."""
        self._patience.start(milliseconds)

    @property
    def is_expected_to_answer(self) -> bool:
        return self._patience.isActive()

    def answered(self) -> None:
        self._patience.stop()

    def show(self, **how: object) -> None:
        """Change the fields of `EngineStatus` in `how`."""
        status = msgspec.structs.replace(self.status, **how)
        if status != self.status:
            self.status = status
            self.status_changed.emit(status)

    def close(self) -> None:
        self._patience.stop()
        self._thread.close()

    def _on_greeted(self, hello: Hello) -> None:
        if self.stage is Stage.STARTING:
            self._patience.stop()
            self._has_greeted = True
            self.stage = Stage.UP
            self.show(running=True, device=hello.device, dtype=hello.dtype)
            self.greeted.emit()

    def _on_memory(self, memory: Memory) -> None:
        self.show(memory_used=memory.used, memory_total=memory.total)

    def _on_broke(self, error: StudioError) -> None:
        _log.error("the engine is ended: %s", error)
        self._reason = ErrorReport.of(error)

    def _on_complained(self, words: str) -> None:
        _log.warning("the engine says: %s", words)

    def _on_no_answer(self) -> None:
        _log.warning("the engine does not answer and is ended")
        self._asked = True
        self._thread.kill_engine()

    def _on_ended(self, ending: Ending) -> None:
        _log.info("the engine ended: %s %s", ending.manner, ending.detail)
        self._patience.stop()
        self.stage = Stage.DOWN
        self.show(running=False, memory_used=0, memory_total=0)
        if self._asked:
            self.ended.emit(None)
        else:
            error = ending.error() if self._has_greeted else _cannot_start(ending)
            self.ended.emit(self._reason or ErrorReport.of(error))


def _cannot_start(ending: Ending) -> EngineCrashed:
    message = _("The engine could not start ({detail}).")
    return EngineCrashed(
        message.format(detail=ending.detail or ending.manner),
        _("Look at the device and the memory in the settings, then try again."),
        ("retry", "settings"),
    )
