"""Ctrl+C in the terminal, and the system's polite requests to end."""

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

_ASKING = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
]


class EndSignals(QObject):
    """Calls `end` on the window's thread.

    Python runs its signal handlers only between its own instructions, of which there are none
    while Qt waits for events; a byte in a socket wakes it.
    """

    def __init__(self, end: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heard, self._woken = socket.socketpair()
        for each in (self._heard, self._woken):
            each.setblocking(False)
        self._notifier = QSocketNotifier(self._heard.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(lambda: self._heard.recv(64))
        signal.set_wakeup_fd(self._woken.fileno(), warn_on_full_buffer=False)
        for number in _ASKING:
            signal.signal(number, lambda _number, _frame: end())
