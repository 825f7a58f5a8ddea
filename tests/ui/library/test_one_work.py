"""What can be done with a work that was made."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDrag, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QPushButton
from pytestqt.qtbot import QtBot

from studio.store.library import Work
from studio.ui.library.tab import LibraryTab
from studio.ui.services import Services
from tests.jobs.scripted import scripted_image
from tests.jobs.scripted_output import ScriptedOutput
from tests.ui.conftest import NameFile
from tests.ui.library.conftest import Keep, press

Open = Callable[[], LibraryTab]

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier


def click(qtbot: QtBot, button: QAbstractButton) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    qtbot.mouseClick(button, LEFT)


def shown(qtbot: QtBot, tab: LibraryTab, work: Work) -> None:
    """Wait until the right pane shows this work and no other."""
    qtbot.waitUntil(lambda: dict(tab.detail.file.rows()).get("Name") == work.path.name)


def test_a_picture_shows_large_with_its_recipe(open_tab: Open, keep: Keep, qtbot: QtBot) -> None:
    work = keep("image")
    tab = open_tab()
    press(qtbot, tab, 0)
    shown(qtbot, tab, work)
    qtbot.waitUntil(tab.detail.preview.picture.isVisible)
    rows = dict(tab.detail.recipe.rows())
    assert rows["Size"] == "24 × 16"
    assert rows["Steps"] == "4"
    assert rows["Seed"] == "42"
    assert rows["Model"] == "starter"
    file = dict(tab.detail.file.rows())
    assert file["Kind"] == "Picture"
    assert file["Took"] == "2 s on cpu"


def test_a_text_can_be_read(open_tab: Open, keep: Keep, qtbot: QtBot) -> None:
    keep("text")
    tab = open_tab()
    qtbot.waitUntil(tab.detail.preview.text.isVisible)
    assert tab.detail.preview.text.toPlainText().startswith("It was a quiet evening")
    assert tab.detail.preview.text.isReadOnly()


def test_a_sound_plays_and_pauses(
    open_tab: Open, keep: Keep, services: Services, output: ScriptedOutput, qtbot: QtBot
) -> None:
    keep("speech")
    tab = open_tab()
    sound = tab.detail.preview.sound
    qtbot.waitUntil(sound.isVisible)
    with qtbot.waitSignal(services.player.state_changed):
        click(qtbot, sound.play)
    assert services.player.playing
    assert sound.play.accessibleName() == "Pause"
    qtbot.waitUntil(lambda: bool(output.streams))
    click(qtbot, sound.play)
    assert not services.player.playing
    assert sound.play.accessibleName() == "Play"
    tab.grid.setFocus()
    qtbot.keyClick(tab.grid, Qt.Key.Key_Space)
    assert services.player.playing


def test_another_work_ends_the_sound(
    open_tab: Open, keep: Keep, services: Services, qtbot: QtBot
) -> None:
    keep("text")
    keep("music")
    tab = open_tab()
    sound = tab.detail.preview.sound
    qtbot.waitUntil(sound.isVisible)
    with qtbot.waitSignal(services.player.state_changed):
        click(qtbot, sound.play)
    press(qtbot, tab, 1)
    qtbot.waitUntil(lambda: not services.player.playing)


def test_a_press_in_the_sound_goes_there(
    open_tab: Open, keep: Keep, services: Services, output: ScriptedOutput, qtbot: QtBot
) -> None:
    keep("sound")
    tab = open_tab()
    sound = tab.detail.preview.sound
    qtbot.waitUntil(sound.isVisible)
    qtbot.mouseClick(sound.bars, LEFT, pos=sound.bars.rect().center())
    with qtbot.waitSignal(services.player.state_changed):
        click(qtbot, sound.play)
    assert services.player.position == pytest.approx(0.1, abs=0.02)


def test_without_a_loudspeaker_it_says_what_helps(
    open_tab: Open, keep: Keep, output: ScriptedOutput, qtbot: QtBot
) -> None:
    output.missing = "Install PortAudio."
    keep("speech")
    tab = open_tab()
    qtbot.waitUntil(tab.detail.preview.sound.isVisible)
    click(qtbot, tab.detail.preview.sound.play)
    qtbot.waitUntil(lambda: tab.detail.preview.sound.trouble == "Install PortAudio.")


def test_make_again_asks_for_the_very_same(
    open_tab: Open, services: Services, qtbot: QtBot
) -> None:
    tab = open_tab()
    with qtbot.waitSignal(services.keeper.kept):
        services.queue.submit(scripted_image("steps=2"))
    qtbot.waitUntil(tab.detail.controls.again.isEnabled)
    with (
        qtbot.waitSignal(services.keeper.kept) as kept,
        qtbot.waitSignal(services.queue.added) as added,
    ):
        click(qtbot, tab.detail.controls.again)
    assert added.args is not None
    assert kept.args is not None
    first, second = tab.works.work(1), tab.works.work(0)
    assert added.args[0].recipe == first.recipe == second.recipe
    assert kept.args[0].id == second.id


def test_the_keyboard_makes_again_and_opens_the_recipe(
    open_tab: Open, keep: Keep, services: Services, qtbot: QtBot
) -> None:
    work = keep("image")
    tab = open_tab()
    with qtbot.waitSignal(services.queue.added):
        qtbot.keyClick(tab.page.filter.field, Qt.Key.Key_Return, CONTROL)
    with qtbot.waitSignal(tab.recipe_wanted) as wanted:
        qtbot.keyClick(tab.grid, Qt.Key.Key_Return)
    assert wanted.args == [work.recipe]


def test_what_cannot_be_made_again_says_why_and_can_be_tried(
    open_tab: Open, services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    recipe = scripted_image("steps=1")
    tab = open_tab()
    with qtbot.waitSignal(services.keeper.kept):
        services.queue.submit(recipe)
    work = tab.works.work(0)
    once = tmp_path / "once"
    bad = scripted_image(f"kill at=1 once={once}")
    tab.works.add(Work(99, "image", work.made, bad, work.path, 1.0, "cpu", "Too large"))
    press(qtbot, tab, 0)
    qtbot.waitUntil(tab.detail.controls.again.isEnabled)
    click(qtbot, tab.detail.controls.again)
    error = tab.detail.error
    qtbot.waitUntil(error.isVisible)
    (retry,) = [each for each in error.findChildren(QPushButton) if each.text() == "Try again"]
    with qtbot.waitSignal(services.keeper.kept, timeout=20_000):
        click(qtbot, retry)
    assert not error.isVisible()


def test_its_recipe_goes_to_the_form(open_tab: Open, keep: Keep, qtbot: QtBot) -> None:
    work = keep("music")
    tab = open_tab()
    qtbot.waitUntil(tab.detail.controls.use.isEnabled)
    with qtbot.waitSignal(tab.recipe_wanted) as wanted:
        click(qtbot, tab.detail.controls.use)
    assert wanted.args == [work.recipe]


@pytest.mark.parametrize("kind", ["text", "image", "speech"])
def test_copy_takes_the_file_and_what_is_in_it(
    open_tab: Open, keep: Keep, qtbot: QtBot, kind: str
) -> None:
    work = keep(kind)
    tab = open_tab()
    qtbot.waitUntil(tab.detail.controls.copy.isEnabled)
    with qtbot.waitSignal(tab.deeds.said):
        qtbot.keyClick(tab.grid, Qt.Key.Key_C, CONTROL)
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.urls() == [QUrl.fromLocalFile(str(work.path))]
    assert mime.hasImage() is (kind == "image")
    assert ("quiet evening" in mime.text()) is (kind == "text")
    assert tab.status() == "Copied."


def test_a_copy_is_saved_where_the_person_says(
    open_tab: Open, keep: Keep, qtbot: QtBot, tmp_path: Path, name_file: NameFile
) -> None:
    work = keep("image")
    target = tmp_path / "mine.png"
    name_file(tmp_path / "mine")
    tab = open_tab()
    qtbot.waitUntil(tab.detail.controls.save.isEnabled)
    with qtbot.waitSignal(tab.deeds.said):
        click(qtbot, tab.detail.controls.save)
    assert target.read_bytes() == work.path.read_bytes()
    assert tab.status() == "Saved as mine.png."
    suggested = name_file(None)
    click(qtbot, tab.detail.controls.save)
    again = open_tab()
    again.restore(tab.state())
    qtbot.waitUntil(again.detail.controls.save.isEnabled)
    click(qtbot, again.detail.controls.save)
    assert suggested == 2 * [tmp_path / work.path.name]


def test_what_was_saved_and_what_went_wrong_are_never_told_together(
    open_tab: Open, keep: Keep, qtbot: QtBot, tmp_path: Path, name_file: NameFile
) -> None:
    keep("image")
    tab = open_tab()
    qtbot.waitUntil(tab.detail.controls.save.isEnabled)
    name_file(tmp_path / "mine.png")
    click(qtbot, tab.detail.controls.save)
    qtbot.waitUntil(lambda: tab.status() == "Saved as mine.png.")
    name_file(Path("/nowhere/at/all.png"))
    click(qtbot, tab.detail.controls.save)
    qtbot.waitUntil(tab.detail.error.isVisible)
    assert tab.status() == "1 work"
    click(qtbot, tab.detail.controls.copy)
    qtbot.waitUntil(lambda: tab.status() == "Copied.")
    assert not tab.detail.error.isVisible()


def test_show_in_folder_asks_the_file_manager(
    open_tab: Open, keep: Keep, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = keep("image")
    asked: list[Path] = []
    monkeypatch.setattr("studio.ui.library.handling.show_in_folder", asked.append)
    tab = open_tab()
    qtbot.waitUntil(tab.detail.controls.folder.isEnabled)
    click(qtbot, tab.detail.controls.folder)
    assert asked == [work.path]


def test_a_work_can_be_dragged_out(
    open_tab: Open, keep: Keep, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = keep("image")
    dragged: list[list[QUrl]] = []

    def catch(drag: QDrag, *_: object) -> Qt.DropAction:
        dragged.append(drag.mimeData().urls())
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", catch)
    tab = open_tab()
    press(qtbot, tab, 0)
    qtbot.waitUntil(tab.detail.preview.picture.isVisible)
    picture = tab.detail.preview.picture
    for widget, start in (
        (tab.grid.viewport(), tab.grid.visualRect(tab.works.index(0)).center()),
        (picture, picture.rect().center()),
    ):
        qtbot.mousePress(widget, LEFT, pos=start)
        for way in (8, 20, 40):
            qtbot.mouseMove(widget, start + QPoint(way, way))
        qtbot.mouseRelease(widget, LEFT, pos=start + QPoint(40, 40))
    assert dragged == [[QUrl.fromLocalFile(str(work.path))]] * 2


def test_the_picture_on_the_clipboard_is_the_picture(
    open_tab: Open, keep: Keep, qtbot: QtBot
) -> None:
    keep("image")
    tab = open_tab()
    qtbot.waitUntil(tab.detail.controls.copy.isEnabled)
    with qtbot.waitSignal(tab.deeds.said):
        click(qtbot, tab.detail.controls.copy)
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (24, 16)
