"""Works are put together in collections, which are named, filled, emptied and let go in the tab."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from studio.ui.library.tab import LibraryTab
from studio.ui.services import Services
from tests.ui.library.conftest import Keep, press

Open = Callable[[], LibraryTab]

LEFT = Qt.MouseButton.LeftButton


def titles(tab: LibraryTab) -> list[str]:
    return [tab.works.work(row).title for row in range(tab.works.rowCount())]


def places(tab: LibraryTab) -> list[str]:
    return [tab.page.places.item(row).text() for row in range(tab.page.places.count())]


def show(qtbot: QtBot, tab: LibraryTab, row: int) -> None:
    """The place of that row, as soon as there is one."""
    qtbot.waitUntil(lambda: tab.page.places.count() > max(row, 1))
    with qtbot.waitSignal(tab.works.loaded):
        tab.page.places.setCurrentRow(row)


def test_a_collection_is_made_named_and_filled(
    open_tab: Open, keep: Keep, services: Services, qtbot: QtBot
) -> None:
    first, second = keep("image", "First"), keep("image", "Second")
    tab = open_tab()
    qtbot.waitUntil(lambda: tab.page.places.count() == 2)
    press(qtbot, tab, 0)
    qtbot.mouseClick(tab.page.new, LEFT)
    editor: list[QLineEdit] = []

    def asked() -> bool:
        editor[:] = tab.page.places.findChildren(QLineEdit)
        return bool(editor)

    qtbot.waitUntil(asked)
    assert editor[0].text() == "New collection"
    editor[0].setText("Best of")
    qtbot.keyClick(editor[0], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: places(tab) == ["All works", "Best of", "Trash"])
    (made,) = services.library.collections.all()
    assert (made.name, made.count) == ("Best of", 1)
    drop_on(tab, 1, first.id)
    qtbot.waitUntil(lambda: services.library.collections.all()[0].count == 2)
    drop_on(tab, 2, second.id)
    qtbot.waitUntil(lambda: services.library.trash.all() == [second.id])
    with qtbot.waitSignal(tab.works.loaded):
        tab.page.places.setCurrentRow(1)
    assert tab.page.filter.words == 'in:"Best of"'
    assert titles(tab) == ["First"]


def test_a_name_that_is_typed_is_not_taken_away(
    open_tab: Open, keep: Keep, services: Services, qtbot: QtBot
) -> None:
    services.library.collections.make("Sea")
    tab = open_tab()
    qtbot.waitUntil(lambda: tab.page.places.count() == 3)
    tab.page.places.editItem(tab.page.places.item(1))
    (editor,) = tab.page.places.findChildren(QLineEdit)
    editor.setText("The sea")
    with qtbot.waitSignal(tab.marks.places_came):
        keep("text")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: places(tab) == ["All works", "The sea", "Trash"])
    assert [each.name for each in services.library.collections.all()] == ["The sea"]


def drop_on(tab: LibraryTab, row: int, work: int) -> None:
    """What is dragged from the grid and let go over a place."""
    places, grid = tab.page.places, tab.grid
    spot = QPointF(places.visualItemRect(places.item(row)).center())
    number = tab.works.row_of(work)
    assert number is not None
    mime: QMimeData = tab.works.mimeData([tab.works.index(number)])
    action, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(spot.toPoint(), action, mime, LEFT, none)
    places.dragEnterEvent(enter)
    assert enter.isAccepted()
    places.dropEvent(QDropEvent(spot, action, mime, LEFT, none))
    assert grid.isVisible()


def test_a_name_that_is_taken_is_refused_and_stands_no_longer(
    open_tab: Open, services: Services, qtbot: QtBot
) -> None:
    for name in ("Sea", "Sky"):
        services.library.collections.make(name)
    tab = open_tab()
    qtbot.waitUntil(lambda: tab.page.places.count() == 4)
    tab.page.places.item(1).setText("SKY")
    qtbot.waitUntil(tab.detail.error.isVisible)
    assert "already" in tab.detail.error.accessibleName()
    qtbot.waitUntil(lambda: places(tab)[1] == "Sea")


def test_a_deleted_collection_leaves_its_works_and_can_come_back(
    open_tab: Open, keep: Keep, services: Services, qtbot: QtBot
) -> None:
    work = keep("image")
    keep("text")
    made = services.library.collections.make("Best of")
    services.library.collections.put([work.id], made.id)
    tab = open_tab()
    show(qtbot, tab, 1)
    with qtbot.waitSignal(tab.works.loaded):
        tab.page.places.delete_wanted.emit(made.id)
    assert tab.page.filter.words == ""
    assert tab.page.places.currentRow() == 0
    assert len(titles(tab)) == 2
    assert tab.page.undo.text == "The collection Best of is deleted."
    qtbot.keyClick(tab.grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: places(tab) == ["All works", "Best of", "Trash"])
    show(qtbot, tab, 1)
    assert [found.id for found in services.library.works(find='in:"Best of"')] == [work.id]


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_the_key_that_throws_works_away_deletes_no_collection(
    open_tab: Open, services: Services, qtbot: QtBot, key: Qt.Key
) -> None:
    services.library.collections.make("Best")
    tab = open_tab()
    show(qtbot, tab, 1)
    qtbot.keyClick(tab.page.places, key)
    with qtbot.waitSignal(tab.marks.places_came):
        tab.marks.look()
    assert places(tab) == ["All works", "Best", "Trash"]


def test_a_collection_that_is_shown_stays_so_under_its_new_name(
    open_tab: Open, keep: Keep, services: Services, qtbot: QtBot
) -> None:
    made = services.library.collections.make("Best")
    services.library.collections.put([keep("image", "Sea").id], made.id)
    tab = open_tab()
    qtbot.waitUntil(lambda: tab.page.places.count() == 3)
    with qtbot.waitSignal(tab.works.loaded):
        tab.page.filter.field.setText("sea IN:BEST")
    assert tab.page.places.currentRow() == 1
    with qtbot.waitSignal(tab.works.loaded):
        tab.page.places.item(1).setText('  The "best" ones')
    assert tab.page.filter.words == 'sea in:"The best ones"'
    assert titles(tab) == ["Sea"]
    assert tab.page.places.currentItem().text() == "The best ones"


def test_works_are_taken_out_of_the_collection_that_is_shown(
    open_tab: Open, keep: Keep, services: Services, qtbot: QtBot
) -> None:
    works = [keep("image", f"Number {number}") for number in range(3)]
    made = services.library.collections.make("Best")
    services.library.collections.put([work.id for work in works], made.id)
    tab = open_tab()
    take_out = tab.detail.controls.take_out
    assert not take_out.isVisible()
    show(qtbot, tab, 1)
    press(qtbot, tab, 0)
    press(qtbot, tab, 1, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: take_out.isVisible() and len(tab.detail._works) == 2)
    with qtbot.waitSignal(tab.marks.taken_out):
        qtbot.mouseClick(take_out, LEFT)
    assert titles(tab) == ["Number 0"]
    assert tab.page.undo.text == "2 works are out of the collection."
    assert services.library.count() == 3
    with qtbot.waitSignal(tab.works.loaded):
        qtbot.keyClick(tab.grid, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(titles(tab)) == 3
    show(qtbot, tab, 0)
    qtbot.waitUntil(lambda: not take_out.isVisible())
    tab.actions_of_library.take_out.trigger()
    assert services.library.collections.all()[0].count == 3


def test_an_empty_collection_says_how_to_fill_it(
    open_tab: Open, keep: Keep, services: Services, qtbot: QtBot
) -> None:
    keep("image")
    services.library.collections.make("Best of")
    tab = open_tab()
    qtbot.waitUntil(lambda: tab.page.places.count() == 3)
    with qtbot.waitSignal(tab.works.loaded):
        tab.page.places.setCurrentRow(1)
    assert tab.page.bare.isVisible()
