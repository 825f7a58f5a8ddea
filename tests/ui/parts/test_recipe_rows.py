"""Recipes as rows people can read."""

import pytest

from studio.core.recipe import (
    ImageRecipe,
    Input,
    ModelRef,
    MusicRecipe,
    Recipe,
    SoundRecipe,
    SpeechRecipe,
    TextRecipe,
)
from studio.ui.parts.kinds import kind_name, kinds_name
from studio.ui.parts.recipe_rows import recipe_rows

MODEL = ModelRef("owner/model", "ab")


def test_a_picture_says_what_was_asked_for_and_leaves_out_what_was_not() -> None:
    recipe = ImageRecipe(
        prompt="A lake", model=MODEL, seed=7, width=512, height=384, steps=18, guidance=3.5
    )
    assert recipe_rows(recipe, "Starter Landscapes") == [
        ("Prompt", "A lake"),
        ("Model", "Starter Landscapes"),
        ("Size", "512 × 384"),
        ("Steps", "18"),
        ("Guidance", "3.5"),
        ("Seed", "7"),
    ]


def test_a_picture_from_a_picture_says_how_much_of_it_stays() -> None:
    recipe = ImageRecipe(
        prompt="A lake",
        negative="people",
        model=MODEL,
        width=64,
        height=64,
        steps=8,
        guidance=0,
        init=Input("0" * 64),
        strength=0.65,
    )
    rows = dict(recipe_rows(recipe))
    assert rows["Model"] == "owner/model"
    assert rows["Avoid"] == "people"
    assert rows["Begun"] == "from a picture"
    assert rows["Strength"] == "65 %"
    assert rows["Guidance"] == "0"


def test_music_names_its_key_tempo_and_instruments() -> None:
    recipe = MusicRecipe(
        prompt="A waltz",
        model=MODEL,
        seconds=20,
        key="D minor",
        tempo=96,
        instruments=("Piano", "Flute"),
    )
    rows = dict(recipe_rows(recipe))
    assert rows["Length"] == "20 s"
    assert rows["Key"] == "D minor"
    assert rows["Tempo"] == "96 bpm"
    assert rows["Instruments"] == "Piano, Flute"
    assert "Metre" not in rows


@pytest.mark.parametrize(
    "recipe",
    [
        TextRecipe(prompt="Once", model=MODEL, top_k=40, repetition_penalty=1.2),
        SpeechRecipe(text="Good day", model=MODEL, voice="en-gb", speed=1.25),
        SoundRecipe(prompt="Rain", model=MODEL, negative="birds"),
    ],
)
def test_the_words_come_first_and_no_value_is_empty(recipe: Recipe) -> None:
    rows = recipe_rows(recipe)
    words = recipe.text if isinstance(recipe, SpeechRecipe) else recipe.prompt
    assert rows[0][1] == words
    assert all(name and value for name, value in rows)
    assert rows[-1] == ("Seed", "0")


def test_every_kind_has_a_name_for_one_and_for_many() -> None:
    for kind in ("text", "image", "speech", "music", "sound"):
        assert kind_name(kind)
        assert kinds_name(kind)
