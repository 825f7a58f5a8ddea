import itertools
import random
import re
from itertools import islice

import pytest
from muse import chinese, corpus, english, music, picture_en, verse_en, verse_zh
from muse.form import HAN, has_form, units, verse
from muse.lexicon import load
from muse.scene import MEDIA, SHELTERED, TIMES, WEATHERS, Facts, Idea, complete

from studio.core.tune import read_tune
from studio.core.tune_reading import find_instruments, find_mood, find_style, find_tempo, parse_key


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


@pytest.mark.parametrize("task", [each for each in corpus.TASKS if each != "continue"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_answer_holds_the_idea_and_has_its_form(language: str, task: str):
    for each in some(100, language, task):
        assert each.idea in each.asked
        assert each.idea.lower() in each.answer.lower(), each
        assert len(each.answer) > len(each.idea)
        assert has_form(language, task, each.answer), each


@pytest.mark.parametrize("language", ["en", "zh"])
def test_answers_share_few_pairs_of_words(language: str):
    pairs = [
        pair
        for each in some(200, language, "picture")
        for pair in itertools.pairwise(units(each.answer))
    ]
    assert len(set(pairs)) > 0.5 * len(pairs)


def test_a_music_prompt_reads_as_it_was_meant():
    for language, say in (("en", music.english), ("zh", music.chinese)):
        for seed in range(60):
            idea = "a lighthouse" if language == "en" else "灯塔"
            meant = music.traits(random.Random(seed), idea)
            assert read_tune(say(random.Random(seed), idea), seed) == meant


def test_every_word_for_a_trait_stands_for_that_trait():
    readers = {"mood": find_mood, "style": find_style}
    for (section, key), phrases in music.words.entries.items():
        for phrase in phrases:
            kind = section.partition(".")[2]
            if kind in readers:
                assert readers[kind](phrase) == key
            elif kind == "instrument":
                assert find_instruments(phrase) == ((key,), ())
            elif kind == "tempo":
                assert find_tempo(phrase.format(t=83)) == (83, 83)


def test_keys_are_spelled_as_chinese_musicians_do():
    assert music.key_in_chinese("Eb major") == "降E大调"
    assert {parse_key(music.key_in_chinese(each)) for each in music.KEYS} == set(music.KEYS)


def test_what_an_idea_says_is_kept():
    said = Facts("sea", "night", "storm", "ink")
    for seed in range(20):
        scene = complete(random.Random(seed), Idea("a ship", "ship", said))
        assert (scene.domain, scene.time, scene.weather) == ("sea", "night", "storm")
        assert (scene.medium, scene.medium_said) == ("ink", True)


def test_daylight_stays_out_of_the_night():
    idea = Idea("a rose", "rose", Facts("garden", "night", "clear"))
    texts = [picture_en.picture(random.Random(seed), idea) for seed in range(200)]
    assert not any("bees moving" in text or "white butterfly" in text for text in texts)


def test_every_scene_has_words_in_both_languages():
    for words in (english.words, chinese.words):
        for medium in MEDIA:
            assert words(medium, "name")
            assert words(medium, "finish")
        for section in SHELTERED.values():
            assert words(section, "light", True)
        for tone in (*TIMES, *SHELTERED.values(), *WEATHERS):
            assert words("soul", tone)
            assert tone == "clear" or words("tints", tone)


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
        for section, key in english.words.entries
        if section == "rhymes"
        for line in english.words(section, key)
    ]
    assert [line for line in lines if verse_en.syllables(line) != 4] == []


def test_pieces_of_verse_have_the_syllables_they_are_listed_under():
    words = load("verse_more_en")
    for section, kind in words.entries:
        if section == "beat":
            wrong = [
                each for each in words(section, kind) if verse_en.syllables(each) != int(kind[1])
            ]
            assert wrong == []
    feet = (*words("foot", "adjective"), *words("foot", "noun"), *words("foot", "verb"))
    assert [each for each in feet if verse_en.syllables(each) != 1] == []


def test_chinese_verse_counts_its_characters():
    for seed in range(100):
        rng = random.Random(seed)
        idea = chinese.idea(rng)
        lines = re.split(r"[，。\n]+", "\n".join(verse(verse_zh.quatrain(rng, idea))))
        assert [len(units(line)) for line in lines if line] == [5, 5, 5, 5]
        assert [len(line) for line in verse(verse_zh.haiku(rng, idea))] == [5, 7, 5]
