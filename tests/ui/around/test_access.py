"""What floats over the window can be used by ear and by keyboard, like the window itself."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.around.devices import Devices
from studio.ui.around.settings_dialog import SettingsDialog
from studio.ui.parts.overlay import Overlay
from studio.ui.window import MainWindow
from tests.jobs.scripted import scripted_text
from tests.ui.whole import controls

Opened = Callable[[MainWindow], QWidget]


def queue(window: MainWindow) -> QWidget:
    window.services.queue.set_paused(True)
    for number in range(3):
        window.services.queue.submit(scripted_text(str(number)))
    window.show_queue()
    return window.queue_panel


def palette(window: MainWindow) -> QWidget:
    window.show_palette()
    return window.palette_card


def sheet(window: MainWindow) -> QWidget:
    window.show_shortcuts()
    return window.shortcut_sheet


def about(window: MainWindow) -> QWidget:
    window.show_about()
    return window.about_card


def settings(window: MainWindow) -> QWidget:
    window.show_settings()
    return window.findChildren(SettingsDialog)[0]


def notice(window: MainWindow) -> QWidget:
    window.notices.say("Something to know.")
    return window.notices


@pytest.fixture(autouse=True)
def no_devices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Devices, "look", lambda self: None)


@pytest.mark.parametrize("opened", [queue, palette, sheet, about, settings, notice])
def test_every_control_has_a_name_and_a_purpose(window: MainWindow, opened: Opened) -> None:
    found = list(controls(opened(window)))
    assert found
    for control in found:
        heard = QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)
        assert heard, control
        assert control.toolTip(), control


@pytest.mark.parametrize("opened", [queue, palette, sheet, about])
def test_the_tab_key_stays_inside(qtbot: QtBot, window: MainWindow, opened: Opened) -> None:
    card = opened(window)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        for _ in range(8):
            focused = QApplication.focusWidget()
            assert focused is not None
            qtbot.keyClick(focused, key)
            focused = QApplication.focusWidget()
            assert focused is card or (focused is not None and card.isAncestorOf(focused))


def test_one_card_is_open_at_a_time(window: MainWindow) -> None:
    for open_it in (queue, palette, sheet, about):
        card = open_it(window)
        assert [each for each in window.findChildren(Overlay) if each.isVisible()] == [card]


def test_rows_of_the_queue_are_heard_with_their_state(window: MainWindow) -> None:
    queue(window)
    rows = QAccessible.queryAccessibleInterface(window.queue_panel.list)
    heard = [rows.child(row).text(QAccessible.Text.Name) for row in range(rows.childCount())]
    assert "A story 0, waiting" in heard
