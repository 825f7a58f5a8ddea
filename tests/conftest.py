"""What holds for every test: nothing stays running, and nobody's own files are touched."""

import os

# Read when torch is first imported. On networks as small as those of the tests several threads
# only wait for each other, on a busy machine for minutes.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import threading
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

PATIENCE = 5
"""Seconds in which what a test started may still come to its own end."""

STAYING_THREADS = ("TMonitor", "_DummyThread")
"""tqdm starts the first with its first progress bar and keeps it for the life of the process. The
second is Python's note of a thread that is none of its own, such as those of Qt's pools, which
stays after the thread has ended."""


@pytest.fixture(scope="session", autouse=True)
def own_surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Models, library and settings in an empty folder, and messages in English, on any machine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ATELIER_HOME", str(tmp_path_factory.mktemp("home")))
        patch.setenv("LANGUAGE", "en")
        yield


@pytest.fixture
def trash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The real trash of a desktop, in another folder; its place is settled on import."""
    other = pytest.importorskip("send2trash.plat_other")
    trash = tmp_path / "Trash"
    monkeypatch.setattr("send2trash.send2trash", other.send2trash)
    monkeypatch.setattr(other, "HOMETRASH", str(trash))
    monkeypatch.setattr(other, "HOMETRASH_B", bytes(trash))
    return trash / "files"


@pytest.fixture(autouse=True)
def nothing_left_running() -> Iterator[None]:
    """Fail a test that leaves a thread or a process behind, and name it.

    transformers ends its loading threads without waiting for them, so what ends in a moment by
    itself is no fault. Fixtures of a wider scope are older than a test, and may keep theirs.
    """
    threads = set(threading.enumerate())
    processes = set(psutil.Process().children(recursive=True))
    yield
    left = _threads_left(threads) + _processes_left(processes)
    if left:
        pytest.fail(f"Left running: {', '.join(left)}")


def _threads_left(before: set[threading.Thread]) -> list[str]:
    started = [
        thread
        for thread in threading.enumerate()
        if thread not in before and type(thread).__name__ not in STAYING_THREADS
    ]
    for thread in started:
        thread.join(PATIENCE)
    return [f"thread {thread.name}" for thread in started if thread.is_alive()]


def _processes_left(before: set[psutil.Process]) -> list[str]:
    started = [
        process for process in psutil.Process().children(recursive=True) if process not in before
    ]
    _, alive = psutil.wait_procs(started, timeout=PATIENCE if started else 0)
    left = [f"process {process.pid} {' '.join(process.cmdline())}" for process in alive]
    for process in alive:
        process.kill()
    return left
