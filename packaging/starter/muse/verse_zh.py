"""五言, haiku, free verse and prose in Chinese."""

import random

from muse.chinese import words
from muse.picture_zh import details
from muse.scene import Idea, Scene, complete


def _pool(scene: Scene, section: str) -> list[str]:
    mood = scene.weather if scene.weather != "clear" else scene.time
    return [*words(section, mood), *words(section, scene.domain)]


def _rhymes() -> list[str]:
    return [key for section, key in words.entries if section == "three"]


def _tail(rng: random.Random, tails: list[str], head: str, living: bool = False) -> str:
    """Take from `tails` one that can stand after `head`, so that mountains do not drink tea."""
    kind = "p" if living or head in words("heads", "person") else "m"
    if not living and head in words("heads", "still"):
        kind = "-"
    fitting = [tail for tail in tails if ":" not in tail or tail.startswith(kind)]
    tail = rng.choice(fitting)
    tails.remove(tail)
    return tail[-3:]


def _heads(rng: random.Random, idea: Idea, scene: Scene) -> tuple[list[str], bool]:
    """Four beginnings, and whether the subject is the first of them."""
    heads = [*_pool(scene, "two"), *rng.sample(words("two", "any"), 6)]
    chosen = rng.sample(list(dict.fromkeys(heads)), 4)
    named = idea.known and len(idea.noun) == 2 and rng.random() < 0.7
    return ([idea.noun, *chosen[1:]] if named else chosen), named


def quatrain(rng: random.Random, idea: Idea) -> str:
    """Four lines of five characters (two and three), lines two and four rhymed, under a title.

    The first line opens with the subject where that has two characters; the title always has it.
    """
    twos, named = _heads(rng, idea, complete(rng, idea))
    rhymed, free = list(words("three", rng.choice(_rhymes()))), list(words("oblique", "all"))
    opening = rhymed if rng.random() < 0.4 else free
    if named and not idea.living:
        opening[:] = [tail for tail in opening if ":" not in tail]
    lines = [twos[0] + _tail(rng, opening, twos[0], named and idea.living)]
    lines += [two + _tail(rng, rhymed, two) for two in twos[1:2]]
    lines += [two + _tail(rng, free, two) for two in twos[2:3]]
    lines += [two + _tail(rng, rhymed, two) for two in twos[3:]]
    return f"《{idea.text}》\n{lines[0]}，{lines[1]}。\n{lines[2]}，{lines[3]}。"


def haiku(rng: random.Random, idea: Idea) -> str:
    """A title and three lines of five, seven and five characters, as Chinese haiku are written."""
    (one, two, three, four), named = _heads(rng, idea, complete(rng, idea))
    rhyme = list(words("three", rng.choice(_rhymes())))
    if named and not idea.living:
        rhyme = [tail for tail in rhyme if not tail.startswith("p")]
    first = one + _tail(rng, rhyme, one, named and idea.living)
    lines = f"{first}\n{two}{three}{_tail(rng, rhyme, three)}\n{four}{_tail(rng, rhyme, four)}"
    return f"《{idea.text}》\n{lines}"


def modern(rng: random.Random, idea: Idea) -> str:
    """Three to five lines of free verse, the subject named in one of the first two."""
    scene = complete(rng, idea)
    listed = list(dict.fromkeys((*_pool(scene, "modern"), *words("modern", "any"))))
    lines = rng.sample(listed, rng.choice((0, 1, 1, 2)))
    while len(lines) < 3:
        lines.append("".join(rng.choice(words("free", part)) for part in ("who", "does", "what")))
    rng.shuffle(lines)
    named = rng.choice(words("modern", "head")).format(h=idea.noun)
    lines.insert(rng.choice((0, 0, 1)), named)
    return "\n".join((f"《{idea.text}》", *lines))


def story(rng: random.Random, idea: Idea) -> list[str]:
    """A few sentences of prose about the subject, the first an opening, the last an end."""
    scene = complete(rng, idea)
    slots = {
        "N": rng.choice((*words("people", "names"), "他", "她", "我", "老人", "孩子")),
        "h": idea.noun,
        "q": idea.measure,
        "p": rng.choice(words(scene.domain, "places")),
        "l": rng.choice(
            [each for each in words(*scene.light, scene.night) if each[-1] in "光火"] or ["光"]
        ),
    }
    openings = [each for each in words("prose", "open") if idea.measure or "{q}" not in each]
    middle = [f"{detail}。" for detail in details(rng, scene, 3)]
    middle += rng.sample(words("prose", "act"), 2)
    middle += rng.sample(words("prose", "hum"), 2)
    middle.append(rng.choice(words("prose.light", "patterns")))
    ending = rng.choice(words("prose", "end"))
    chosen = rng.sample(middle, rng.randint(2, 4))
    return [text.format(**slots) for text in (rng.choice(openings), *chosen, ending)]
