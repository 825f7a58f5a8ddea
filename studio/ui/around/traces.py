"""What went wrong stays readable: a log, crash traces, and word of errors nobody foresaw."""

import faulthandler
import logging
import sys
import threading
import time
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

WINDOW_LOG, CRASH_LOG = "window.log", "crash.log"

_log = logging.getLogger(__name__)


def keep_traces(logs: Path) -> Path | None:
    """Begin the log and the crash trace in that folder.

    Returns the trace of a crash that ended the program last time, set aside so that it is told of
    once.
    """
    logs.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(
        filename=logs / WINDOW_LOG,
        encoding="utf-8",
        format="%(asctime)s %(name)s %(levelname)s %(message)s",
    )
    crash = logs / CRASH_LOG
    report = _set_aside(crash)
    faulthandler.enable(crash.open("ab"))
    return report


class Alarm(QObject):
    """Brings errors that nobody caught, on any thread, into the log and to the person."""

    happened = Signal(str)
    """The error in one line."""

    def install(self) -> None:
        sys.excepthook = self.ring
        threading.excepthook = lambda caught: self.ring(
            caught.exc_type, caught.exc_value, caught.exc_traceback
        )

    def ring(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            sys.__excepthook__(kind, error or kind(), trace)
            return
        _log.error("nobody caught this", exc_info=(kind, error or kind(), trace))
        self.happened.emit(" ".join(f"{kind.__name__}: {error}".split())[:200])


def _set_aside(crash: Path) -> Path | None:
    try:
        if not crash.exists() or not crash.stat().st_size:
            return None
        date = time.strftime("%Y-%m-%d-%H%M%S", time.localtime(crash.stat().st_mtime))
        return crash.rename(crash.with_name(f"crash-{date}.log"))
    except OSError as error:  # on Windows another window may have it open
        _log.warning("the crash trace could not be set aside: %s", error)
        return None
