"""What is seen of the tab when it comes to the front."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.ui.image.tab import ImageTab
from studio.ui.image.thumb import Thumb
from studio.ui.services import Services
from tests.ui.image.conftest import Make


def test_its_shortcuts_work_as_soon_as_it_comes_to_the_front(qtbot: QtBot, tab: ImageTab) -> None:
    """They do while the focus is in the tab, and it may have been left in the bar above."""
    tab.activateWindow()
    tab.form.count.setFocus()
    QApplication.processEvents()

    tab.shown()

    qtbot.waitUntil(tab.form.prompt.hasFocus, timeout=3_000)


@pytest.mark.parametrize("width", [1000, 1280])
def test_after_a_restart_the_chosen_picture_is_seen_whole(
    qtbot: QtBot, services: Services, tab: ImageTab, make: Make, width: int
) -> None:
    make("a lake steps=1", 12)
    again = ImageTab(services)
    qtbot.addWidget(again)
    again.resize(width, 712)
    with qtbot.waitSignal(again.roll.filled):
        again.shown()
    again.show()
    for place in (-1, 5, 4, 0, 6):
        again.viewing.choose(again.roll.pictures[place])
        thumb = again.stage.strip.thumb(again.roll.pictures[place])
        qtbot.waitUntil(lambda thumb=thumb: seen_whole(thumb))


def test_what_comes_while_another_tab_is_in_front_is_seen_whole_after(
    qtbot: QtBot, services: Services, tab: ImageTab, make: Make
) -> None:
    make("a lake steps=1", 7)
    tab.hide()
    tab.form.count.set_value(5)
    tab.make()
    qtbot.waitUntil(lambda: all(each.work for each in tab.roll.pictures), timeout=10_000)
    tab.show()
    assert tab.viewing.picture is tab.roll.pictures[-1]
    thumb = tab.stage.strip.thumb(tab.roll.pictures[-1])
    qtbot.waitUntil(lambda: seen_whole(thumb), timeout=3_000)


def seen_whole(thumb: Thumb) -> bool:
    return thumb.visibleRegion().boundingRect() == thumb.rect()
