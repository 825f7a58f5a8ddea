"""What every painter of land needs to know: the canvas, the scene, the light and the air."""

from dataclasses import dataclass, replace

import numpy as np

from landscapes.canvas import SUB, Array, Canvas, Colour
from landscapes.palette import Palette, mix, rgb
from landscapes.scene import FOCAL, Scene, Side, Thing
from landscapes.weather import paint_mist

Rng = np.random.Generator
INK = rgb("0c1018")
SCALE = {"close": 1.5, "middle": 1.0, "far": 0.62}
THIRDS: dict[Side, tuple[float, float]] = {
    "left": (0.2, 0.29),
    "centre": (0.45, 0.55),
    "right": (0.71, 0.8),
}
DAYLIGHT = {
    "dawn": (0.9, "ffe2d2"),
    "day": (1.0, "ffffff"),
    "sunset": (0.78, "ffc8a6"),
    "dusk": (0.64, "c6b8ea"),
    "night": (0.6, "a9bdff"),
}


@dataclass(frozen=True)
class View:
    """`across` is where the sun or moon stands, `horizon` how far down the land begins, `spot`
    where the main thing stands; all in shares of the height."""

    canvas: Canvas
    scene: Scene
    colours: Palette
    across: float
    horizon: float
    spot: float
    rng: Rng

    @property
    def x(self) -> Array:
        return self.canvas.columns

    @property
    def aspect(self) -> float:
        return self.canvas.aspect

    @property
    def scale(self) -> float:
        return SCALE[self.scene.distance]

    @property
    def winter(self) -> bool:
        return self.scene.season == "winter"

    @property
    def lamps(self) -> bool:
        """Whether windows are lit."""
        return self.scene.dark or self.scene.time == "sunset"

    @property
    def lit_left(self) -> bool:
        return self.across < self.aspect / 2

    def inside(self, half: float) -> "View":
        """The same view with its spot moved so far in that `half` fits on either side."""
        least = min(half, self.aspect / 2)
        return replace(self, spot=float(np.clip(self.spot, least, self.aspect - least)))

    def down(self, share: float) -> float:
        """A height between the horizon (0) and the lower edge (1)."""
        return self.horizon + (1 - self.horizon) * share

    def has(self, thing: Thing) -> bool:
        return thing in self.scene.things

    def where(self, thing: Thing) -> float:
        """Across which point a thing stands: the place the scene names if it is the main one."""
        if self.scene.subject not in FOCAL and self.scene.things[:1] == (thing,):
            return self.spot
        return self.beside()

    def beside(self) -> float:
        """A point well away from the main thing."""
        share = self.spot / self.aspect
        if share > 0.6:
            return self.aspect * float(self.rng.uniform(0.16, 0.36))
        if share < 0.4:
            return self.aspect * float(self.rng.uniform(0.64, 0.84))
        side = self.rng.choice((0.16, 0.84))
        return self.aspect * float(side + self.rng.uniform(-0.04, 0.04))

    def local(self, code: str) -> Colour:
        """A thing's own colour under the hour's light."""
        strength, filtered = DAYLIGHT[self.scene.time]
        dull = 0.88 if self.scene.overcast else 1.0
        return (rgb(code) * rgb(filtered) * np.float32(strength * dull)).astype(np.float32)

    def far(self, colour: Colour, distance: float) -> Colour:
        """`colour` as seen through the air; `distance` 0 near .. 1 at the horizon."""
        thick = {"fog": 1.0, "rain": 0.92, "snow": 0.92, "storm": 0.88}.get(
            self.scene.weather, 0.78
        )
        bias = 0.12 if self.scene.weather == "fog" else 0.0
        return mix(colour, self.colours.haze, min(distance * thick + bias, 0.9))

    def mist(self, level: float, strength: float = 0.7) -> None:
        if self.scene.weather == "fog":
            paint_mist(self.canvas, self.colours, level, strength, self.rng)

    def layer(self, line: Array, colour: Colour, distance: float, depth: float = 0.4) -> None:
        """Land below a skyline, paling downwards where the air lies in front of the next; after
        dark its edge catches the moon, else one hill would sink into the other."""
        near = self.far(colour, distance)
        if self.scene.dark:
            rim = mix(near, self.colours.glow, 0.26 if self.scene.time == "night" else 0.16)
            self.canvas.silhouette(line, rim, rim)
            line = line + np.float32(0.0045)
        fade = 0.14 if self.scene.weather != "fog" else 0.4
        pale = mix(near, self.colours.haze, fade * (0.25 + distance))
        self.canvas.silhouette(line, near, pale, depth)

    def relief(self, line: Array, strength: float = 0.3, depth: float = 0.16) -> None:
        """Brighten the slopes below a skyline that face the light and darken the others."""
        c = self.canvas
        cover, top = c.under(line)
        heights = line.reshape(c.width, SUB).mean(axis=1)
        tilt = np.gradient(heights) * c.height * (-1 if self.lit_left else 1)
        fade = np.exp(-np.clip(c.y[top:, None] - heights[None], 0, None) / depth)
        light = np.clip(-tilt * 2.2, -1, 1)[None] * fade * strength * cover
        bright = mix(self.colours.glow, self.colours.haze, 0.4)
        c.blend(np.clip(light, 0, 1).astype(np.float32) * np.float32(0.45), bright, top)
        c.blend(np.clip(-light, 0, 1).astype(np.float32), self.far(INK, 0.2), top)

    def at(self, line: Array, x: float) -> float:
        """The height of a skyline at one point."""
        column = int(x * self.canvas.height * SUB)
        return float(line[min(max(column, 0), len(line) - 1)])


def view_of(canvas: Canvas, scene: Scene, colours: Palette, across: float, horizon: float,
            rng: Rng) -> View:  # fmt: skip
    spot = float(rng.uniform(*THIRDS[scene.place])) * canvas.aspect
    return View(canvas, scene, moonlit(colours, scene), across, horizon, spot, rng)


def moonlit(colours: Palette, scene: Scene) -> Palette:
    """Land after dark is blue and dim but never black, so that it can still be read."""
    if not scene.dark:
        return colours
    night = scene.time == "night"
    air, share = (rgb("4763ae"), 0.4) if night else (rgb("77689c"), 0.18)

    def lifted(colour: Colour) -> Colour:
        return mix(np.minimum(colour * np.float32(1.5), 1).astype(np.float32), air, share)

    return replace(
        colours,
        rock=lifted(colours.rock),
        grass=lifted(colours.grass),
        leaves=lifted(colours.leaves),
        crops=lifted(colours.crops),
        sand=lifted(colours.sand),
        snow=lifted(colours.snow),
    )
