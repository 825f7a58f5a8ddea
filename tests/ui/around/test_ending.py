"""The program is asked to end by the system, or not asked at all."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from studio.store.folders import Folders
from studio.store.session import SessionFile
from studio.ui.frame import begin
from tests.jobs.scripted import scripted_command, scripted_environment, scripted_text
from tests.ui.around.conftest import press
from tests.ui.around.test_settings import SmallStudio

ROOT = Path(__file__).parents[3]
PROGRAM = """
import sys
import studio.app
from studio.opening import open_window
from tests.ui.around.test_settings import SmallStudio

class Ready(SmallStudio):
    def hear_signals(self):
        super().hear_signals()
        print("ready", flush=True)

studio.app.Studio = Ready
sys.exit(open_window())
"""


@pytest.fixture
def running(tmp_path: Path) -> Callable[[], subprocess.Popen[str]]:
    """The program in a process of its own, its window shown."""

    def run() -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM],
            cwd=ROOT,
            env={**os.environ, "ATELIER_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout
        assert process.stdout.readline().strip() == "ready"
        return process

    return run


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals there")
@pytest.mark.parametrize("number", ["SIGINT", "SIGTERM"])
def test_asked_to_end_it_saves_and_ends(
    running: Callable[[], subprocess.Popen[str]], tmp_path: Path, number: str
) -> None:
    with running() as process:
        process.send_signal(getattr(signal, number))
        assert process.wait(20) == 0
    assert json.loads((tmp_path / "session.json").read_text())["tab"] == "image"


def answer(qtbot: QtBot, studio: SmallStudio, words: str) -> None:
    """Close the window, and press that button of the question it then asks."""

    def press_it() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        press(qtbot, next(each for each in box.buttons() if words in each.text()))

    QTimer.singleShot(0, press_it)
    studio.frame.close()


def test_leaving_while_something_is_made_asks_once_and_leaves_nothing_running(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setenv("PYTHONPATH", scripted_environment()["PYTHONPATH"])
    studio = SmallStudio(begin(qapp, Folders(tmp_path)), scripted_command())
    studio.frame.show()
    queue = studio.services.queue
    job = queue.submit(scripted_text("steps=2000 delay=0.02"))
    qtbot.waitUntil(lambda: (now := queue.job(job)) is not None and now.step > 0)
    answer(qtbot, studio, "Stay")
    assert studio.window.isVisible()
    assert queue.busy
    answer(qtbot, studio, "Stop and leave")
    assert not studio.window.isVisible()
    studio.close()
    assert psutil.Process().children() == []
    studio.frame.deleteLater()


def test_what_is_typed_is_saved_while_the_window_stays_open(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setattr("studio.app.SAVE_INTERVAL", 20)
    studio = SmallStudio(begin(qapp, Folders(tmp_path)), scripted_command())
    studio.frame.show()
    studio.window.tabs["text"].box.setPlainText("half a sentence")  # type: ignore[attr-defined]
    file = SessionFile(tmp_path / "session.json")
    qtbot.waitUntil(lambda: file.load().forms.get("text") == "half a sentence")
    studio.close()
    studio.frame.deleteLater()
