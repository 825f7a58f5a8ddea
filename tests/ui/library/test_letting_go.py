"""Works go to the trash, and those whose file is gone say so."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from studio.ui.library.tab import LibraryTab
from studio.ui.services import Services
from tests.ui.library.conftest import Keep, press

Open = Callable[[], LibraryTab]

LEFT = Qt.MouseButton.LeftButton


def test_delete_moves_the_chosen_one_to_the_trash(
    open_tab: Open, keep: Keep, services: Services, trash: Path, qtbot: QtBot
) -> None:
    first, second, third = keep("image"), keep("text"), keep("music")
    tab = open_tab()
    press(qtbot, tab, 1)
    with qtbot.waitSignal(tab.deeds.said) as said:
        qtbot.keyClick(tab.grid, Qt.Key.Key_Delete)
    assert [tab.works.work(row).id for row in range(2)] == [third.id, first.id]
    assert not second.path.exists()
    assert (trash / second.path.name).is_file()
    assert services.library.work(second.id) is None
    assert said.args == ["It is in the system's trash, which can give it back."]
    assert tab.status() == "It is in the system's trash, which can give it back."
    assert [work.id for work in tab.grid.chosen()] == [first.id]
    names = tab.page.filter.chips.chips[""]
    qtbot.waitUntil(lambda: names.text() == "All 2")


def test_several_go_at_once(open_tab: Open, keep: Keep, trash: Path, qtbot: QtBot) -> None:
    works = [keep("image", f"Number {number}") for number in range(5)]
    tab = open_tab()
    press(qtbot, tab, 0)
    press(qtbot, tab, 2, Qt.KeyboardModifier.ShiftModifier)
    press(qtbot, tab, 4, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: tab.detail.again.text() == "Make 4 again")
    assert not tab.detail.use.isEnabled()
    with qtbot.waitSignal(tab.deeds.said):
        qtbot.mouseClick(tab.detail.trash, LEFT)
    assert [work.path.exists() for work in works] == [False, True, False, False, False]
    assert tab.works.rowCount() == 1
    assert len(list(trash.iterdir())) == 4


def test_several_are_copied_as_files(open_tab: Open, keep: Keep, qtbot: QtBot) -> None:
    keep("image")
    keep("text")
    tab = open_tab()
    qtbot.keyClick(tab.grid, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(tab.deeds.said):
        qtbot.keyClick(tab.grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    mime = QGuiApplication.clipboard().mimeData()
    assert len(mime.urls()) == 2
    assert not mime.hasImage()


def test_delete_in_the_search_field_deletes_signs(open_tab: Open, keep: Keep, qtbot: QtBot) -> None:
    work = keep("image")
    tab = open_tab()
    tab.page.filter.field.setFocus()
    qtbot.keyClick(tab.page.filter.field, Qt.Key.Key_Delete)
    assert work.path.exists()
    assert tab.works.rowCount() == 1


def test_a_trash_that_refuses_leaves_the_work(
    open_tab: Open, keep: Keep, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = keep("image")

    def refuse(_: object) -> None:
        raise OSError(13, "Permission denied")

    monkeypatch.setattr("send2trash.send2trash", refuse)
    tab = open_tab()
    press(qtbot, tab, 0)
    qtbot.keyClick(tab.grid, Qt.Key.Key_Delete)
    qtbot.waitUntil(tab.detail.error.isVisible)
    assert "could not be moved to the trash" in tab.detail.error.accessibleName()
    assert work.path.exists()
    assert tab.works.rowCount() == 1


def test_a_file_that_is_gone_can_be_made_again_or_forgotten(
    open_tab: Open, keep: Keep, services: Services, qtbot: QtBot
) -> None:
    work = keep("image")
    work.path.unlink()
    tab = open_tab()
    gone = tab.detail.preview.gone
    qtbot.waitUntil(gone.isVisible)
    qtbot.waitUntil(lambda: tab.looks.of(work, 1.0) is not None)
    look = tab.looks.of(work, 1.0)
    assert look is not None
    assert look.gone
    with qtbot.waitSignal(services.queue.added) as added:
        qtbot.mouseClick(tab.detail.again, LEFT)
    assert added.args is not None
    assert added.args[0].recipe == work.recipe
    services.queue.cancel_all()
    with qtbot.waitSignal(tab.deeds.said):
        qtbot.mouseClick(gone.forget, LEFT)
    assert services.library.work(work.id) is None


def test_a_damaged_file_says_so(open_tab: Open, keep: Keep, qtbot: QtBot) -> None:
    work = keep("image")
    work.path.write_bytes(b"no picture")
    tab = open_tab()
    qtbot.waitUntil(tab.detail.preview.gone.isVisible)
    assert not tab.detail.preview.gone.forget.isVisible()
    assert tab.detail.again.isEnabled()
