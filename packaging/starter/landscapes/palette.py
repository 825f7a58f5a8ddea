"""The colours of a scene, as sRGB triples in 0..1: the sky by the hour, the land by the season."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from landscapes.scene import Scene, Time

Array = NDArray[np.float32]
Rng = np.random.Generator


def rgb(code: str) -> Array:
    return np.array([int(code[i : i + 2], 16) / 255 for i in (0, 2, 4)], np.float32)


def mix(a: Array, b: Array, share: float | Array) -> Array:
    return (a + (b - a) * share).astype(np.float32)


# Sky from the zenith down to the horizon; several per hour, so that no two evenings are alike.
# The hours also differ without colour: dawn is pale all over, day deepens upwards, sunset glows
# below a dark zenith, dusk glows faintly, night is dark.
SKIES: dict[Time, tuple[str, ...]] = {
    "dawn": (
        "9fb0d8 d0c2dc f4c0b8 ffdcb6",
        "9cbfdc d0d3e2 f6cdb8 ffe2b8",
        "ab9fd0 dab0c8 f6b8a8 ffd9a8",
        "94b6cc c9cbd4 f2c0ac ffd6a6",
    ),
    "day": (
        "1f6fc8 4f9fe4 93cdf4 dcf0f6",
        "2b88d6 5fb4ea a6dcf2 eef6ea",
        "3a78c2 6aa4da aed2ec f0efe2",
        "1882c0 4bb0d8 98d8e6 e6f5ee",
    ),
    "sunset": (
        "352a68 93397a ea5a52 ffb858",
        "4a2560 b83a64 f5723f ffd06e",
        "2a3f70 9a5274 f07e4e ffce80",
        "5c2140 c03a3c f4803a ffc75c",
    ),
    "dusk": (
        "181d50 39397e 6f5796 d38a9c",
        "14285c 34508e 6a72a8 c49ab4",
        "221848 4c3678 8a5288 dd8280",
        "122a50 2b5080 5a7c9c b8a2a6",
    ),
    "night": (
        "060a18 0d1838 193062 345488",
        "080a1a 141a42 282f6a 4a4c8e",
        "051220 0a2640 154466 2f6c8c",
        "0c0a1a 1f163e 362762 5a4488",
    ),
}

# Near land by season in full light: grass, what grows on it, and what is sown.
GRASS = {"spring": "80bd50", "summer": "4f943c", "autumn": "c18a36", "winter": "e8eff5"}
LEAVES = {"spring": "63ad5a", "summer": "2c6e40", "autumn": "c9552a", "winter": "62798a"}
CROPS = {"spring": "e88cb4", "summer": "f4c838", "autumn": "dc9835", "winter": "dfe8f0"}

# How much daylight reaches the ground, and the colour it is filtered by.
LIGHT: dict[Time, tuple[float, str]] = {
    "dawn": (0.84, "ffd9ca"),
    "day": (1.0, "fffdf4"),
    "sunset": (0.56, "ffa880"),
    "dusk": (0.48, "b4a0e4"),
    "night": (0.35, "90aef4"),
}
GLOW: dict[Time, str] = {
    "dawn": "ffe9c4", "day": "fff8dc", "sunset": "ffb45c", "dusk": "f4e6dc", "night": "f2efdc",
}  # fmt: skip
WATER: dict[Time, str] = {
    "dawn": "9db8cc", "day": "2484b4", "sunset": "7a4a70", "dusk": "414c8c", "night": "18294f",
}  # fmt: skip

# How far a weather takes the colour out of the sky, and how much light it leaves.
VEIL = {"rain": (0.55, 0.86), "snow": (0.5, 0.9), "fog": (0.58, 1.0), "storm": (0.5, 0.62)}


@dataclass(frozen=True)
class Palette:
    """`sky` is four stops from the zenith down; `haze` is what distance fades into; `cloud` and
    `shade` are the lit and the shaded side of a cloud."""

    sky: Array
    haze: Array
    rock: Array
    grass: Array
    leaves: Array
    crops: Array
    sand: Array
    snow: Array
    water: Array
    glow: Array
    lamp: Array
    cloud: Array
    shade: Array


def palette_of(scene: Scene, rng: Rng) -> Palette:
    sky = sky_of(scene, rng)
    strength, filtered = LIGHT[scene.time]
    if scene.weather in ("rain", "storm"):
        strength *= 0.9
    filtered_by = rgb(filtered)

    def lit(code: str, by: float = 1.0) -> Array:
        jitter = rng.uniform(0.93, 1.07, 3).astype(np.float32)
        return np.clip(rgb(code) * filtered_by * strength * by * jitter, 0, 1).astype(np.float32)

    cloud, shade = clouds_of(scene, sky)
    return Palette(
        sky=sky,
        haze=mix(sky[3], sky[2], 0.35),
        rock=lit("6f7488" if scene.season != "autumn" else "7d6f74"),
        grass=lit(GRASS[scene.season]),
        leaves=lit(LEAVES[scene.season]),
        crops=lit(CROPS[scene.season]),
        sand=lit("ebb876"),
        snow=lit("f4f8ff", 1.0 if scene.time in ("day", "dawn") else 1.25),
        water=mix(rgb(WATER[scene.time]), sky[1], 0.25 if scene.overcast else 0.0),
        glow=rgb(GLOW[scene.time]),
        lamp=rgb("ffd27a"),
        cloud=cloud,
        shade=shade,
    )


def sky_of(scene: Scene, rng: Rng) -> Array:
    """Four stops; bad weather greys and dims them, yet leaves the hour to be read."""
    choices = SKIES[scene.time]
    sky = np.stack([rgb(code) for code in choices[int(rng.integers(len(choices)))].split()])
    sky = np.clip(sky * rng.uniform(0.95, 1.05), 0, 1).astype(np.float32)
    if scene.weather in VEIL:
        greyed, kept = VEIL[scene.weather]
        kept = 1 - (1 - kept) * (0.3 if scene.dark else 1.0)  # what is dark has little to lose
        dull = sky.mean(axis=1, keepdims=True) * np.array([0.95, 1.0, 1.07], np.float32)
        sky = mix(sky, dull, greyed) * np.float32(kept)
    if scene.weather == "fog":
        sky = mix(sky, sky.mean(axis=0), 0.45)
    elif scene.weather == "snow":
        # flakes are white, so a sky they fall from may not be
        sky = np.minimum(sky, np.float32(0.62) + np.float32(0.22) * sky)
    return np.clip(sky, 0, 1).astype(np.float32)


def clouds_of(scene: Scene, sky: Array) -> tuple[Array, Array]:
    white = np.ones(3, np.float32)
    if scene.weather == "storm":
        return mix(sky[1], sky[2], 0.6), mix(sky[0], np.zeros(3, np.float32), 0.3)
    by_time: dict[Time, tuple[Array, Array]] = {
        "dawn": (mix(sky[3], white, 0.55), mix(sky[1], sky[2], 0.5)),
        "day": (mix(sky[3], white, 0.85), mix(sky[2], rgb("a9b4cc"), 0.6)),
        "sunset": (mix(sky[3], sky[2], 0.25), mix(sky[1], sky[2], 0.3)),
        "dusk": (mix(sky[3], sky[2], 0.35), mix(sky[1], sky[0], 0.3)),
        "night": (mix(sky[3], rgb("8ea2d0"), 0.38), mix(sky[2], sky[3], 0.6)),
    }
    return by_time[scene.time]
