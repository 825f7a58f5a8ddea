"""Picture ideas, prompts and titles in Chinese."""

import functools
import random
from dataclasses import replace

from muse.lexicon import load
from muse.scene import DOMAINS, MEDIA, Facts, Idea, Scene, complete, some_setting

words = load("zh", "verse_zh")


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
        return noun_phrase(rng, rare_word(rng), rng.choice(("thing", "being")))
    name = rng.choice(words("people", "names"))
    if rng.random() < 0.4:
        name = rng.choice("赵钱孙李周吴郑王冯陈沈韩杨朱秦许何吕张曹") + rare_word(rng)[:2]
    act = rng.choice(words("acts", "person"))
    text = rng.choice((f"{name}{act}", f"{act}的{name}", f"画家{name}", f"{name}的画像"))
    return Idea(text, name, Facts(), living=True)


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


def details(rng: random.Random, scene: Scene, count: int) -> list[str]:
    """Things to see in the scene, those of its place before those of its weather."""
    near = words(scene.domain or "any", "details", scene.night)
    air = words(scene.weather, "details", scene.night) if scene.open_air else ()
    if scene.open_air and scene.weather in ("clear", "wind"):
        air += words(scene.time, "details")
    chosen = rng.sample(near, min(len(near), count))
    if air and (rng.random() < 0.35 or not chosen):
        chosen[-1:] = [rng.choice(air)]
    return chosen


def palette(rng: random.Random, scene: Scene) -> str:
    fixed = words(scene.medium, "palette")
    if fixed:
        return rng.choice(fixed)
    colours = list(words(scene.tone, "palette"))
    if scene.open_air and scene.tone != scene.time and scene.time in ("night", "dusk"):
        colours = colours[:5] + list(words(scene.time, "palette"))[:4]
    first, second, third = rng.sample(colours, 3)
    return rng.choice(
        (
            f"{first}、{second}与{third}的色调",
            f"以{first}和{second}为主，点缀{third}",
            f"{first}与{second}的配色",
            f"色彩以{first}、{second}、{third}为主",
        )
    )


def composition(rng: random.Random, scene: Scene) -> str:
    if scene.near:
        return rng.choice(words("compose.near", "all"))
    land = words("compose.wide", "land") if scene.open_air else ()
    return rng.choice((*words("compose.wide", "all"), *land))


def mood(rng: random.Random, scene: Scene) -> str:
    feeling = rng.choice(words(scene.tone, "mood"))
    patterns = words("feel", "patterns")
    return rng.choice(patterns[:2] if "的" in feeling else patterns).format(feeling)


def picture(rng: random.Random, asked: Idea) -> str:
    """The idea in its own words, and then what a painter would want to know."""
    scene = complete(rng, asked)
    seen = details(rng, scene, rng.choice((1, 2, 2, 3)))
    finish = rng.sample(words(scene.medium, "finish"), rng.choice((1, 1, 2)))
    made = finish if scene.medium_said else [rng.choice(words(scene.medium, "name")), *finish]
    light = [rng.choice(words(*scene.light, scene.night))]
    view = [composition(rng, scene)]
    colour, feeling = [palette(rng, scene)], [mood(rng, scene)]
    order = rng.choice(
        (
            (seen, made, light, colour, view, feeling),
            (seen, view, light, colour, made, feeling),
            (made, seen, light, colour, view, feeling),
            (seen, light, made, colour, feeling, view),
        )
    )
    return "，".join([asked.text, *(phrase for part in order for phrase in part)])


def title(rng: random.Random, asked: Idea) -> str:
    scene = complete(rng, asked)
    when = words("title.times", scene.weather if scene.weather != "clear" else scene.time)
    return rng.choice(words("titles", "any")).format(
        h=asked.noun,
        n=rng.choice(words("titles", "n")),
        j=rng.choice(words("titles", "j")),
        w=rng.choice(when),
    )
