"""What is overhead: the gradient, stars, sun or moon, clouds; `paint_flyers` adds what flies once
the land is there."""

import numpy as np

from landscapes.canvas import Canvas
from landscapes.clouds import Spot, paint_clouds, paint_overcast, paint_thunderhead
from landscapes.flyers import SIDES, paint_flyers
from landscapes.heavens import paint_aurora, paint_bolt, paint_stars
from landscapes.palette import Palette, mix, rgb
from landscapes.scene import Scene

__all__ = ["SIDES", "paint_flyers", "paint_sky"]

Rng = np.random.Generator


def paint_sky(canvas: Canvas, scene: Scene, colours: Palette, horizon: float, rng: Rng) -> float:
    """Returns where the sun or moon stands across, in heights, for glitter on water and light on
    slopes."""
    canvas.gradient(colours.sky, 0, horizon)
    canvas.gradient(colours.sky[3:], horizon, 1)
    across = float(rng.uniform(*SIDES[scene.side])) * canvas.aspect
    high = float(rng.uniform(0, 1))
    if scene.weather == "aurora":
        paint_aurora(canvas, horizon, rng)
    if scene.stars:
        paint_stars(canvas, horizon, scene.time == "night", rng)
    light: Spot | None = None
    if scene.light == "sun":
        light = (across, paint_sun(canvas, scene, colours, across, horizon, high))
    elif scene.light != "none":
        light = (across, paint_moon(canvas, scene, across, horizon, high))
    if scene.weather == "clouds":
        paint_clouds(canvas, scene, colours, horizon, light, rng)
    elif scene.weather in ("rain", "snow"):
        paint_overcast(canvas, colours, horizon, rng)
    elif scene.weather == "storm":
        paint_thunderhead(canvas, colours, horizon, rng)
        paint_bolt(canvas, horizon, rng)
    return across


def paint_sun(canvas: Canvas, scene: Scene, colours: Palette, across: float, horizon: float,
              high: float) -> float:  # fmt: skip
    """Rising: pale and ringed; by day: small, high and white; setting: large and burning.
    Returns how far down it stands."""
    fog = 0.55 if scene.weather == "fog" else 1.0
    if scene.time == "dawn":
        y, radius = horizon * (0.66 + 0.16 * high), 0.062 + 0.012 * high
        canvas.glow(across, y, 0.22, colours.glow, 0.28 * fog)
        for ring in (2.6, 1.8):
            canvas.disc(across, y, radius * ring, rgb("fff0d4"), strength=0.28 * fog)
        canvas.disc(across, y, radius * 1.14, rgb("f7a878"), strength=0.55)
        canvas.disc(across, y, radius, rgb("fffcf0"))
    elif scene.time == "sunset":
        y, radius = horizon * (0.66 + 0.22 * high), 0.088 + 0.02 * (1 - high)
        canvas.glow(across, y, 0.26, colours.glow, 0.4 * fog)
        canvas.disc(across, y, radius * 1.12, rgb("f0512a"), strength=0.7)
        canvas.disc(across, y, radius, mix(rgb("ffd970"), rgb("fff2bc"), high))
    else:
        y, radius = horizon * (0.2 + 0.24 * high), 0.05 + 0.008 * high
        canvas.glow(across, y, 0.13, colours.glow, 0.6 * fog)
        canvas.disc(across, y, radius * 1.3, rgb("fff6c8"), strength=0.4 * fog)
        canvas.disc(across, y, radius, rgb("fffdf0"), strength=0.97)
    return y


def paint_moon(canvas: Canvas, scene: Scene, across: float, horizon: float, high: float) -> float:
    y, radius = horizon * (0.22 + 0.26 * high), 0.058 + 0.014 * high
    canvas.glow(across, y, 0.12, rgb("c9d6ff"), 0.38)
    if scene.light == "crescent":
        canvas.disc(across, y, radius, rgb("fdf3d2"), 0.55)
        return y
    canvas.disc(across, y, radius, rgb("fbf5e0"))
    for dx, dy, size in ((-0.3, -0.2, 0.26), (0.28, 0.22, 0.2), (0.1, -0.42, 0.14)):
        x, down = across + dx * radius, y + dy * radius
        canvas.disc(x, down, radius * size, rgb("cfcbbd"), strength=0.55)
    return y
