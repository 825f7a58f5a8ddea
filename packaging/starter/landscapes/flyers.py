"""What flies: birds and hot-air balloons."""

import numpy as np

from landscapes.canvas import Array, Canvas, Colour, Polygon
from landscapes.palette import rgb
from landscapes.scene import FOCAL, Scene, Side, Thing

Rng = np.random.Generator
SIDES: dict[Side, tuple[float, float]] = {
    "left": (0.14, 0.30), "centre": (0.45, 0.55), "right": (0.70, 0.86),
}  # fmt: skip


def paint_flyers(canvas: Canvas, scene: Scene, horizon: float, rng: Rng) -> None:
    """Birds and balloons, where `place` says if they come first in a scene without a focus."""
    for thing in ("birds", "balloon"):
        if thing not in scene.things:
            continue
        x = float(rng.uniform(*SIDES[standing(scene, thing, rng)])) * canvas.aspect
        if thing == "birds":
            paint_birds(canvas, scene, x, height_of(scene, rng) * horizon, rng)
        else:
            paint_balloon(canvas, scene, x, height_of(scene, rng) * horizon, rng)


def standing(scene: Scene, thing: Thing, rng: Rng) -> Side:
    """Off the sun or moon, unless the scene says where."""
    free: list[Side] = [side for side in SIDES if side != scene.side or scene.light == "none"]
    chosen = free[int(rng.integers(len(free)))]
    first = scene.things[0] == thing and scene.subject not in FOCAL
    return scene.place if first else chosen


def height_of(scene: Scene, rng: Rng) -> float:
    """In shares of the way to the horizon: below a high sun or moon, above a low one."""
    if scene.light == "none":
        return float(rng.uniform(0.32, 0.6))
    low = scene.light == "sun" and scene.time != "day"
    return float(rng.uniform(0.22, 0.34) if low else rng.uniform(0.64, 0.78))


def paint_birds(canvas: Canvas, scene: Scene, x0: float, y0: float, rng: Rng) -> None:
    colour = rgb("eef0f6") if scene.dark else rgb("20222c")
    y0 = max(y0, 0.09)
    flock: list[Polygon] = []
    count = int(rng.integers(5, 9))
    scale = {"close": 1.35, "middle": 1.0, "far": 0.8}[scene.distance]
    for number in range(count):
        x = x0 + (number - count / 2) * 0.042 * scale + float(rng.normal(0, 0.02))
        y = y0 + float(rng.uniform(-0.07, 0.07)) * scale
        flock.extend(bird(x, y, float(rng.uniform(0.022, 0.034)) * scale, rng))
    canvas.polygons(flock, colour)


def bird(x: float, y: float, span: float, rng: Rng) -> list[Polygon]:
    """Two bent wings that meet in a small body."""
    lift, lean = span * float(rng.uniform(0.3, 0.65)), float(rng.uniform(-0.15, 0.15)) * span
    thick = span * 0.2
    wings: list[Polygon] = []
    for side in (-1, 1):
        tip = (x + side * span, y - lift * 0.45 + side * lean)
        elbow = (x + side * span * 0.45, y - lift + side * lean * 0.5)
        under = (x + side * span * 0.42, y - lift + thick + side * lean * 0.5)
        wings.append([(x, y - thick * 0.4), elbow, tip, under, (x, y + thick)])
    return wings


BALLOONS = (("d8403a", "f6efdc"), ("2f6fb0", "f4c542"), ("e8862e", "7a2f4a"), ("2f8f83", "f6d9a8"))


def paint_balloon(canvas: Canvas, scene: Scene, x: float, y: float, rng: Rng) -> None:
    y = max(y, 0.13)
    radius = {"close": 0.095, "middle": 0.072, "far": 0.055}[scene.distance]
    light = {"day": 1.0, "dawn": 0.95, "sunset": 0.85, "dusk": 0.62, "night": 0.5}[scene.time]
    pair = BALLOONS[int(rng.integers(len(BALLOONS)))]
    one, two = (rgb(code) * np.float32(light) for code in pair)
    balloon(canvas, x, y, radius, one, two)
    if rng.random() < 0.45:
        beside = x + (0.19 if x < canvas.aspect / 2 else -0.19)
        balloon(canvas, beside, y + float(rng.uniform(-0.05, 0.1)), radius * 0.55, two, one)


def balloon(canvas: Canvas, x: float, y: float, radius: float, one: Colour, two: Colour) -> None:
    """A striped envelope, four lines and a basket."""
    turn = np.linspace(0, 1, 15)
    half = np.where(turn < 0.6, np.sin(np.pi * np.minimum(turn / 1.15, 1)) ** 0.6, 0)
    neck = 0.17 + (half[8] - 0.17) * (1 - ((turn - turn[8]) / (1 - turn[8]))) ** 0.85
    half = np.where(turn <= turn[8], half, np.where(turn > turn[8], neck, 0))
    down = y - radius + turn * radius * 2.25
    rope = rgb("3a2c26")
    floor = y + radius * 1.62
    lines: list[Polygon] = []
    for side in (-1, 1):
        a, b = x + side * radius * 0.16, x + side * radius * 0.13
        lines.append([(a - 0.0012, down[-1]), (a + 0.0012, down[-1]),
                      (b + 0.0012, floor), (b - 0.0012, floor)])  # fmt: skip
    canvas.polygons(lines, rope)
    basket = radius * 0.17
    canvas.polygons([[(x - basket, floor - 0.002), (x + basket, floor - 0.002),
                      (x + basket * 0.8, floor + basket * 1.4),
                      (x - basket * 0.8, floor + basket * 1.4)]], rgb("7a5232"))  # fmt: skip
    edges = np.sin(np.linspace(-np.pi / 2, np.pi / 2, 8))
    for stripe in range(7):
        left = [(x + e * h * radius, d) for e, h, d in zip([edges[stripe]] * 15, half, down,
                                                          strict=True)]  # fmt: skip
        right = [(x + edges[stripe + 1] * h * radius, d)
                 for h, d in zip(half[::-1], down[::-1], strict=True)]  # fmt: skip
        colour: Array = one if stripe % 2 == 0 else two
        shaded = colour * np.float32(1.04 - 0.07 * stripe)
        canvas.polygons([[*left, *right]], np.clip(shaded, 0, 1))
