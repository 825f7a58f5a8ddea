"""Phrases, endings and sections of tunes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.tune import read_tune
from studio.core.tune_form import FEWEST_BARS, MOST_BARS, PLACES, form, request, sections


@given(st.integers(FEWEST_BARS, MOST_BARS), st.integers())
def test_a_form_has_its_bars_and_ends(bars: int, seed: int) -> None:
    places = form(bars, seed)
    assert len(places) == bars
    assert places[-2:] == ("Y", "Z")
    assert set(places) <= set(PLACES)


def test_sixteen_bars_bring_a_phrase_back() -> None:
    assert form(16, 1).count("A1") >= 2


def test_a_form_beyond_its_bounds_is_refused() -> None:
    with pytest.raises(ValueError, match="2 to 24 bars"):
        form(25, 1)


@given(st.integers(1, 2000))
def test_sections_add_up_and_fit(bars: int) -> None:
    plan = sections(bars)
    assert sum(plan) == max(bars, FEWEST_BARS)
    assert all(FEWEST_BARS <= length <= MOST_BARS for length in plan)


def test_a_request_names_every_trait_but_the_tonic() -> None:
    traits = read_tune("happy waltz in D major for music box and harp", 1)
    assert request(traits, 8)[2:] == [
        "Mode_major",
        request(traits, 8)[3],
        "Metre_3/4",
        "Bars_8",
        "Inst_music-box",
        "Inst_harp",
    ]
