"""What lies before the land: mist, rain and snow."""

import numpy as np

from landscapes.canvas import Canvas, Polygon
from landscapes.heavens import dot
from landscapes.palette import Palette, mix, rgb
from landscapes.scene import Scene
from landscapes.terrain import noise

Rng = np.random.Generator


def paint_mist(canvas: Canvas, colours: Palette, level: float, strength: float, rng: Rng) -> None:
    """A bank of mist over everything painted so far, thickest at `level`: a rolling upper edge,
    and thinning out below."""
    pale = mix(colours.haze, rgb("e6ecf4"), 0.18 + 0.14 * float(colours.haze.mean()))
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
        canvas.pixels += (colours.haze - canvas.pixels) * np.float32(0.12)
        paint_mist(canvas, colours, float(rng.uniform(0.86, 0.97)), 0.6, rng)


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
