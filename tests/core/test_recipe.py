"""A recipe is valid or is not at all, and survives every journey."""

import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.error import BadInput
from studio.core.recipe import (
    SCHEMA,
    ImageRecipe,
    Input,
    ModelRef,
    MusicRecipe,
    Recipe,
    SpeechRecipe,
    TextRecipe,
    recipe_from_json,
    recipe_to_json,
)
from tests.core.recipes import RECIPES

MODEL = ModelRef("starter", "0" * 64)


def image(**changes: Any) -> ImageRecipe:
    fields = {"prompt": "a lake", "width": 64, "height": 64, "steps": 4, "guidance": 3.0}
    return ImageRecipe(model=MODEL, **(fields | changes))


def as_json(**changes: object) -> str:
    return json.dumps(json.loads(recipe_to_json(image())) | changes)


@given(RECIPES)
def test_round_trip(recipe: Recipe):
    assert recipe_from_json(recipe_to_json(recipe)) == recipe
    assert recipe_from_json(json.dumps(json.loads(recipe_to_json(recipe)))) == recipe


@given(st.text() | st.binary())
def test_anything_else_is_bad_input(noise: str | bytes):
    with pytest.raises(BadInput, match="cannot be read"):
        recipe_from_json(noise)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@given(st.sampled_from(sorted(json.loads(as_json()))), _JSON)
def test_any_value_in_any_field(field: str, value: object):
    try:
        recipe = recipe_from_json(as_json(**{field: value}))
    except BadInput:
        return
    assert recipe_from_json(recipe_to_json(recipe)) == recipe


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("seed", -1),
        ("seed", 2**32),
        ("seed", 10**400),
        ("width", 15),
        ("width", 8193),
        ("height", 0),
        ("height", -(10**400)),
        ("steps", 0),
        ("steps", 1001),
        ("guidance", -0.1),
        ("guidance", math.nan),
        ("guidance", math.inf),
        ("strength", 0.0),
        ("strength", 1.01),
    ],
)
def test_numbers_out_of_range(field: str, value: float):
    with pytest.raises(BadInput, match="out of range") as caught:
        image(**{field: value})
    assert caught.value.hint.startswith("Choose a number from ")
    assert len(caught.value.message) < 100


def test_numbers_out_of_range_in_json():
    with pytest.raises(BadInput, match="cannot be read"):
        recipe_from_json(as_json().replace('"seed": 0', f'"seed": {10**400}'))
    with pytest.raises(BadInput, match="cannot be read"):
        recipe_from_json(as_json().replace('"guidance": 3.0', '"guidance": NaN'))


@pytest.mark.parametrize(
    ("prompt", "message"),
    [
        ("", "is empty"),
        (" \n", "is empty"),
        ("x" * 4_001, "too long"),
        ("a\0b", "not text"),
        ("a\x1b[31m", "not text"),
        ("\ud800", "not text"),
    ],
)
def test_prompts_that_are_none(prompt: str, message: str):
    with pytest.raises(BadInput, match=message):
        image(prompt=prompt)


def test_negative_prompt_may_be_empty_but_not_endless():
    assert image(negative="").negative == ""
    with pytest.raises(BadInput, match="too long"):
        image(negative="x" * 4_001)


def test_long_texts_may_be_read_aloud():
    SpeechRecipe(model=MODEL, text="x" * 20_000)
    with pytest.raises(BadInput, match="too long"):
        SpeechRecipe(model=MODEL, text="x" * 20_001)


@pytest.mark.parametrize("label", ["x" * 201, "a\0", "\ud800"])
def test_names_that_are_none(label: str):
    for build in (
        lambda: ModelRef(label, ""),
        lambda: ModelRef("", label),
        lambda: SpeechRecipe(model=MODEL, text="x", voice=label),
        lambda: MusicRecipe(model=MODEL, prompt="x", key=label),
        lambda: MusicRecipe(model=MODEL, prompt="x", metre=label),
        lambda: MusicRecipe(model=MODEL, prompt="x", instruments=(label,)),
    ):
        with pytest.raises(BadInput, match="too long or contains"):
            build()


def test_an_orchestra_has_an_end():
    with pytest.raises(BadInput, match="number of instruments"):
        MusicRecipe(model=MODEL, prompt="x", instruments=("flute",) * 65)


def test_mask_needs_a_picture():
    with pytest.raises(BadInput, match="no picture to paint into"):
        image(mask=Input("a" * 64))
    assert image(mask=Input("a" * 64), init=Input("b" * 64)).mask


@pytest.mark.parametrize("sha256", ["", "a" * 63, "a" * 65, "A" * 64, "g" * 64])
def test_inputs_are_named_by_their_content(sha256: str):
    with pytest.raises(BadInput, match="SHA-256"):
        Input(sha256)


def test_newer_recipes_ask_for_an_update():
    with pytest.raises(BadInput) as caught:
        TextRecipe(model=MODEL, prompt="x", schema=SCHEMA + 1)
    assert caught.value.hint == "Update Atelier to use it."
    with pytest.raises(BadInput, match="newer version"):
        recipe_from_json(as_json(schema=SCHEMA + 1))


def test_fields_of_later_versions_are_ignored():
    assert recipe_from_json(as_json(sparkle=1)) == image()
