"""What prompts in English and Chinese are read as."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.tune import FASTEST, KEYS, MOST_INSTRUMENTS, SLOWEST, parse_key, read_tune
from studio.core.tune_words import INSTRUMENTS, METRES, MOODS, STYLES


@given(st.text(), st.integers())
def test_any_text_gives_traits_from_the_vocabulary(prompt: str, seed: int) -> None:
    tune = read_tune(prompt, seed)
    assert tune.mood in MOODS
    assert tune.style in STYLES
    assert tune.key in KEYS
    assert SLOWEST <= tune.tempo <= FASTEST
    assert tune.metre in METRES
    assert 1 <= len(tune.instruments) <= MOST_INSTRUMENTS
    assert set(tune.instruments) <= set(INSTRUMENTS)
    assert tune == read_tune(prompt, seed)


def test_an_english_prompt_is_obeyed() -> None:
    tune = read_tune("a sad waltz in D minor for flute and strings, 90 bpm", 1)
    assert (tune.mood, tune.style, tune.key) == ("sad", "waltz", "D minor")
    assert (tune.tempo, tune.metre, tune.instruments) == (90, "3/4", ("flute", "strings"))


def test_a_chinese_prompt_is_obeyed() -> None:
    tune = read_tune("欢快的D小调华尔兹,长笛和钢琴,每分钟120拍", 1)
    assert (tune.mood, tune.style, tune.key) == ("happy", "waltz", "D minor")
    assert (tune.tempo, tune.metre, tune.instruments) == (120, "3/4", ("flute", "piano"))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("in Bb major", "Bb major"),
        ("A# minor", "Bb minor"),
        ("G-flat major", "F# major"),
        ("in a minor", "A minor"),
        ("F♯m", "F# minor"),
        ("降B大调", "Bb major"),
        ("升F小调", "F# minor"),
        ("Cb major", "B major"),
    ],
)
def test_keys_in_many_spellings(text: str, key: str) -> None:
    assert read_tune(text, 1).key == key


def test_a_mode_alone_leaves_the_tonic_open() -> None:
    found = {read_tune("a minor tune for piano", seed).key for seed in range(40)}
    assert len(found) > 6
    assert all(key.endswith("minor") for key in found)


@pytest.mark.parametrize(
    ("text", "slowest", "fastest"),
    [
        ("slow", 60, 75),
        ("very slow", 40, 60),
        ("fast", 130, 150),
        ("andante", 76, 88),
        ("慢", 60, 75),
        ("快板", 130, 150),
        ("tempo 144", 144, 144),
        ("999 bpm", FASTEST, FASTEST),
    ],
)
def test_tempo_in_words_and_numbers(text: str, slowest: int, fastest: int) -> None:
    assert slowest - 10 <= read_tune(text, 3).tempo <= fastest + 12


@pytest.mark.parametrize(
    ("text", "metre"),
    [
        ("in 6/8", "6/8"),
        ("a waltz in 4/4", "4/4"),
        ("three-four time", "3/4"),
        ("四三拍", "3/4"),
        ("八六拍", "6/8"),
        ("polka", "2/4"),
    ],
)
def test_metre(text: str, metre: str) -> None:
    assert read_tune(text, 1).metre == metre


def test_instruments_ruled_out_stay_out() -> None:
    for seed in range(20):
        assert "drums" not in read_tune("lofi without drums", seed).instruments
        assert "drums" not in read_tune("低保真,不要鼓", seed).instruments


def test_a_wind_instrument_gets_company_unless_alone() -> None:
    assert len(read_tune("a song for flute", 1).instruments) == 2
    assert read_tune("solo flute", 1).instruments == ("flute",)


def test_naming_one_trait_leaves_the_others() -> None:
    plain = read_tune("calm song", 7)
    keyed = read_tune("calm song", 7, key="E minor")
    assert keyed.key == "E minor"
    assert (keyed.tempo, keyed.metre, keyed.instruments) == (
        plain.tempo,
        plain.metre,
        plain.instruments,
    )


def test_overrides_win_over_the_prompt() -> None:
    tune = read_tune(
        "fast waltz for piano in C major",
        1,
        key="g# min",
        tempo=60,
        metre="4/4",
        instruments=("bells", "pad"),
    )
    assert (tune.key, tune.tempo, tune.metre) == ("G# minor", 60, "4/4")
    assert tune.instruments == ("bells", "pad")


@pytest.mark.parametrize(
    "override",
    [
        {"key": "H minor"},
        {"key": " "},
        {"tempo": 5},
        {"tempo": 100_000},
        {"metre": "7/13"},
        {"mood": "nope"},
        {"style": "nope"},
        {"instruments": ("kazoo",)},
        {"instruments": INSTRUMENTS},
    ],
)
def test_an_unknown_override_is_refused_in_a_sentence(override: dict) -> None:
    with pytest.raises(ValueError, match=r"^[^!]+\.$"):
        read_tune("a tune", 1, **override)


@given(st.text(max_size=60))
def test_parse_key_gives_a_key_or_says_no(text: str) -> None:
    with contextlib.suppress(ValueError):
        assert parse_key(text) in KEYS
