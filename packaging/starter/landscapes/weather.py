"""What lies before the land: mist, rain and snow."""

import numpy as np

from landscapes.canvas import Array, Canvas, Polygon
from landscapes.heavens import dot
from landscapes.palette import Palette, mix, rgb
from landscapes.scene import Horizon, Scene
from landscapes.terrain import noise

Rng = np.random.Generator


def paint_mist(canvas: Canvas, colours: Palette, level: float, strength: float, rng: Rng) -> None:
    """A bank of mist over everything painted so far, thickest at `level`: a rolling upper edge,
    and thinning out below."""
    pale = pale_of(colours)
    for number in range(2):
        wave = noise(canvas.x, rng, 2.4, 3) * np.float32(0.028)
        centre = level + (number - 0.5) * 0.05 + wave[None]
        below = canvas.y[:, None] - centre
        rise, fall = rng.uniform(0.035, 0.055), rng.uniform(0.08, 0.12)
        veil = np.exp(-((below / np.where(below < 0, rise, fall)) ** 2))
        patch = np.clip(0.8 + 0.3 * noise(canvas.x, rng, 1.7, 2), 0.45, 1)
        veil = veil * patch[None] * np.float32(strength * 0.72)
        canvas.blend(veil.astype(np.float32), pale)


def paint_fall(canvas: Canvas, scene: Scene, colours: Palette, rng: Rng) -> None:
    """Snowflakes, rain or the nearest mist, in front of everything."""
    if scene.weather == "snow":
        paint_snow(canvas, rng)
    elif scene.weather in ("rain", "storm"):
        storm = scene.weather == "storm"
        paint_rain(canvas, colours, float(rng.uniform(0.42, 0.6) if storm
                                          else rng.uniform(0.1, 0.26)), rng)  # fmt: skip
    elif scene.weather == "fog":
        paint_fog(canvas, scene, colours, rng)


LEVEL: dict[Horizon, float] = {"low": 0.72, "middle": 0.56, "high": 0.40}


def pale_of(colours: Palette) -> Array:
    return mix(colours.haze, rgb("e6ecf4"), 0.18 + 0.14 * float(colours.haze.mean()))


def paint_fog(canvas: Canvas, scene: Scene, colours: Palette, rng: Rng) -> None:
    """The nearest fog: a veil over all, a bank at the horizon and one at the viewer's feet, and
    ribbons that drift between them."""
    canvas.pixels += (colours.haze - canvas.pixels) * np.float32(0.2)
    level = LEVEL[scene.horizon]
    paint_mist(canvas, colours, level, 0.5, rng)
    paint_mist(canvas, colours, float(rng.uniform(0.88, 0.97)), 0.75, rng)
    pale = pale_of(colours)
    for number in range(6):
        y = level + (0.95 - level) * (number + float(rng.uniform(-0.3, 0.3))) / 6
        x, width = float(rng.random()) * canvas.aspect, float(rng.uniform(0.5, 1.0))
        thick = float(rng.uniform(0.010, 0.02)) * (0.7 + 0.1 * number)
        canvas.lens(x, y, width, thick, pale, 0.6)
        aside = x + width * float(rng.uniform(-0.3, 0.3))
        canvas.lens(aside, y + thick * 0.9, width * 0.6, thick * 0.7, pale, 0.5)


def paint_snow(canvas: Canvas, rng: Rng) -> None:
    """Many far flakes and a few near and large."""
    for count, radius, strength in ((210, 0.0045, 0.85), (34, 0.0098, 0.96)):
        flakes = []
        for x, y, size in rng.random((round(count * canvas.aspect), 3)):
            flakes.append(dot(x * canvas.aspect, y, radius * (0.65 + 0.7 * size), 10))
        canvas.polygons(flakes, rgb("ffffff"), strength)


def paint_rain(canvas: Canvas, colours: Palette, slant: float, rng: Rng) -> None:
    """Slanted streaks, fine and far or long and near; the air greyer for them."""
    canvas.pixels += (colours.haze * np.float32(0.9) - canvas.pixels) * np.float32(0.12)
    pale = mix(colours.haze, rgb("f2f6fc"), 0.72)
    for count, length, width, strength in ((120, 0.06, 0.0026, 0.5), (70, 0.13, 0.0042, 0.62)):
        streaks: list[Polygon] = []
        for x, y, size in rng.random((round(count * canvas.aspect), 3)):
            left, top = x * (canvas.aspect + slant), y * 1.1 - 0.1
            long = length * (0.7 + 0.6 * size)
            streaks.append([(left, top), (left + width, top),
                            (left + width - slant * long, top + long),
                            (left - slant * long, top + long)])  # fmt: skip
        canvas.polygons(streaks, pale, strength)
