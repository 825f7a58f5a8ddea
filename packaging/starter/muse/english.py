"""Picture ideas, prompts and titles in English."""

import random
import re
from dataclasses import replace

from muse.lexicon import load
from muse.scene import DOMAINS, MEDIA, Facts, Idea, Scene, complete, some_setting

words = load("en", "verse_en")
_SMALL = {"a", "an", "the", "of", "in", "on", "at", "and", "to", "for", "with", "under", "by"}


def article(phrase: str) -> str:
    """The phrase with a or an, by sound as far as spelling shows it."""
    first = phrase.lower()
    vowel = first[0] in "aeiou" and not re.match(r"(uni|one|eu|uk|us[ei])", first)
    return f"{'an' if vowel or first.startswith('hour') else 'a'} {phrase}"


def title_case(phrase: str) -> str:
    parts = phrase.split()
    return " ".join(
        part if index and part in _SMALL else part[:1].upper() + part[1:]
        for index, part in enumerate(parts)
    )


def rare_word(rng: random.Random) -> str:
    """A word nobody has met, so that copying is learned and not only recalled."""
    parts = (
        rng.choice(words("syllable", part))
        for _ in range(rng.choice((1, 2, 2)))
        for part in ("onset", "vowel", "coda")
    )
    return "".join(parts).replace("-", "")


def noun_phrase(rng: random.Random, entry: str, kind: str, often: float = 0.3) -> Idea:
    """A noun of the lists with its article, sometimes an adjective."""
    plural = entry.startswith("*")
    noun = entry.lstrip("*")
    phrase = noun
    if rng.random() < often and len(noun.split()) < 4:
        phrase = f"{rng.choice(words('adjectives', kind))} {noun}"
    if not plural:
        phrase = article(phrase) if rng.random() < 0.92 else f"the {phrase}"
    return Idea(phrase, noun, Facts(), plural, kind == "being")


def _subject(rng: random.Random) -> Idea:
    draw = rng.random()
    domain = rng.choice(DOMAINS)
    if draw < 0.3:
        idea = noun_phrase(rng, rng.choice(words(domain, "things")), "thing")
        if rng.random() < 0.08:
            idea = replace(idea, text=f"{idea.text} {rng.choice(words('made', 'of'))}")
        return replace(idea, facts=Facts(domain))
    if draw < 0.5:
        idea = noun_phrase(rng, rng.choice(words(domain, "beings")), "being")
        return replace(idea, facts=Facts(domain))
    if draw < 0.72:
        person = rng.random() < 0.45
        listed = words("people", "roles") if person else words("animals", "all")
        idea = noun_phrase(rng, rng.choice(listed), "being")
        if rng.random() < 0.7:
            act = rng.choice(words("acts", "person" if person else "animal"))
            idea = replace(idea, text=f"{idea.text} {act}")
        return idea
    if draw < 0.84:
        idea = noun_phrase(rng, rng.choice(words("objects", "all")), "thing")
        if rng.random() < 0.4:
            idea = replace(idea, text=f"{idea.text} {rng.choice(words('made', 'of'))}")
        return idea
    if draw < 0.94:
        return noun_phrase(rng, rare_word(rng), rng.choice(("thing", "being")))
    name = rng.choice(words("people", "names"))
    if rng.random() < 0.4:
        name = rare_word(rng).capitalize()
    act = rng.choice(words("acts", "person"))
    role = rng.choice(words("people", "roles"))
    text = rng.choice((f"{name} the {role}", f"{name} {act}", f"{name} the {role} {act}"))
    return Idea(text, name, Facts(), living=True)


def _second(rng: random.Random, first: Idea) -> Idea:
    """Two subjects side by side, or one with the other."""
    listed = rng.choice((words("objects", "all"), words("animals", "all")))
    other = noun_phrase(rng, rng.choice(listed) if rng.random() < 0.8 else rare_word(rng), "thing")
    join = rng.choice(("and", "and", "with", "next to", "inside", "holding", "dreaming of"))
    if join in ("holding", "dreaming of") and not first.living:
        join = "and"
    return replace(first, text=f"{first.text} {join} {other.text}")


def idea(rng: random.Random) -> Idea:
    """Something a person might ask to see: a noun, a little scene, keywords, or strange words."""
    found = _subject(rng)
    if rng.random() < 0.12:
        found = _second(rng, found)
    facts = some_setting(rng, found.facts)
    place = facts.domain or rng.choice(DOMAINS)
    parts = [found.text]
    if rng.random() < 0.4 and " in " not in found.text:
        where = rng.choice(words(place, "places"))
        if not set(where.split()) & set(found.noun.split()):
            parts.append(where)
            facts = replace(facts, domain=place)
    said = facts.time or facts.weather
    if said and facts.domain in ("space", "under"):
        facts = replace(facts, time=None, weather=None)
    elif said:
        parts.append(rng.choice(words(said, "idea")))
    draw = rng.random()
    text = (", " if draw < 0.07 else " ").join(parts)
    if draw < 0.12:
        text = re.sub(r"^(an?|the) ", "", text)
    if rng.random() < 0.07:
        medium = rng.choice(MEDIA)
        facts = replace(facts, medium=medium)
        kind = rng.choice(words(medium, "kind"))
        text = f"{article(kind)} of {text}" if rng.random() < 0.5 else f"{text}, {kind}"
    if rng.random() < 0.15:
        text = text[:1].upper() + text[1:]
    return replace(found, text=text, facts=facts)


def _plain(detail: str) -> str:
    return detail.replace(" ~", "").replace(" ^", "")


def _join(items: list[str]) -> str:
    return f"{', '.join(items[:-1])} and {items[-1]}"


def details(rng: random.Random, scene: Scene, count: int) -> list[str]:
    """Things to see in the scene, marks kept, those of its place before those of its weather."""
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
            f"a palette of {first}, {second} and {third}",
            f"{first} and {second} with a touch of {third}",
            f"{first}, {second} and {third} tones",
            f"muted {first} and {second}",
            f"colours of {first}, {second} and {third}",
        )
    )


def composition(rng: random.Random, scene: Scene) -> str:
    if scene.near:
        return rng.choice(words("compose.near", "all"))
    land = words("compose.wide", "land") if scene.open_air else ()
    return rng.choice((*words("compose.wide", "all"), *land))


def mood(rng: random.Random, scene: Scene) -> str:
    feeling = rng.choice(words(scene.tone, "mood"))
    plain = " of " in feeling or " at " in feeling or " the " in feeling
    return feeling if plain else rng.choice(words("feel", "patterns")).format(feeling)


def picture(rng: random.Random, asked: Idea) -> str:
    """The idea in its own words, and then what a painter would want to know."""
    scene = complete(rng, asked)
    seen = [_plain(each) for each in details(rng, scene, rng.choice((1, 2, 2, 3)))]
    finish = rng.sample(words(scene.medium, "finish"), rng.choice((1, 1, 2)))
    made = finish if scene.medium_said else [rng.choice(words(scene.medium, "name")), *finish]
    opening = asked.text
    if not scene.medium_said and opening.startswith(("a ", "an ")) and rng.random() < 0.15:
        opening = f"{article(rng.choice(words(scene.medium, 'kind')))} of {opening}"
        made = finish
    light = [rng.choice(words(*scene.light, scene.night))]
    view = [composition(rng, scene)]
    tail = [palette(rng, scene)], [mood(rng, scene)]
    order = rng.choice(
        (
            (seen, made, light, tail[0], view, tail[1]),
            (seen, view, light, tail[0], made, tail[1]),
            (made, seen, light, tail[0], view, tail[1]),
            (seen, light, made, tail[0], tail[1], view),
        )
    )
    return ", ".join([opening, *(phrase for part in order for phrase in part)])


def title(rng: random.Random, asked: Idea) -> str:
    scene = complete(rng, asked)
    patterns = words("titles", "any")
    proper = asked.noun[:1].isupper()
    if not asked.plural and not proper:
        patterns += words("titles", "s")
    when = words("title.times", scene.weather if scene.weather != "clear" else scene.time)
    made = rng.choice(patterns).format(
        H=title_case(asked.noun),
        N=rng.choice(words("titles", "N")),
        J=rng.choice(words("titles", "J")),
        W=rng.choice(when),
    )
    made = re.sub(r"\b([Tt])he the\b", r"\1he", made)
    made = re.sub(r"\b(A|a) (?=[AEIOU])", lambda found: f"{found[1]}n ", made)
    if proper:
        made = made.replace(f"The {asked.noun}", asked.noun)
    return made[:1].upper() + made[1:]
