"""What is overhead: the gradient, stars, sun or moon, clouds, birds, and what falls."""

import numpy as np

from landscapes.canvas import Array, Canvas
from landscapes.palette import Palette, mix, rgb
from landscapes.scene import Scene

Rng = np.random.Generator
SIDES = {"left": (0.12, 0.36), "centre": (0.43, 0.57), "right": (0.64, 0.88)}


def paint_sky(canvas: Canvas, scene: Scene, colours: Palette, horizon: float, rng: Rng) -> float:
    """Returns where the sun or moon stands across, for glitter on water and light on slopes."""
    canvas.gradient(colours.sky, 0, horizon)
    canvas.gradient(colours.sky[3:], horizon, 1)
    if scene.stars:
        paint_stars(canvas, horizon, rng)
    across = float(rng.uniform(*SIDES[scene.side]))
    if scene.light != "none":
        paint_light(canvas, scene, colours, across, horizon, rng)
    if scene.weather == "clouds":
        paint_clouds(canvas, scene, colours, horizon, rng)
    elif scene.weather in ("rain", "snow"):
        paint_overcast(canvas, colours, rng)
    return across


def paint_stars(canvas: Canvas, horizon: float, rng: Rng) -> None:
    for _ in range(int(rng.integers(30, 70))):
        y = horizon * rng.random() ** 1.3
        bright = rng.uniform(0.35, 1.0)
        radius = 0.0022 + 0.0035 * bright**4
        column, row = int(rng.random() * canvas.side), int(y * canvas.side)
        if bright > 0.8:
            spot(canvas, column / canvas.side, y, radius * 1.25, rgb("fffdf0"))
        else:
            canvas.pixels[row, column] += (1 - canvas.pixels[row, column]) * np.float32(bright)


def spot(canvas: Canvas, x: float, y: float, radius: float, colour: Array) -> None:
    """A small disc that touches only its own few pixels."""
    s = canvas.side
    left, right = max(int((x - radius) * s) - 1, 0), min(int((x + radius) * s) + 2, s)
    top, bottom = max(int((y - radius) * s) - 1, 0), min(int((y + radius) * s) + 2, s)
    if right <= left or bottom <= top:
        return
    rows = np.arange(top, bottom, dtype=np.float32)[:, None] + 0.5 - y * s
    columns = np.arange(left, right, dtype=np.float32)[None] + 0.5 - x * s
    cover = np.clip(radius * s - np.hypot(rows, columns) + 0.5, 0, 1)
    canvas.blend(cover.astype(np.float32), colour, top, left)


def paint_light(
    canvas: Canvas, scene: Scene, colours: Palette, across: float, horizon: float, rng: Rng
) -> None:
    if scene.light == "sun":
        low = scene.time in ("dawn", "sunset")
        y = horizon * (rng.uniform(0.55, 0.86) if low else rng.uniform(0.2, 0.5))
        radius = rng.uniform(0.05, 0.085) if low else rng.uniform(0.04, 0.06)
        colour = {"dawn": "fff3cf", "sunset": "fff0b0"}.get(scene.time, "fffdf2")
        canvas.glow(across, y, 0.28 if low else 0.18, colours.glow, 0.55)
        canvas.glow(across, y, 0.06, colours.glow, 0.5)
        canvas.disc(across, y, radius, rgb(colour))
    else:
        y = horizon * rng.uniform(0.18, 0.55)
        canvas.glow(across, y, 0.1, rgb("c9d6ff"), 0.4)
        bite = 0.55 if scene.light == "crescent" else 0.0
        canvas.disc(across, y, rng.uniform(0.045, 0.07), rgb("fbf6e2"), bite)


def paint_clouds(canvas: Canvas, scene: Scene, colours: Palette, horizon: float, rng: Rng) -> None:
    """Heaped clouds with level floors, or long streaks when the sun is low."""
    low = scene.time in ("dawn", "sunset", "dusk")
    light = mix(colours.sky[3], np.ones(3, np.float32), 0.75 if scene.time == "day" else 0.25)
    if scene.time == "night":
        light = mix(colours.sky[3], rgb("8ea2d0"), 0.3)
    shade = mix(light, colours.sky[1], 0.45)
    if low and rng.random() < 0.6:
        for _ in range(int(rng.integers(5, 11))):
            y = horizon * rng.uniform(0.15, 0.92)
            colour = mix(light, colours.sky[0], float(rng.uniform(0, 0.6)))
            canvas.lens(
                rng.random(), y, rng.uniform(0.3, 0.9), rng.uniform(0.006, 0.018), colour, 0.85
            )
        return
    for _ in range(int(rng.integers(2, 5))):
        floor = horizon * rng.uniform(0.2, 0.75)
        centre, size = rng.random(), rng.uniform(0.12, 0.26)
        line = np.full_like(canvas.columns, floor)
        for _ in range(7):
            off = rng.uniform(-1, 1)
            radius = size * (0.22 + 0.28 * (1 - abs(off))) * rng.uniform(0.7, 1.1)
            away = canvas.columns - np.float32(centre + off * size * 0.8)
            line = np.minimum(line, floor - np.sqrt(np.clip(radius**2 - away**2, 0, None)))
        canvas.bank(line, floor, light, 0.95)
        canvas.bank(np.minimum(line + np.float32(size * 0.22), floor), floor, shade, 0.5)


def paint_overcast(canvas: Canvas, colours: Palette, rng: Rng) -> None:
    dark = colours.sky[0] * np.float32(0.8)
    for _ in range(int(rng.integers(6, 10))):
        y = rng.uniform(-0.02, 0.28)
        colour = mix(dark, colours.sky[2], float(rng.uniform(0, 0.5)))
        canvas.lens(rng.random(), y, rng.uniform(0.6, 1.3), rng.uniform(0.03, 0.07), colour, 0.55)


def paint_mist(canvas: Canvas, colours: Palette, level: float, strength: float, rng: Rng) -> None:
    """A bank of mist over everything painted so far, thickest at `level`."""
    rows = (np.arange(canvas.side, dtype=np.float32) + 0.5) / canvas.side
    veil = strength * np.exp(-(((rows - level) / rng.uniform(0.07, 0.12)) ** 2))
    pale = mix(colours.haze, np.ones(3, np.float32), 0.22)
    canvas.blend(np.repeat(veil[:, None], canvas.side, 1).astype(np.float32), pale)


def paint_birds(canvas: Canvas, scene: Scene, horizon: float, rng: Rng) -> None:
    ink = rgb("e8ecf5") if scene.dark else rgb("22242e")
    x0, y0 = rng.uniform(0.2, 0.8), horizon * rng.uniform(0.25, 0.6)
    for _ in range(int(rng.integers(4, 8))):
        x, y = x0 + rng.normal(0, 0.09), y0 + rng.normal(0, 0.035)
        w = rng.uniform(0.016, 0.028)
        lift, thick = w * rng.uniform(0.35, 0.6), w * 0.22
        for side in (-1, 1):
            wing = [(x, y), (x + side * w * 0.5, y - lift), (x + side * w, y - lift * 0.55)]
            wing += [(x + side * w * 0.5, y - lift + thick), (x, y + thick)]
            canvas.stamp([(wing, ink)])


def paint_fall(canvas: Canvas, scene: Scene, rng: Rng) -> None:
    """Snowflakes or rain in front of everything."""
    if scene.weather == "snow":
        for _ in range(int(rng.integers(70, 110))):
            radius = 0.0028 + 0.0045 * rng.random() ** 2
            spot(canvas, rng.random(), rng.random(), radius, rgb("ffffff"))
    elif scene.weather == "rain":
        canvas.pixels *= np.float32(0.9)
        pale = rgb("d5e0ee")
        slant = rng.uniform(0.1, 0.3)
        for _ in range(int(rng.integers(70, 110))):
            x, y = rng.random(), rng.random()
            length = rng.uniform(0.04, 0.09)
            steps = int(length * canvas.side)
            rows = (y * canvas.side + np.arange(steps)).astype(int)
            columns = (x * canvas.side - np.arange(steps) * slant).astype(int)
            inside = (rows < canvas.side) & (columns >= 0)
            rows, columns = rows[inside], columns[inside]
            canvas.pixels[rows, columns] += (pale - canvas.pixels[rows, columns]) * np.float32(0.45)
