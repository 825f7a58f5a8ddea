"""Ideas in Chinese: something a person might ask to see, known words or not."""

import functools
import random
from dataclasses import replace

from muse.lexicon import load
from muse.scene import DOMAINS, MEDIA, Facts, Idea, some_setting

words = load(
    "zh", "paint_zh", "place_zh", "place_more_zh", "verse_zh", "verse_more_zh", "story_more_zh",
    "words_zh",
)  # fmt: skip


@functools.cache
def common_characters() -> tuple[str, ...]:
    """The 3,755 characters of the first level of GB 2312, rows 16 to 55 of its table."""
    codes = (bytes((row + 0xA0, cell + 0xA0)) for row in range(16, 56) for cell in range(1, 95))
    return tuple(code.decode("gb2312") for code in codes if code[0] != 0xD7 or code[1] < 0xFA)


def rare_word(rng: random.Random) -> str:
    """Characters thrown together, so that copying is learned and not only recalled."""
    return "".join(rng.choices(common_characters(), k=rng.choice((2, 2, 3, 4))))


def noun_phrase(rng: random.Random, entry: str, kind: str, often: float = 0.3) -> Idea:
    """A noun of the lists, sometimes with its measure word, sometimes with an adjective."""
    measure, colon, noun = entry.partition(":")
    if not colon:
        measure, noun = rng.choice(("只", "个") if kind == "being" else ("个", "件")), entry
    phrase = noun
    if rng.random() < often and noun.count("的") == 0:
        phrase = rng.choice(words("adjectives", kind)) + noun
    if colon and rng.random() < 0.35:
        phrase = f"一{measure}{phrase}"
    measured = f"一{measure}" if colon else ""
    return Idea(phrase, noun, Facts(), living=kind == "being", measure=measured)


def _subject(rng: random.Random) -> Idea:
    draw = rng.random()
    domain = rng.choice(DOMAINS)
    if draw < 0.32:
        found = noun_phrase(rng, rng.choice(words(domain, "things")), "thing")
        return replace(found, facts=Facts(domain))
    if draw < 0.5:
        found = noun_phrase(rng, rng.choice(words(domain, "beings")), "being")
        return replace(found, facts=Facts(domain))
    if draw < 0.72:
        person = rng.random() < 0.45
        listed = words("people", "roles") if person else words("animals", "all")
        found = noun_phrase(rng, rng.choice(listed), "being")
        found = replace(found, measure="一位" if person else "一只")
        act = rng.choice(words("acts", "person" if person else "animal"))
        shape = rng.choice(("{0}", "{1}的{0}", "{1}的{0}", "{0}{1}", "{0}在{1}"))
        if act[0] in "坐躺躲守戴穿撑提叼":
            shape = shape.replace("在", "")
        return replace(found, text=shape.format(found.text, act))
    if draw < 0.84:
        found = noun_phrase(rng, rng.choice(words("objects", "all")), "thing")
        if rng.random() < 0.35 and "的" not in found.text:
            found = replace(found, text=rng.choice(words("made", "of")) + found.text)
        return found
    if draw < 0.94:
        found = noun_phrase(rng, rare_word(rng), rng.choice(("thing", "being")))
        return replace(found, known=False)
    name = rng.choice(words("people", "names"))
    if rng.random() < 0.4:
        name = rng.choice("赵钱孙李周吴郑王冯陈沈韩杨朱秦许何吕张曹") + rare_word(rng)[:2]
    act = rng.choice(words("acts", "person"))
    text = rng.choice((f"{name}{act}", f"{act}的{name}", f"画家{name}", f"{name}的画像"))
    return Idea(text, name, Facts(), living=True, known=False)


def _second(rng: random.Random, first: Idea) -> str:
    other = rng.choice((words("objects", "all"), words("animals", "all")))
    noun = rng.choice(other) if rng.random() < 0.8 else rare_word(rng)
    return first.text + rng.choice(("和", "与", "和", "、")) + noun


def idea(rng: random.Random) -> Idea:
    """Something a person might ask to see: a noun, a little scene, keywords, or strange words."""
    found = _subject(rng)
    facts = some_setting(rng, found.facts)
    text = found.text
    if rng.random() < 0.12:
        text = _second(rng, found)
    place = facts.domain or rng.choice(DOMAINS)
    if rng.random() < 0.35 and "在" not in text:
        where = rng.choice(words(place, "places"))
        if not set(where[:-1]) & set(text):
            link = "" if "的" in text or text.startswith("一") else "的"
            text = f"{where}{link}{text}" if rng.random() < 0.8 else f"{text}在{where}"
            facts = replace(facts, domain=place)
    said = facts.time or facts.weather
    if said and facts.domain in ("space", "under"):
        facts = replace(facts, time=None, weather=None)
    elif said:
        when = rng.choice(words(said, "idea"))
        keyword = rng.random() < 0.12
        before = when if text.count("的") < 2 else f"{when[:-1]}，"
        text = f"{text}，{when[:-1]}" if keyword else before + text
    if rng.random() < 0.07:
        medium = rng.choice(MEDIA)
        facts = replace(facts, medium=medium)
        kind = rng.choice(words(medium, "kind"))
        text = f"{text}，{kind}" if rng.random() < 0.6 else f"{kind}，{text}"
    return replace(found, text=text, facts=facts)


def any_word(rng: random.Random) -> str:
    """A word without regard to sense: common, of the lists, a name, or one nobody has met."""
    draw = rng.random()
    if draw < 0.25:
        return rng.choice(words("spare", "common"))
    if draw < 0.33:
        return rng.choice(words("spare", "names"))
    if draw < 0.5:
        listed = rng.choice((words("objects", "all"), words("animals", "all")))
        return rng.choice(listed)
    if draw < 0.6:
        return rng.choice(words(rng.choice(DOMAINS), "seen"))
    if draw < 0.63:
        return rng.choice(("AI", "DNA", "KTV", "OK", "T恤", "X光", "3号", "24小时", "1988年"))
    return rare_word(rng)


def strange(rng: random.Random) -> Idea:
    """Words in an order of sense, but without any: nothing to guess, all to copy."""
    parts = [any_word(rng)]
    for _ in range(rng.choice((0, 1, 1, 2, 3))):
        parts.append(rng.choice(words("spare", "join")))
        parts.append(any_word(rng))
    text = "".join(parts)
    return Idea(text, text, Facts(), known=False)
