"""Crashes and unforeseen errors are never lost in silence."""

import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.store.folders import Folders
from studio.ui.around.traces import CRASH_LOG, WINDOW_LOG, Alarm
from studio.ui.frame import begin
from tests.jobs.scripted import scripted_command
from tests.ui.around.conftest import press
from tests.ui.around.test_settings import SmallStudio

ROOT = Path(__file__).parents[3]
CRASH = """
import sys
from pathlib import Path
from studio.ui.around.traces import keep_traces
print(keep_traces(Path(sys.argv[1])) or "")
if sys.argv[2] == "crash":
    import faulthandler
    faulthandler._sigsegv()
"""


def start(logs: Path, how: str) -> str:
    """What a start of the program finds in that folder, before it ends well or crashes."""
    done = subprocess.run(
        [sys.executable, "-u", "-c", CRASH, str(logs), how],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode == 0) == (how == "end")
    return done.stdout.strip()


@pytest.mark.skipif(sys.platform == "win32", reason="SIGSEGV is raised by other means there")
def test_a_crash_is_told_of_once_at_the_next_start(tmp_path: Path) -> None:
    logs = tmp_path / "logs"
    assert start(logs, "crash") == ""
    report = Path(start(logs, "end"))
    assert report.name.startswith("crash-2")
    assert "Segmentation fault" in report.read_text()
    assert start(logs, "end") == ""
    assert sorted(path.name for path in logs.iterdir()) == sorted(
        [report.name, CRASH_LOG, WINDOW_LOG]
    )


@pytest.fixture
def studio(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SmallStudio]:
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    made = SmallStudio(begin(qapp, Folders(tmp_path)), scripted_command())
    made.frame.show()
    yield made
    made.close()
    made.frame.deleteLater()


def test_the_window_says_so_and_shows_the_report(
    qtbot: QtBot, studio: SmallStudio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[object] = []
    monkeypatch.setattr("studio.app.open_path", shown.append)
    report = tmp_path / "crash-2030.log"
    studio.tell(report)
    notices = studio.window.notices
    assert notices.isVisible()
    assert notices.notice is not None
    assert notices.notice.text.startswith("Atelier ended unexpectedly last time.")
    (offer,) = notices.offer_buttons()
    assert offer.text() == "Show the report"
    press(qtbot, offer)
    assert shown == [report]
    press(qtbot, notices.close_button)
    assert not notices.isVisible()


def test_a_start_without_a_crash_says_nothing(studio: SmallStudio) -> None:
    studio.tell(None)
    assert not studio.window.notices.isVisible()


def test_an_error_nobody_caught_is_logged_and_said(
    qtbot: QtBot, studio: SmallStudio, caplog: pytest.LogCaptureFixture
) -> None:
    studio.tell(None)
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    qtbot.waitUntil(studio.window.notices.isVisible)
    notice = studio.window.notices.notice
    assert notice is not None
    assert "division by zero" in notice.text
    (record,) = [each for each in caplog.records if each.name == "studio.ui.around.traces"]
    assert record.levelno == logging.ERROR
    assert record.exc_info is not None


def test_ctrl_c_is_no_error(capsys: pytest.CaptureFixture[str], qapp: QApplication) -> None:
    said: list[str] = []
    alarm = Alarm()
    alarm.happened.connect(said.append)
    alarm.ring(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert said == []


def test_damaged_files_are_said_to_be_set_aside(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    folders = Folders(tmp_path)
    folders.settings.write_text('{"theme": "plaid", "volume": 0.5}')
    folders.session.write_text("{")
    folders.library.write_bytes(b"no database" * 1000)
    studio = SmallStudio(begin(qapp, folders), scripted_command())
    studio.frame.show()
    notices = studio.window.notices
    said: list[str] = []
    while notices.notice is not None:
        said.append(notices.notice.text)
        press(qtbot, notices.close_button)
    assert len(said) == 3
    assert "settings.backup.json" in said[0]
    assert "session.backup.json" in said[1]
    assert "library" in said[2]
    assert (tmp_path / "session.backup.json").read_text() == "{"
    assert studio.services.preferences.settings.volume == 0.5
    studio.close()
    studio.frame.deleteLater()
