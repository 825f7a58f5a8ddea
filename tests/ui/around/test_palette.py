"""The palette, the sheet of shortcuts, and that no shortcut has two owners."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.around.actions import shown_shortcut
from studio.ui.around.matching import fit
from studio.ui.around.palette import CommandPalette
from studio.ui.window import MainWindow
from tests.ui.around.conftest import page, press

CTRL = Qt.KeyboardModifier.ControlModifier


def open_palette(qtbot: QtBot, window: MainWindow) -> CommandPalette:
    box = page(window, window.tab.key).box
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_K, CTRL)
    assert window.palette_card.isVisible()
    assert window.palette_card.field.hasFocus()
    return window.palette_card


def listed(palette: CommandPalette) -> list[str]:
    model = palette.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_it_lists_what_the_window_and_all_tabs_can_do(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("image")
    names = listed(open_palette(qtbot, window))
    assert names[0] == "Save the image"
    assert {"Settings", "Show Audio", "Light theme", "Quit", "Save the text"} <= set(names)


def test_a_few_letters_and_enter_run_an_action(qtbot: QtBot, window: MainWindow) -> None:
    palette = open_palette(qtbot, window)
    qtbot.keyClicks(palette.field, "sli")
    assert listed(palette)[0] == "Show Library"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.tab.key == "library"
    assert not palette.isVisible()


def test_arrows_go_round_and_choose(qtbot: QtBot, window: MainWindow) -> None:
    palette = open_palette(qtbot, window)
    qtbot.keyClicks(palette.field, "show m")
    names = listed(palette)
    assert names[0] == "Show Models"
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == min(1, len(names) - 1)
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == len(names) - 1


def test_a_press_runs_an_action(qtbot: QtBot, window: MainWindow) -> None:
    palette = open_palette(qtbot, window)
    qtbot.keyClicks(palette.field, "audio save")
    area = palette.list.visualRect(palette.list.model().index(0, 0))
    qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    assert page(window, "audio").saved == 1


def test_what_was_used_last_comes_first(qtbot: QtBot, window: MainWindow) -> None:
    palette = open_palette(qtbot, window)
    qtbot.keyClicks(palette.field, "show models")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    palette = open_palette(qtbot, window)
    assert listed(palette)[0] == "Show Models"


def test_esc_closes_it_and_gives_the_focus_back(qtbot: QtBot, window: MainWindow) -> None:
    palette = open_palette(qtbot, window)
    qtbot.keyClicks(palette.field, "xyzzy")
    assert listed(palette) == []
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert page(window, "text").box.hasFocus()


@pytest.mark.parametrize(
    ("typed", "better", "worse"),
    [
        ("save", "Save the picture", "Show all shortcuts"),
        ("stp", "Save the picture", "Light theme"),
        ("theme", "Dark theme", "Open the folder of works"),
        ("set", "Settings", "Sunset"),
        ("", "Settings", "Settings"),
    ],
)
def test_what_fits_better_ranks_higher(typed: str, better: str, worse: str) -> None:
    good, bad = fit(typed, better), fit(typed, worse)
    assert good is not None
    assert bad is None or good > bad or better == worse


def test_f1_shows_every_shortcut(qtbot: QtBot, window: MainWindow) -> None:
    box = page(window, "text").box
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_F1)
    sheet = window.shortcut_sheet
    assert sheet.isVisible()
    shown = {label.accessibleName() for label in sheet.findChildren(QLabel)}
    expected = {
        f"{action.text()}: {shown_shortcut(action)}"
        for action in window.actions_of_window.all()
        if not action.shortcut().isEmpty()
    }
    assert len(expected) > 12
    assert expected <= shown
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert box.hasFocus()


@pytest.mark.parametrize("key", ["text", "image", "audio", "library", "models"])
def test_no_shortcut_has_two_owners(window: MainWindow, key: str) -> None:
    window.show_page(key)
    assert twice(window) == {}


def test_a_tabs_own_shortcut_works_in_front_only(qtbot: QtBot, window: MainWindow) -> None:
    for key in ("text", "audio"):
        window.show_page(key)
        box = page(window, key).box
        box.setFocus()
        qtbot.keyClick(box, Qt.Key.Key_S, CTRL)
    assert [page(window, key).saved for key in ("text", "image", "audio")] == [1, 0, 1]


def test_the_queue_is_paused_from_the_palette(qtbot: QtBot, window: MainWindow) -> None:
    palette = open_palette(qtbot, window)
    qtbot.keyClicks(palette.field, "pause")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.services.queue.paused
    palette = open_palette(qtbot, window)
    qtbot.keyClicks(palette.field, "go on")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert not window.services.queue.paused


def test_about_says_the_version(qtbot: QtBot, window: MainWindow) -> None:
    palette = open_palette(qtbot, window)
    qtbot.keyClicks(palette.field, "about")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    said = " ".join(label.text() for label in window.about_card.findChildren(QLabel))
    assert window.about_card.isVisible()
    assert "Version 0." in said
    press(qtbot, window.bottom)
    assert not window.about_card.isVisible()


def twice(window: MainWindow) -> dict[str, int]:
    """Keys that more than one thing on screen answers to."""
    keys: Counter[str] = Counter()
    for widget in [window, *window.findChildren(QWidget)]:
        if not widget.isVisible():
            continue
        for action in widget.actions():
            if isinstance(action, QAction) and action.isEnabled():
                keys.update(key.toString() for key in action.shortcuts())
        for shortcut in widget.findChildren(
            QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly
        ):
            keys.update([shortcut.key().toString()] if shortcut.isEnabled() else [])
    return {key: count for key, count in keys.items() if key and count > 1}


def test_a_tab_in_front_may_take_a_shortcut_of_the_window(qtbot: QtBot, window: MainWindow) -> None:
    text = page(window, "text")
    opens = QAction("Open a text", text)
    opens.setShortcut("Ctrl+O")
    text.more.append(opens)
    own = next(each for each in window.actions_of_window.own() if "Open a file" in each.text())
    window.show_page("image")
    assert own.shortcut().toString() == "Ctrl+O"
    window.show_page("text")
    assert own.shortcut().isEmpty()
    text.box.setFocus()
    with qtbot.waitSignal(opens.triggered):
        qtbot.keyClick(text.box, Qt.Key.Key_O, CTRL)
