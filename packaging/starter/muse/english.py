"""Ideas in English: something a person might ask to see, known words or not."""

import functools
import random
import re
from dataclasses import replace

from muse.lexicon import load
from muse.scene import DOMAINS, MEDIA, Facts, Idea, some_setting

words = load("en", "paint_en", "place_en", "verse_en", "verse_more_en", "story_more_en", "words_en")


def article(phrase: str) -> str:
    """The phrase with a or an, by sound as far as spelling shows it."""
    first = phrase.lower()
    vowel = first[0] in "aeiou" and not re.match(r"(uni|one|eu|uk|us[ei])", first)
    return f"{'an' if vowel or first.startswith('hour') else 'a'} {phrase}"


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
        found = noun_phrase(rng, rare_word(rng), rng.choice(("thing", "being")))
        return replace(found, known=False)
    name = rng.choice(words("people", "names"))
    if rng.random() < 0.4:
        name = rare_word(rng).capitalize()
    act = rng.choice(words("acts", "person"))
    role = rng.choice(words("people", "roles"))
    text = rng.choice((f"{name} the {role}", f"{name} {act}", f"{name} the {role} {act}"))
    return Idea(text, name, Facts(), living=True, known=False)


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


@functools.cache
def all_words() -> tuple[str, ...]:
    """Every word of every list, each once: whatever the muse can say it must be able to copy."""
    said = {
        word.strip(".,:'")
        for phrases in words.entries.values()
        for phrase in phrases
        for word in phrase.split()
    }
    return tuple(sorted(word for word in said if re.fullmatch(r"[A-Za-zé'-]{3,}", word)))


def any_word(rng: random.Random) -> str:
    """A word without regard to sense: common, of the lists, a name, or one nobody has met."""
    draw = rng.random()
    if draw < 0.3:
        return rng.choice(all_words())
    if draw < 0.55:
        return rng.choice(words("spare", "common"))
    if draw < 0.65:
        return rng.choice(words("spare", "names"))
    if draw < 0.72:
        return rng.choice(words("objects", "all")).lstrip("*")
    word = rare_word(rng)
    if draw < 0.85:
        return word
    ending = rng.choice(
        ("ing", "ed", "er", "ly", "ness", "ville", "stan", "ism", "s", "'s", "able")
    )
    made = word + ending if draw < 0.95 else f"{rng.randint(2, 999)} {word}s"
    return made.capitalize() if rng.random() < 0.3 else made


def strange(rng: random.Random) -> Idea:
    """Words in an order of sense, but without any: nothing to guess, all to copy."""
    parts: list[str] = []
    for turn in range(rng.choice((1, 2, 2, 2, 3))):
        if turn:
            parts.append(rng.choice(words("spare", "join")))
        if rng.random() < 0.65:
            parts.append(rng.choice(("a", "a", "the", "the", "an", "two", "my", "some", "three")))
        parts += [any_word(rng) for _ in range(rng.choice((1, 1, 2, 2, 3)))]
    text = " ".join(parts)
    if rng.random() < 0.12:
        text = text[:1].upper() + text[1:]
    return Idea(text, text, Facts(), known=False)
