"""One work large over the tab, and two beside each other."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.ui.image.view import PictureView
from studio.ui.library.compare import CompareView
from studio.ui.library.large import LargeView
from studio.ui.library.tab import LibraryTab
from studio.ui.services import Services
from tests.media.works import picture, recipe_of, work
from tests.ui.library.conftest import Keep, press

Open = Callable[[], LibraryTab]

LEFT = Qt.MouseButton.LeftButton


def large(tab: LibraryTab) -> LargeView:
    assert tab.looking.large is not None
    return tab.looking.large


def test_space_shows_it_large_and_closes_it(open_tab: Open, keep: Keep, qtbot: QtBot) -> None:
    for number in range(3):
        keep("image", f"Number {number}")
    tab = open_tab()
    press(qtbot, tab, 1)
    qtbot.keyClick(tab.grid, Qt.Key.Key_Space)
    view = large(tab)
    assert view.isVisible()
    assert view.geometry() == tab.rect()
    assert view.title.text() == "Number 1"
    qtbot.waitUntil(view.showing.picture.isVisible)
    with qtbot.waitSignal(view.showing.shown):
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.title.text() == "Number 0"
    assert [work.title for work in tab.grid.chosen()] == ["Number 0"]
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.title.text() == "Number 0"
    with qtbot.waitSignal(tab.marks.rated):
        qtbot.keyClick(view, Qt.Key.Key_5)
    assert view.stars.rating == 5
    tab.resize(900, 600)
    assert view.geometry() == tab.rect()
    qtbot.keyClick(view.showing.picture, Qt.Key.Key_Space)
    assert not view.isVisible()


def test_a_double_click_opens_and_escape_closes(open_tab: Open, keep: Keep, qtbot: QtBot) -> None:
    keep("text", "A story")
    tab = open_tab()
    place = tab.grid.visualRect(tab.works.index(0)).center()
    qtbot.mouseClick(tab.grid.viewport(), LEFT, pos=place)
    qtbot.mouseDClick(tab.grid.viewport(), LEFT, pos=place)
    view = large(tab)
    qtbot.waitUntil(view.showing.text.isVisible)
    assert view.showing.text.toPlainText().startswith("It was a quiet evening")
    qtbot.keyClick(view.showing.text, Qt.Key.Key_Escape)
    assert not view.isVisible()


def test_a_sound_is_played_from_the_large_view(
    open_tab: Open, keep: Keep, services: Services, qtbot: QtBot
) -> None:
    keep("speech")
    tab = open_tab()
    press(qtbot, tab, 0)
    tab.actions_of_library.large.trigger()
    view = large(tab)
    qtbot.waitUntil(view.showing.sound.isVisible)
    with qtbot.waitSignal(services.player.state_changed):
        qtbot.keyClick(view, Qt.Key.Key_Space)
    assert services.player.playing
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not services.player.playing)


def test_a_file_that_is_gone_says_so(open_tab: Open, keep: Keep, qtbot: QtBot) -> None:
    keep("image").path.unlink()
    tab = open_tab()
    press(qtbot, tab, 0)
    qtbot.keyClick(tab.grid, Qt.Key.Key_Space)
    qtbot.waitUntil(large(tab).showing.gone.isVisible)


def compared(tab: LibraryTab, qtbot: QtBot) -> CompareView:
    press(qtbot, tab, 0)
    qtbot.keyClick(tab.grid, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(tab.grid, Qt.Key.Key_C)
    view = tab.looking.compare
    assert view is not None
    assert view.isVisible()
    return view


def test_two_pictures_are_looked_at_in_the_same_place(
    open_tab: Open, services: Services, qtbot: QtBot
) -> None:
    first = msgspec.structs.replace(recipe_of("image"), seed=1)
    for recipe, size in ((first, 400), (msgspec.structs.replace(first, seed=2), 800)):
        with qtbot.waitSignal(services.keeper.kept):
            services.keeper.keep(work(recipe, picture(3, size, size)))
    tab = open_tab()
    view = compared(tab, qtbot)
    left, right = (half.picture for half in view.halves)
    qtbot.waitUntil(lambda: left.image is not None and right.image is not None)
    assert [half.work.recipe.seed for half in view.halves if half.work and half.work.recipe] == [
        1, 2,
    ]  # fmt: skip
    assert view.differences() == [("Seed", "1", "2")]
    left.zoom(4.0)
    left.camera.pan(-left.rect().center().toPointF())
    left.fit()
    left.zoom(4.0)
    assert right.scale == 2.0
    assert near(left, right)
    right.zoom(8.0)
    assert left.scale == 16.0
    assert near(left, right)
    qtbot.keyClick(view, Qt.Key.Key_F)
    assert left.camera.fitted
    assert right.camera.fitted
    qtbot.keyClick(view, Qt.Key.Key_C)
    assert not view.isVisible()


def near(first: PictureView, second: PictureView) -> bool:
    """Both show the same spot in the middle."""
    spots = [view.camera.spot(view.rect().center().toPointF()) for view in (first, second)]
    return (spots[0] - spots[1]).manhattanLength() < 0.02


def test_a_text_beside_a_picture(open_tab: Open, keep: Keep, qtbot: QtBot) -> None:
    keep("text", "A story")
    keep("image", "A lake")
    tab = open_tab()
    view = compared(tab, qtbot)
    qtbot.waitUntil(view.halves[0].text.isVisible)
    qtbot.waitUntil(view.halves[1].picture.isVisible)
    assert ("Prompt", "A story", "A lake") in view.differences()
    qtbot.mouseClick(view.close_button, LEFT)
    assert not view.isVisible()


def test_two_that_are_the_same_say_so(open_tab: Open, keep: Keep, qtbot: QtBot) -> None:
    keep("text")
    keep("text")
    tab = open_tab()
    assert compared(tab, qtbot).differences() == []


def test_only_two_can_be_compared(open_tab: Open, keep: Keep, qtbot: QtBot) -> None:
    for _ in range(3):
        keep("text")
    tab = open_tab()
    press(qtbot, tab, 0)
    qtbot.keyClick(tab.grid, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(tab.grid, Qt.Key.Key_C)
    assert tab.looking.compare is None
    qtbot.waitUntil(lambda: not tab.detail.controls.compare.isEnabled())
