"""The words for what a scene shows, read from `words_en.ini` and `words_zh.ini`.

Both languages have the same sections, so whatever can be said in one can be said in the other.
English has a few more, since its adjectives and adverbials differ in form.
"""

import configparser
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TypeAlias

Table: TypeAlias = Mapping[str, tuple[str, ...]]
"""Value of an attribute to its phrases, the plainest first."""

LANGUAGES = ("en", "zh")

NEUTRAL: Table = {
    "en": ("a landscape", "a scene", "a view", "scenery", "a picture", "a landscape picture"),
    "zh": ("风景", "景色", "画面", "景观", "风光", "一幅画"),
}
"""What to call a picture whose subject is left open."""

TREES: Table = {
    "en": ("trees", "any trees", "trees at all"),
    "zh": ("树", "树木", "任何树"),
}
"""Of these there are none where no kind of tree is."""


@cache
def tables(language: str) -> Mapping[str, Table]:
    file = Path(__file__).with_name(f"words_{language}.ini")
    parser = configparser.ConfigParser(delimiters=("=",), comment_prefixes=("#",))
    parser.read_string(file.read_text(encoding="utf-8"))
    return {
        section: {
            value: tuple(phrase.strip() for phrase in phrases.split(","))
            for value, phrases in parser[section].items()
        }
        for section in parser.sections()
    }


@cache
def phrases(language: str) -> tuple[str, ...]:
    """Every phrase of a language once, in the order of the file."""
    found = dict.fromkeys(
        phrase for table in tables(language).values() for row in table.values() for phrase in row
    )
    return (*found, *NEUTRAL[language], *TREES[language])


def bare(noun: str) -> str:
    """An English noun without its article."""
    for article in ("a ", "an ", "the "):
        if noun.startswith(article):
            return noun.removeprefix(article)
    return noun


def described(adjectives: Sequence[str], noun: str) -> str:
    """The adjectives before an English noun, with the article that fits."""
    if not adjectives:
        return noun
    name = bare(noun)
    text = " ".join([*adjectives, name])
    if name == noun:
        return text
    if noun.startswith("the "):
        return f"the {text}"
    return f"{'an' if text[0] in 'aeiou' else 'a'} {text}"
