"""What a model is told, and how its words are joined to those before."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.store.card import ModelCard
from studio.store.families import Family
from studio.ui.text.asking import (
    REACH,
    Way,
    asked,
    continuing,
    count_words,
    first_words,
    seam,
    tail,
)

LONG = "A first sentence that is far away. " * 60 + "The bell rang once. Then it was still."


def card(talks: bool, size: int = 10**9) -> ModelCard:
    return ModelCard("model", Path(), Family("Llama", ("text",)), size, talks=talks)


def test_a_model_that_answers_is_asked_to_go_on() -> None:
    assert continuing(card(True), "The bell rang. ") == "continue: The bell rang."
    assert continuing(card(True), "钟声响了一下。") == "续写：钟声响了一下。"


def test_a_model_that_only_goes_on_gets_the_words() -> None:
    assert continuing(card(False), "The bell rang.") == "The bell rang."
    assert len(continuing(card(False), LONG)) <= REACH
    assert len(continuing(card(False), "灯" * 5_000)) <= REACH


def test_a_very_small_model_gets_the_last_sentences_only() -> None:
    small = card(True, 5 * 2**20)
    end = "A first sentence that is far away. The bell rang once. Then it was still."
    assert continuing(small, LONG) == f"continue: {end}"
    assert continuing(small, "很久以前，有一座灯塔，灯塔里住着一个人。" * 5 + "船回来了。") == (
        "续写：船回来了。"
    )


def test_nothing_before_the_cursor_is_nothing_to_go_on_from() -> None:
    assert continuing(card(True), " \n ").strip() == ""
    assert continuing(card(False), "") == ""


@given(st.text(max_size=300), st.integers(1, 200))
def test_a_tail_is_the_end_of_the_text(text: str, limit: int) -> None:
    end = tail(text, limit)
    assert len(end) <= limit
    assert text.rstrip(" \t").endswith(end)


def test_how_a_prompt_was_asked_can_be_told() -> None:
    assert asked("continue: The bell") == (Way.CONTINUE, "The bell")
    assert asked("续写：钟声") == (Way.CONTINUE, "钟声")
    assert asked("a fox") == (Way.WRITE, "a fox")


@pytest.mark.parametrize(
    ("before", "after", "way", "talks", "joint"),
    [
        ("", "", Way.WRITE, True, ""),
        ("A line.", "", Way.WRITE, True, "\n\n"),
        ("A line.", "\nNext", Way.WRITE, True, "\n\n"),
        ("A line.", " and on", Way.WRITE, True, " "),
        ("A line.\n", "", Way.WRITE, True, ""),
        ("A line. ", "", Way.WRITE, True, "\n\n"),
        ("A line. ", "more", Way.WRITE, True, ""),
        ("A line.\n ", "", Way.CONTINUE, True, ""),
        ("A line.", "", Way.CONTINUE, True, " "),
        ("A line. ", "", Way.CONTINUE, True, ""),
        ("钟声响了。", "", Way.CONTINUE, True, ""),
        ("A li", "", Way.CONTINUE, False, ""),
    ],
)
def test_the_joint_fits(before: str, after: str, way: Way, talks: bool, joint: str) -> None:
    assert seam(before, after, way, talks) == joint


def test_words_of_all_scripts_are_counted() -> None:
    assert count_words("")[0] == 0
    assert count_words("It wasn't one, was it?")[0] == 5
    assert count_words("月光下的竹林 and a fox")[0] == 9
    assert round(count_words("word " * 460)[1]) == 2
    assert round(count_words("灯" * 800)[1]) == 2


def test_first_words_stand_in_one_line() -> None:
    assert first_words("  a\n\nfox ") == "a fox"
    assert len(first_words("fox " * 100)) == 60
