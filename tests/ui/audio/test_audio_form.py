"""The form: what it asks for, what it keeps, and what it takes from others."""

from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from studio.core.recipe import ModelRef, MusicRecipe, SoundRecipe, SpeechRecipe
from studio.core.tune import KEYS, MOST_INSTRUMENTS
from studio.core.tune_words import INSTRUMENTS, METRES
from studio.ui.audio.forms.form import FormState
from studio.ui.audio.instruments import instrument_name
from studio.ui.audio.page import AudioPage
from studio.ui.audio.tab import AudioTab
from studio.ui.services import Services
from tests.ui.audio.conftest import Open
from tests.ui.conftest import Press


def chip(page: AudioPage, name: str) -> QPushButton:
    chips = page.form.music.instruments.findChildren(QPushButton)
    return next(each for each in chips if each.text() == instrument_name(name))


def test_a_tune_is_asked_for_in_a_musicians_terms(page: AudioPage, press: Press) -> None:
    music = page.form.music
    music.prompt.set_words("a tune")
    music.key.set_value("Eb minor")
    music.metre.set_value("6/8")
    music.tempo.set_value(96)
    music.seconds.set_value(45)
    press(chip(page, "harp"))
    press(chip(page, "flute"))
    (recipe,) = page.form.recipes()
    assert isinstance(recipe, MusicRecipe)
    assert (recipe.key, recipe.metre, recipe.tempo) == ("Eb minor", "6/8", 96)
    assert (recipe.instruments, recipe.seconds) == (("harp", "flute"), 45)


def test_what_is_left_automatic_is_left_to_the_words(page: AudioPage) -> None:
    page.form.music.prompt.set_words("a tune")
    (recipe,) = page.form.recipes()
    assert isinstance(recipe, MusicRecipe)
    asked = (recipe.key, recipe.metre, recipe.tempo, recipe.instruments)
    assert asked == ("", "", None, ())


def test_no_more_instruments_than_can_play_together(page: AudioPage, press: Press) -> None:
    for name in INSTRUMENTS[:MOST_INSTRUMENTS]:
        press(chip(page, name))
    assert not chip(page, INSTRUMENTS[-1]).isEnabled()
    press(chip(page, INSTRUMENTS[0]))
    assert chip(page, INSTRUMENTS[-1]).isEnabled()


def test_a_voice_is_found_by_a_part_of_its_name(
    qtbot: QtBot, page: AudioPage, press: Press
) -> None:
    press(page.form.kind_button("speech"))
    voice = page.form.speech.voice
    qtbot.waitUntil(lambda: voice.count() > 100)
    edit = voice.lineEdit()
    assert edit is not None
    edit.selectAll()
    qtbot.keyClicks(edit, "deutsch")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert voice.value() == "de"
    edit.selectAll()
    qtbot.keyClicks(edit, "no such language")
    voice.setFocus()
    page.form.speech.prompt.setFocus()
    assert voice.value() == "de"
    assert "German" in voice.currentText()


def test_a_voice_with_a_variant_is_kept(qtbot: QtBot, page: AudioPage) -> None:
    voice = page.form.speech.voice
    qtbot.waitUntil(lambda: voice.count() > 100)
    recipe = SpeechRecipe(text="Guten Tag", voice="de+f3", model=ModelRef("espeak-ng", "1"))
    page.form.use_recipe(recipe)
    assert voice.value() == "de+f3"


def music_recipes() -> st.SearchStrategy[MusicRecipe]:
    return st.builds(
        MusicRecipe,
        prompt=st.just("a tune"),
        model=st.just(ModelRef("starter-tunes", "")),
        seed=st.integers(0, 2**32 - 1),
        seconds=st.integers(5, 600).map(float),
        key=st.sampled_from(["", *KEYS]),
        metre=st.sampled_from(["", *METRES]),
        tempo=st.none() | st.integers(40, 220),
        instruments=st.lists(
            st.sampled_from(INSTRUMENTS), unique=True, max_size=MOST_INSTRUMENTS
        ).map(tuple),
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(music_recipes())
def test_a_recipe_of_music_comes_back_whole(page: AudioPage, recipe: MusicRecipe) -> None:
    card = page.form.music.models.card()
    assert card is not None
    recipe = msgspec.structs.replace(
        recipe, model=card.ref(), temperature=card.sampling.get("temperature", 1.0)
    )
    page.form.use_recipe(recipe)
    assert page.form.recipes() == [recipe]


def test_a_recipe_of_speech_comes_back_whole(
    qtbot: QtBot, page: AudioPage, heard_services: Services
) -> None:
    qtbot.waitUntil(lambda: page.form.speech.voice.count() > 100)
    catalogue = heard_services.catalogue
    card = catalogue.named("espeak-ng")
    assert card is not None
    recipe = SpeechRecipe(
        text="One.\nTwo.", voice="yue", speed=1.35, seed=5, model=catalogue.ref(card)
    )
    page.form.use_recipe(recipe)
    assert page.form.recipes() == [recipe]


@pytest.mark.usefixtures("sound_model")
def test_a_recipe_of_a_sound_comes_back_whole(page: AudioPage, heard_services: Services) -> None:
    catalogue = heard_services.catalogue
    card = catalogue.named("tiny-sounds")
    assert card is not None
    recipe = SoundRecipe(
        prompt="rain",
        negative="voices",
        seconds=7.5,
        steps=23,
        guidance=2.5,
        seed=8,
        model=catalogue.ref(card),
    )
    page.form.use_recipe(recipe)
    assert page.form.kind == "sound"
    assert page.form.recipes() == [recipe]


def test_words_from_another_tab_go_where_they_are_meant(tab: AudioTab, page: AudioPage) -> None:
    tab.use_words("speech", "Read me")
    assert page.form.kind == "speech"
    assert page.form.speech.prompt.words() == "Read me"


def test_the_form_is_there_again_at_the_next_start(
    tab: AudioTab, page: AudioPage, heard_services: Services, open_tab: Open
) -> None:
    page.form.music.prompt.set_words("a waltz")
    page.form.music.tempo.set_value(132)
    page.form.music.instruments.set_value(("choir",))
    page.form.speech.prompt.set_words("Good evening")
    page.form.speech.speed.set_value(1.5)
    page.form.seed.set_value(7)
    page.form.seed.set_locked(True)
    page.form.takes.set_value(3)
    page.form.set_kind("speech")
    again = AudioTab(heard_services)
    again.restore(tab.state())
    assert again.state() == tab.state()
    assert again.page.form.state() == page.form.state()
    assert again.page.form.kind == "speech"
    again.deleteLater()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([*FormState.__struct_fields__, "prompt", "seconds", "x"]), inner
        )
    ),
    max_leaves=12,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.text(max_size=60) | JSON.map(lambda value: msgspec.json.encode(value).decode()))
def test_a_damaged_state_is_left_alone(page: AudioPage, state: str) -> None:
    page.restore(state)
    assert page.form.kind in ("speech", "music", "sound")
    assert 1 <= page.form.takes.value() <= 16


@pytest.fixture(autouse=True)
def nothing_is_left_to_say(page: AudioPage) -> Iterator[None]:
    yield
    assert not page.trouble.isVisible()
