"""Work goes elsewhere, what comes of it comes back."""

import gc
import logging
import threading
from collections.abc import Callable, Iterator
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject, QRunnable
from pytestqt.qtbot import QtBot

from studio.core.error import BadInput, StudioError
from studio.jobs.errands import Errands


@pytest.fixture
def errands(qapp: object) -> Iterator[Errands]:
    errands = Errands()
    yield errands
    errands.close()


def unexpected(what: object) -> None:
    pytest.fail(f"unexpected: {what}")


class Listener(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[object, int]] = []

    def hear(self, what: object) -> None:
        self.heard.append((what, threading.get_ident()))


def test_work_is_done_elsewhere_and_told_here(errands: Errands, qtbot: QtBot) -> None:
    listener = Listener()
    errands.run(threading.get_ident, listener.hear, unexpected)
    qtbot.waitUntil(lambda: bool(listener.heard))
    ((worker, here),) = listener.heard
    assert here == threading.get_ident() != worker


def test_an_error_is_told_as_it_is(errands: Errands, qtbot: QtBot) -> None:
    error = BadInput("No such thing.", "Choose another.")
    told: list[StudioError] = []

    def work() -> None:
        raise error

    errands.run(work, unexpected, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [error]


def test_what_nobody_foresaw_is_told_and_logged(
    errands: Errands, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[StudioError] = []

    def work() -> float:
        return 1 / 0

    with caplog.at_level(logging.ERROR):
        errands.run(work, unexpected, told.append)
        qtbot.waitUntil(lambda: bool(told))
    assert "division by zero" in told[0].message
    assert "ZeroDivisionError" in caplog.text
    assert "return 1 / 0" in caplog.text


@pytest.mark.parametrize(
    "through",
    [
        lambda listener: listener.hear,
        lambda listener: lambda what: listener.hear(what),
        lambda listener: partial(Listener.hear, listener),
    ],
    ids=["method", "lambda", "partial"],
)
def test_who_is_gone_is_told_nothing(
    errands: Errands, qtbot: QtBot, through: Callable[[Listener], Callable[[object], None]]
) -> None:
    listener, waiting = Listener(), threading.Event()
    errands.run(waiting.wait, through(listener), unexpected)
    shiboken6.delete(listener)
    waiting.set()
    later = Listener()
    errands.run(int, later.hear, unexpected)
    qtbot.waitUntil(lambda: bool(later.heard))
    errands.close()
    assert listener.heard == []


def test_closing_waits_and_then_tells_nothing(errands: Errands, qtbot: QtBot) -> None:
    listener, begun, done = Listener(), threading.Event(), threading.Event()

    def work() -> None:
        begun.set()
        done.set()

    errands.run(work, listener.hear, listener.hear)
    begun.wait()
    errands.close()
    assert done.is_set()
    errands.run(work, listener.hear, listener.hear)
    other = Errands()
    heard = Listener()
    other.run(int, heard.hear, unexpected)
    qtbot.waitUntil(lambda: bool(heard.heard))
    other.close()
    assert listener.heard == []


def test_nothing_is_left_that_qt_no_longer_knows(errands: Errands, qtbot: QtBot) -> None:
    """PySide would take the next object at the same place in memory for what was there before."""
    told: list[int] = []
    for number in range(50):
        errands.run(lambda number=number: number, told.append, unexpected)
    qtbot.waitUntil(lambda: len(told) == 50)
    gc.collect()
    assert not [each for each in gc.get_objects() if issubclass(type(each), QRunnable)]
