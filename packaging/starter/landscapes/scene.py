"""What a picture shows, as one frozen value: the words of the caption and the strokes of the
renderer are both derived from it, so they cannot disagree."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Subject: TypeAlias = Literal[
    "mountains", "hills", "dunes", "canyon", "sea", "lake", "river", "forest", "city", "village",
    "harbour", "lighthouse", "castle", "island", "waterfall", "field",
]  # fmt: skip
Time: TypeAlias = Literal["dawn", "day", "sunset", "dusk", "night"]
Light: TypeAlias = Literal["none", "sun", "moon", "crescent"]
Side: TypeAlias = Literal["left", "centre", "right"]
Weather: TypeAlias = Literal["clear", "clouds", "fog", "rain", "snow", "storm", "aurora"]
Season: TypeAlias = Literal["spring", "summer", "autumn", "winter"]
Tint: TypeAlias = Literal[
    "natural", "pink", "blue", "green", "golden", "purple", "red", "teal", "grey"
]
Style: TypeAlias = Literal["poster", "watercolour", "ink", "woodblock", "pixel", "oil"]
Distance: TypeAlias = Literal["close", "middle", "far"]
Horizon: TypeAlias = Literal["low", "middle", "high"]
Thing: TypeAlias = Literal[
    "boat", "birds", "cabin", "bridge", "balloon", "pines", "oaks", "palms", "blossoms", "birches"
]

SUBJECTS: tuple[Subject, ...] = (
    "mountains", "hills", "dunes", "canyon", "sea", "lake", "river", "forest", "city", "village",
    "harbour", "lighthouse", "castle", "island", "waterfall", "field",
)  # fmt: skip
TIMES: tuple[Time, ...] = ("dawn", "day", "sunset", "dusk", "night")
SIDES: tuple[Side, ...] = ("left", "centre", "right")
WEATHERS: tuple[Weather, ...] = ("clear", "clouds", "fog", "rain", "snow", "storm", "aurora")
SEASONS: tuple[Season, ...] = ("spring", "summer", "autumn", "winter")
TINTS: tuple[Tint, ...] = (
    "natural", "pink", "blue", "green", "golden", "purple", "red", "teal", "grey",
)  # fmt: skip
STYLES: tuple[Style, ...] = ("poster", "watercolour", "ink", "woodblock", "pixel", "oil")
DISTANCES: tuple[Distance, ...] = ("close", "middle", "far")
HORIZONS: tuple[Horizon, ...] = ("low", "middle", "high")
THINGS: tuple[Thing, ...] = (
    "boat", "birds", "cabin", "bridge", "balloon", "pines", "oaks", "palms", "blossoms", "birches",
)  # fmt: skip

FOCAL: frozenset[Subject] = frozenset(
    ("lighthouse", "castle", "island", "waterfall", "village", "harbour", "city")
)
"""Subjects that stand somewhere: `place` says on which side, `distance` how large."""


@dataclass(frozen=True)
class Scene:
    """Everything a caption may speak of; `seed` decides what no caption mentions.

    `side` is where the sun or moon stands. `place` is where the focal subject stands, or else the
    first of `things`. `distance` is how large the main thing is in the picture.
    """

    subject: Subject
    time: Time
    light: Light
    side: Side
    stars: bool
    weather: Weather
    season: Season
    tint: Tint
    style: Style
    things: tuple[Thing, ...]
    place: Side
    distance: Distance
    horizon: Horizon
    seed: int

    @property
    def dark(self) -> bool:
        return self.time in ("dusk", "night")

    @property
    def overcast(self) -> bool:
        return self.weather in ("rain", "snow", "storm")
