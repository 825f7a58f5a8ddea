"""What a picture shows, as one frozen value: the words of the caption and the strokes of the
renderer are both derived from it, so they cannot disagree."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

Subject: TypeAlias = Literal[
    "mountains", "hills", "desert", "sea", "lake", "forest", "city", "island", "village", "field"
]
Time: TypeAlias = Literal["dawn", "day", "sunset", "dusk", "night"]
Light: TypeAlias = Literal["none", "sun", "moon", "crescent"]
Side: TypeAlias = Literal["left", "centre", "right"]
Weather: TypeAlias = Literal["clear", "clouds", "fog", "snow", "rain"]
Season: TypeAlias = Literal["spring", "summer", "autumn", "winter"]
Tint: TypeAlias = Literal[
    "natural", "pink", "blue", "green", "golden", "purple", "red", "teal", "grey"
]
Extra: TypeAlias = Literal["none", "boat", "lighthouse", "cabin", "birds", "trees"]

SUBJECTS: tuple[Subject, ...] = (
    "mountains", "hills", "desert", "sea", "lake", "forest", "city", "island", "village", "field",
)  # fmt: skip
TIMES: tuple[Time, ...] = ("dawn", "day", "sunset", "dusk", "night")
WEATHERS: tuple[Weather, ...] = ("clear", "clouds", "fog", "snow", "rain")
SEASONS: tuple[Season, ...] = ("spring", "summer", "autumn", "winter")
TINTS: tuple[Tint, ...] = (
    "natural", "pink", "blue", "green", "golden", "purple", "red", "teal", "grey",
)  # fmt: skip

EXTRAS: dict[Subject, tuple[Extra, ...]] = {
    "mountains": ("none", "birds", "cabin", "trees"),
    "hills": ("none", "birds", "cabin", "trees"),
    "desert": ("none", "birds"),
    "sea": ("none", "boat", "lighthouse", "birds"),
    "lake": ("none", "boat", "cabin", "trees"),
    "forest": ("none", "cabin", "birds"),
    "city": ("none", "birds"),
    "island": ("none", "boat", "lighthouse", "birds"),
    "village": ("none", "birds", "trees"),
    "field": ("none", "cabin", "birds", "trees"),
}


@dataclass(frozen=True)
class Scene:
    """Everything a caption may speak of; `seed` decides what no caption mentions."""

    subject: Subject
    time: Time
    light: Light
    side: Side
    stars: bool
    weather: Weather
    season: Season
    tint: Tint
    extra: Extra
    seed: int

    @property
    def dark(self) -> bool:
        return self.time in ("dusk", "night")


def draw_scene(seed: int) -> Scene:
    """A random scene that makes sense: no sun at night, no stars by day, no snow in summer."""
    rng = np.random.default_rng((seed, 1))

    def pick(names: tuple, weights: tuple[float, ...] | None = None):
        chances = None if weights is None else np.asarray(weights) / np.sum(weights)
        return names[int(rng.choice(len(names), p=chances))]

    subject = pick(SUBJECTS)
    time = pick(TIMES, (1, 1.4, 1.4, 0.9, 1.5))
    weather = pick(WEATHERS, (4, 2.6, 1.2, 0.9, 0.7))
    season = pick(SEASONS)
    if weather == "snow":
        season = "winter"
    if subject == "desert" and weather in ("snow", "rain"):
        weather = "clear"
    overcast = weather in ("snow", "rain")
    if time == "night":
        light = pick(("moon", "crescent", "none"), (3, 1.5, 1.5))
    elif time == "dusk":
        light = pick(("moon", "none", "crescent"), (1, 2, 1))
    else:
        light = pick(("sun", "none"), (3, 1))
    if overcast:
        light = "none"
    starry = {"night": 0.75, "dusk": 0.3}.get(time, 0.0)
    stars = bool(rng.random() < starry) and weather in ("clear", "clouds")
    return Scene(
        subject=subject,
        time=time,
        light=light,
        side=pick(("left", "centre", "right")),
        stars=stars,
        weather=weather,
        season=season,
        tint=pick(TINTS, (9, *(1.0,) * (len(TINTS) - 1))),
        extra=pick(EXTRAS[subject], (1.2, *(1.0,) * (len(EXTRAS[subject]) - 1))),
        seed=seed,
    )
