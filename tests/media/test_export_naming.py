"""Names by a pattern: safe on every system, whatever was typed or prompted."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.error import BadInput
from studio.media.export.naming import FIELDS, USUAL, Facts, discreet, facts_of, named
from tests.media.works import recipe_of

MADE = time.mktime((2026, 11, 28, 9, 5, 7, 0, 0, -1))
FACTS = facts_of(recipe_of("image"), MADE, 3, 12, size=(640, 480))


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        (USUAL, "A lake at dusk 42.png"),
        ("{date}_{time}_{number}", "2026-11-28_09-05-07_03.png"),
        ("{model} {width}x{height}", "starter 640x480.png"),
        ("", "Untitled.png"),
        ("plain", "plain.png"),
        ("con", "con-.png"),
        ("LPT1.old", "LPT1-.old.png"),
        ("../../etc/passwd", "etc passwd.png"),
        ("a:b*c?d", "a b c d.png"),
        ("ends. . .", "ends.png"),
    ],
)
def test_names(pattern: str, name: str):
    assert named(pattern, FACTS, ".png") == name


def test_a_field_there_is_not():
    with pytest.raises(BadInput, match=r"no \{size\}") as caught:
        named("{size}", FACTS, ".png")
    assert "{width}" in caught.value.hint


def test_long_prompts_end_between_words():
    name = named(USUAL, Facts(prompt="word " * 100, seed="7"), ".png")
    assert name.endswith("word 7.png")
    assert len(name.encode()) < 100


@pytest.mark.parametrize(
    ("recipe", "prompt", "name"),
    [
        (True, True, "A lake at dusk 42 starter.png"),
        (True, False, "Picture 42 starter.png"),
        (False, True, "Picture.png"),
        (False, False, "Picture.png"),
    ],
)
def test_names_tell_no_more_than_the_file(recipe: bool, prompt: bool, name: str):
    facts = discreet(FACTS, "Picture", recipe, prompt)
    assert named("{prompt} {seed} {model}", facts, ".png") == name
    assert (facts.date, facts.width) == (FACTS.date, FACTS.width)


def test_chinese_stays_whole():
    name = named("{prompt}", Facts(prompt="月光下的群山" * 20), ".png")
    assert name.removesuffix(".png") in "月光下的群山" * 20


@given(
    pattern=st.text(max_size=60) | st.sampled_from([f"{{{each}}}" for each in FIELDS]),
    words=st.text(),
)
def test_every_name_is_safe(pattern: str, words: str):
    facts = Facts(*[words] * len(FIELDS))
    try:
        name = named(pattern, facts, ".png")
    except BadInput:
        return
    stem = name.removesuffix(".png")
    assert stem
    assert stem == stem.strip(" .")
    assert len(name.encode()) <= 200
    assert not set(name) & set('<>:"/\\|?*')
    assert name.isprintable()
    assert stem.partition(".")[0].rstrip().lower() not in {"con", "prn", "aux", "nul", "com1"}
