"""The models on this computer, what they are, and a way to try them."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from studio.core.recipe import ImageRecipe, MusicRecipe, SoundRecipe, SpeechRecipe, TextRecipe
from studio.store.models import ESPEAK
from studio.ui.models.model_card import size_of
from studio.ui.models.shelf import title_of
from studio.ui.models.tab import ModelsTab
from studio.ui.parts.elided_button import ElidedButton
from studio.ui.services import Services
from tests.tiny import sd15, stable_audio

LEFT = Qt.MouseButton.LeftButton
PICTURES = ["Starter Landscapes", "Starter Landscapes, fast"]
STARTERS = ["Starter muse", *PICTURES, "eSpeak NG", "Starter Tunes", "Starter Sounds"]


@pytest.fixture
def tab(services: Services, qtbot: QtBot) -> ModelsTab:
    made = ModelsTab(services)
    qtbot.addWidget(made)
    made.resize(1280, 712)
    made.show()
    made.shown()
    return made


def titles(tab: ModelsTab) -> list[str]:
    return [title_of(tab.shelf.entry(row)) for row in range(tab.shelf.rowCount())]


def press(qtbot: QtBot, tab: ModelsTab, model: str) -> None:
    """A click on the card with this title or id."""
    row = tab.shelf.row_of(model)
    row = titles(tab).index(model) if row is None else row
    index = tab.shelf.index(row)
    tab.list.scrollTo(index)
    qtbot.mouseClick(tab.list.viewport(), LEFT, pos=tab.list.visualRect(index).center())


def until_listed(qtbot: QtBot, tab: ModelsTab, model: str) -> None:
    """Until a model that was just put on the disk is in the list, in however many looks."""
    tab.shown()
    qtbot.waitUntil(lambda: tab.shelf.row_of(model) is not None)


def offers(tab: ModelsTab) -> list[QPushButton]:
    return [each for each in tab.details.findChildren(ElidedButton) if each.isVisible()]


def press_offer(qtbot: QtBot, tab: ModelsTab, place: int) -> None:
    qtbot.waitUntil(lambda: len(offers(tab)) > place)
    qtbot.mouseClick(offers(tab)[place], LEFT)


def test_all_models_are_there_by_kind(tab: ModelsTab) -> None:
    assert titles(tab) == STARTERS
    runs = [("Text", 1), ("Pictures", 2), ("Speech", 1), ("Music", 1), ("Sounds", 1)]
    assert list(tab.shelf.runs()) == runs
    names = [chip.text() for chip in tab.chips.chips.values()]
    assert names == ["All 6", "Text 1", "Pictures 2", "Speech 1", "Music 1", "Sounds 1"]
    assert tab.status().startswith("6 models, ")


def test_a_model_says_what_it_is(tab: ModelsTab, qtbot: QtBot) -> None:
    press(qtbot, tab, "Starter Landscapes")
    rows = dict(tab.details.rows.rows())
    assert rows["Makes"] == "Pictures"
    assert rows["Family"] == "Stable Diffusion"
    assert rows["Native size"] == "256 × 256"
    assert rows["Languages"] == "English, 简体中文"
    assert rows["Licence"] == "cc0-1.0"
    assert rows["Size"].endswith("MB")
    assert rows["Where"] == "Came with Atelier"
    qtbot.waitUntil(lambda: tab.details.description.text().startswith("Small landscapes in six"))


def test_the_speech_program_says_how_many_languages(tab: ModelsTab, qtbot: QtBot) -> None:
    press(qtbot, tab, ESPEAK)
    qtbot.waitUntil(lambda: "Languages" in dict(tab.details.rows.rows()))
    assert int(dict(tab.details.rows.rows())["Languages"]) > 100
    assert "speech program" in tab.details.description.text()


def test_an_example_opens_the_form_with_that_model(
    tab: ModelsTab, services: Services, qtbot: QtBot
) -> None:
    press(qtbot, tab, "Starter Landscapes")
    with qtbot.waitSignal(tab.recipe_wanted) as wanted:
        press_offer(qtbot, tab, 1)
    assert wanted.args is not None
    recipe = wanted.args[0]
    assert isinstance(recipe, ImageRecipe)
    card = services.catalogue.named("starter-landscapes")
    assert card is not None
    assert recipe.prompt == "a lake at sunset with mountains"
    assert recipe.model == services.catalogue.ref(card)
    assert (recipe.width, recipe.height, recipe.steps, recipe.guidance) == (256, 256, 18, 3.0)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Starter muse", TextRecipe),
        ("Starter Landscapes", ImageRecipe),
        ("eSpeak NG", SpeechRecipe),
        ("Starter Tunes", MusicRecipe),
    ],
)
def test_each_starter_can_be_used_at_one_press(
    tab: ModelsTab, qtbot: QtBot, title: str, kind: type
) -> None:
    press(qtbot, tab, title)
    with qtbot.waitSignal(tab.recipe_wanted) as wanted:
        qtbot.mouseClick(tab.details.use, LEFT)
    assert wanted.args is not None
    assert isinstance(wanted.args[0], kind)


def test_chinese_words_get_a_chinese_voice(tab: ModelsTab, qtbot: QtBot) -> None:
    press(qtbot, tab, ESPEAK)
    with qtbot.waitSignal(tab.recipe_wanted) as wanted:
        press_offer(qtbot, tab, 1)
    assert wanted.args is not None
    assert wanted.args[0].voice == "cmn"


def test_the_keyboard_chooses_and_uses(tab: ModelsTab, qtbot: QtBot) -> None:
    press(qtbot, tab, "Starter muse")
    qtbot.keyClick(tab.list, Qt.Key.Key_Down)
    assert dict(tab.details.rows.rows())["Makes"] == "Pictures"
    with qtbot.waitSignal(tab.recipe_wanted):
        qtbot.keyClick(tab.list, Qt.Key.Key_Return)
    with qtbot.waitSignal(tab.recipe_wanted):
        qtbot.keyClick(tab.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_a_chip_shows_one_kind(tab: ModelsTab, qtbot: QtBot) -> None:
    qtbot.mouseClick(tab.chips.chips["music"], LEFT)
    assert titles(tab) == ["Starter Tunes"]
    assert dict(tab.details.rows.rows())["Makes"] == "Music"
    qtbot.mouseClick(tab.chips.chips["sound"], LEFT)
    assert titles(tab) == ["Starter Sounds"]
    assert dict(tab.details.rows.rows())["Makes"] == "Sounds"
    qtbot.mouseClick(tab.chips.chips[""], LEFT)
    assert titles(tab) == STARTERS


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders that were shown in the system's file manager."""
    folders: list[Path] = []
    monkeypatch.setattr("studio.ui.models.tab.open_folder", folders.append)
    return folders


def test_a_model_that_is_copied_in_appears_by_itself(
    tab: ModelsTab, services: Services, qtbot: QtBot, tmp_path: Path, opened: list[Path]
) -> None:
    sd15(tmp_path / "tiny")
    stable_audio(tmp_path / "audio")
    qtbot.mouseClick(tab.folder, LEFT)
    folder = services.catalogue.folder
    qtbot.waitUntil(lambda: opened == [folder])
    assert folder.is_dir()
    qtbot.waitUntil(lambda: not services.catalogue._reading)
    with qtbot.waitSignal(services.catalogue.changed, timeout=10_000):
        (tmp_path / "tiny").rename(folder / "my-model")
    assert "my-model" in titles(tab)
    press(qtbot, tab, "my-model")
    rows = dict(tab.details.rows.rows())
    assert rows["Where"] == str(folder / "my-model")
    assert rows["Licence"] == "not said"
    with qtbot.waitSignal(services.catalogue.changed, timeout=10_000):
        (tmp_path / "audio").rename(folder / "noises")
    assert [work.id for work in services.catalogue.of("sound")] == ["starter-sounds", "noises"]
    assert dict(tab.details.rows.rows())["Where"] == str(folder / "my-model")
    press(qtbot, tab, "noises")
    with qtbot.waitSignal(tab.recipe_wanted) as wanted:
        qtbot.mouseClick(tab.details.use, LEFT)
    assert wanted.args is not None
    assert isinstance(wanted.args[0], SoundRecipe)


def test_a_folder_that_is_no_model_says_why(
    tab: ModelsTab, services: Services, qtbot: QtBot
) -> None:
    folder = services.catalogue.folder / "odd"
    folder.mkdir(parents=True)
    (folder / "config.json").write_text(json.dumps({"model_type": "bert"}))
    until_listed(qtbot, tab, "odd")
    press(qtbot, tab, "odd")
    assert tab.details.reason.isVisible()
    assert "odd is not a model" in tab.details.reason.text()
    assert not tab.details.use.isEnabled()
    assert not offers(tab)
    assert list(tab.shelf.runs())[-1] == ("Cannot be used", 1)


def test_a_models_folder_that_cannot_be_made_says_so(
    tab: ModelsTab, services: Services, qtbot: QtBot, opened: list[Path]
) -> None:
    services.catalogue.folder.write_text("in the way")
    qtbot.mouseClick(tab.folder, LEFT)
    qtbot.waitUntil(tab.details.error.isVisible)
    assert "cannot be used" in tab.details.error.accessibleName()
    assert not opened


def test_a_card_that_asks_for_nonsense_is_refused_in_place(
    tab: ModelsTab, services: Services, qtbot: QtBot
) -> None:
    folder = services.catalogue.folder / "greedy"
    sd15(folder)
    (folder / "README.md").write_text(
        "---\ninference:\n  parameters:\n    num_inference_steps: 90000\n---\n"
    )
    until_listed(qtbot, tab, "greedy")
    press(qtbot, tab, "greedy")
    qtbot.mouseClick(tab.details.use, LEFT)
    assert tab.details.error.isVisible()


def test_long_examples_leave_the_pane_as_wide_as_it_is(
    tab: ModelsTab, services: Services, qtbot: QtBot
) -> None:
    folder = services.catalogue.folder / "wordy"
    sd15(folder)
    words = "a very long wish " * 40
    (folder / "README.md").write_text(f"---\nwidget:\n- text: {words}\n---\n# Wordy & Co\n")
    until_listed(qtbot, tab, "wordy")
    width = tab.details.width()
    press(qtbot, tab, "wordy")
    assert tab.details.width() == width
    with qtbot.waitSignal(tab.recipe_wanted) as wanted:
        press_offer(qtbot, tab, 0)
    assert wanted.args is not None
    assert wanted.args[0].prompt == words.strip()


def test_the_choice_is_there_again_at_the_next_start(
    tab: ModelsTab, services: Services, qtbot: QtBot
) -> None:
    qtbot.mouseClick(tab.chips.chips["image"], LEFT)
    other = ModelsTab(services)
    qtbot.addWidget(other)
    other.restore(tab.state())
    assert other.chips.key == "image"
    assert titles(other) == PICTURES


@given(state=st.text() | st.from_regex(r'\{"kind": ?"\w*"(, ?"panes": ?\[-?\d+, ?-?\d+\])?\}'))
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None
)
def test_any_state_is_put_up_with(tab: ModelsTab, state: str) -> None:
    tab.restore(state)


def test_a_program_has_no_size(services: Services) -> None:
    sizes: dict[str, str] = {card.id: size_of(card) for card in services.catalogue.cards}
    assert {model for model, size in sizes.items() if not size} == {ESPEAK, "starter-sounds"}
