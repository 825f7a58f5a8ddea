"""The real tabs in the real window: what they share works together."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.app import Studio
from studio.core.artifact import Artifact, Provenance, Text, Timings
from studio.core.recipe import TextRecipe
from studio.media.save import save
from studio.store.folders import Folders
from studio.ui.frame import begin
from studio.ui.image.tab import ImageTab
from studio.ui.workbench import Browser, Workbench
from tests.jobs.scripted import scripted_command, scripted_environment, scripted_text
from tests.ui.around.test_palette import twice


@pytest.fixture
def studio(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Studio]:
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setenv("PYTHONPATH", scripted_environment()["PYTHONPATH"])
    made = Studio(begin(qapp, Folders(tmp_path)), scripted_command())
    with qtbot.waitSignal(made.services.catalogue.changed, timeout=10_000):
        made.frame.show()
    made.frame.activateWindow()
    yield made
    made.close()
    made.frame.deleteLater()


@pytest.mark.parametrize("key", ["text", "image", "audio", "library", "models"])
def test_no_shortcut_has_two_owners(qtbot: QtBot, studio: Studio, key: str) -> None:
    qtbot.keyClick(
        studio.window,
        Qt.Key(Qt.Key.Key_1 + list(studio.window.tabs).index(key)),
        Qt.KeyboardModifier.ControlModifier,
    )
    assert studio.window.tab.key == key
    assert twice(studio.window) == {}


def test_dropped_words_go_to_the_form_that_is_shown(studio: Studio) -> None:
    studio.window.show_page("audio")
    audio = studio.window.tab
    audio.use_words("music", "")
    words = QMimeData()
    words.setText("a slow waltz")
    studio.window.dropEvent(
        QDropEvent(
            QPointF(600, 400),
            Qt.DropAction.CopyAction,
            words,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert audio.kind() == "music"
    assert "a slow waltz" in audio.state()


def test_panes_keep_the_width_they_were_given(
    qtbot: QtBot, qapp: QApplication, studio: Studio, tmp_path: Path
) -> None:
    studio.window.show_page("image")
    bench = studio.window.tab.findChild(Workbench)
    assert bench is not None
    bench.moveSplitter(290, 1)
    width = bench.sizes()[0]
    studio.window.show_page("text")
    studio.frame.close()
    studio.close()
    again = Studio(begin(qapp, Folders(tmp_path)), scripted_command())
    again.frame.show()
    again.window.show_page("image")
    bench = again.window.tab.findChild(Workbench)
    assert bench is not None
    assert bench.sizes()[0] == width
    again.close()
    again.frame.deleteLater()


def test_every_action_has_a_name_and_a_place(studio: Studio) -> None:
    actions = studio.window.actions_of_window.all()
    assert len(actions) > 30
    assert all(action.text() for action in actions)
    assert len({(action.property("group"), action.text()) for action in actions}) == len(actions)


def test_a_dropped_recipe_fills_its_form_and_survives_a_change_of_language(
    qtbot: QtBot, studio: Studio, tmp_path: Path
) -> None:
    recipe = scripted_text("of a lighthouse")
    story = tmp_path / "story.md"
    save(Artifact(recipe, Text("Once."), Timings(0, 0), Provenance("", "", {})), story)
    studio.window.show_page("library")
    studio.window.take_file(story)
    qtbot.waitUntil(lambda: studio.window.tab.key == "text")
    before = studio.window.state().forms
    studio.services.preferences.change(language="zh_CN")
    assert os.environ["LANGUAGE"] == "zh_CN"
    assert studio.window.tab.key == "text"
    assert studio.window.state().forms.keys() == before.keys()
    assert "of a lighthouse" in studio.window.state().forms["text"]
    assert isinstance(recipe, TextRecipe)
    studio.services.preferences.change(language="")
    assert os.environ["LANGUAGE"] == "en"


def test_a_picture_of_another_program_fills_the_form_and_says_what_has_no_place(
    qtbot: QtBot, studio: Studio, tmp_path: Path
) -> None:
    info = PngInfo()
    info.add_text(
        "parameters",
        "a quiet fjord\nNegative prompt: people\n"
        "Steps: 21, Sampler: Euler a, CFG scale: 6, Seed: 99, Size: 320x256, Model: dreamer",
    )
    path = tmp_path / "fjord.png"
    Image.new("RGB", (32, 16)).save(path, pnginfo=info)
    studio.window.show_page("library")
    studio.window.take_file(path)
    qtbot.waitUntil(lambda: studio.window.tab.key == "image")
    tab = studio.window.tab
    assert isinstance(tab, ImageTab)
    qtbot.waitUntil(lambda: tab.form.model.card() is not None)
    asked = tab.form.recipes()[0]
    assert (asked.prompt, asked.negative, asked.seed) == ("a quiet fjord", "people", 99)
    assert (asked.steps, asked.guidance) == (21, 6.0)
    assert (asked.width, asked.height) == (320, 256)
    notice = studio.window.notices.notice
    told = notice.text if notice else ""
    assert "Stable Diffusion web UI" in told
    assert "Sampler" in told


def test_a_tab_nobody_has_looked_at_keeps_its_panes(qtbot: QtBot, studio: Studio) -> None:
    def panes() -> list[int]:
        studio.window.show_page("models")
        qtbot.waitUntil(lambda: studio.window.tab.findChildren(Browser)[0].isVisible())
        return studio.window.tab.findChildren(Browser)[0].sizes()

    studio.services.preferences.change(language="zh")
    new = panes()
    studio.services.preferences.change(language="en")
    assert new == panes()
    assert new[0] > 2 * new[1]
