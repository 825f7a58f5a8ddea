"""Haiku, quatrains and prose in English."""

import random
import re

from muse.english import article, words
from muse.picture_en import details
from muse.scene import Idea, Scene, complete

# What the vowel-group rule below gets wrong among the words of the lists.
EXCEPTIONS = {
    "every": 2, "evening": 2, "quiet": 2, "lion": 2, "being": 2, "poem": 2, "violin": 3,
    "piano": 3, "violinist": 4, "pianist": 3, "diver": 2, "giant": 2, "idea": 3, "create": 2,
    "ocean": 2, "library": 3, "librarian": 4, "theatre": 3, "area": 3, "something": 2,
    "someone": 2, "somewhere": 2, "homeward": 2, "lighthouse": 2, "fisherman": 3, "boathouse": 2,
    "treehouse": 2, "greenhouse": 2, "warehouse": 2, "horseshoe": 2, "fireflies": 3, "fire": 1,
    "sometimes": 2, "tired": 1, "hour": 1, "hours": 1, "flower": 2, "tower": 2, "iron": 2,
    "science": 2, "scientist": 3, "museum": 3, "stadium": 3, "aquarium": 4, "camellia": 4,
    "wisteria": 4, "peony": 3, "peonies": 3, "pigeon": 2, "dungeon": 2, "engine": 2, "neon": 2,
    "radio": 3, "studio": 3, "violet": 3, "triangle": 3, "dandelion": 4, "chameleon": 4,
    "rhinoceros": 4, "hyacinth": 3, "dinosaur": 3, "guardian": 3, "newspaper": 3, "typewriter": 3,
    "horseman": 2, "basement": 2, "statement": 2, "lonely": 2, "fireplace": 2, "toymaker": 3,
    "boatyard": 2, "whalebone": 2, "gatehouse": 2, "notebook": 2, "spaceship": 2, "clothes": 1,
    "people": 2, "cafe": 2, "café": 2, "cicadas": 3, "koi": 1, "doesn't": 2, "orchid": 2,
    "accordion": 4, "meteor": 3, "tuxedo": 3, "caravan": 3, "archaeologist": 5, "aurora": 3,
    "axolotl": 4, "koala": 3, "hippo": 2, "giraffe": 2, "zebra": 2, "safe": 1, "alien": 3,
    "ancient": 2, "patient": 2, "shoes": 1, "toes": 1, "goes": 1, "does": 1, "minstrel": 2,
    "rhythm": 2, "prism": 2, "chasm": 2, "real": 2, "cruel": 2, "duel": 2, "jewel": 2, "poet": 2,
    "griffin": 2, "boredom": 2, "naive": 2, "oasis": 3, "coyote": 3, "adobe": 3, "apostrophe": 4,
    "observatory": 5, "causeway": 2, "glazed": 1, "sunlight": 2, "wind's": 1, "neighbour": 2,
    "likes": 1, "horses": 2, "roses": 2, "branches": 2, "faces": 2, "houses": 2, "pages": 2,
    "hedges": 2, "voices": 2, "rises": 2, "pauses": 2, "erases": 3, "raises": 2, "dances": 2,
    "balances": 3, "glasses": 2, "pieces": 2, "noises": 2, "places": 2, "ledges": 2, "axes": 2,
    "sideways": 2, "beyond": 2, "reindeer": 2, "scorpion": 3,
}  # fmt: skip


def syllables(text: str) -> int:
    """Count syllables by vowel groups: silent endings dropped, known exceptions looked up."""
    return sum(_word(word) for word in re.findall(r"[a-zé']+", text.lower()))


def _word(word: str) -> int:
    bare = word.removesuffix("'s")
    if bare in EXCEPTIONS:
        return EXCEPTIONS[bare]
    bare = re.sub(r"'", "", bare)
    bare = re.sub(r"(?<=[^aeiouy])ely$", "ly", bare)
    if re.search(r"(s|z|x|ch|sh|c|g)es$", bare):
        bare = bare[:-1]  # the ending is sounded: roses, branches
    else:
        bare = re.sub(r"(?<=[^aeiouyrl]l)es$", "e", bare)  # whistles, circles
        bare = re.sub(r"(?<=[^aeiouytd])e[sd]$|(?<=[td])es$|(?<=[^aeioul])e$", "", bare)
        bare = re.sub(r"(?<=[aeiouy]l)e$|(?<=[rl]l)e$", "", bare)
    groups = re.findall(r"[aeiouy]+", re.sub(r"^y|(?<=[aeiou])y(?=[aeiou])", "", bare))
    extra = len(re.findall(r"ia(?!n\b)|io(?!n)|[^q]ua|[^tqg]iu|eo(?!n)|yi", bare))
    return max(1, len(groups) + extra)


def _line(rng: random.Random, patterns: list[str], idea: Idea, count: int) -> str | None:
    slots = {"h": idea.noun, "a": idea.noun if idea.plural else article(idea.noun)}
    lines = [pattern.format(**slots) for pattern in patterns]
    fitting = [line for line in lines if syllables(line) == count]
    return rng.choice(fitting) if fitting else None


def _pool(scene: Scene, key: str) -> list[str]:
    sections = [scene.time] if scene.weather == "clear" else [scene.weather]
    pool = [line for section in sections for line in words(f"haiku.{section}", key)]
    return [*pool, *words(f"haiku.{scene.domain}", key)]


_SHAPES = {5: (("n2", "p3"), ("n3", "p2")), 7: (("m3", "p4"), ("n4", "q3"))}


def _beaten(rng: random.Random, scene: Scene, count: int) -> str:
    """A line of five or seven syllables from pieces whose syllables are known, mostly of things
    that belong to the place."""
    first, second = rng.choice(_SHAPES[count])
    who = words(scene.domain if rng.random() < 0.75 else "beat", first)
    how = words(scene.domain if rng.random() < 0.5 else "beat", second)
    return f"{rng.choice(who)} {rng.choice(how)}"


def _plain_line(rng: random.Random, scene: Scene, count: int) -> str:
    if rng.random() < 0.75:
        return _beaten(rng, scene, count)
    key = "five" if count == 5 else "seven"
    return rng.choice([line for line in _pool(scene, key) if syllables(line) == count])


def haiku(rng: random.Random, idea: Idea) -> str:
    """The idea for a title, then lines of 5, 7 and 5 syllables.

    Of a subject whose syllables can be learned one line at times speaks by name.
    """
    scene = complete(rng, idea)
    lines = [_plain_line(rng, scene, count) for count in (5, 7, 5)]
    if idea.known and " " not in idea.noun and rng.random() < 0.25:
        patterns = list(words("haiku.head", "any"))
        if not idea.plural:
            patterns += words("haiku.head", "s")
        at = rng.choice((0, 2))
        lines[at] = _line(rng, patterns, idea, 5) or lines[at]
    return "\n".join((idea.text, "", *lines))


def _front(rng: random.Random, scene: Scene) -> str:
    """Two feet that open a line, whatever rhyme may end it."""
    draw = rng.random()
    if draw < 0.3:
        pool = words("fronts", scene.weather if scene.weather != "clear" else scene.time)
        pool += words("fronts", scene.domain) + words("fronts", "any")
        return rng.choice(pool)
    nouns = words(scene.domain, "nouns") if rng.random() < 0.8 else words("foot", "noun")
    noun, other = rng.sample(nouns, 2)
    if draw < 0.55:
        return rng.choice(words("foot", "both")).format(n=noun, m=other)
    return (
        f"The {rng.choice(words('foot', 'adjective'))} {noun} {rng.choice(words('foot', 'verb'))}"
    )


def _endings(rng: random.Random, rhyme: str) -> list[str]:
    """Two ways to end a line on a rhyme, not on the same word."""
    found: dict[str, str] = {}
    while len(found) < 2:
        if rng.random() < 0.5:
            ending = rng.choice(words("rhymes", rhyme))
        else:
            before = rng.choice(words("ending", "before"))
            for _ in range(before.count("{a}")):
                before = before.replace("{a}", rng.choice(words("foot", "adjective")), 1)
            ending = f"{before} {rng.choice(words('ending', rhyme))}"
        found[ending.split()[-1]] = ending
    return list(found.values())


def quatrain(rng: random.Random, idea: Idea) -> str:
    """The idea for a title, then four lines of four beats, rhymed in couplets or by turns."""
    scene = complete(rng, idea)
    fronts = [_front(rng, scene) for _ in range(4)]
    heads = [each.format(h=idea.noun) for each in words("fronts", "head")]
    heads = [each for each in heads if syllables(each) == 4]
    if idea.known and heads and rng.random() < 0.6:
        head = rng.choice(heads)
        fronts[0] = head.replace("keeps watch", "keep watch") if idea.plural else head
    first, second = rng.sample([key for section, key in words.entries if section == "rhymes"], 2)
    one, two = _endings(rng, first), _endings(rng, second)
    ends = rng.choice(((one[0], one[1], two[0], two[1]), (one[0], two[0], one[1], two[1])))
    marks = rng.choice(((",", ",", ",", "."), (",", ";", ",", "."), (",", ".", ",", ".")))
    whole = (f"{f} {e}{m}" for f, e, m in zip(fronts, ends, marks, strict=True))
    lines = (each.replace(" ~", ", ") for each in whole)
    return "\n".join((idea.text, "", *lines))


def story(rng: random.Random, idea: Idea) -> list[str]:
    """A few sentences of prose about the subject, the first an opening, the last an end."""
    scene = complete(rng, idea)
    name = rng.choice(words("people", "names"))
    if rng.random() < 0.3:
        name = rng.choice(("the boy", "the girl", "the old woman", "the stranger", "my father"))
    noun = idea.noun
    place = rng.choice(words(scene.domain, "places"))
    lights = words(*scene.light, scene.night)
    lights = [each for each in lights if each.split()[-1] in ("light", "lamplight", "daylight")]
    light = rng.choice(lights or [f"{scene.time} light"])
    verb = "were" if idea.plural else "was"

    def told(pattern: str) -> str:
        a_noun = noun if idea.plural else article(noun)
        text = re.sub(r"\b([Tt])here was \{a\}", rf"\1here {verb} {{a}}", pattern)
        text = text.replace("The {h} was", f"The {{h}} {verb}")
        text = text.format(N=name, h=noun, a=a_noun, p=place, l=light, L=light)
        text = text.replace(f"the {noun}", noun) if noun[:1].isupper() else text
        return re.sub(r"(^|(?<=[.] ))[a-z]", lambda found: found[0].upper(), text)

    seen = [
        re.sub(r" [~^]$", "", detail).replace("~", "were").replace("^", "was")
        for detail in details(rng, scene, 3)
        if re.search(r" [~^] ", detail)
    ]
    middle = [f"{detail[:1].upper()}{detail[1:]}." for detail in seen]
    middle += [told(each) for each in rng.sample(words("prose", "act"), 2)]
    middle += rng.sample(words("prose", "hum"), 2)
    middle.append(told(rng.choice(words("prose.light", "patterns"))))
    chosen = rng.sample(middle, rng.randint(2, 4))
    opening = told(rng.choice(words("prose", "open")))
    return [opening, *chosen, told(rng.choice(words("prose", "end")))]
