"""Clouds: heaped, streaked, in rows of tufts, a grey ceiling, a thunderhead."""

from typing import TypeAlias

import numpy as np

from landscapes.canvas import Canvas, Colour
from landscapes.palette import Palette, mix
from landscapes.scene import Scene
from landscapes.terrain import noise

Rng = np.random.Generator
Spot: TypeAlias = tuple[float, float]
POINTS = 110  # corners of a cloud's outline


def paint_clouds(canvas: Canvas, scene: Scene, colours: Palette, horizon: float,
                 light: Spot | None, rng: Rng) -> None:  # fmt: skip
    """Mostly heaps by day, mostly streaks when the sun is low, sometimes tufts; none of them
    before the sun or moon at `light`, so that both can be seen."""
    low = scene.time in ("dawn", "sunset", "dusk")
    kind = float(rng.random())
    if kind < 0.2:
        tufts(canvas, colours, horizon, light, rng)
    elif kind < (0.6 if low else 0.3):
        streaks(canvas, colours, horizon, light, rng)
    else:
        heaps(canvas, colours, horizon, light, rng)


def covers(x: float, y: float, reach: float, thick: float, light: Spot | None) -> bool:
    """Whether a cloud `reach` to either side and `thick` above its floor `y` would hide it."""
    return (
        light is not None
        and abs(x - light[0]) < reach + 0.07
        and (-0.07 < y - light[1] < thick + 0.07)
    )


def heaps(canvas: Canvas, colours: Palette, horizon: float, light: Spot | None,
          rng: Rng) -> None:  # fmt: skip
    """Three to five large ones; those that would hide the light are shrunk or left out."""
    count = int(rng.integers(4, 6))
    for place in rng.permutation(count):
        x = (float(place) + 0.5 + float(rng.uniform(-0.3, 0.3))) / count * canvas.aspect
        floor, size = horizon * float(rng.uniform(0.24, 0.78)), float(rng.uniform(0.15, 0.26))
        for smaller in (1.0, 0.7, 0.45):
            if not covers(x, floor, size * smaller, size * smaller * 0.55, light):
                heap(canvas, x, floor, size * smaller, colours.cloud, colours.shade, rng)
                break


def heap(canvas: Canvas, x: float, floor: float, size: float, light: Colour, shade: Colour,
         rng: Rng) -> None:  # fmt: skip
    """One cloud with a level floor, `size` to either side, lit from above in three tones."""
    lobes = np.linspace(-0.82, 0.82, 8) + rng.uniform(-0.09, 0.09, 8)
    radii = size * (0.16 + 0.3 * np.exp(-((lobes * 1.5) ** 2))) * rng.uniform(0.75, 1.15, 8)
    middle = mix(light, shade, 0.45)
    across = np.linspace(-1.1 * size, 1.1 * size, POINTS)
    for sink, shrink, colour in ((0.0, 1.0, light), (0.15, 0.9, middle), (0.3, 0.78, shade)):
        away = across[:, None] - lobes * size
        rise = np.sqrt(np.clip((radii * shrink) ** 2 - away**2, 0, None))
        top = np.where(rise > 0, radii * 0.35 + rise - sink * size * 0.8, 0).max(axis=1)
        line = [
            (x + float(a), floor - max(float(t), 0.0)) for a, t in zip(across, top, strict=True)
        ]
        canvas.polygons([[*line, (x, floor)]], colour, 0.95 if sink == 0 else 0.7)


def streaks(canvas: Canvas, colours: Palette, horizon: float, light: Spot | None,
            rng: Rng) -> None:  # fmt: skip
    """Long level bands, darker above, glowing towards the horizon."""
    for number in range(int(rng.integers(7, 11))):
        y = horizon * (0.1 + 0.085 * number + float(rng.uniform(-0.03, 0.03)))
        if y > horizon * 0.93:
            break
        colour = mix(colours.shade, colours.cloud, float(rng.uniform(0.1, 1.0)))
        x, width = float(rng.random()) * canvas.aspect, float(rng.uniform(0.5, 1.1))
        thick = float(rng.uniform(0.010, 0.022))
        if covers(x, y, width * 0.5, 0, light):
            thick *= 0.3
        canvas.lens(x, y, width, thick, colour, 0.9)
        off = float(rng.uniform(-0.3, 0.3))
        canvas.lens(x + off * width, y + thick * 0.8, width * 0.5, thick * 0.6, colour, 0.9)


def tufts(canvas: Canvas, colours: Palette, horizon: float, light: Spot | None,
          rng: Rng) -> None:  # fmt: skip
    """Rows of small clouds that shrink towards the horizon."""
    for row in range(4):
        near = 1 - row * 0.2
        floor = horizon * (0.16 + 0.19 * row)
        step = 0.3 * near
        x = float(rng.uniform(-0.2, 0.1))
        while x < canvas.aspect + 0.1:
            size = step * float(rng.uniform(0.24, 0.4))
            drop = horizon * float(rng.uniform(-0.03, 0.03))
            if not covers(x, floor + drop, size, size * 0.5, light):
                heap(canvas, x, floor + drop, size, colours.cloud, colours.shade, rng)
            x += step * float(rng.uniform(0.85, 1.2))


def paint_overcast(canvas: Canvas, colours: Palette, horizon: float, rng: Rng) -> None:
    """A ceiling that hangs in scalloped layers, the nearest the darkest."""
    dark = colours.sky[0] * np.float32(0.86)
    for depth, share in ((0.42, 0.62), (0.28, 0.4), (0.15, 0.15)):
        hang(canvas, horizon * depth, 0.05, mix(dark, colours.sky[1], share), 0.8, rng)


def paint_thunderhead(canvas: Canvas, colours: Palette, horizon: float, rng: Rng) -> None:
    """A tower that rises out of the dark, and a black ceiling over it."""
    x = float(rng.uniform(0.3, 0.7)) * canvas.aspect
    light = mix(colours.cloud, colours.sky[3], 0.35)
    heap(canvas, x, horizon * 0.86, 0.42, light, colours.shade, rng)
    heap(canvas, x + 0.3, horizon * 0.7, 0.3, colours.cloud, colours.shade, rng)
    heap(canvas, x - 0.34, horizon * 0.66, 0.28, colours.cloud, colours.shade, rng)
    for depth, share in ((0.36, 0.55), (0.22, 0.1)):
        hang(canvas, horizon * depth, 0.075, mix(colours.shade, colours.sky[1], share), 0.95, rng)


def hang(canvas: Canvas, depth: float, scallop: float, colour: Colour, strength: float,
         rng: Rng) -> None:  # fmt: skip
    """Everything above a lumpy lower edge."""
    bumps = np.abs(noise(canvas.columns, rng, 5, 2)) * np.float32(scallop)
    edge = np.float32(depth) + bumps + noise(canvas.columns, rng, 1.6, 1) * np.float32(0.03)
    below, top = canvas.under(edge.astype(np.float32))
    cover = np.ones((canvas.height, canvas.width), np.float32)
    cover[top:] -= below
    fade = 0.55 + 0.45 * np.clip(canvas.y / max(depth, 0.01), 0, 1)
    canvas.blend(cover * (fade[:, None] * np.float32(strength)).astype(np.float32), colour)
