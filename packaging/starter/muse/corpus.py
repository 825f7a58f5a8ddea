"""Requests and answers without end, drawn from a seed: what the muse reads while it learns."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from muse import chinese, english, music, picture_en, picture_zh, verse_en, verse_zh
from muse.scene import Idea

TASKS = ("picture", "title", "caption", "haiku", "poem", "music", "continue")
WEIGHTS = (32, 10, 9, 20, 14, 10, 5)
LANGUAGES = ("en", "zh")
STRANGE = 0.35
"""Share of ideas that make no sense, so that exact copying is learned."""

BARE = 14  # how many times likelier a picture's idea stands alone than after one asking phrase
_ASK_EN = {
    "picture": ("{}",) * BARE
    + ("picture: {}", "prompt: {}", "{}.", "draw {}", "paint {}", "please paint {}")
    + ("a picture of {}", "imagine {}", "picture prompt: {}"),
    "title": ("title: {}",) * 3 + ("title for: {}", "a title for {}", "what should I call {}?"),
    "caption": ("caption: {}",) * 3 + ("caption for: {}", "a caption for {}"),
    "haiku": ("haiku: {}",) * 3
    + ("a haiku about {}", "haiku about {}", "write a haiku about {}", "A haiku about {}"),
    "poem": ("poem: {}",) * 3
    + ("quatrain: {}", "a short poem about {}", "a poem about {}", "write a poem about {}")
    + ("a quatrain about {}", "verse: {}"),
    "music": ("music: {}",) * 3 + ("tune: {}", "music for: {}", "music for {}", "a tune for {}"),
    "continue": ("continue: {}",) * 3 + ("go on: {}", "continue: {}..."),
}
_ASK_ZH = {
    "picture": ("{}",) * BARE
    + ("画面：{}", "提示词：{}", "{}。", "画{}", "画一幅{}", "请画{}", "一幅{}的画", "想象{}"),
    "title": ("标题：{}",) * 3 + ("题目：{}", "给{}起个标题", "为{}取个名字"),
    "caption": ("图注：{}",) * 3 + ("说明：{}", "给{}写一句图注"),
    "haiku": ("俳句：{}",) * 3 + ("写一首关于{}的俳句", "关于{}的俳句"),
    "poem": ("诗：{}",) * 3 + ("写一首关于{}的诗", "写首诗：{}", "关于{}的诗"),
    "music": ("音乐：{}",) * 3 + ("曲子：{}", "配乐：{}", "给{}配乐", "为{}写段音乐"),
    "continue": ("续写：{}",) * 3 + ("接着写：{}", "续写：{}……", "继续写：{}"),
}
_ASK_MODERN = ("短诗：{}", "现代诗：{}", "写一首关于{}的短诗", "写一首关于{}的现代诗")
_ASK_OLD = ("五言：{}", "五言诗：{}", "写一首关于{}的五言诗", "写一首关于{}的五言绝句")

Maker = Callable[[random.Random, Idea], str]
_MAKERS: dict[str, dict[str, Maker]] = {
    "en": {
        "picture": picture_en.picture,
        "title": picture_en.title,
        "caption": picture_en.caption,
        "haiku": verse_en.haiku,
        "poem": verse_en.quatrain,
        "music": lambda rng, idea: music.english(rng, idea.text),
    },
    "zh": {
        "picture": picture_zh.picture,
        "title": picture_zh.title,
        "caption": picture_zh.caption,
        "haiku": verse_zh.haiku,
        "poem": verse_zh.quatrain,
        "music": lambda rng, idea: music.chinese(rng, idea.text),
    },
}


@dataclass(frozen=True)
class Turn:
    """One request and its answer; `idea` stands word for word in both, but for a continuation."""

    language: str
    task: str
    idea: str
    noun: str
    asked: str
    answer: str


def turn(
    rng: random.Random, language: str | None = None, task: str | None = None, odd: float = STRANGE
) -> Turn:
    """A request and its answer; `odd` is the chance of an idea without sense."""
    language = language or rng.choice(LANGUAGES)
    task = task or rng.choices(TASKS, WEIGHTS)[0]
    side = english if language == "en" else chinese
    if task == "continue":
        return _continued(rng, language)
    idea = side.strange(rng) if rng.random() < odd else side.idea(rng)
    if task not in ("picture", "caption") and idea.known and rng.random() < 0.3:
        idea = replace(idea, text=idea.noun)
    make = _MAKERS[language][task]
    ask = rng.choice((_ASK_EN if language == "en" else _ASK_ZH)[task])
    if task == "poem" and language == "zh" and rng.random() < 0.5:
        modern = rng.random() < 0.5
        ask = rng.choice(_ASK_MODERN if modern else _ASK_OLD)
        make = verse_zh.modern if modern else verse_zh.quatrain
    answer = make(rng, idea)
    return Turn(language, task, idea.text, idea.noun, ask.format(idea.text), answer)


def _continued(rng: random.Random, language: str) -> Turn:
    """The beginning of a short story, and how it goes on."""
    side, verse = (english, verse_en) if language == "en" else (chinese, verse_zh)
    idea = side.idea(rng)
    while idea.noun[:1].isupper() or (language == "zh" and idea.living and not idea.measure):
        idea = side.idea(rng)
    space = " " if language == "en" else ""
    told = verse.story(rng, idea)
    begun, rest = _cut(rng, space.join(told), len(told[0]), space)
    ask = rng.choice((_ASK_EN if language == "en" else _ASK_ZH)["continue"])
    return Turn(language, "continue", begun, idea.noun, ask.format(begun), rest)


def _cut(rng: random.Random, text: str, opening: int, space: str) -> tuple[str, str]:
    """Part a text after its opening sentence, or at some word before the end of that."""
    if rng.random() < 0.65:
        return text[:opening], text[opening:].strip()
    places = [at for at in range(8, opening - 1) if not space or text[at] == space]
    at = rng.choice(places or [opening])
    return text[:at], text[at:].lstrip(" ，。")


def talk(rng: random.Random) -> list[Turn]:
    """Mostly one turn, at times two or three, so that later requests are met too."""
    language = rng.choice(LANGUAGES)
    turns = rng.choices((1, 2, 3), (94, 5, 1))[0]
    return [turn(rng, language) for _ in range(turns)]


def talks(seed: int, start: int = 0) -> Iterator[list[Turn]]:
    """The corpus from its item `start` on; item n is the same whenever and wherever it is read."""
    while True:
        yield talk(random.Random(f"{seed}:{start}"))
        start += 1
