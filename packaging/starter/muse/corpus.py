"""Requests and answers without end, drawn from a seed: what the muse reads while it learns."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from muse import chinese, english, verse_en, verse_zh

TASKS = ("picture", "title", "haiku", "poem", "continue")
WEIGHTS = (54, 10, 9, 12, 15)
LANGUAGES = ("en", "zh")
STRANGE = 0.3
_KEPT = frozenset(("a", "an", "the", "of", "in", "on", "at", "and", "to", "with", "under", "by"))
_KEPT |= frozenset("的在中里上下和与、，一")

BARE = 18  # how many times likelier a picture's idea stands alone than after one asking phrase
_ASK_EN = {
    "picture": ("{}",) * BARE
    + (
        "{}.",
        "draw {}",
        "paint {}",
        "please paint {}",
        "prompt: {}",
        "a picture of {}",
        "imagine {}",
    )
    + ("I want a picture of {}", "can you draw {}?", "picture prompt: {}"),
    "title": ("title for: {}",) * 3 + ("a title for {}", "title: {}", "what should I call {}?"),
    "haiku": ("a haiku about {}",) * 2 + ("haiku about {}", "haiku: {}", "write a haiku about {}"),
    "poem": ("a short poem about {}",) * 2
    + ("a poem about {}", "poem: {}", "write a poem about {}", "a quatrain about {}", "verse: {}"),
    "continue": ("continue: {}",) * 3 + ("go on: {}", "continue: {}...", "continue this: {}"),
}
_ASK_ZH = {
    "picture": ("{}",) * BARE
    + (
        "{}。",
        "画{}",
        "画一幅{}",
        "请画{}",
        "提示词：{}",
        "一幅{}的画",
        "想象{}",
        "我想画{}",
        "帮我画{}",
    ),
    "title": ("标题：{}",) * 3 + ("给{}起个标题", "为{}取个名字", "题目：{}", "给{}取个标题"),
    "haiku": ("写一首关于{}的俳句",) * 2 + ("俳句：{}", "关于{}的俳句"),
    "poem": ("写一首关于{}的诗",) * 4 + ("诗：{}", "写首诗：{}", "关于{}的诗", "以{}为题写首诗"),
    "continue": ("续写：{}",) * 3 + ("接着写：{}", "续写：{}……", "继续：{}", "继续写：{}"),
}
_ASK_MODERN = ("写一首关于{}的短诗", "写一首关于{}的现代诗", "短诗：{}", "写一首关于{}的诗")
_ASK_OLD = ("写一首关于{}的五言诗", "五言：{}", "写一首关于{}的五言绝句")


@dataclass(frozen=True)
class Turn:
    """One request and its answer; `noun` is what a title or poem must speak of."""

    language: str
    task: str
    idea: str
    noun: str
    asked: str
    answer: str


def turn(rng: random.Random, language: str | None = None, task: str | None = None) -> Turn:
    language = language or rng.choice(LANGUAGES)
    task = task or rng.choices(TASKS, WEIGHTS)[0]
    return _english(rng, task) if language == "en" else _chinese(rng, task)


def _english(rng: random.Random, task: str) -> Turn:
    idea = english.idea(rng)
    subject, ask = idea.text, rng.choice(_ASK_EN[task])
    if task in ("haiku", "poem", "title") and rng.random() < 0.4:
        subject = idea.noun if rng.random() < 0.7 else f"the {idea.noun}"
    if task == "picture":
        answer = english.picture(rng, idea)
    elif task == "title":
        answer = english.title(rng, idea)
    elif task == "haiku":
        answer = verse_en.haiku(rng, idea)
    elif task == "poem":
        answer = verse_en.quatrain(rng, idea)
    else:
        while idea.noun[:1].isupper():
            idea = english.idea(rng)
        told = verse_en.story(rng, idea)
        subject, answer = _cut(rng, " ".join(told), len(told[0]), " ")
    if task == "picture" and rng.random() < 0.08:
        subject = _opening(rng, answer, ", ")
        ask = "{}"
    asked = ask.format(subject)
    if ask[:2] != "{}" and rng.random() < 0.25:
        asked = asked[:1].upper() + asked[1:]
    return Turn("en", task, subject, idea.noun, asked, answer)


def _chinese(rng: random.Random, task: str) -> Turn:
    idea = chinese.idea(rng)
    subject, ask = idea.text, rng.choice(_ASK_ZH[task])
    if task in ("haiku", "poem", "title") and rng.random() < 0.5:
        subject = idea.noun
    if task == "picture":
        answer = chinese.picture(rng, idea)
    elif task == "title":
        answer = chinese.title(rng, idea)
    elif task == "haiku":
        answer = verse_zh.haiku(rng, idea)
    elif task == "poem":
        modern = rng.random() < 0.4
        if rng.random() < 0.4:
            ask = rng.choice(_ASK_MODERN if modern else _ASK_OLD)
        answer = (verse_zh.modern if modern else verse_zh.quatrain)(rng, idea)
    else:
        while idea.living and not idea.measure:
            idea = chinese.idea(rng)
        told = verse_zh.story(rng, idea)
        subject, answer = _cut(rng, "".join(told), len(told[0]), "")
    if task == "picture" and rng.random() < 0.08:
        subject = _opening(rng, answer, "，")
        ask = "{}"
    return Turn("zh", task, subject, idea.noun, ask.format(subject), answer)


def _opening(rng: random.Random, prompt: str, comma: str) -> str:
    """The first phrases of a finished prompt, as by somebody who began to write it."""
    phrases = prompt.split(comma)
    return comma.join(phrases[: rng.randint(2, max(2, len(phrases) - 3))])


def _cut(rng: random.Random, text: str, opening: int, space: str) -> tuple[str, str]:
    """Part a text after its opening sentence, or at some word before the end of that."""
    if rng.random() < 0.65:
        return text[:opening], text[opening:].strip()
    places = [at for at in range(8, opening - 1) if not space or text[at] == space]
    at = rng.choice(places or [opening])
    return text[:at], text[at:].lstrip(" ，。")


def strange(rng: random.Random, language: str) -> Turn:
    """An idea with other words put in the place of its own: nothing to guess, all to copy."""
    if language == "en":
        spare = [*english.words("objects", "all"), *english.words("animals", "all")]
        idea = english.idea(rng)
        parts = idea.text.split(" ")
        for at, part in enumerate(parts):
            if part not in _KEPT and rng.random() < 0.5:
                parts[at] = rng.choice((rng.choice(spare).lstrip("*"), english.rare_word(rng)))
        text, facts = " ".join(parts), replace(idea.facts, domain=None)
        answer = english.picture(rng, replace(idea, text=text, facts=facts))
    else:
        spare = [*chinese.words("objects", "all"), *chinese.words("animals", "all")]
        idea = chinese.idea(rng)
        parts = list(idea.text)
        for at, part in enumerate(parts):
            if part not in _KEPT and rng.random() < 0.4:
                parts[at] = rng.choice((rng.choice(spare), *chinese.rare_word(rng)[:2]))
        text, facts = "".join(parts), replace(idea.facts, domain=None)
        answer = chinese.picture(rng, replace(idea, text=text, facts=facts))
    return Turn(language, "picture", text, text, text, answer)


def talk(rng: random.Random) -> list[Turn]:
    """Mostly one turn, at times two or three, so that later requests are met too."""
    language = rng.choice(LANGUAGES)
    if rng.random() < STRANGE:
        return [strange(rng, language)]
    turns = rng.choices((1, 2, 3), (88, 9, 3))[0]
    return [turn(rng, language) for _ in range(turns)]


def talks(seed: int, start: int = 0) -> Iterator[list[Turn]]:
    """The corpus from its item `start` on; item n is the same whenever and wherever it is read."""
    while True:
        yield talk(random.Random(f"{seed}:{start}"))
        start += 1
