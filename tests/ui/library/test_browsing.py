"""All that was made is there, newest first, and is found."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from studio.store.library import Library
from studio.ui.library.tab import LibraryTab
from studio.ui.library.works import PAGE
from studio.ui.services import Services
from tests.media.works import work_of
from tests.ui.library.conftest import KINDS, Keep, long_ago, press

Open = Callable[[], LibraryTab]


def titles(tab: LibraryTab) -> list[str]:
    return [tab.works.work(row).title for row in range(tab.works.rowCount())]


def chips(tab: LibraryTab) -> list[str]:
    return [chip.text() for chip in tab.page.filter.chips.chips.values()]


def test_an_empty_library_says_what_to_do_first(open_tab: Open, qtbot: QtBot) -> None:
    tab = open_tab()
    assert tab.page.empty.isVisible()
    make = tab.page.empty.findChild(QPushButton)
    assert make is not None
    with qtbot.waitSignal(tab.page_wanted) as wanted:
        qtbot.mouseClick(make, Qt.MouseButton.LeftButton)
    assert wanted.args == ["image"]
    assert not tab.detail.controls.again.isEnabled()


def test_works_of_before_are_there_newest_first(open_tab: Open, keep: Keep, qtbot: QtBot) -> None:
    for kind in KINDS:
        keep(kind, f"A {kind}")
    tab = open_tab()
    assert titles(tab) == ["A sound", "A music", "A speech", "A image", "A text"]
    assert tab.grid.isVisible()
    qtbot.waitUntil(lambda: chips(tab) == ["All 5", "Texts 1", "Pictures 1", "Sounds 3"])
    assert tab.status() == "5 works"


def test_a_new_work_comes_on_top_at_once(open_tab: Open, keep: Keep, qtbot: QtBot) -> None:
    tab = open_tab()
    keep("image", "First")
    assert titles(tab) == ["First"]
    qtbot.waitUntil(lambda: tab.detail.recipe.isVisible())
    keep("text", "Second")
    assert titles(tab) == ["Second", "First"]
    assert tab.grid.chosen()[0].title == "First"
    qtbot.waitUntil(lambda: chips(tab)[0] == "All 2")


def test_days_are_named(open_tab: Open, keep: Keep, services: Services) -> None:
    long_ago(services, [keep("text"), keep("text")], 400)
    long_ago(services, [keep("text")], 1)
    keep("text")
    names = open_tab().works.days()
    assert [count for _, count in names] == [1, 1, 2]
    assert [name for name, _ in names][:2] == ["Today", "Yesterday"]
    assert any(sign.isdigit() for sign in names[2][0])


def test_chips_narrow_down_to_a_kind(open_tab: Open, keep: Keep, qtbot: QtBot) -> None:
    for kind in KINDS:
        keep(kind, f"A {kind}")
    tab = open_tab()
    with qtbot.waitSignal(tab.works.loaded):
        qtbot.mouseClick(tab.page.filter.chips.chips["sound"], Qt.MouseButton.LeftButton)
    assert titles(tab) == ["A sound", "A music", "A speech"]
    keep("text", "Not shown now")
    keep("music", "Shown")
    assert titles(tab)[0] == "Shown"
    assert "Not shown now" not in titles(tab)


def test_words_are_found_and_what_is_not_found_is_said(
    open_tab: Open, keep: Keep, qtbot: QtBot
) -> None:
    keep("image", "A quiet lake")
    keep("image", "A loud harbour")
    tab = open_tab()
    qtbot.keyClick(tab.grid, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = tab.page.filter.field
    assert field.hasFocus()
    with qtbot.waitSignal(tab.works.loaded):
        qtbot.keyClicks(field, "LAKE quiet")
    assert titles(tab) == ["A quiet lake"]
    with qtbot.waitSignal(tab.works.loaded):
        qtbot.keyClicks(field, " zebra")
    assert tab.page.nothing.isVisible()
    show_all = tab.page.nothing.findChild(QPushButton)
    assert show_all is not None
    with qtbot.waitSignal(tab.works.loaded):
        qtbot.mouseClick(show_all, Qt.MouseButton.LeftButton)
    assert len(titles(tab)) == 2


def test_thousands_come_page_by_page(open_tab: Open, services: Services, qtbot: QtBot) -> None:
    artifact = work_of("text")
    for _ in range(3 * PAGE + 5):
        services.library.add(artifact, Path("nowhere.md"), b"")
    tab = open_tab()
    assert tab.works.rowCount() == PAGE
    bar = tab.grid.verticalScrollBar()

    def at_the_end() -> bool:
        bar.setValue(bar.maximum())
        return tab.works.rowCount() == 3 * PAGE + 5

    qtbot.waitUntil(at_the_end)
    assert not tab.works.canFetchMore(tab.grid.rootIndex())
    ids = [tab.works.work(row).id for row in range(tab.works.rowCount())]
    assert ids == sorted(set(ids), reverse=True)


def test_cards_get_their_looks_aside(open_tab: Open, keep: Keep, qtbot: QtBot) -> None:
    works = {kind: keep(kind) for kind in KINDS}
    tab = open_tab()
    for kind, work in works.items():
        qtbot.waitUntil(lambda work=work: tab.looks.of(work, 1.0) is not None)
        look = tab.looks.of(work, 1.0)
        assert look is not None
        assert not look.gone
        assert bool(look.text) is (kind == "text")
        assert (look.pixmap is not None) is (kind == "image")
        assert bool(look.bars) is (kind in ("speech", "music", "sound"))


def test_the_arrow_keys_go_from_card_to_card(open_tab: Open, keep: Keep, qtbot: QtBot) -> None:
    for number in range(7):
        keep("text", f"Number {number}")
    tab = open_tab()
    press(qtbot, tab, 0)
    for key, title in (
        (Qt.Key.Key_Right, "Number 5"),
        (Qt.Key.Key_Down, "Number 1"),
        (Qt.Key.Key_Up, "Number 5"),
        (Qt.Key.Key_End, "Number 0"),
        (Qt.Key.Key_Home, "Number 6"),
    ):
        qtbot.keyClick(tab.grid, key)
        assert [work.title for work in tab.grid.chosen()] == [title]


def test_the_filter_is_there_again_at_the_next_start(
    open_tab: Open, keep: Keep, services: Services, qtbot: QtBot
) -> None:
    keep("image", "A lake")
    keep("text", "A story")
    tab = open_tab()
    qtbot.mouseClick(tab.page.filter.chips.chips["image"], Qt.MouseButton.LeftButton)
    other = LibraryTab(services)
    qtbot.addWidget(other)
    other.restore(tab.state())
    with qtbot.waitSignal(other.works.loaded):
        other.shown()
    assert titles(other) == ["A lake"]


@given(state=st.text() | st.from_regex(r'\{"group": ?"\w*"(, ?"panes": ?\[-?\d+, ?-?\d+\])?\}'))
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None
)
def test_any_state_is_put_up_with(open_once: LibraryTab, state: str) -> None:
    open_once.restore(state)


@pytest.fixture
def open_once(services: Services, qtbot: QtBot) -> LibraryTab:
    tab = LibraryTab(services)
    qtbot.addWidget(tab)
    return tab


def test_a_library_that_cannot_be_read_says_so(
    open_tab: Open, services: Services, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab = open_tab()

    def refuse(*_: object) -> None:
        raise OSError("no")

    monkeypatch.setattr(Library, "works", refuse)
    with qtbot.waitSignal(tab.works.failed):
        qtbot.mouseClick(tab.page.filter.chips.chips["text"], Qt.MouseButton.LeftButton)
    assert tab.page.error.isVisible()


def test_a_press_beside_the_cards_chooses_none(open_tab: Open, keep: Keep, qtbot: QtBot) -> None:
    keep("text")
    tab = open_tab()
    beside = QPoint(tab.grid.viewport().width() - 20, tab.grid.viewport().height() - 20)
    press(qtbot, tab, 0)
    qtbot.mouseClick(tab.grid.viewport(), Qt.MouseButton.LeftButton, pos=beside)
    qtbot.waitUntil(lambda: not tab.detail.controls.again.isEnabled())
