import random
import re
from itertools import islice

import pytest
from muse import chinese, corpus, english, verse_en, verse_zh
from muse.lexicon import load
from muse.measure import HAN, units
from muse.scene import MEDIA, SHELTERED, Facts, Idea, complete


def some(count: int, language: str, task: str) -> list[corpus.Turn]:
    rng = random.Random(f"{language} {task}")
    return [corpus.turn(rng, language, task) for _ in range(count)]


def test_the_corpus_is_the_same_wherever_it_is_read():
    whole = list(islice(corpus.talks(5), 40))
    assert whole[25:] == list(islice(corpus.talks(5, start=25), 15))
    assert whole != list(islice(corpus.talks(6), 40))


def test_both_languages_and_all_tasks_are_there_and_stay_apart():
    turns = [turn for talk in islice(corpus.talks(1), 600) for turn in talk]
    assert {(each.language, each.task) for each in turns} == {
        (language, task) for language in corpus.LANGUAGES for task in corpus.TASKS
    }
    for each in turns:
        assert each.answer.strip() == each.answer
        assert each.answer
        if each.language == "en":
            assert not HAN.search(each.answer)
        else:
            assert HAN.search(each.answer)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_picture_prompt_opens_with_the_idea_in_its_own_words(language: str):
    for each in some(200, language, "picture"):
        assert each.idea in each.answer
        assert len(each.answer) > len(each.idea)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_verse_speaks_of_its_subject(language: str):
    for task in ("haiku", "poem"):
        for each in some(100, language, task):
            assert each.noun.lower() in each.answer.lower(), each


def test_what_an_idea_says_is_kept():
    said = Facts("sea", "night", "storm", "ink")
    for seed in range(20):
        scene = complete(random.Random(seed), Idea("a ship", "ship", said))
        assert (scene.domain, scene.time, scene.weather) == ("sea", "night", "storm")
        assert (scene.medium, scene.medium_said) == ("ink", True)


def test_daylight_stays_out_of_the_night():
    idea = Idea("a rose", "rose", Facts("garden", "night", "clear"))
    texts = [english.picture(random.Random(seed), idea) for seed in range(200)]
    assert not any("bees moving" in text or "white butterfly" in text for text in texts)


def test_every_scene_has_words_in_both_languages():
    for words in (english.words, chinese.words):
        for medium in MEDIA:
            assert words(medium, "name")
            assert words(medium, "finish")
        for section in SHELTERED.values():
            assert words(section, "light", True)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("owl", "an owl"),
        ("hourglass", "an hourglass"),
        ("unicorn", "a unicorn"),
        ("one-eyed cat", "a one-eyed cat"),
        ("umbrella", "an umbrella"),
    ],
)
def test_articles_follow_the_sound(phrase: str, expected: str):
    assert english.article(phrase) == expected


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("moss on fallen trunks", 5),
        ("an owl asks its one question", 7),
        ("whistles circles needles", 6),
        ("the quiet lighthouse", 5),
        ("roses branches hedges", 6),
        ("a violinist", 5),
        ("the hippopotamus", 6),
    ],
)
def test_syllables(text: str, count: int):
    assert verse_en.syllables(text) == count


def test_the_lines_of_the_lists_have_the_syllables_they_claim():
    words = load("verse_en")
    for section in words.sections("five"):
        assert [line for line in words(section, "five") if verse_en.syllables(line) != 5] == []
        assert [line for line in words(section, "seven") if verse_en.syllables(line) != 7] == []
    lines = [
        line
        for section, key in words.entries
        if section == "rhymes"
        for line in words(section, key)
    ]
    assert [line for line in lines if verse_en.syllables(line) != 4] == []


def test_haiku_keep_their_measure():
    for each in some(200, "en", "haiku"):
        counts = [verse_en.syllables(line) for line in each.answer.split("\n")]
        kept = counts == [5, 7, 5] or (counts[::2] == [5, 5] and each.noun in each.answer)
        assert kept, each


def test_chinese_verse_counts_its_characters():
    for seed in range(100):
        rng = random.Random(seed)
        idea = chinese.idea(rng)
        lines = re.split(r"[，。\n]+", verse_zh.quatrain(rng, idea).strip("。"))
        assert [len(units(line)) for line in lines[1:]] == [5, 5, 5, 5]
        haiku = [line for line in verse_zh.haiku(rng, idea).split("\n") if line[0] != "《"]
        assert [len(line) for line in haiku] == [5, 7, 5]
