"""A coherent scene first, its words afterwards: no moonlight at noon, no snow under the sea."""

import random
from dataclasses import dataclass, replace

OPEN_AIR = {
    "sea": ("clear", "clear", "mist", "rain", "storm", "wind", "snow"),
    "mountain": ("clear", "clear", "mist", "rain", "snow", "storm", "wind"),
    "forest": ("clear", "clear", "mist", "rain", "snow", "wind"),
    "city": ("clear", "clear", "mist", "rain", "rain", "snow"),
    "field": ("clear", "clear", "mist", "rain", "storm", "wind"),
    "garden": ("clear", "clear", "mist", "rain", "wind"),
    "desert": ("clear", "clear", "clear", "wind"),
    "river": ("clear", "clear", "mist", "rain", "wind"),
    "ruins": ("clear", "mist", "rain", "storm", "snow"),
}
SHELTERED = {"room": "inside", "still": "inside", "work": "inside", "space": "outer"}
SHELTERED |= {"under": "deep"}
DOMAINS = (*OPEN_AIR, *SHELTERED)
TIMES = ("dawn", "morning", "noon", "afternoon", "dusk", "night")
WEATHERS = ("clear", "mist", "rain", "snow", "storm", "wind")
MEDIA = ("oil", "watercolour", "ink", "pencil", "gouache", "print", "pastel", "photo")
MEDIA += ("mono", "digital", "craft", "pixel")
UNLIKELY = {("noon", "mist"), ("noon", "snow"), ("noon", "storm")}
SOMBRE = ("rain", "snow", "storm", "mist")
ANYWHERE = {True: ("city", "field", "forest", "garden", "mountain", "river", "room", "sea"),
            False: ("field", "garden", "room", "still", "still", "work")}  # fmt: skip
"""Where a subject of no place of its own is seen, by whether it lives."""


@dataclass(frozen=True)
class Facts:
    """What a request says about its picture; what it leaves open is None."""

    domain: str | None = None
    time: str | None = None
    weather: str | None = None
    medium: str | None = None


@dataclass(frozen=True)
class Idea:
    """A request's subject: its wording, the noun a title or poem takes up, and what it settles.

    `measure` is the Chinese measure word with its number, as in one (ship), or empty; `known` says
    that the noun is of the lists, so that its syllables and what goes with it can be learned.
    """

    text: str
    noun: str
    facts: Facts
    plural: bool = False
    living: bool = False
    measure: str = ""
    known: bool = True


@dataclass(frozen=True)
class Scene:
    domain: str
    time: str
    weather: str
    medium: str
    medium_said: bool
    near: bool
    placed: bool
    """Whether the place was chosen here, so that an answer has to say it."""

    @property
    def night(self) -> bool:
        return self.time == "night"

    @property
    def open_air(self) -> bool:
        return self.domain not in SHELTERED

    @property
    def light(self) -> tuple[str, str]:
        """The section and key of the word lists that light this scene."""
        if self.domain in SHELTERED:
            return SHELTERED[self.domain], "light"
        if self.weather in SOMBRE:
            return self.weather, "night" if self.night else "light"
        return self.time, "light"

    @property
    def tone(self) -> str:
        """The section that sets palette and mood."""
        if self.domain in SHELTERED:
            return SHELTERED[self.domain]
        return self.weather if self.weather in (*SOMBRE, "wind") else self.time


def complete(rng: random.Random, idea: Idea) -> Scene:
    """Choose whatever the idea leaves open, so that nothing contradicts what it says."""
    facts = idea.facts
    weather, time = facts.weather, facts.time
    domain = facts.domain or _some_place(rng, idea)
    if weather is None:
        weather = rng.choice(OPEN_AIR.get(domain, ("clear",)))
        if time is not None and (rng.random() < 0.6 or (time, weather) in UNLIKELY):
            weather = "clear"
    if time is None:
        times = [each for each in TIMES if (each, weather) not in UNLIKELY]
        time = rng.choice(times)
    near = domain in ("still", "room", "work") or (idea.living and rng.random() < 0.7)
    medium = facts.medium or rng.choice(MEDIA)
    said, placed = facts.medium is not None, facts.domain is None
    return Scene(domain, time, weather, medium, said, near, placed)


def _some_place(rng: random.Random, idea: Idea) -> str:
    """A place for a subject that has none, under the open sky where a weather is said."""
    places = ANYWHERE[idea.living or not idea.known]
    if idea.facts.weather:
        fitting = [each for each in places if idea.facts.weather in OPEN_AIR.get(each, ())]
        places = fitting or ["mountain"]
    return rng.choice(places)


def some_setting(rng: random.Random, facts: Facts) -> Facts:
    """Let an idea settle a time or a weather its place can have, or neither."""
    draw = rng.random()
    if facts.domain in SHELTERED:
        return replace(facts, time="night") if draw < 0.1 else facts
    if draw < 0.3:
        return replace(facts, time=rng.choice(TIMES))
    if draw < 0.55:
        weathers = OPEN_AIR.get(facts.domain or "mountain", WEATHERS)
        return replace(facts, weather=rng.choice(weathers))
    return facts
