"""Works go to the trash, and those whose file is gone say so."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from studio.ui.library.tab import LibraryTab
from studio.ui.services import Services
from tests.ui.library.conftest import Keep, press

Open = Callable[[], LibraryTab]

LEFT = Qt.MouseButton.LeftButton


def titles(tab: LibraryTab) -> list[str]:
    return [tab.works.work(row).title for row in range(tab.works.rowCount())]


def thrown(qtbot: QtBot, tab: LibraryTab, key: Qt.Key = Qt.Key.Key_Delete) -> None:
    """What is chosen is in the trash."""
    with qtbot.waitSignal(tab.deeds.thrown):
        qtbot.keyClick(tab.grid, key)


def open_trash(qtbot: QtBot, tab: LibraryTab) -> None:
    with qtbot.waitSignal(tab.works.loaded):
        tab.page.places.setCurrentRow(tab.page.places.count() - 1)


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[str]]:
    """Presses a button of the question that comes next; the list gets what was asked."""

    def prepare(button: str) -> list[str]:
        asked: list[str] = []

        def run(box: QMessageBox) -> int:
            asked.append(box.text())
            (pressed,) = [each for each in box.buttons() if each.text() == button]
            pressed.click()
            return 0

        monkeypatch.setattr(QMessageBox, "exec", run)
        return asked

    return prepare


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_moves_the_chosen_one_to_the_trash(
    open_tab: Open, keep: Keep, services: Services, qtbot: QtBot, key: Qt.Key
) -> None:
    first, second, third = keep("image"), keep("text"), keep("music")
    tab = open_tab()
    press(qtbot, tab, 1)
    thrown(qtbot, tab, key)
    assert [tab.works.work(row).id for row in range(2)] == [third.id, first.id]
    assert second.path.exists()
    assert services.library.trash.all() == [second.id]
    assert tab.page.undo.text == "It is in the trash."
    assert [work.id for work in tab.grid.chosen()] == [first.id]
    names = tab.page.filter.chips.chips[""]
    qtbot.waitUntil(lambda: names.text() == "All 2")


def test_undo_brings_everything_back_in_its_place(
    open_tab: Open, keep: Keep, services: Services, qtbot: QtBot
) -> None:
    works = [keep("image", f"Number {number}") for number in range(5)]
    services.library.rate([works[2].id], 4)
    services.library.tags.add([works[2].id], "sea")
    tab = open_tab()
    press(qtbot, tab, 0)
    press(qtbot, tab, 2, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: tab.detail.controls.again.text() == "Make 3 again")
    thrown(qtbot, tab)
    assert titles(tab) == ["Number 1", "Number 0"]
    assert tab.page.undo.text == "3 works are in the trash."
    with qtbot.waitSignal(tab.works.loaded):
        qtbot.keyClick(tab.grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert titles(tab) == [f"Number {number}" for number in (4, 3, 2, 1, 0)]
    assert {work.title for work in tab.grid.chosen()} == {"Number 4", "Number 3", "Number 2"}
    assert tab.works.work(2).rating == 4
    assert services.library.tags.of([works[2].id]) == {"sea": 1}
    assert not tab.page.undo.isVisible()


def test_the_trash_shows_what_is_in_it_and_gives_it_back(
    open_tab: Open, keep: Keep, qtbot: QtBot
) -> None:
    keep("image", "Stays")
    keep("text", "Goes")
    tab = open_tab()
    press(qtbot, tab, 0)
    thrown(qtbot, tab)
    qtbot.waitUntil(lambda: tab.page.places.count() == 2)
    open_trash(qtbot, tab)
    assert tab.page.filter.words == "in:trash"
    assert titles(tab) == ["Goes"]
    assert tab.page.trash_bar.isVisible()
    qtbot.waitUntil(tab.detail.controls.restore.isVisible)
    assert not tab.detail.controls.again.isVisible()
    with qtbot.waitSignal(tab.works.loaded):
        qtbot.mouseClick(tab.detail.controls.restore, LEFT)
    assert tab.page.clean.isVisible()
    with qtbot.waitSignal(tab.works.loaded):
        tab.show_all()
    assert titles(tab) == ["Goes", "Stays"]


def test_emptying_the_trash_asks_once(
    open_tab: Open,
    keep: Keep,
    services: Services,
    trash: Path,
    answer: Callable[[str], list[str]],
    qtbot: QtBot,
) -> None:
    works = [keep("music"), keep("image")]
    services.library.trash.put([work.id for work in works])
    tab = open_tab()
    qtbot.waitUntil(lambda: tab.page.places.count() == 2)
    open_trash(qtbot, tab)
    assert answer("Keep them") == []
    qtbot.mouseClick(tab.page.trash_bar.empty, LEFT)
    assert len(services.library.trash.all()) == 2
    asked = answer("Empty it")
    with qtbot.waitSignal(tab.deeds.dropped):
        qtbot.mouseClick(tab.page.trash_bar.empty, LEFT)
    assert asked == ["Empty the trash?"]
    assert services.library.trash.all() == []
    assert len(list(trash.iterdir())) == 3  # the notes of the music too
    assert tab.page.clean.isVisible()
    assert tab.status() == "The trash is empty."


def test_a_system_that_refuses_leaves_the_work(
    open_tab: Open,
    keep: Keep,
    services: Services,
    answer: Callable[[str], list[str]],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    work = keep("image")
    services.library.trash.put([work.id])

    def refuse(_: object) -> None:
        raise OSError(13, "Permission denied")

    monkeypatch.setattr("send2trash.send2trash", refuse)
    tab = open_tab()
    answer("Empty it")
    tab.actions_of_library.empty.trigger()
    qtbot.waitUntil(tab.detail.error.isVisible)
    assert "could not be moved to the trash" in tab.detail.error.accessibleName()
    assert work.path.exists()
    assert services.library.trash.all() == [work.id]


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
        qtbot.mouseClick(tab.detail.controls.again, LEFT)
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
    assert tab.detail.controls.again.isEnabled()
