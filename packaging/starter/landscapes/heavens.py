"""Lights of the sky that are neither sun nor moon: stars, aurora, lightning."""

import numpy as np

from landscapes.canvas import Array, Canvas, Polygon
from landscapes.palette import rgb
from landscapes.terrain import noise

Rng = np.random.Generator


def paint_stars(canvas: Canvas, horizon: float, night: bool, rng: Rng) -> None:
    """Many small ones, and a few large enough to outlive any brush."""
    small: list[Polygon] = []
    for _ in range(round((60 if night else 24) * canvas.aspect)):
        x, y = float(rng.random()) * canvas.aspect, horizon * float(rng.random()) ** 1.2
        small.append(dot(x, y, 0.0022 + 0.0022 * float(rng.random()) ** 2))
    canvas.polygons(small, rgb("e8ecff"), 0.9)
    large: list[Polygon] = []
    for _ in range(round((13 if night else 8) * canvas.aspect)):
        x, y = float(rng.random()) * canvas.aspect, horizon * float(rng.uniform(0.03, 0.85))
        large.append(spark(x, y, float(rng.uniform(0.010, 0.017))))
    canvas.polygons(large, rgb("fffbe8"))


def dot(x: float, y: float, radius: float, corners: int = 8) -> Polygon:
    turns = np.arange(corners) * (2 * np.pi / corners)
    return [(x + radius * float(np.cos(a)), y + radius * float(np.sin(a))) for a in turns]


def spark(x: float, y: float, reach: float) -> Polygon:
    """A star with four points."""
    waist = reach * 0.3
    around = [(x, y - reach), (x + waist, y - waist), (x + reach, y), (x + waist, y + waist)]
    return [*around, (x, y + reach), (x - waist, y + waist), (x - reach, y), (x - waist, y - waist)]


def paint_aurora(canvas: Canvas, horizon: float, rng: Rng) -> None:
    """Curtains with a bright lower hem, green there and violet above."""
    greens = ("3dffa0", "52f5c0", "8dff6a")
    rows = round(canvas.height * horizon)
    y, sky = canvas.y[:rows, None], canvas.pixels[:rows]
    for number in range(3):
        hem = horizon * (0.42 + 0.17 * number + float(rng.uniform(-0.06, 0.06)))
        fold = noise(canvas.x, rng, 2.2, 3) * np.float32(0.09)
        rays = noise(canvas.x, rng, 16, 3) * np.float32(0.4) + np.float32(0.75)
        drift = np.clip(noise(canvas.x, rng, 1.6, 1) + np.float32(0.55), 0.12, 1)
        tall = np.float32(horizon * rng.uniform(0.28, 0.42))
        above = ((np.float32(hem) + fold)[None] - y) / tall
        light = np.exp(np.minimum(above * np.float32(-1.5), above * np.float32(14)))
        light *= np.clip(rays * drift, 0, 1)[None] * np.float32(0.9)
        green, violet = rgb(greens[int(rng.integers(len(greens)))]), rgb("a64dff")
        share = np.clip(above * np.float32(0.62), 0, 1)
        for channel in range(3):
            colour = green[channel] + share * (violet[channel] - green[channel])
            sky[..., channel] += light * colour * (1 - sky[..., channel])


def paint_bolt(canvas: Canvas, horizon: float, rng: Rng) -> None:
    """One forked lightning from the clouds to the horizon, and the sky lit around it."""
    x, y = float(rng.uniform(0.2, 0.8)) * canvas.aspect, horizon * 0.16
    path = jagged(x, y, horizon * 1.0, 0.035, rng)
    canvas.glow(x, horizon * 0.45, 0.16, rgb("b9c4ff"), 0.5)
    shapes = [ribbon(path, 0.0075)]
    for at in (3, 5):
        fork = jagged(*path[at], min(path[at][1] + horizon * 0.38, 1.0), 0.05, rng)
        shapes.append(ribbon(fork, 0.0042))
    canvas.polygons([ribbon(path, 0.019)], rgb("a9b4ff"), 0.45)
    canvas.polygons(shapes, rgb("fffdf0"))


def jagged(x: float, y: float, floor: float, sway: float, rng: Rng) -> Polygon:
    path = [(x, y)]
    lean = float(rng.uniform(-0.02, 0.02))
    for turn, step in enumerate(np.linspace(y, floor, 9)[1:]):
        swing = sway * (1 if turn % 2 else -1) * float(rng.uniform(0.4, 1.1))
        path.append((path[-1][0] + swing + lean, float(step)))
    return path


def ribbon(path: Polygon, width: float) -> Polygon:
    """A line as a polygon that thins out downwards."""
    halves: Array = np.linspace(width / 2, width / 8, len(path)).astype(np.float32)
    left = [(x - float(h), y) for (x, y), h in zip(path, halves, strict=True)]
    right = [(x + float(h), y) for (x, y), h in zip(path, halves, strict=True)]
    return [*left, *right[::-1]]
