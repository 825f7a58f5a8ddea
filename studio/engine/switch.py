"""Stop that stops: one switch a job, asked at every step, token and tile."""

import contextlib
import ctypes
import threading
from collections.abc import Callable, Iterator

from torch import nn


class Stop(BaseException):
    """Unwinds the libraries when the person has asked to stop.

    No `Exception`, because libraries catch those in places where this one must pass.
    """


class Switch:
    """Turned once, from any thread; the thread that works meets `Stop` at its next check."""

    def __init__(self) -> None:
        self._asked = threading.Event()
        self._lock = threading.Lock()
        self._loader: int | None = None

    def ask(self) -> None:
        with self._lock:
            self._asked.set()
            if self._loader is not None:
                _throw(self._loader)

    @property
    def asked(self) -> bool:
        return self._asked.is_set()

    def check(self) -> None:
        if self._asked.is_set():
            raise Stop

    @contextlib.contextmanager
    def interruptible(self) -> Iterator[None]:
        """For work that asks nobody, such as a library's loader: `Stop` is thrown into it.

        It may strike between any two bytecodes, so only around work whose state is thrown away.
        """
        self.check()
        with self._lock:
            self._loader = threading.get_ident()
        try:
            yield
        finally:
            with self._lock:
                self._loader = None
        self.check()


def watch(module: nn.Module, check: Callable[[], None]) -> None:
    """Ask before every block of a network, so that even one slow step can be stopped midway.

    Blocks are what stands in a row; asking before every single layer would cost a small network
    a twentieth of its time.
    """

    def before(*_: object) -> None:
        check()

    for row in module.modules():
        if isinstance(row, nn.ModuleList | nn.Sequential):
            for block in row:
                block.register_forward_pre_hook(before)


def _throw(thread: int) -> None:
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(Stop))
