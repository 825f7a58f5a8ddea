"""The engine's process as seen from the thread that talks with it."""

import os
import time

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal, Slot

from studio.core.ending import Ending, Manner
from studio.core.error import EngineFailed, StudioError
from studio.core.event import Event
from studio.core.frame import (
    PROTOCOL,
    FrameReader,
    Heard,
    Hello,
    Memory,
    Quit,
    Request,
    Run,
    frame_bytes,
)
from studio.core.language import _
from studio.jobs.sieve import Sieve

GRACE = 1.0
"""Seconds an engine has to end itself when asked to."""

_PIECE = 65_536

Incoming = Hello | Heard | Memory


class EngineProcess(QObject):
    """Lives in the thread of `EngineThread`, which says what its signals mean.

    Nothing is logged from there: Python would keep a record of Qt's thread for ever.
    Qt gives an engine on Windows no console of its own when the program has none.
    """

    greeted = Signal(object)
    said = Signal(int, object)
    memory = Signal(object)
    broke = Signal(object)
    complained = Signal(str)
    ended = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._process: QProcess | None = None
        self._frames = FrameReader[Incoming](Incoming)
        self._sieve = Sieve(time.monotonic)
        self._asked = False
        self._broken = False
        self._due = QTimer(self, singleShot=True)
        self._due.timeout.connect(self._on_due)
        self._grace = QTimer(self, singleShot=True, interval=int(1000 * GRACE))
        self._grace.timeout.connect(self.kill)

    @Slot(object, object)
    def start(self, command: tuple[str, ...], environment: dict[str, str]) -> None:
        self._frames = FrameReader[Incoming](Incoming)
        self._asked = self._broken = False
        variables = QProcessEnvironment()
        for name, value in environment.items():
            variables.insert(name, value)
        process = self._process = QProcess(self)
        process.setProcessEnvironment(variables)
        process.readyReadStandardOutput.connect(self._read)
        process.readyReadStandardError.connect(self._hear_complaints)
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        process.start(command[0], list(command[1:]))

    @Slot(object)
    def ask(self, request: Request) -> None:
        if self._process is None:
            return
        if isinstance(request, Run):
            self._sieve.open(request.job)
        self._process.write(frame_bytes(request))

    @Slot()
    def quit(self) -> None:
        if self._process is not None:
            self._asked = True
            self._process.write(frame_bytes(Quit()))
            self._process.closeWriteChannel()
            self._grace.start()

    @Slot()
    def kill(self) -> None:
        if self._process is not None:
            self._asked = True
            self._process.kill()

    def shut(self) -> None:
        """Wait for the end, which may be hard: the window closes. Nothing is said of it."""
        if self._process is None:
            return
        process, self._process = self._process, None
        self._due.stop()
        self._grace.stop()
        process.write(frame_bytes(Quit()))
        process.closeWriteChannel()
        if not process.waitForFinished(int(1000 * GRACE)):
            process.kill()
            process.waitForFinished(int(1000 * GRACE))

    def _read(self) -> None:
        """In small pieces, between which the window gets the interpreter if it wants it."""
        while self._process is not None and not self._broken:
            piece = bytes(self._process.read(_PIECE).data())
            if not piece:
                return
            try:
                for frame in self._frames.feed(piece):
                    self._take(frame)
            except StudioError as error:
                self._break(error)

    def _take(self, frame: Incoming) -> None:
        match frame:
            case Heard():
                self._deliver(self._sieve.hear(frame))
            case Memory():
                self.memory.emit(frame)
            case Hello(protocol) if protocol == PROTOCOL:
                self.greeted.emit(frame)
            case Hello():
                raise EngineFailed(
                    _("The engine is of another version than the program."),
                    _("Start Atelier again. If that does not help, install it again."),
                )

    def _on_due(self) -> None:
        try:
            self._deliver(self._sieve.take())
        except StudioError as error:
            self._break(error)

    def _deliver(self, events: list[Event]) -> None:
        for event in events:
            self.said.emit(self._sieve.run, event)
        wait = self._sieve.wait()
        if wait is None:
            return
        milliseconds = int(1000 * wait) + 1
        if not self._due.isActive() or milliseconds < self._due.remainingTime():
            self._due.start(milliseconds)

    def _break(self, error: StudioError) -> None:
        """Nothing more of what it says can be believed."""
        self._broken = True
        self.broke.emit(error)
        self.kill()

    def _hear_complaints(self) -> None:
        """What it writes before it has a log of its own."""
        if self._process is not None:
            words = bytes(self._process.readAllStandardError().data()).decode(errors="replace")
            self.complained.emit(words.rstrip())

    def _on_finished(self, code: int, status: QProcess.ExitStatus) -> None:
        if self._process is not None:
            self._read()
            crashed = status is QProcess.ExitStatus.CrashExit
            self._end(Ending.of(_returncode(code, crashed), self._asked))

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if self._process is not None and error is QProcess.ProcessError.FailedToStart:
            self._end(Ending(Manner.FAILED, self._process.errorString()))

    def _end(self, ending: Ending) -> None:
        self._deliver(self._sieve.rest())
        self._due.stop()
        self._grace.stop()
        if self._process is not None:
            self._process.deleteLater()
            self._process = None
        self.ended.emit(ending)


def _returncode(code: int, crashed: bool) -> int:
    """As `subprocess` has it. Qt gives the signal's number where there are signals, and on Windows
    the exception's number, as a signed one."""
    if os.name == "nt":
        return code & 0xFFFFFFFF
    return -code if crashed else code
