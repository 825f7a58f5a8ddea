"""English captions: phrases, lists of keywords and whole sentences that say what was chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from landscapes.caption_choice import Said, bearer, facts
from landscapes.chance import TREES
from landscapes.scene import THINGS, Scene
from landscapes.words import NEUTRAL, Table, bare, described, tables
from landscapes.words import TREES as ANY_TREES

Rng = np.random.Generator

OPENINGS = (
    "a picture of {}", "a painting of {}", "an illustration of {}", "{}, illustration",
    "beautiful {}", "{}, beautiful", "a landscape with {}", "{}, landscape", "please draw {}",
    "please paint {}, thank you", "a view of {}", "i want {}", "i would like a picture of {}",
    "can you draw {}", "show me {}", "make an image of {}", "{}, please", "create {}",
    "an image showing {}", "a wallpaper of {}", "{}, background image", "draw me {} please",
    "a scene with {}", "generate {}", "imagine {}", "{}, artwork", "lovely {}", "{} landscape art",
)  # fmt: skip
TONES = (
    "in {} tones", "{} colours", "{} colors", "{} tones", "in {}", "{} light", "{} palette",
    "{} hues", "a {} colour palette", "tinted {}", "all in {}", "{} tint", "{} mood", "{}",
    "a {} tone", "{} colour scheme", "mostly {}",
)  # fmt: skip
STYLED = (
    "{}", "{} style", "in {} style", "as {}", "style: {}", "in the style of {}", "made as {}",
    "looks like {}", "like {}", "done as {}",
)  # fmt: skip
NOT = ("no {}", "without {}", "no {}", "without any {}", "not a single {}", "{} not included")
STANDS = ("{} {}", "{} {}", "{} standing {}", "{} seen {}", "{} is {}", "{} placed {}")


@dataclass(frozen=True)
class Part:
    """One thing said. A noun may follow "with", a placed one must end its clause."""

    text: str
    noun: bool = False
    placed: bool = False


def pick(rng: Rng, options: Sequence[str]) -> str:
    return options[int(rng.random() * len(options))]


def one(rng: Rng, table: Table, value: str) -> str:
    """Any phrase for the value, the plainest more often."""
    options = table[value]
    return options[0] if rng.random() < 0.2 else pick(rng, options)


class English:
    """Writes one caption; made anew for each, as it uses up what there is to say."""

    def __init__(self, scene: Scene, said: Said, rng: Rng) -> None:
        self.scene, self.rng = scene, rng
        self.facts = facts(scene)
        self.left = set(said)
        self.holder = bearer(scene)
        self.words = tables("en")

    def word(self, section: str, name: str) -> str:
        return one(self.rng, self.words[section], self.facts[name])

    def take(self, name: str, chance: float = 1.0) -> bool:
        """Whether `name` is still to be said, and shall be said here."""
        if name not in self.left or (chance < 1 and self.rng.random() >= chance):
            return False
        self.left.discard(name)
        return True

    def placed(self, noun: str, name: str) -> Part:
        """The noun with its side, where one is to be said."""
        if not self.take(name):
            return Part(noun, noun=True)
        side = self.word("side", name)
        if side.startswith(("in", "on", "to", "at")) and self.rng.random() < 0.15:
            return Part(f"{side} {noun}", placed=True)
        return Part(pick(self.rng, STANDS).format(noun, side), noun=True, placed=True)

    def adjectives(self) -> list[str]:
        """Up to three, in any order."""
        found: list[str] = []
        for name, chance in (("distance", 0.3), ("season", 0.3), ("weather", 0.35),
                             ("time", 0.15), ("tint", 0.45)):  # fmt: skip
            table = self.words[f"{name} adjective"]
            if len(found) < 3 and self.facts[name] in table and self.take(name, chance):
                found.append(one(self.rng, table, self.facts[name]))
        if len(found) > 1:
            self.rng.shuffle(found)
        return found

    def head(self) -> Part | None:
        """The subject with adjectives and place, or a neutral word if it is left open."""
        if self.take("subject"):
            part = Part(described(self.adjectives(), self.word("subject", "subject")), noun=True)
            return self.placed(part.text, "place") if self.holder == "subject" else part
        if self.rng.random() < 0.5:
            return Part(described(self.adjectives(), pick(self.rng, NEUTRAL["en"])), noun=True)
        return None

    def parts(self) -> list[Part]:
        """Everything still to be said, in any order."""
        found: list[Part] = []
        if self.take("light"):
            if self.scene.light == "none":
                found.append(Part(one(self.rng, self.words["no light"], self.darkness())))
            else:
                found.append(self.placed(self.word("light", "light"), "side"))
        found += self.nothings()
        for thing in THINGS:
            if self.take(thing):
                noun = one(self.rng, self.words["things"], thing)
                held = thing == self.holder
                found.append(self.placed(noun, "place") if held else Part(noun, noun=True))
        for name in ("stars", "weather"):
            if self.take(name):
                phrase = self.word(name, name)
                found.append(
                    Part(phrase, noun=not phrase.startswith(("no", "in ", "with", "under")))
                )
        for name in ("time", "season", "distance", "horizon"):
            if self.take(name):
                found.append(Part(self.word(name, name)))
        if self.take("tint"):
            found.append(Part(self.tones()))
        if self.take("style"):
            found.append(Part(self.styled()))
        self.rng.shuffle(found)  # pyright: ignore[reportArgumentType]
        return found

    def darkness(self) -> str:
        return "dark" if self.scene.dark else "bright"

    def nothings(self) -> list[Part]:
        """What is said to be absent."""
        missing = [t for t in THINGS if t in self.left and t not in self.scene.things]
        if self.left.issuperset(TREES) and not set(TREES) & set(self.scene.things):
            self.left -= set(TREES)
            missing = [thing for thing in missing if thing not in TREES]
            return [Part(pick(self.rng, NOT[:4]).format(pick(self.rng, ANY_TREES["en"])))] + [
                self.nothing(thing) for thing in missing
            ]
        return [self.nothing(thing) for thing in missing]

    def nothing(self, thing: str) -> Part:
        self.left.discard(thing)
        noun = bare(one(self.rng, self.words["things"], thing))
        return Part(pick(self.rng, NOT).format(noun))

    def tones(self) -> str:
        if self.scene.tint == "natural":
            return self.word("tint", "tint")
        return pick(self.rng, TONES).format(self.word("tint adjective", "tint"))

    def styled(self) -> str:
        style = self.word("style", "style")
        return pick(self.rng, STYLED).format(bare(style) if self.rng.random() < 0.5 else style)

    def phrase(self) -> str:
        """One sentence without a full stop, as most people write."""
        rng = self.rng
        style = self.word("style", "style") if self.take("style", 0.4) else None
        head, parts = self.head(), self.parts()
        if head:
            parts.insert(0 if rng.random() < 0.85 else min(1, len(parts)), head)
        if not parts:
            return style or ""
        text = bare(parts[0].text) if rng.random() < 0.3 else parts[0].text
        for before, part in pairwise(parts):
            text += self.joiner(before, part) + part.text
        if style:
            return f"{style} of {text}" if rng.random() < 0.8 else f"{style}: {text}"
        return pick(rng, OPENINGS).format(text) if rng.random() < 0.3 else text

    def joiner(self, before: Part, part: Part) -> str:
        """A side belongs to the noun before it, so what stands before or after one is set off."""
        chance = self.rng.random()
        if part.noun and chance < 0.55:
            return " with " if chance < 0.3 else " and " if chance < 0.5 else ", and "
        apart = before.placed or part.placed or before.noun is part.noun
        return ", " if apart or chance > 0.75 else " "

    def keywords(self) -> str:
        """A list, as those write who have used such models before."""
        rng = self.rng
        head = self.head()
        parts = [*([head] if head else []), *self.parts()]
        rng.shuffle(parts)  # pyright: ignore[reportArgumentType]
        placed = any(part.placed for part in parts)
        joiner = ", " if placed or rng.random() < 0.8 else pick(rng, (" ", " / ", "; ", " | ", ","))
        return joiner.join(bare(part.text) for part in parts)

    def sentences(self) -> str:
        rng = self.rng
        head, parts = self.head(), self.parts()
        told = (
            [pick(rng, ("{}", "there is {}", "{} can be seen", "show {}")).format(head.text)]
            if head
            else []
        )
        for part in parts:
            shapes = ("there is {}", "with {}", "we see {}", "{}", "also {}", "i want {}")
            others = ("{}", "it is {}", "the scene is {}", "everything {}", "please {}")
            plain = part.noun and not part.placed
            told.append(pick(rng, shapes if plain else others).format(part.text))
        return ". ".join(told) + ("." if rng.random() < 0.7 else "")


def write_english(scene: Scene, said: Said, rng: Rng) -> str:
    """A caption that mentions `said` and nothing else."""
    writer = English(scene, said, rng)
    way = rng.random()
    if way < 0.55:
        return writer.phrase()
    return writer.keywords() if way < 0.82 else writer.sentences()
