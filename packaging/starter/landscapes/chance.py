"""Random scenes that make sense: no sun at night, no stars by day, no palms in the snow."""

from collections.abc import Sequence
from typing import TypeVar

import numpy as np

from landscapes.scene import (
    DISTANCES,
    HORIZONS,
    SEASONS,
    SIDES,
    STYLES,
    SUBJECTS,
    TIMES,
    TINTS,
    WEATHERS,
    Light,
    Scene,
    Season,
    Style,
    Subject,
    Thing,
    Time,
    Tint,
    Weather,
)

Rng = np.random.Generator
Name = TypeVar("Name")

MAY_HOLD: dict[Subject, tuple[Thing, ...]] = {
    "mountains": ("birds", "cabin", "pines", "birches", "balloon"),
    "hills": ("birds", "cabin", "pines", "oaks", "blossoms", "birches", "balloon"),
    "dunes": ("birds", "palms", "balloon"),
    "canyon": ("birds", "bridge", "balloon"),
    "sea": ("boat", "birds", "balloon"),
    "lake": ("boat", "cabin", "pines", "oaks", "blossoms", "birches", "birds", "balloon"),
    "river": ("boat", "bridge", "cabin", "pines", "oaks", "blossoms", "birches", "birds"),
    "forest": ("cabin", "birds"),
    "city": ("birds", "balloon", "bridge"),
    "village": ("birds", "pines", "oaks", "blossoms", "balloon", "bridge"),
    "harbour": ("birds", "boat"),
    "lighthouse": ("birds", "boat"),
    "castle": ("birds", "pines", "oaks", "blossoms", "bridge", "balloon"),
    "island": ("boat", "birds", "palms", "pines", "balloon"),
    "waterfall": ("birds", "pines", "blossoms", "birches", "bridge"),
    "field": ("cabin", "birds", "pines", "oaks", "blossoms", "birches", "balloon"),
}
"""What may stand in which picture. A forest is made of pines, birches or oaks by its own right."""

TREES: tuple[Thing, ...] = ("pines", "oaks", "palms", "blossoms", "birches")
BARREN: tuple[Subject, ...] = ("dunes", "canyon")
WARM_DRY: tuple[Weather, ...] = ("clear", "clouds", "fog", "storm", "aurora")


def pick(rng: Rng, names: Sequence[Name], weights: Sequence[float] | None = None) -> Name:
    chances = None if weights is None else np.asarray(weights) / np.sum(weights)
    return names[int(rng.choice(len(names), p=chances))]


def draw_scene(seed: int) -> Scene:
    """The scene of a number; the same number gives the same scene for ever."""
    rng = np.random.default_rng((seed, 1))
    subject = pick(rng, SUBJECTS)
    time = pick(rng, TIMES, (1, 1.3, 1.3, 0.9, 1.3))
    style = pick(rng, STYLES, (2.0, 1, 1, 1, 1, 1))
    weather = draw_weather(rng, subject, time, style)
    season = draw_season(rng, weather)
    light = draw_light(rng, time, weather)
    starry = {"night": 0.75, "dusk": 0.3}.get(time, 0.0)
    return Scene(
        subject=subject,
        time=time,
        light=light,
        side=pick(rng, SIDES),
        stars=bool(rng.random() < starry) and weather in ("clear", "clouds", "aurora"),
        weather=weather,
        season=season,
        tint=draw_tint(rng, style),
        style=style,
        things=draw_things(rng, subject, season, weather),
        place=pick(rng, SIDES),
        distance=pick(rng, DISTANCES, (1, 2, 1)),
        horizon=pick(rng, HORIZONS, (1, 2, 1)),
        seed=seed,
    )


def draw_weather(rng: Rng, subject: Subject, time: Time, style: Style) -> Weather:
    """Aurora only when it is dark, no rain or snow on sand and rock, and no bad weather where
    nothing could be seen for it: sixty-four cells of dark are just dark."""
    weather = pick(rng, WEATHERS, (4, 2.2, 1.3, 1.3, 1.3, 1.0, 3.0 if time == "night" else 0.0))
    if subject in BARREN and weather not in WARM_DRY:
        return "clear"
    unseen = style == "pixel" and time == "night" and weather in ("fog", "rain", "storm")
    return "clear" if unseen else weather


def draw_season(rng: Rng, weather: Weather) -> Season:
    season = pick(rng, SEASONS)
    if weather == "snow":
        return "winter"
    return pick(rng, SEASONS[:3]) if weather in ("rain", "storm") else season


def draw_light(rng: Rng, time: Time, weather: Weather) -> Light:
    if weather in ("rain", "snow", "storm"):
        return "none"
    if time == "night":
        return pick(rng, ("moon", "crescent", "none"), (3, 1.5, 1.5))
    if time == "dusk":
        return pick(rng, ("moon", "none", "crescent"), (1, 2, 1))
    return pick(rng, ("sun", "none"), (3, 1))


def draw_tint(rng: Rng, style: Style) -> Tint:
    """Ink on paper is grey by nature, so there grey would say nothing."""
    tint = pick(rng, TINTS, (9, *(1.0,) * (len(TINTS) - 1)))
    return "natural" if style == "ink" and tint == "grey" else tint


def draw_things(rng: Rng, subject: Subject, season: Season, weather: Weather) -> tuple[Thing, ...]:
    """None to two things, not two kinds of tree, no blossoms but in spring."""
    possible: list[Thing] = [thing for thing in MAY_HOLD[subject] if may_be(thing, season, weather)]
    count = min(pick(rng, (0, 1, 2), (1, 2, 1)), len(possible))
    first: list[Thing] = [possible[int(i)] for i in rng.permutation(len(possible))]
    chosen: list[Thing] = []
    for thing in first:
        grows = is_tree(thing) and any(map(is_tree, chosen))
        if len(chosen) < count and not grows:
            chosen.append(thing)
    return tuple(chosen)


def is_tree(thing: Thing) -> bool:
    return thing in TREES


def may_be(thing: Thing, season: Season, weather: Weather) -> bool:
    if thing == "blossoms":
        return season == "spring"
    if thing == "palms":
        return season != "winter"
    return not (thing in ("balloon", "birds") and weather in ("rain", "snow", "storm"))
