"""What can be done with pictures that are there."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDrag, QGuiApplication, QPixmap, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.core.artifact import Pixels
from studio.media.inspect import inspect
from studio.ui.image.loader import Loader
from studio.ui.image.pictures import Levels, halved
from studio.ui.image.roll import Picture
from studio.ui.image.tab import ImageTab
from studio.ui.image.view import PictureView
from studio.ui.parts.places import nearest
from studio.ui.services import Services
from tests.ui.conftest import NameFile, Press
from tests.ui.image.conftest import Make, Open


def click(
    qtbot: QtBot,
    tab: ImageTab,
    picture: Picture,
    keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    qtbot.mouseClick(tab.stage.strip.thumb(picture), Qt.MouseButton.LeftButton, keys)


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp"])
def test_a_picture_is_saved_with_its_recipe(
    qtbot: QtBot,
    tab: ImageTab,
    make: Make,
    press: Press,
    tmp_path: Path,
    name_file: NameFile,
    suffix: str,
) -> None:
    (picture,) = make()
    path = tmp_path / f"lake{suffix}"
    name_file(path)
    press(tab.stage.save)
    qtbot.waitUntil(lambda: tab.status() == f"Saved as lake{suffix}")
    assert inspect(path).recipe == picture.recipe


def test_a_name_without_an_ending_becomes_what_was_chosen(
    qtbot: QtBot,
    tab: ImageTab,
    make: Make,
    press: Press,
    tmp_path: Path,
    name_file: NameFile,
) -> None:
    make()
    name_file(tmp_path / "lake", "WebP picture (*.webp)")
    press(tab.stage.save)
    qtbot.waitUntil((tmp_path / "lake.webp").exists)


def test_what_cannot_be_saved_is_told_on_the_stage(
    qtbot: QtBot, tab: ImageTab, make: Make, press: Press, name_file: NameFile
) -> None:
    make()
    name_file(Path("/nowhere/at/all.png"))
    press(tab.stage.save)
    qtbot.waitUntil(tab.stage.error.isVisible)


def test_what_was_saved_and_what_went_wrong_are_never_told_together(
    qtbot: QtBot, tab: ImageTab, make: Make, press: Press, tmp_path: Path, name_file: NameFile
) -> None:
    make()
    name_file(tmp_path / "mine.png")
    press(tab.stage.save)
    qtbot.waitUntil(lambda: tab.status() == "Saved as mine.png")
    name_file(Path("/nowhere/at/all.png"))
    press(tab.stage.save)
    qtbot.waitUntil(tab.stage.error.isVisible)
    assert "Saved" not in tab.status()
    press(tab.stage.copy)
    qtbot.waitUntil(lambda: tab.status() == "Copied")
    assert not tab.stage.error.isVisible()


def test_pictures_are_saved_where_the_last_one_was(
    qtbot: QtBot,
    tab: ImageTab,
    make: Make,
    press: Press,
    tmp_path: Path,
    name_file: NameFile,
    services: Services,
    open_tab: Open,
) -> None:
    (picture,) = make("a lake")
    pictures = QStandardPaths.StandardLocation.PicturesLocation
    name = f"a-lake-{picture.recipe.seed}.png"
    suggested = name_file(tmp_path / "mine.png")
    press(tab.stage.save)
    assert suggested == [Path(nearest(QStandardPaths.writableLocation(pictures)), name)]
    qtbot.waitUntil(lambda: tab.status() == "Saved as mine.png")
    again = open_tab(services)
    again.restore(tab.state())
    suggested = name_file(None)
    qtbot.waitUntil(again.stage.save.isEnabled)
    press(again.stage.save)
    assert suggested == [tmp_path / name]


def test_a_picture_is_copied(qtbot: QtBot, tab: ImageTab, make: Make, press: Press) -> None:
    make()
    QGuiApplication.clipboard().clear()
    press(tab.stage.copy)
    qtbot.waitUntil(lambda: not QGuiApplication.clipboard().image().isNull())
    assert QGuiApplication.clipboard().image().width() == 256


def test_the_facts_are_copied_as_text(tab: ImageTab, make: Make, press: Press) -> None:
    (picture,) = make("a lake at dusk")
    press(tab.details.copy)
    text = QGuiApplication.clipboard().text()
    assert "a lake at dusk" in text
    assert "Model: Starter Landscapes" in text
    assert f"Seed: {picture.recipe.seed}" in text


def test_a_picture_is_dragged_out_as_its_file(
    qtbot: QtBot, tab: ImageTab, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    dragged: list[list[QUrl]] = []
    monkeypatch.setattr(QDrag, "exec", lambda drag, *_: dragged.append(drag.mimeData().urls()))
    (picture,) = make()
    assert picture.work is not None
    for widget in (tab.stage.strip.thumb(picture), tab.stage.view):
        middle = widget.rect().center()
        qtbot.mousePress(widget, Qt.MouseButton.LeftButton, pos=middle)
        qtbot.mouseMove(widget, middle + QPoint(30, 0))
        qtbot.mouseRelease(widget, Qt.MouseButton.LeftButton)
    names = [url.toLocalFile() for urls in dragged for url in urls]
    assert names == [str(picture.work.path)] * 2


def test_vary_makes_the_same_with_another_seed(
    qtbot: QtBot, tab: ImageTab, make: Make, press: Press
) -> None:
    (first,) = make()
    press(tab.stage.vary)
    tab.stage.view.setFocus()
    qtbot.keyClick(tab.stage.view, Qt.Key.Key_V)
    assert len(tab.roll.pictures) == 3
    assert len({each.recipe.seed for each in tab.roll.pictures}) == 3
    assert {each.recipe.prompt for each in tab.roll.pictures} == {first.recipe.prompt}
    qtbot.waitUntil(lambda: all(each.work for each in tab.roll.pictures), timeout=10_000)


def test_use_its_recipe_fills_the_form(tab: ImageTab, make: Make, press: Press) -> None:
    (first,) = make("a lake")
    make("a forest")
    tab.viewing.choose(first)
    press(tab.details.reuse)
    assert tab.form.recipes() == [first.recipe]


def test_start_from_it_makes_it_the_init_picture(
    qtbot: QtBot, tab: ImageTab, make: Make, press: Press
) -> None:
    (picture,) = make()
    press(tab.details.start)
    qtbot.waitUntil(lambda: tab.form.init.source is not None)
    assert picture.work is not None
    (recipe,) = tab.form.recipes()
    assert recipe.init == tab._services.inputs.keep(picture.work.path)


def test_clicks_and_arrow_keys_walk_through_the_strip(
    qtbot: QtBot, tab: ImageTab, make: Make
) -> None:
    first, second, third = make(count=3)
    click(qtbot, tab, first)
    assert tab.viewing.picture is first
    tab.stage.view.setFocus()
    qtbot.keyClick(tab.stage.view, Qt.Key.Key_Right)
    assert tab.viewing.picture is second
    qtbot.keyClick(tab.stage.strip.thumbs, Qt.Key.Key_End)
    assert tab.viewing.picture is third
    qtbot.keyClick(tab.stage.strip.thumbs, Qt.Key.Key_Left)
    assert tab.viewing.picture is second


def test_history_shows_a_run(tab: ImageTab, make: Make, press: Press) -> None:
    (first,) = make("a lake")
    make("a forest")
    assert [tab.details._row(row).text() for row in (0, 1)] == ["a forest", "a lake"]
    press(tab.details._row(1))
    assert tab.viewing.picture is first


def test_two_pictures_are_compared_with_a_divider(
    qtbot: QtBot, tab: ImageTab, make: Make, press: Press
) -> None:
    first, second, third = make(count=3)
    press(tab.stage.compare)
    assert tab.stage.strip.thumb(second).other
    view = tab.stage.view
    qtbot.waitUntil(lambda: view._other is not None)
    target = view.camera.target
    seam = QPointF(target.x() + target.width() / 2, target.center().y()).toPoint()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=seam)
    qtbot.mouseMove(view, QPoint(int(target.x() + target.width() / 4), seam.y()))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton)
    assert view.split == pytest.approx(0.25, abs=0.01)
    click(qtbot, tab, first, Qt.KeyboardModifier.ControlModifier)
    assert tab.viewing.picture is third
    assert tab.stage.strip.thumb(first).other
    press(tab.stage.compare)
    assert not tab.stage.strip.thumb(first).other


def test_a_picture_whose_file_is_gone_is_told_of(qtbot: QtBot, tab: ImageTab, make: Make) -> None:
    gone, other = make(count=2)
    assert gone.work is not None
    gone.work.path.unlink()
    tab._loader.forget(gone)
    click(qtbot, tab, gone)
    qtbot.waitUntil(tab.stage.error.isVisible)
    assert "There is no file" in tab.stage.error.accessibleName()
    click(qtbot, tab, other)
    assert not tab.stage.error.isVisible()


def wheel(view: PictureView, point: QPointF, notches: int) -> None:
    event = QWheelEvent(
        point,
        view.mapToGlobal(point),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def test_the_wheel_zooms_at_the_pointer_and_dragging_moves(
    qtbot: QtBot, tab: ImageTab, make: Make, press: Press
) -> None:
    make()
    view = tab.stage.view
    fitted = view.scale
    point = QPointF(view.width() / 3, view.height() / 3)
    spot = view.camera.spot(point)
    wheel(view, point, 5)
    assert view.scale > 2 * fitted
    assert view.camera.spot(point).x() == pytest.approx(spot.x(), abs=0.01)
    left = view.camera.target.left()
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    qtbot.mouseMove(view, QPoint(220, 200))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton)
    assert view.camera.target.left() == pytest.approx(left + 20, abs=1)
    press(tab.stage.actual)
    assert view.scale == 1
    assert tab.status() == "256 × 256   100 %"
    press(tab.stage.fit)
    assert view.scale == fitted


def test_single_pixels_are_seen_above_200_percent(qtbot: QtBot) -> None:
    view = PictureView()
    qtbot.addWidget(view)
    view.resize(400, 400)
    view.show()
    pixels = Pixels(2, 1, 3, bytes((255, 0, 0, 0, 0, 255)))
    view.show_picture(Levels.of((pixels,)), (2, 1))
    view.zoom(60.0)

    def seen() -> set[int]:
        image = view.grab().toImage()
        row = {image.pixel(x, 200) for x in range(150, 250)}
        return {pixel & 0xFFFFFF for pixel in row}

    assert seen() == {0xFF0000, 0x0000FF}
    view.fit()
    assert len(seen()) > 2


def test_large_pictures_are_painted_from_a_smaller_level() -> None:
    levels = Levels.of(halved(Pixels(3000, 1000, 1, bytes(3_000_000))))
    assert [image.width() for image in levels.images] == [3000, 1500, 750, 375]
    assert levels.at(1.5).width() == 3000
    assert levels.at(0.5).width() == 1500
    assert levels.at(0.2).width() == 750
    assert levels.at(0.01).width() == 375


def test_only_some_memory_is_spent_on_pictures_not_seen(
    qtbot: QtBot, tab: ImageTab, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make(count=4)
    monkeypatch.setattr("studio.ui.image.loader.MEMORY", 3 * 256 * 256 * 2)
    loader = Loader(tab._services.errands, tab)
    for picture in made:
        came: list[Levels] = []
        loader.load(
            picture,
            lambda _, levels, came=came: came.append(levels),
            lambda _, error: pytest.fail(str(error)),
        )
        qtbot.waitUntil(lambda came=came: bool(came))
    assert [loader.ready(each) is not None for each in made] == [False, False, True, True]


def test_every_control_says_what_it_is(tab: ImageTab, make: Make) -> None:
    from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox

    make()
    kinds = (QAbstractButton, QAbstractSpinBox, QAbstractSlider, QComboBox)
    for kind in kinds:
        for control in tab.findChildren(kind):
            if control.isVisible() and type(control).__name__ != "QScrollBar":
                assert control.accessibleName(), control
                assert control.toolTip(), control.accessibleName()


def test_every_action_is_offered_with_its_shortcut(tab: ImageTab) -> None:
    offered = {action.shortcut().toString() for action in tab.offered()}
    assert {"Ctrl+Return", "Ctrl+S", "Ctrl+C", "Ctrl+R", "Ctrl+0"} <= offered
    assert all(action.toolTip() for action in tab.offered())


def test_thumbnails_are_pictures(tab: ImageTab, make: Make) -> None:
    (picture,) = make()
    assert isinstance(tab.stage.strip.thumb(picture).grab(), QPixmap)
    assert picture.thumbnail is not None
    assert picture.thumbnail.width == picture.thumbnail.height == 144
