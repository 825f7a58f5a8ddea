"""Asking for speech, music and sounds, and what a person sees until they are there."""

from pathlib import Path
from shutil import copytree

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from studio.core.recipe import MusicRecipe, SoundRecipe, SpeechRecipe
from studio.core.resources import resource
from studio.store.models import ESPEAK, Models
from studio.ui.audio.page import AudioPage
from studio.ui.audio.tab import AudioTab
from studio.ui.services import Services
from tests.ui.audio.conftest import Make, Open
from tests.ui.conftest import Press


def test_a_tune_is_made_shown_and_kept(page: AudioPage, make: Make) -> None:
    (take,) = make("A calm waltz for piano")
    assert isinstance(take.recipe, MusicRecipe)
    assert take.recipe.prompt == "A calm waltz for piano"
    assert take.path is not None
    assert take.path.is_file()
    assert page.stage.waveform.isVisible()
    assert page.stage.waveform.ready()
    assert page.stage.waveform.axis.length == pytest.approx(take.recipe.seconds)
    assert page.stage.title() == "A calm waltz for piano"


def test_several_takes_have_seeds_that_follow_each_other(page: AudioPage, make: Make) -> None:
    page.form.takes.set_value(3)
    assert page.form.make.text() == "Make 3 takes"
    takes = make(count=3)
    seeds = [take.recipe.seed for take in takes if take.recipe]
    assert seeds == [seeds[0], seeds[0] + 1, seeds[0] + 2]


def test_a_locked_seed_is_kept_and_an_open_one_thrown(page: AudioPage, make: Make) -> None:
    page.form.seed.set_value(41)
    page.form.seed.set_locked(True)
    (first,) = make()
    page.form.seed.set_locked(False)
    (second,) = make()
    assert first.recipe is not None
    assert second.recipe is not None
    assert first.recipe.seed == 41
    assert second.recipe.seed != 41


def test_speech_is_read_by_the_built_in_voice(page: AudioPage, make: Make, press: Press) -> None:
    press(page.form.kind_button("speech"))
    assert page.form.make.text() == "Read aloud"
    assert not page.form.seed.isVisible()
    page.form.takes.set_value(4)
    (take,) = make("Good day", kind="speech")
    assert isinstance(take.recipe, SpeechRecipe)
    assert take.recipe.model.id == ESPEAK
    assert take.recipe.voice == ""
    assert not page.pane.vary.isEnabled()
    assert "same way" in page.pane.vary.toolTip()


def test_ctrl_enter_makes_it(qtbot: QtBot, page: AudioPage) -> None:
    prompt = page.form.music.prompt
    prompt.setFocus()
    qtbot.keyClicks(prompt, "a march")
    qtbot.keyClick(prompt, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [take.words for take in page.takes] == ["a march"]


def test_what_cannot_be_asked_is_said_above_the_button(page: AudioPage, press: Press) -> None:
    press(page.form.make)
    assert page.form.error.isVisible()
    assert "empty" in page.form.error.accessibleName()
    assert not list(page.takes)
    page.form.music.prompt.setPlainText("a waltz")
    assert not page.form.error.isVisible()


def test_the_middle_tells_how_far_it_is(qtbot: QtBot, page: AudioPage, press: Press) -> None:
    page.form.music.prompt.set_words("a tune steps=400 delay=0.01")
    page.form.takes.set_value(2)
    press(page.form.make)
    assert page.stage.waiting.isVisible()
    qtbot.waitUntil(lambda: "step" in page.stage.waiting.said(), timeout=10_000)
    assert page.stage.waiting.said().startswith("Take 1 of 2")
    assert page.form.make.isEnabled()


def test_cancel_takes_it_off_the_list(qtbot: QtBot, page: AudioPage, press: Press) -> None:
    page.form.music.prompt.set_words("a tune steps=400 delay=0.01")
    press(page.form.make)
    qtbot.waitUntil(lambda: "step" in page.stage.waiting.said(), timeout=10_000)
    press(page.stage.waiting.cancel)
    qtbot.waitUntil(lambda: not list(page.takes), timeout=10_000)
    assert page.stage.empty.isVisible()


def test_a_failure_stands_in_its_place_with_retry(
    qtbot: QtBot, page: AudioPage, press: Press, tmp_path: Path
) -> None:
    page.form.music.prompt.set_words(f"a tune kill once={tmp_path / 'once'}")
    press(page.form.make)
    qtbot.waitUntil(page.stage.error.isVisible, timeout=10_000)
    (take,) = page.takes
    assert take.failed
    again = next(
        each for each in page.stage.error.findChildren(QPushButton) if each.text() == "Try again"
    )
    press(again)
    qtbot.waitUntil(page.stage.waveform.isVisible, timeout=10_000)
    (take,) = page.takes
    assert take.ready


def test_a_model_of_a_kind_that_is_missing_is_named(
    qtbot: QtBot,
    tab: AudioTab,
    page: AudioPage,
    press: Press,
    heard_services: Services,
    tmp_path: Path,
) -> None:
    copytree(resource("models", "starter-tunes"), tmp_path / "shipped" / "starter-tunes")
    with qtbot.waitSignal(heard_services.catalogue.changed):
        heard_services.catalogue.use(Models(tmp_path / "own", shipped=tmp_path / "shipped"))
    assert not page.form.kind_button("sound").isEnabled()
    assert "AudioLDM" in page.form.kind_button("sound").toolTip()
    said = page.form.missing.line("sound")
    assert "sounds" in said.text()
    assert not page.form.missing.line("music").isVisible()
    with qtbot.waitSignal(tab.page_wanted) as asked:
        press(said)
    assert asked.args == ["models"]


@pytest.mark.usefixtures("sound_model")
def test_a_sound_is_made_as_its_model_likes_it(page: AudioPage, make: Make, press: Press) -> None:
    assert not page.form.missing.isVisible()
    press(page.form.kind_button("sound"))
    page.form.sound.models.choose("tiny-sounds")
    assert page.form.make.text() == "Make a sound"
    assert page.form.sound.steps.value() == 7
    page.form.sound.avoid.setText("voices")
    (take,) = make("rain on a roof", kind="sound")
    recipe = take.recipe
    assert isinstance(recipe, SoundRecipe)
    assert (recipe.negative, recipe.steps, recipe.seconds) == ("voices", 7, 5.0)


def test_a_synthesiser_asks_for_no_steps_and_says_what_it_knows(
    page: AudioPage, make: Make, press: Press
) -> None:
    press(page.form.kind_button("sound"))
    sound = page.form.sound
    assert not sound.steps.isVisible()
    assert not sound.guidance.isVisible()
    sound.prompt.set_words("a quarrel in Parliament")
    press(page.form.make)
    assert page.form.error.isVisible()
    assert not list(page.takes)
    (take,) = make("远处的雷声", kind="sound")
    recipe = take.recipe
    assert isinstance(recipe, SoundRecipe)
    assert recipe.model.id == "starter-sounds"
    assert (recipe.seconds, recipe.steps, recipe.guidance) == (12.0, 1, 0.0)


def test_an_example_works_at_one_press(qtbot: QtBot, page: AudioPage, press: Press) -> None:
    offers = page.stage.empty.findChildren(QPushButton)
    card = page.form.music.models.card()
    assert card is not None
    assert [each.text() for each in offers] == list(card.examples[:4])
    press(offers[0])
    qtbot.waitUntil(page.stage.waveform.isVisible, timeout=10_000)
    assert page.form.music.prompt.words() == card.examples[0]


def test_an_example_of_speech_goes_by_its_own_script(
    qtbot: QtBot, page: AudioPage, press: Press
) -> None:
    press(page.form.kind_button("speech"))
    page.form.speech.voice.set_value("de")
    qtbot.waitUntil(lambda: len(page.stage.empty.findChildren(QPushButton)) == 2)
    press(page.stage.empty.findChildren(QPushButton)[-1])
    qtbot.waitUntil(page.stage.waveform.isVisible, timeout=10_000)
    (take,) = page.takes
    assert isinstance(take.recipe, SpeechRecipe)
    assert "港湾" in take.recipe.text
    assert take.recipe.voice == ""


def test_vary_makes_it_again_with_another_seed(
    qtbot: QtBot, page: AudioPage, make: Make, press: Press
) -> None:
    (first,) = make("a folk tune")
    page.form.music.prompt.set_words("something else")
    press(page.pane.vary)
    qtbot.waitUntil(lambda: all(take.ready for take in page.takes), timeout=10_000)
    second = next(iter(page.takes))
    assert first.recipe is not None
    assert second.recipe is not None
    assert second.words == "a folk tune"
    assert second.recipe.seed != first.recipe.seed


def test_use_recipe_fills_the_form_as_it_was_made(
    page: AudioPage, make: Make, press: Press
) -> None:
    page.form.music.key.set_value("D minor")
    page.form.music.instruments.set_value(("flute", "harp"))
    (take,) = make("a folk tune")
    page.form.music.prompt.set_words("something else")
    page.form.music.key.set_value("")
    page.form.music.instruments.set_value(())
    press(page.pane.use)
    assert page.form.recipes() == [take.recipe]


def test_remove_takes_it_off_the_list_and_leaves_the_file(
    page: AudioPage, make: Make, press: Press
) -> None:
    first, second = make(count=2)
    page.desk.show(second.key)
    press(page.pane.remove)
    assert [take.key for take in page.takes] == [first.key]
    assert second.path is not None
    assert second.path.is_file()
    assert page.desk.shown == first.key


def test_takes_of_earlier_starts_are_there_again(
    qtbot: QtBot, heard_services: Services, open_tab: Open, page: AudioPage, make: Make
) -> None:
    make("the first")
    make("the second")
    again = open_tab(heard_services).page
    qtbot.waitUntil(lambda: len(list(again.takes)) == 2)
    assert [take.words for take in again.takes] == ["the second", "the first"]
    again.desk.show(list(again.takes)[1].key)
    qtbot.waitUntil(lambda: again.stage.waveform.ready())
    assert again.stage.title() == "the first"


def test_a_take_whose_file_is_gone_says_so(qtbot: QtBot, page: AudioPage, make: Make) -> None:
    (take,) = make()
    page.desk.show(None)
    page.desk.opener.forget(take.key)
    assert take.path is not None
    take.path.unlink()
    page.desk.show(take.key)
    qtbot.waitUntil(page.stage.error.isVisible)
    assert take.path.name in page.stage.error.accessibleName()
