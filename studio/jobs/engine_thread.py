"""The thread that talks with the engine, so that the window never waits for a pipe."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QThread, Signal

from studio.core.frame import Cancel, Run
from studio.jobs.engine_process import EngineProcess


class EngineThread(QThread):
    """Starts, feeds, hears and ends one engine process at a time, from any thread without waiting.

    After `start_engine` follow one `greeted`, then what is said, and always one `ended`. The
    pictures and steps in `said` are thinned out to what an eye can follow; nothing of a run is
    said after its terminal event. `broke` tells why we had to end an engine that nobody can
    understand, just before its `ended`.
    """

    greeted = Signal(object)
    """`Hello`, with the protocol of this program."""
    said = Signal(int, object)
    """The number of the run and its `Event`."""
    memory = Signal(object)
    """`Memory`."""
    broke = Signal(object)
    """`StudioError`."""
    complained = Signal(str)
    """What the engine wrote to its error channel, before it has a log of its own."""
    ended = Signal(object)
    """`Ending`."""

    _start = Signal(object, object)
    _ask = Signal(object)
    _quit = Signal()
    _kill = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("engine")
        self._process = EngineProcess()
        self._process.moveToThread(self)
        self._start.connect(self._process.start)
        self._ask.connect(self._process.ask)
        self._quit.connect(self._process.quit)
        self._kill.connect(self._process.kill)
        self._process.greeted.connect(self.greeted)
        self._process.said.connect(self.said)
        self._process.memory.connect(self.memory)
        self._process.broke.connect(self.broke)
        self._process.complained.connect(self.complained)
        self._process.ended.connect(self.ended)

    def start_engine(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        """Only while there is none. One that cannot be started is `ended` as well."""
        if not self.isRunning():
            self.start()
        self._start.emit(tuple(command), dict(environment))

    def ask(self, request: Run | Cancel) -> None:
        """The number of a `Run` must be greater than that of every one before it."""
        self._ask.emit(request)

    def quit_engine(self) -> None:
        """Ask it to end, and end it when it does not."""
        self._quit.emit()

    def kill_engine(self) -> None:
        self._kill.emit()

    def close(self) -> None:
        """Wait until engine and thread are gone, at most two seconds. Safe to call again.

        Nothing is said after that, not even what is on its way.
        """
        self.blockSignals(True)
        self.quit()
        self.wait()

    def run(self) -> None:
        self.exec()
        self._process.shut()
