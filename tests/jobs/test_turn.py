"""Windows share one device by turns, whatever becomes of the others."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QLockFile
from pytestqt.qtbot import QtBot

from studio.jobs.job import State
from studio.jobs.turn import Turn
from tests.jobs.conftest import WAIT, Watched
from tests.jobs.scripted import scripted_environment, scripted_text

Start = Callable[..., Watched]

OTHER_WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QLockFile
app = QCoreApplication([])
locks = [QLockFile(name) for name in sys.argv[1:]]
for lock in locks:
    lock.setStaleLockTime(0)
    assert lock.tryLock(0)
print("locked", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def turn(qapp: object, turn_folder: Path) -> Iterator[Callable[[], Turn]]:
    turns: list[Turn] = []

    def make() -> Turn:
        turns.append(Turn(turn_folder))
        return turns[-1]

    yield make
    for each in turns:
        each.close()


def crash_with(*locks: Path) -> None:
    """Leave the locks of a window that was killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", OTHER_WINDOW, *map(str, locks)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=scripted_environment(),
    )
    with process:
        assert process.stdout
        assert process.stdout.readline().strip() == b"locked"
        process.kill()
    assert all(lock.exists() for lock in locks)


def test_the_oldest_wish_is_granted_first(turn: Callable[[], Turn], qtbot: QtBot) -> None:
    first, second, third = turn(), turn(), turn()
    order: list[str] = []
    second.taken.connect(lambda: order.append("second"))
    third.taken.connect(lambda: order.append("third"))
    assert first.want()
    assert not second.want()
    assert not third.want()
    assert first.is_wished()
    first.release()
    assert not first.want()
    qtbot.waitUntil(lambda: second.held, timeout=WAIT)
    second.release()
    qtbot.waitUntil(lambda: third.held, timeout=WAIT)
    third.release()
    qtbot.waitUntil(lambda: first.held, timeout=WAIT)
    assert order == ["second", "third"]


def test_the_holder_is_told_of_a_wish(turn: Callable[[], Turn], qtbot: QtBot) -> None:
    holder, other = turn(), turn()
    assert holder.want()
    with qtbot.waitSignal(holder.wished, timeout=WAIT):
        other.want()
    assert holder.is_wished()
    other.forgo()
    assert not holder.is_wished()
    assert not other.held


def test_what_a_crashed_window_left_is_broken(
    turn: Callable[[], Turn], turn_folder: Path, qtbot: QtBot
) -> None:
    turn_folder.mkdir()
    wish = turn_folder / "00000000000000000001-1-0.wish"
    crash_with(turn_folder / "engine.lock", wish)
    ours = turn()
    assert not ours.is_wished()
    assert not wish.exists()
    assert ours.want()


def test_a_holder_that_crashes_makes_room(
    turn: Callable[[], Turn], turn_folder: Path, qtbot: QtBot
) -> None:
    turn_folder.mkdir()
    lock = turn_folder / "engine.lock"
    with subprocess.Popen(
        [sys.executable, "-c", OTHER_WINDOW, str(lock)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=scripted_environment(),
    ) as process:
        assert process.stdout
        process.stdout.readline()
        ours = turn()
        assert not ours.want()
        process.kill()
    qtbot.waitUntil(lambda: ours.held, timeout=WAIT)


def test_a_closed_turn_is_given_back(turn: Callable[[], Turn], turn_folder: Path) -> None:
    first, waiting = turn(), turn()
    assert first.want()
    assert not waiting.want()
    waiting.close()
    first.close()
    first.close()
    assert list(turn_folder.iterdir()) == []


def test_another_window_waits_and_then_has_the_device_to_itself(start: Start) -> None:
    first, second = start(), start()
    one = first.queue.submit(scripted_text("delay=0.02"))
    other = second.queue.submit(scripted_text())
    cancelled = second.queue.submit(scripted_text())
    assert second.queue.status.waiting_for_other
    assert second.now(other).state is State.WAITING
    second.queue.move(cancelled, 0)
    second.queue.cancel(cancelled)
    first.until_over(one)
    second.until_over(other)
    assert not second.queue.status.waiting_for_other
    first.until(lambda: not first.queue.status.running)
    assert len(engines()) == 1
    again = first.queue.submit(scripted_text())
    first.until_over(again)
    second.until(lambda: not second.queue.status.running)


def test_a_window_that_wants_nothing_any_more_waits_no_longer(start: Start) -> None:
    first, second = start(), start()
    one = first.queue.submit(scripted_text("steps=1000000 delay=0.01"))
    first.until_state(one, State.RUNNING)
    other = second.queue.submit(scripted_text())
    second.queue.cancel(other)
    assert not second.queue.status.waiting_for_other
    first.queue.cancel(one)
    first.until_over(one)
    first.until_over(first.queue.submit(scripted_text()))
    assert first.queue.status.running


def test_a_paused_window_lets_the_other_go_on(start: Start) -> None:
    first, second = start(), start()
    one = first.queue.submit(scripted_text("delay=0.02"))
    two = first.queue.submit(scripted_text())
    first.queue.set_paused(True)
    other = second.queue.submit(scripted_text())
    second.until_over(other)
    assert first.now(one).state is State.DONE
    assert first.now(two).state is State.WAITING
    first.queue.set_paused(False)
    first.until_over(two)


def test_a_closed_window_makes_room(start: Start) -> None:
    first, second = start(), start()
    one = first.queue.submit(scripted_text("hang"))
    first.until_state(one, State.RUNNING)
    other = second.queue.submit(scripted_text())
    assert second.queue.status.waiting_for_other
    first.queue.close()
    second.until_over(other)


def test_a_folder_without_locks_keeps_nobody_from_working(
    start: Start, turn_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QLockFile, "tryLock", lambda *_: False)
    monkeypatch.setattr(QLockFile, "error", lambda _: QLockFile.LockError.PermissionError)
    watched = start()
    watched.until_over(watched.queue.submit(scripted_text()))


def engines() -> list[psutil.Process]:
    return psutil.Process().children(recursive=True)
