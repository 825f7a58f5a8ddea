"""Ratings and tags are given in the tab, and works are found by them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from studio.ui.library.stars import StarRow
from studio.ui.library.tab import LibraryTab
from studio.ui.services import Services
from tests.ui.library.conftest import Keep, press

Open = Callable[[], LibraryTab]

LEFT = Qt.MouseButton.LeftButton


def titles(tab: LibraryTab) -> list[str]:
    return [tab.works.work(row).title for row in range(tab.works.rowCount())]


def star(row: StarRow, number: int) -> QPoint:
    return QPoint(2 + (number - 1) * 22 + 9, row.height() // 2)


def chosen(qtbot: QtBot, tab: LibraryTab, count: int) -> None:
    """Wait until the right pane shows so many."""
    qtbot.waitUntil(lambda: len(tab.detail._works) == count)


def test_number_keys_rate_the_chosen_works(
    open_tab: Open, keep: Keep, services: Services, qtbot: QtBot
) -> None:
    works = [keep("image", f"Number {number}") for number in range(3)]
    tab = open_tab()
    press(qtbot, tab, 0)
    press(qtbot, tab, 1, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(tab.marks.rated):
        qtbot.keyClick(tab.grid, Qt.Key.Key_4)
    found = [services.library.work(work.id) for work in works]
    assert [work.rating for work in found if work] == [0, 4, 4]
    assert [tab.works.work(row).rating for row in range(3)] == [4, 4, 0]
    assert tab.detail.stars.rating == 4
    with qtbot.waitSignal(tab.marks.rated):
        qtbot.keyClick(tab.grid, Qt.Key.Key_0)
    assert tab.works.work(0).rating == 0


def test_a_press_on_a_star_rates_and_on_the_same_takes_back(
    open_tab: Open, keep: Keep, qtbot: QtBot
) -> None:
    keep("text")
    tab = open_tab()
    stars = tab.detail.stars
    qtbot.waitUntil(stars.isVisible)
    for expected in (3, 0):
        with qtbot.waitSignal(tab.marks.rated) as rated:
            qtbot.mouseClick(stars, LEFT, pos=star(stars, 3))
        assert rated.args is not None
        assert rated.args[1] == expected
    stars.setFocus()
    with qtbot.waitSignal(tab.marks.rated):
        qtbot.keyClick(stars, Qt.Key.Key_Right)
    assert stars.rating == 1
    assert "1 of 5" in stars.accessibleName()


def test_stars_above_the_works_find_the_better_ones(
    open_tab: Open, keep: Keep, services: Services, qtbot: QtBot
) -> None:
    for stars in range(6):
        services.library.rate([keep("text", f"Stars {stars}").id], stars)
    tab = open_tab()
    row = tab.page.filter.stars
    with qtbot.waitSignal(tab.works.loaded):
        qtbot.mouseClick(row, LEFT, pos=star(row, 4))
    assert tab.page.filter.words == "★★★★"
    assert titles(tab) == ["Stars 5", "Stars 4"]
    with qtbot.waitSignal(tab.works.loaded):
        qtbot.mouseClick(row, LEFT, pos=star(row, 4))
    assert tab.page.filter.words == ""
    assert len(titles(tab)) == 6


def test_tags_are_given_to_all_that_are_chosen(
    open_tab: Open, keep: Keep, services: Services, qtbot: QtBot
) -> None:
    first, second = keep("image", "First"), keep("image", "Second")
    services.library.tags.add([first.id], "old")
    tab = open_tab()
    qtbot.keyClick(tab.grid, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    chosen(qtbot, tab, 2)
    qtbot.waitUntil(lambda: [c.text() for c in tab.detail.tags.chips.values()] == ["old 1"])
    field = tab.detail.tags.field
    qtbot.keyClicks(field, "For Anna")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "For Anna" in tab.detail.tags.chips)
    assert services.library.tags.of([first.id, second.id]) == {"For Anna": 2, "old": 1}
    assert field.text() == ""
    qtbot.mouseClick(tab.detail.tags.chips["old"], LEFT)
    qtbot.waitUntil(lambda: list(tab.detail.tags.chips) == ["For Anna"])
    assert services.library.tags.all() == {"For Anna": 2}


def test_known_tags_are_offered(
    open_tab: Open, keep: Keep, services: Services, qtbot: QtBot
) -> None:
    services.library.tags.add([keep("image").id], "watercolour")
    tab = open_tab()
    completer = tab.detail.tags.field.completer()
    qtbot.waitUntil(lambda: completer.model().rowCount() == 1)
    completer.setCompletionPrefix("COLOUR")
    assert completer.currentCompletion() == "watercolour"


def test_the_tag_button_writes_into_the_field(
    open_tab: Open, keep: Keep, services: Services, qtbot: QtBot
) -> None:
    sea, sky = keep("image", "Sea"), keep("image", "Sky")
    services.library.tags.add([sea.id, sky.id], "blue")
    services.library.tags.add([sky.id], "big air")
    tab = open_tab()
    menu = tab.page.filter.tags
    qtbot.waitUntil(menu.isEnabled)
    big, blue = menu.entries.actions()
    with qtbot.waitSignal(tab.works.loaded):
        blue.trigger()
    assert tab.page.filter.words == "#blue"
    assert menu.isChecked()
    big, blue = menu.entries.actions()
    assert blue.isChecked()
    with qtbot.waitSignal(tab.works.loaded):
        big.trigger()
    assert tab.page.filter.words == '#blue #"big air"'
    assert titles(tab) == ["Sky"]


def test_the_date_button_writes_into_the_field(open_tab: Open, keep: Keep, qtbot: QtBot) -> None:
    keep("text", "lake")
    tab = open_tab()
    entries = {action.text(): action for action in tab.page.filter.dates.entries.actions()}
    tab.page.filter.field.setText("lake")
    with qtbot.waitSignal(tab.works.loaded):
        entries["Yesterday"].trigger()
    assert tab.page.filter.words == "lake yesterday"
    assert tab.page.nothing.isVisible()
    with qtbot.waitSignal(tab.works.loaded):
        entries["Today"].trigger()
    assert tab.page.filter.words == "lake today"
    assert titles(tab) == ["lake"]
    with qtbot.waitSignal(tab.works.loaded):
        entries["Any time"].trigger()
    assert tab.page.filter.words == "lake"


def test_a_new_work_comes_only_if_it_was_searched_for(
    open_tab: Open, keep: Keep, qtbot: QtBot
) -> None:
    keep("text", "A lake")
    tab = open_tab()
    with qtbot.waitSignal(tab.works.loaded):
        tab.page.filter.field.setText("lake kind:text")
    keep("text", "A sea")
    keep("image", "A picture of a lake")
    keep("text", "Another lake")
    qtbot.waitUntil(lambda: titles(tab) == ["Another lake", "A lake"])


@pytest.mark.parametrize("kind", ["text", "image", "speech", "music", "sound"])
def test_its_prompt_alone_goes_to_the_form(
    open_tab: Open, keep: Keep, qtbot: QtBot, kind: str
) -> None:
    keep(kind, "A quiet lake")
    tab = open_tab()
    qtbot.waitUntil(tab.detail.controls.words.isEnabled)
    with qtbot.waitSignal(tab.words_sent) as sent:
        qtbot.mouseClick(tab.detail.controls.words, LEFT)
    assert sent.args == [kind, "A quiet lake"]


def test_vary_asks_for_another_seed(
    open_tab: Open, keep: Keep, services: Services, qtbot: QtBot
) -> None:
    work = keep("image")
    tab = open_tab()
    qtbot.waitUntil(tab.detail.controls.vary.isEnabled)
    with qtbot.waitSignal(services.queue.added) as added:
        qtbot.mouseClick(tab.detail.controls.vary, LEFT)
    assert added.args is not None
    recipe = added.args[0].recipe
    assert work.recipe is not None
    assert recipe.seed != work.recipe.seed
    assert recipe.prompt == "A lake at dusk"
    services.queue.cancel_all()
