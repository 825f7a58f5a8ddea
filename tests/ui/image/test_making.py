"""From the words to the picture: the button, the strip, the errors."""

from pathlib import Path

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from studio.core.recipe import SEED_LIMIT, ImageRecipe
from studio.jobs.job import State
from studio.ui.image.tab import ImageTab
from studio.ui.services import Services
from tests.ui.conftest import Press
from tests.ui.image.conftest import Make, Open


def examples(tab: ImageTab) -> list[QPushButton]:
    return tab.stage.empty.findChildren(QPushButton)


def test_first_start_is_ready_to_make_a_picture(tab: ImageTab) -> None:
    assert tab.form.prompt.words() == "the sea by day with clouds, woodblock print"
    assert tab.stage.empty.isVisible()
    assert tab.form.make.text() == "Make 1 picture"
    assert tab.form.sizes.value() == (256, 256)
    assert tab.form.steps.value() == 18


def test_an_example_is_made_at_one_press(qtbot: QtBot, tab: ImageTab, press: Press) -> None:
    press(examples(tab)[1])
    assert tab.form.prompt.words() == "a lake at sunset with mountains"
    qtbot.waitUntil(lambda: tab.roll.pictures[0].made, timeout=10_000)
    assert tab.stage.view.isVisible()
    assert not tab.stage.empty.isVisible()


def test_pictures_are_made_with_seeds_in_a_row(tab: ImageTab, make: Make) -> None:
    tab.form.seed.set_value(SEED_LIMIT - 2)
    tab.form.seed.set_locked(True)
    made = make("a lake steps=2", 3)
    assert [each.recipe.seed for each in made] == [SEED_LIMIT - 2, SEED_LIMIT - 1, 0]
    assert tab.viewing.picture is made[-1]
    assert tab.stage.strip.thumb(made[-1]).isChecked()
    assert tab.details._row(0).text() == "a lake steps=2, 3 pictures"


def test_the_newest_picture_is_seen_whole_in_a_full_strip(
    qtbot: QtBot, tab: ImageTab, make: Make
) -> None:
    thumb = tab.stage.strip.thumb(make("a lake steps=1", 9)[-1])
    qtbot.waitUntil(lambda: thumb.visibleRegion().boundingRect() == thumb.rect())


def test_the_button_says_how_many(tab: ImageTab, press: Press) -> None:
    more = tab.form.count.findChildren(type(tab.stage.fit))[1]
    press(more)
    press(more)
    assert tab.form.make.text() == "Make 3 pictures"


def test_ctrl_enter_makes_from_any_field(qtbot: QtBot, tab: ImageTab) -> None:
    tab.activateWindow()
    for place, field in enumerate((tab.form.prompt, tab.form.negative, tab.form.model), 1):
        field.setFocus()
        qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert len(tab.roll.pictures) == place
    qtbot.waitUntil(lambda: all(each.made for each in tab.roll.pictures), timeout=10_000)


def test_more_can_be_asked_while_one_is_made(qtbot: QtBot, tab: ImageTab, press: Press) -> None:
    tab.form.prompt.setPlainText("slow steps=50 delay=0.02")
    press(tab.form.make)
    first = tab.roll.pictures[0]
    qtbot.waitUntil(lambda: first.preview is not None, timeout=10_000)
    press(tab.form.make)
    second = tab.roll.pictures[1]
    assert tab.viewing.picture is first
    assert tab.stage.strip.thumb(first).says == "making"
    assert tab.stage.strip.thumb(second).says == "waiting"
    assert tab.stage.hint.text().startswith("Step ")
    tab.roll.remove(second)
    tab.roll.remove(first)
    qtbot.waitUntil(lambda: not tab._services.queue.busy, timeout=10_000)


def test_previews_do_not_move_the_picture(qtbot: QtBot, tab: ImageTab, press: Press) -> None:
    """Previews are 32 x 32, the picture is 256 x 256."""
    tab.form.prompt.setPlainText("slow steps=20 delay=0.02")
    press(tab.form.make)
    view, picture = tab.stage.view, tab.roll.pictures[0]
    target = view.camera.target
    assert target.width() > 400
    qtbot.waitUntil(lambda: picture.preview is not None, timeout=10_000)
    assert view.image is not None
    assert view.image.width() == 32
    assert view.camera.target == target
    qtbot.waitUntil(lambda: view.image is not None and view.image.width() == 256, timeout=10_000)
    assert view.camera.target == target


def test_a_failure_is_told_on_the_stage_and_can_be_tried_again(
    qtbot: QtBot, tab: ImageTab, press: Press, tmp_path: object
) -> None:
    tab.form.prompt.setPlainText(f"a lake memory once={tmp_path}/mark")
    press(tab.form.make)
    picture = tab.roll.pictures[0]
    qtbot.waitUntil(lambda: picture.state is State.FAILED, timeout=10_000)
    assert tab.stage.error.isVisible()
    assert "There is not enough memory." in tab.stage.error.accessibleName()
    retry = tab.stage.error.findChild(QPushButton)
    assert retry is not None
    press(retry)
    qtbot.waitUntil(lambda: picture.made, timeout=10_000)
    assert not tab.stage.error.isVisible()
    assert tab.roll.pictures == [picture]


def test_an_engine_that_dies_loses_nothing_else(qtbot: QtBot, tab: ImageTab, press: Press) -> None:
    tab.form.prompt.setPlainText("a lake kill")
    press(tab.form.make)
    tab.form.prompt.setPlainText("a lake")
    press(tab.form.make)
    dead, after = tab.roll.pictures
    qtbot.waitUntil(lambda: after.made, timeout=20_000)
    assert dead.state is State.FAILED
    tab.viewing.choose(dead)
    assert "SIGKILL" in tab.stage.error.accessibleName()


def test_what_cannot_be_asked_is_told_above_the_button(tab: ImageTab, press: Press) -> None:
    tab.form.prompt.clear()
    press(tab.form.make)
    assert tab.form.error.isVisible()
    assert tab.form.error.accessibleName().startswith("The prompt is empty.")
    tab.form.prompt.setPlainText("a lake")
    press(tab.form.make)
    assert not tab.form.error.isVisible()


def test_cancelled_pictures_leave_the_strip(qtbot: QtBot, tab: ImageTab, press: Press) -> None:
    tab.form.prompt.setPlainText("slow steps=100 delay=0.02")
    press(tab.form.make)
    qtbot.waitUntil(lambda: tab.roll.pictures[0].live, timeout=10_000)
    tab._services.queue.cancel_all()
    qtbot.waitUntil(lambda: not tab.roll.pictures, timeout=10_000)
    assert tab.stage.empty.isVisible()
    assert not tab.stage.strip.isVisible()


def test_earlier_pictures_come_back(
    qtbot: QtBot, tab: ImageTab, make: Make, open_tab: Open, services: Services
) -> None:
    gone, left = make("a lake", 2)
    tab.viewing.choose(gone)
    tab.stage.strip.thumbs.setFocus()
    qtbot.keyClick(tab.stage.strip.thumbs, Qt.Key.Key_Delete)
    assert tab.roll.pictures == [left]
    assert services.library.count("image") == 2
    state = tab.state()
    again = ImageTab(services)
    qtbot.addWidget(again)
    again.restore(state)
    with qtbot.waitSignal(again.roll.filled):
        again.shown()
    assert [each.work for each in again.roll.pictures] == [left.work]
    assert again.roll.pictures[0].thumbnail is not None
    qtbot.waitUntil(lambda: again.stage.view.image is not None)


def test_coming_back_to_the_tab_shows_nothing_twice(tab: ImageTab, make: Make) -> None:
    made = make("a lake", 2)
    tab.shown()
    make("a forest")
    assert tab.roll.pictures[:2] == made
    assert len(tab.roll.pictures) == 3


def test_a_window_may_go_while_its_picture_is_made(
    qtbot: QtBot, tab: ImageTab, services: Services
) -> None:
    """As when another language is chosen, which needs a new window."""
    first = ImageTab(services)
    first.form.prompt.setPlainText("slow steps=20 delay=0.02")
    first.make()
    picture = first.roll.pictures[0]
    qtbot.waitUntil(lambda: picture.preview is not None, timeout=10_000)
    with qtbot.waitSignal(services.keeper.kept, timeout=10_000):
        shiboken6.delete(first)
    assert services.library.count("image") == 1


def test_a_seed_that_is_typed_is_used(qtbot: QtBot, tab: ImageTab, make: Make) -> None:
    field = tab.form.seed.findChild(QLineEdit)
    assert field is not None
    field.clear()
    qtbot.keyClicks(field, "77")
    (picture,) = make()
    assert picture.recipe.seed == 77
    assert tab.form.seed.locked


def test_the_real_engine_makes_a_landscape(
    qtbot: QtBot, real_services: Services, open_tab: Open, press: Press
) -> None:
    tab = open_tab(real_services)
    press(tab.form.quality.findChildren(QPushButton)[0])
    press(tab.form.make)
    (picture,) = tab.roll.pictures
    with qtbot.waitSignal(tab.roll.made, timeout=60_000):
        qtbot.waitUntil(lambda: picture.preview is not None, timeout=60_000)
    qtbot.waitUntil(lambda: picture.work is not None, timeout=10_000)

    def shown() -> bool:
        image = tab.stage.view.image
        return image is not None and image.width() == 256

    qtbot.waitUntil(shown)
    image = tab.stage.view.image
    assert image is not None
    assert isinstance(picture.recipe, ImageRecipe)
    assert picture.recipe.steps == 9
    assert len({image.pixel(x, x) for x in range(0, 256, 8)}) > 5


def test_the_strip_shows_the_project_that_is_open(
    qtbot: QtBot, services: Services, open_tab: Open, press: Press, tmp_path: Path
) -> None:
    tab = open_tab(services)
    press(tab.form.make)
    (picture,) = tab.roll.pictures
    qtbot.waitUntil(lambda: bool(picture.key))
    with qtbot.waitSignal(services.desk.renamed):
        services.desk.save_as(tmp_path / "Sea.atelier")
    with qtbot.waitSignal(tab.roll.filled):
        services.desk.new()
    assert tab.roll.pictures == []
    with qtbot.waitSignal(tab.roll.filled):
        services.desk.open(tmp_path / "Sea.atelier")
    assert [each.work for each in tab.roll.pictures] == [picture.work]


def test_a_picture_taken_out_of_the_strip_can_be_brought_back(
    qtbot: QtBot, services: Services, open_tab: Open, press: Press
) -> None:
    tab = open_tab(services)
    press(tab.form.make)
    (picture,) = tab.roll.pictures
    qtbot.waitUntil(lambda: bool(picture.key))
    tab.remove()
    assert tab.roll.pictures == []
    with qtbot.waitSignal(tab.roll.filled):
        next(each for each in tab.offered() if each.text() == "Bring back the picture").trigger()
    assert [each.work for each in tab.roll.pictures] == [picture.work]
