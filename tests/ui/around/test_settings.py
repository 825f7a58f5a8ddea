"""The settings beside the window, pressed, and what each changes at once."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QToolButton
from pytestqt.qtbot import QtBot

from studio.app import Studio
from studio.store.folders import Folders
from studio.store.settings import Settings
from studio.ui.around.devices import Devices
from studio.ui.around.settings_dialog import SettingsDialog
from studio.ui.frame import begin
from studio.ui.window import MainWindow
from tests.jobs.scripted import scripted_command, scripted_text
from tests.ui.around.conftest import PAGES, NotedTab, press


class SmallStudio(Studio):
    """The whole program, with tabs that only note what they are given."""

    def _build_window(self) -> MainWindow:
        return MainWindow(self.services, [NotedTab(key) for key in PAGES])


@pytest.fixture
def studio(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SmallStudio]:
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setattr(Devices, "look", lambda self: None)
    made = SmallStudio(begin(qapp, Folders(tmp_path)), scripted_command())
    made.frame.show()
    yield made
    made.services.preferences.change(language="", theme="dark")
    made.close()
    made.frame.deleteLater()


@pytest.fixture
def settings(qtbot: QtBot, studio: SmallStudio) -> SettingsDialog:
    return opened(qtbot, studio)


def opened(qtbot: QtBot, studio: SmallStudio) -> SettingsDialog:
    """By the button in the top bar."""
    buttons = studio.window.top.findChildren(QToolButton)
    press(qtbot, next(each for each in buttons if each.accessibleName() == "Settings"))
    (found,) = studio.window.findChildren(SettingsDialog)
    assert found.isVisible()
    return found


def pick(qtbot: QtBot, box: QComboBox, text: str) -> None:
    """As a person does, with the list open."""
    press(qtbot, box)
    view = box.view()
    index = view.model().index(box.findText(text), 0)
    view.scrollTo(index)
    view.setCurrentIndex(index)
    qtbot.keyClick(view, Qt.Key.Key_Return)


def ground() -> int:
    """How light the window is, 0 to 255."""
    return QApplication.palette().color(QPalette.ColorRole.Window).lightness()


def test_it_is_beside_the_work(settings: SettingsDialog, studio: SmallStudio) -> None:
    assert not settings.isModal()
    assert studio.window.isEnabled()


def test_the_theme_changes_at_once(
    qtbot: QtBot, settings: SettingsDialog, studio: SmallStudio
) -> None:
    dark = ground()
    press(qtbot, settings.theme.buttons["light"])
    assert ground() > 200 > dark
    assert studio.services.preferences.settings.theme == "light"
    press(qtbot, settings.theme.buttons["dark"])
    assert ground() == dark


def test_the_palette_and_the_settings_agree(settings: SettingsDialog, studio: SmallStudio) -> None:
    studio.window.change(theme="light")
    assert settings.theme.buttons["light"].isChecked()


CHINESE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN"><context><name>TopBar</name><message>
<source>Queue</source><translation>队列</translation></message></context></TS>
"""


@pytest.fixture
def translations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Chinese for one word, so that this holds however far the translators have come."""
    source = tmp_path / "atelier_zh.ts"
    source.write_text(CHINESE, encoding="utf-8")
    tool = shutil.which("lrelease", path=str(Path(PySide6.__file__).parent))
    assert tool
    subprocess.run([tool, "-silent", source], check=True)
    monkeypatch.setattr("studio.app.resource", lambda *parts: tmp_path)


@pytest.mark.usefixtures("translations")
def test_another_language_changes_the_words_and_keeps_the_forms(
    qtbot: QtBot, settings: SettingsDialog, studio: SmallStudio
) -> None:
    old = studio.window
    old.show_page("audio")
    box = old.tab.box  # type: ignore[attr-defined]
    qtbot.keyClicks(box, "half a thought")
    old.notices.say("still to be read")
    pick(qtbot, settings.language, "简体中文")
    window = studio.window
    assert window is not old
    assert window.isVisible()
    assert not old.isVisible()
    assert window.top.queue_button.text() == "队列"
    assert window.tab.key == "audio"
    assert window.tab.box.toPlainText() == "half a thought"  # type: ignore[attr-defined]
    assert window.notices.notice is not None
    (beside,) = window.findChildren(SettingsDialog)
    assert beside.isVisible()
    assert beside.language.currentText() == "简体中文"
    pick(qtbot, beside.language, "English")
    assert studio.window.top.queue_button.text() == "Queue"


def test_a_folder_is_taken_when_it_makes_sense(
    qtbot: QtBot, settings: SettingsDialog, studio: SmallStudio, tmp_path: Path
) -> None:
    row = settings.works_folder
    new = tmp_path / "somewhere" / "new"
    row.field.setFocus()
    qtbot.keyClicks(row.field, str(new))
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: studio.services.keeper.folder == new)
    assert settings.isVisible()
    press(qtbot, row.reset_button)
    qtbot.waitUntil(lambda: studio.services.keeper.folder == studio.services.folders.works)
    assert row.field.text() == ""
    assert row.field.placeholderText() == str(studio.services.folders.works)


@pytest.mark.parametrize("typed", ["half/a/path", "{file}", "{file}/below"])
def test_a_folder_that_cannot_be_is_refused_beside_it(
    qtbot: QtBot, settings: SettingsDialog, studio: SmallStudio, tmp_path: Path, typed: str
) -> None:
    file = tmp_path / "file"
    file.touch()
    row = settings.models_folder
    row.field.setFocus()
    qtbot.keyClicks(row.field, typed.format(file=file))
    qtbot.keyClick(row.field, Qt.Key.Key_Tab)
    qtbot.waitUntil(row.trouble.isVisible)
    assert "path" in row.trouble.text() or "folder" in row.trouble.text()
    assert studio.services.preferences.settings.models_folder == ""


def test_memory_and_threads_are_numbers_or_automatic(
    qtbot: QtBot, settings: SettingsDialog, studio: SmallStudio
) -> None:
    row = settings.memory
    row.field.setFocus()
    row.field.selectAll()
    qtbot.keyClicks(row.field, "6.5")
    qtbot.keyClick(row.field, Qt.Key.Key_Return)
    assert studio.services.preferences.settings.memory_gb == 6.5
    assert row.field.text() == "6.5 GB"
    press(qtbot, row.reset_button)
    assert studio.services.preferences.settings.memory_gb is None
    assert row.field.text() == "Automatic"
    settings.threads.field.setFocus()
    qtbot.keyClick(settings.threads.field, Qt.Key.Key_Up)
    assert studio.services.preferences.settings.threads == 1


def test_devices_are_those_there_are(
    qtbot: QtBot, settings: SettingsDialog, studio: SmallStudio
) -> None:
    names = [settings.device.itemText(row) for row in range(settings.device.count())]
    assert names == ["Automatic", "Processor"]
    settings.findChildren(Devices)[0].found.emit({"cuda": "Card", "cpu": "Chip"})
    pick(qtbot, settings.device, "Graphics card")
    assert studio.services.preferences.settings.device == "cuda"


def test_settings_that_cannot_be_saved_say_so_inline(
    qtbot: QtBot, settings: SettingsDialog, studio: SmallStudio
) -> None:
    path = studio.services.folders.settings
    path.unlink(missing_ok=True)
    path.mkdir()
    press(qtbot, settings.theme.buttons["light"])
    assert settings.error.isVisible()
    assert ground() > 200
    path.rmdir()


def test_esc_puts_it_away(qtbot: QtBot, settings: SettingsDialog, studio: SmallStudio) -> None:
    qtbot.keyClick(settings, Qt.Key.Key_Escape)
    assert not settings.isVisible()
    assert opened(qtbot, studio) is settings


def test_the_window_comes_back_as_it_was_left(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    first = SmallStudio(begin(qapp, Folders(tmp_path)), scripted_command())
    first.frame.show()
    first.frame.resize(1024, 700)
    first.window.show_page("image")
    first.window.tab.box.setPlainText("a hill")  # type: ignore[attr-defined]
    first.close()
    first.frame.deleteLater()
    second = SmallStudio(begin(qapp, Folders(tmp_path)), scripted_command())
    second.frame.show()
    assert second.window.tab.key == "image"
    assert second.window.tab.box.toPlainText() == "a hill"  # type: ignore[attr-defined]
    assert (second.frame.width(), second.frame.height()) == (1024, 700)
    second.close()
    second.frame.deleteLater()


def test_another_language_waits_for_a_text_that_is_written(
    qtbot: QtBot, studio: SmallStudio, monkeypatch: pytest.MonkeyPatch
) -> None:
    queue = studio.services.queue
    job = queue.submit(scripted_text("steps=500 delay=0.02"))
    qtbot.waitUntil(lambda: (now := queue.job(job)) is not None and now.step > 0)
    window = studio.window
    studio.services.preferences.change(language="zh")
    assert studio.window is window
    assert window.notices.isVisible()
    queue.cancel(job)
    qtbot.waitUntil(lambda: studio.window is not window)
    assert studio.window.isVisible()


def test_what_exports_say_is_chosen_once(
    qtbot: QtBot, settings: SettingsDialog, studio: SmallStudio
) -> None:
    assert settings.sign_exports.switch.isChecked()
    assert not settings.china_label.switch.isChecked()
    for row in (settings.sign_exports, settings.china_label):
        before = row.consequence.text()
        row.switch.setFocus()
        qtbot.keyClick(row.switch, Qt.Key.Key_Space)
        assert row.consequence.text() != before
    chosen = studio.services.preferences.settings
    assert (chosen.sign_exports, chosen.china_label) == (False, True)
    studio.services.preferences.change(sign_exports=True)
    assert settings.sign_exports.switch.isChecked()


def test_all_can_be_set_back(settings: SettingsDialog, studio: SmallStudio) -> None:
    studio.services.preferences.change(theme="light", threads=1)
    settings._reset.click()
    assert studio.services.preferences.settings == Settings()
    assert settings.theme.buttons["dark"].isChecked()
    assert "settings.backup.json" in settings._foot.text()
