"""The colours of a scene, as sRGB triples in 0..1: the sky by the hour, the land by the season."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from landscapes.scene import Scene, Tint

Array = NDArray[np.float32]


def rgb(code: str) -> Array:
    return np.array([int(code[i : i + 2], 16) / 255 for i in (0, 2, 4)], np.float32)


def mix(a: Array, b: Array, share: float | Array) -> Array:
    return (a + (b - a) * share).astype(np.float32)


# Sky from the zenith down to the horizon; several per hour, so that no two evenings are alike.
SKIES: dict[str, tuple[str, ...]] = {
    "dawn": (
        "6b8fc4 b9b7d9 f7c6b8 ffe6c4",
        "7fa6d6 c9d3e6 fbd9c6 fff1d0",
        "8a86bd d9a9c0 fbc3ae ffe3b0",
    ),
    "day": (
        "2f7fd0 66aee8 a9d8f5 e3f3f8",
        "3d97dc 7cc2ec bfe5f2 f1f6ea",
        "4a86c8 8ab8de c3dfea f3efe0",
    ),
    "sunset": (
        "34316f 8d4480 ea6a5e ffc46a",
        "4b2d6b b8456f f5804f ffd27a",
        "2c4878 a3617f f2925e ffd98c",
    ),
    "dusk": (
        "1a2152 3d3f80 80609c d894a0",
        "182a5a 37508c 6c79a8 c9a3b4",
        "221a4c 503a7c 94588c e08a86",
    ),
    "night": (
        "050817 0b1533 14264f 23406e",
        "060a1c 10173d 1e2656 37407a",
        "04101c 08203a 103657 1f5272",
    ),
}

# Near land by season and hour of full light: grass, and what grows on it.
GRASS = {"spring": "7db84f", "summer": "4f8f3f", "autumn": "c08a3a", "winter": "e6edf4"}
LEAVES = {"spring": "5fa85a", "summer": "2f6b42", "autumn": "c4562a", "winter": "5d7480"}
CROPS = {"spring": "e58fb0", "summer": "f0c63c", "autumn": "d9973a", "winter": "dfe8f0"}

# How much daylight reaches the ground, and the colour it is filtered by.
LIGHT = {
    "dawn": (0.80, "ffd9c4"),
    "day": (1.0, "ffffff"),
    "sunset": (0.62, "ffb08a"),
    "dusk": (0.40, "b9a5e0"),
    "night": (0.24, "8fb0ff"),
}

RAMPS: dict[Tint, str] = {
    "pink": "4a1538 e0609a ffdbe8",
    "blue": "071a4a 2f78d6 dcefff",
    "green": "06301c 43a85a e6f8cf",
    "golden": "4a2a06 e0a020 fff3c4",
    "purple": "22093f 8a4fc4 eddcff",
    "red": "3d0710 d8362e ffd9c0",
    "teal": "03302f 1fa39a d4fbf0",
    "grey": "0c0c0e 808084 f6f6f4",
}


@dataclass(frozen=True)
class Palette:
    """`sky` is four stops from the zenith down; `haze` is what distance fades into."""

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


def palette_of(scene: Scene, rng: np.random.Generator) -> Palette:
    choices = SKIES[scene.time]
    sky = np.stack([rgb(code) for code in choices[int(rng.integers(len(choices)))].split()])
    sky = np.clip(sky * rng.uniform(0.93, 1.05), 0, 1).astype(np.float32)
    if scene.weather in ("rain", "snow", "fog"):
        dull = sky.mean(axis=1, keepdims=True)
        sky = mix(sky, dull * np.float32(0.95) + np.float32(0.03), 0.65)
    strength, filtered = LIGHT[scene.time]
    filtered_by = rgb(filtered)

    def lit(code: str, by: float = 1.0) -> Array:
        jitter = rng.uniform(0.92, 1.08, 3).astype(np.float32)
        return np.clip(rgb(code) * filtered_by * strength * by * jitter, 0, 1).astype(np.float32)

    glow = {"dawn": "fff0c8", "day": "fffbe6", "sunset": "ffe0a0"}.get(scene.time, "f4f1dc")
    water = {"dawn": "8fb4cc", "day": "2f86b8", "sunset": "70507e"}.get(scene.time, "1b2c5c")
    return Palette(
        sky=sky,
        haze=mix(sky[3], sky[2], 0.35),
        rock=lit("6f7488" if scene.season != "autumn" else "7d6f74"),
        grass=lit(GRASS[scene.season]),
        leaves=lit(LEAVES[scene.season]),
        crops=lit(CROPS[scene.season]),
        sand=lit("e8b878"),
        snow=lit("f4f8ff", 1.0 if scene.time in ("day", "dawn") else 1.25),
        water=rgb(water),
        glow=rgb(glow),
        lamp=rgb("ffd27a"),
    )


def tinted(picture: Array, tint: Tint) -> Array:
    """The whole picture pulled towards one colour word, keeping its lights and darks."""
    if tint == "natural":
        return picture
    dark, middle, light = (rgb(code) for code in RAMPS[tint].split())
    tone = picture @ np.array([0.3, 0.59, 0.11], np.float32)
    ramp = np.empty_like(picture)
    for channel in range(3):
        stops = (0.0, dark[channel], middle[channel], light[channel], 1.0)
        ramp[..., channel] = np.interp(tone, (0.0, 0.08, 0.5, 0.92, 1.0), (0.0, *stops[1:4], 1.0))
    return mix(picture, ramp, 0.9 if tint == "grey" else 0.72)
