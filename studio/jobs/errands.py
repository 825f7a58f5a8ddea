"""Work that would make the window wait, done on a thread of a pool."""

import logging
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QThreadPool, Signal

from studio.core.error import EngineFailed, StudioError
from studio.core.language import _

_log = logging.getLogger(__name__)

T = TypeVar("T")


class Errands(QObject):
    """Runs functions elsewhere and brings what comes of them back to the thread it lives in."""

    _came = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._closed = False
        self._came.connect(self._deliver)

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[StudioError], None],
    ) -> None:
        """`work` must touch nothing of Qt's. One of the other two is called later, unless we are
        closed by then, or it belongs to or holds on to a Qt object that is gone."""
        if not self._closed:
            # A `QRunnable` made here would leave Python with an object whose memory Qt gives to
            # others, which are then taken for it.
            self._pool.start(lambda: self._came.emit(_done(work, then, failed)))

    @property
    def closed(self) -> bool:
        """Long errands look at this, and end when nobody waits for them any more."""
        return self._closed

    def close(self) -> None:
        """Wait for what is under way; what has not begun is forgotten, and nothing is told."""
        self._closed = True
        self._pool.clear()
        self._pool.waitForDone()

    def _deliver(self, outcome: "_Outcome") -> None:
        error = outcome.value
        if isinstance(error, Exception) and not isinstance(error, StudioError):
            _log.error("an errand failed", exc_info=error)
            outcome = _Outcome(outcome.callback, _unforeseen(error))
        if not self._closed and not _is_gone(outcome.callback):
            outcome.callback(outcome.value)


@dataclass(frozen=True)
class _Outcome:
    callback: Callable[[Any], None]
    value: Any


def _done(
    work: Callable[[], T], then: Callable[[T], None], failed: Callable[[StudioError], None]
) -> _Outcome:
    try:
        return _Outcome(then, work())
    except Exception as error:  # noqa: BLE001 - told and logged, whatever it is
        return _Outcome(failed, error)


def _unforeseen(error: Exception) -> StudioError:
    message = _("Something went wrong that nobody foresaw ({reason}).")
    reason = str(error) or type(error).__name__
    return EngineFailed(message.format(reason=reason), _("The log says more. Try again."))


def _is_gone(callback: Callable[..., Any]) -> bool:
    return any(
        isinstance(each, QObject) and not shiboken6.isValid(each) for each in _held(callback)
    )


def _held(callback: Callable[..., Any]) -> Iterator[object]:
    """What a function holds on to: the object of a method, the variables of a lambda."""
    if isinstance(callback, partial):
        yield from callback.args
        yield from _held(callback.func)
        return
    yield getattr(callback, "__self__", None)
    for cell in getattr(callback, "__closure__", None) or ():
        with suppress(ValueError):  # a variable that was deleted
            yield cell.cell_contents
