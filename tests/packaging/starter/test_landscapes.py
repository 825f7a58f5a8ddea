"""The landscape model's words: captions say what they claim to say, and can be read again."""

import re
from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from landscapes.caption import Told, caption, chinese, english, mixed
from landscapes.caption_choice import ATTRIBUTES, bearer, choose, facts, single
from landscapes.caption_noise import add_unknown, characters, known_words, slip, syllables
from landscapes.chance import TREES, draw_scene
from landscapes.language import (
    HIDDEN,
    answers,
    lesson_of,
    lessons,
    loss_of,
    pupil_of,
    school,
)
from landscapes.language_exam import mark
from landscapes.scene import THINGS, Scene
from landscapes.tokenizer import LENGTH, build_tokenizer, tokenizer_of
from landscapes.words import TREES as ANY_TREES
from landscapes.words import Table, bare, described, phrases, tables
from training import Run
from transformers import CLIPTokenizer

LAKE = Scene(
    subject="lake", time="night", light="moon", side="left", stars=True, weather="clouds",
    season="winter", tint="pink", style="watercolour", things=("boat",), place="right",
    distance="far", horizon="low", seed=3,
)  # fmt: skip
SEEDS = st.integers(0, 2**20)
WRITERS = {"en": english, "zh": chinese}


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory: pytest.TempPathFactory) -> CLIPTokenizer:
    return build_tokenizer(tmp_path_factory.mktemp("words"), seed=1, captions=500)


def ways(language: str, scene: Scene, name: str) -> list[str]:
    """All phrases for what the scene has of an attribute, without articles."""
    words, value = tables(language), facts(scene)[name]
    if name in THINGS:
        general = ANY_TREES[language] if name in TREES and value == "no" else ()
        return [bare(phrase) for phrase in (*words["things"][name], *general)]
    if name == "light" and value == "none":
        return [bare(phrase) for phrase in words["no light"]["dark" if scene.dark else "bright"]]
    section = "side" if name == "place" else name
    found: list[Table] = [words[s] for s in (section, f"{section} adjective") if s in words]
    return [bare(phrase) for table in found for phrase in table.get(value, ())]


@given(seed=SEEDS, language=st.sampled_from(("en", "zh")), keep=st.floats(0, 1))
@settings(max_examples=150, deadline=None)
def test_a_caption_says_what_it_claims_to_say(seed: int, language: str, keep: float) -> None:
    scene, rng = draw_scene(seed), np.random.default_rng(seed)
    told = WRITERS[language](scene, rng, keep)
    assert told.said <= ATTRIBUTES.keys()
    for name in told.said:
        assert any(way in told.text for way in ways(language, scene, name)), (name, told)
        assert told.value(scene, name) == facts(scene)[name]


@given(seed=SEEDS)
@settings(max_examples=150, deadline=None)
def test_an_english_caption_is_silent_on_the_rest(seed: int) -> None:
    scene, rng = draw_scene(seed), np.random.default_rng(seed)
    told = english(scene, rng)
    for name in {"style", "boat", "balloon", "pines", "horizon"} - told.said:
        for way in ways("en", scene, name):
            general = way in ANY_TREES["en"]
            assert general or not re.search(rf"\b{re.escape(way)}\b", told.text), (way, told)
            assert told.value(scene, name) is None


@given(seed=SEEDS, keep=st.none() | st.floats(0, 1))
@settings(max_examples=150, deadline=None)
def test_a_side_needs_something_to_stand_there(seed: int, keep: float | None) -> None:
    scene = draw_scene(seed)
    said = choose(scene, np.random.default_rng(seed), keep)
    assert "side" not in said or ("light" in said and scene.light != "none")
    assert "place" not in said or bearer(scene) in said


def test_a_full_caption_leaves_nothing_out() -> None:
    rng = np.random.default_rng(0)
    present = {n for n, value in facts(LAKE).items() if value not in ("no", "none")}
    assert choose(LAKE, rng, 1.0) == present


def test_what_nobody_would_guess_is_nearly_always_said() -> None:
    rng = np.random.default_rng(0)
    scenes = [draw_scene(number) for number in range(3_000)]
    told = [(scene, caption(scene, rng)) for scene in scenes]

    def share(name: str, *values: str) -> float:
        hits = [name in t.said for scene, t in told if facts(scene)[name] in values]
        return sum(hits) / len(hits)

    assert share("style", *ATTRIBUTES["style"][1:]) > 0.92
    assert 0.3 < share("style", "poster") < 0.5
    assert share("tint", *ATTRIBUTES["tint"][1:]) > 0.8
    assert share("tint", "natural") < 0.2
    assert share("weather", *ATTRIBUTES["weather"][1:]) > 0.8
    for name in set(ATTRIBUTES) - {"subject", "style"}:
        assert any(name not in t.said for _, t in told), name


def test_what_is_absent_is_now_and_then_said_to_be_absent() -> None:
    rng = np.random.default_rng(0)
    bare_scene = replace(LAKE, things=(), light="none", stars=False)
    told = [english(bare_scene, rng) for _ in range(300)]
    moonless = [t.text for t in told if "light" in t.said]
    assert moonless
    assert all(re.search("no moon|without|moonless|not visible", text) for text in moonless)
    assert any(t.said.issuperset(TREES) for t in told)


@given(seed=SEEDS)
@settings(max_examples=60, deadline=None)
def test_short_and_mixed_captions_keep_to_the_scene(seed: int) -> None:
    scene, rng = draw_scene(seed), np.random.default_rng(seed)
    assert len(single(scene, rng)) == 1
    both = mixed(scene, rng)
    for name in both.said:
        options = [*ways("en", scene, name), *ways("zh", scene, name)]
        assert any(way in both.text for way in options), (name, both)


def test_both_languages_have_the_same_things_to_say() -> None:
    english_words, chinese_words = tables("en"), tables("zh")
    for section, table in chinese_words.items():
        if section != "tint":
            assert table.keys() == english_words[section].keys(), section
        assert all(len(row) >= 5 for row in table.values()), section
    for language in ("en", "zh"):
        for section, name in (("subject", "subject"), ("style", "style"), ("time", "time")):
            assert tables(language)[section].keys() == set(ATTRIBUTES[name])
        assert tables(language)["things"].keys() == set(THINGS)


def test_no_phrase_has_two_meanings() -> None:
    for language in ("en", "zh"):
        meaning: dict[str, str] = {}
        for section, table in tables(language).items():
            for value, row in table.items():
                for phrase in row:
                    assert meaning.setdefault(phrase, value) == value, (section, phrase)


def test_adjectives_come_with_the_right_article() -> None:
    assert described(["icy", "pink"], "a lake") == "an icy pink lake"
    assert described(["pink"], "an island") == "a pink island"
    assert described(["pink"], "the sea") == "the pink sea"
    assert described(["pink"], "hills") == "pink hills"
    assert described([], "a lake") == "a lake"


@given(seed=SEEDS)
@settings(max_examples=100, deadline=None)
def test_noise_says_nothing(seed: int) -> None:
    rng = np.random.default_rng(seed)
    assert syllables(rng) not in known_words()
    assert not set(characters(rng)) & set("".join(phrases("zh")))
    text = english(draw_scene(seed), rng).text
    slipped = slip(text, rng)
    assert sum(a != b for a, b in zip(text.split(), slipped.split(), strict=True)) <= 1
    kept = add_unknown(text, "en", rng)
    assert all(kept.count(piece) >= 1 for piece in re.split(r", |\. ", text))


def test_any_text_can_be_read(tokenizer: CLIPTokenizer) -> None:
    def tokens(text: str) -> list[int]:
        return tokenizer(text, padding="max_length", truncation=True, max_length=LENGTH).input_ids

    assert len(tokens("")) == len(tokens("Ωmega 🐉 龙猫 qwertz " * 40)) == LENGTH
    assert tokens("A LAKE at night") == tokens("a lake at night")
    pieces = [tokenizer.decode([token]) for token in tokens("夜晚的湖，有月亮")]
    assert pieces[1:7] == ["夜晚", "的", "湖", "，", "有", "月亮"]


def test_the_tokenizer_is_made_once(tmp_path: Path, tokenizer: CLIPTokenizer) -> None:
    tokenizer.save_pretrained(tmp_path / "kept")
    assert tokenizer_of(tmp_path / "kept", seed=2).get_vocab() == tokenizer.get_vocab()


def test_answers_name_what_is_said_and_leave_the_rest_open(tokenizer: CLIPTokenizer) -> None:
    told = Told("a lake without birds", frozenset({"subject", "birds"}))
    given_answers = dict(zip(ATTRIBUTES, answers(LAKE, told), strict=True))
    assert given_answers.pop("subject") == 1 + ATTRIBUTES["subject"].index("lake")
    assert given_answers.pop("birds") == 1
    assert set(given_answers.values()) == {0}
    endless = Told("lake " * 80, frozenset())
    assert len(lesson_of(tokenizer, [(LAKE, told), (LAKE, endless)])) == 1


def test_lessons_go_on_where_they_stopped(tokenizer: CLIPTokenizer) -> None:
    third = next(islice(lessons(tokenizer, 1, 0, 4, 6), 2, None))
    again = next(lessons(tokenizer, 1, 2, 4, 6))
    assert torch.equal(third.tokens, again.tokens)
    assert torch.equal(third.answers, again.answers)


def test_the_text_encoder_learns_to_read(tmp_path: Path, tokenizer: CLIPTokenizer) -> None:
    run = Run(tmp_path, tmp_path, minutes=5, device=torch.device("cpu"))
    rng = np.random.default_rng(0)
    scenes = [draw_scene(number) for number in range(60)]
    test = lesson_of(tokenizer, [(scene, english(scene, rng)) for scene in scenes])

    def loss(steps: int) -> float:
        school(run, tokenizer, steps, layers=1, batch=24, scenes=60)
        with torch.no_grad():
            scores = pupil_of(run, tokenizer)(test.tokens, test.ends[:, None])
        return float(loss_of(scores, test.answers))

    before = loss(1)
    assert loss(30) < 0.9 * before
    marks = mark(pupil_of(run, tokenizer).eval(), test)
    assert 0 <= marks["said"] <= 1
    assert 0.5 < marks["unsaid"] <= 1
    encoder = pupil_of(run, tokenizer).text
    again = school(run, tokenizer, 30, layers=1, batch=24, scenes=60)
    for one, other in zip(encoder.parameters(), again.text.parameters(), strict=True):
        assert torch.equal(one, other)
    states = encoder(input_ids=test.tokens).last_hidden_state
    assert states.shape == (len(test), LENGTH, HIDDEN)
