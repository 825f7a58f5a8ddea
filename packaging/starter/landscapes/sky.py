"""What is overhead: the gradient, stars, sun or moon, clouds, birds and balloons."""

import numpy as np

from landscapes.canvas import Array, Canvas, Colour, Polygon
from landscapes.clouds import paint_clouds, paint_overcast, paint_thunderhead
from landscapes.heavens import paint_aurora, paint_bolt, paint_stars
from landscapes.palette import Palette, mix, rgb
from landscapes.scene import FOCAL, Scene, Side, Thing

Rng = np.random.Generator
SIDES: dict[Side, tuple[float, float]] = {
    "left": (0.14, 0.30), "centre": (0.45, 0.55), "right": (0.70, 0.86),
}  # fmt: skip


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
    if scene.light == "sun":
        paint_sun(canvas, scene, colours, across, horizon, high)
    elif scene.light != "none":
        paint_moon(canvas, scene, across, horizon, high)
    if scene.weather == "clouds":
        paint_clouds(canvas, scene, colours, horizon, rng)
    elif scene.weather in ("rain", "snow"):
        paint_overcast(canvas, colours, horizon, rng)
    elif scene.weather == "storm":
        paint_thunderhead(canvas, colours, horizon, rng)
        paint_bolt(canvas, horizon, rng)
    return across


def paint_sun(canvas: Canvas, scene: Scene, colours: Palette, across: float, horizon: float,
              high: float) -> None:  # fmt: skip
    """Rising: pale and ringed; by day: small, high and white; setting: large and burning."""
    fog = 0.55 if scene.weather == "fog" else 1.0
    if scene.time == "dawn":
        y, radius = horizon * (0.66 + 0.16 * high), 0.062 + 0.012 * high
        canvas.glow(across, y, 0.26, colours.glow, 0.5 * fog)
        for ring in (2.7, 2.0, 1.45):
            canvas.disc(across, y, radius * ring, rgb("fff6dc"), strength=0.22 * fog)
        canvas.disc(across, y, radius, rgb("fffaea"), strength=0.95)
    elif scene.time == "sunset":
        y, radius = horizon * (0.66 + 0.22 * high), 0.088 + 0.02 * (1 - high)
        canvas.glow(across, y, 0.3, colours.glow, 0.5 * fog)
        canvas.disc(across, y, radius * 1.16, rgb("ffd27a"), strength=0.35)
        canvas.disc(across, y, radius, mix(rgb("ff5a2c"), rgb("ffe08a"), high**2), strength=0.97)
    else:
        y, radius = horizon * (0.2 + 0.24 * high), 0.05 + 0.008 * high
        canvas.glow(across, y, 0.13, colours.glow, 0.6 * fog)
        canvas.disc(across, y, radius * 1.3, rgb("fff6c8"), strength=0.4 * fog)
        canvas.disc(across, y, radius, rgb("fffdf0"), strength=0.97)


def paint_moon(canvas: Canvas, scene: Scene, across: float, horizon: float, high: float) -> None:
    y, radius = horizon * (0.22 + 0.26 * high), 0.058 + 0.014 * high
    canvas.glow(across, y, 0.12, rgb("c9d6ff"), 0.38)
    if scene.light == "crescent":
        canvas.disc(across, y, radius, rgb("fdf3d2"), 0.55)
        return
    canvas.disc(across, y, radius, rgb("fbf5e0"))
    for dx, dy, size in ((-0.3, -0.2, 0.26), (0.28, 0.22, 0.2), (0.1, -0.42, 0.14)):
        x, down = across + dx * radius, y + dy * radius
        canvas.disc(x, down, radius * size, rgb("cfcbbd"), strength=0.55)


def paint_flyers(canvas: Canvas, scene: Scene, horizon: float, rng: Rng) -> None:
    """Birds and balloons, where `place` says if they come first in a scene without a focus."""
    for thing in ("birds", "balloon"):
        if thing not in scene.things:
            continue
        x = float(rng.uniform(*SIDES[standing(scene, thing, rng)])) * canvas.aspect
        if thing == "birds":
            paint_birds(canvas, scene, x, horizon, rng)
        else:
            paint_balloon(canvas, scene, x, horizon, rng)


def standing(scene: Scene, thing: Thing, rng: Rng) -> Side:
    """Off the sun or moon, unless the scene says where."""
    free: list[Side] = [side for side in SIDES if side != scene.side or scene.light == "none"]
    chosen = free[int(rng.integers(len(free)))]
    first = scene.things[0] == thing and scene.subject not in FOCAL
    return scene.place if first else chosen


def paint_birds(canvas: Canvas, scene: Scene, x0: float, horizon: float, rng: Rng) -> None:
    colour = rgb("eef0f6") if scene.dark else rgb("20222c")
    y0 = max(horizon * float(rng.uniform(0.3, 0.6)), 0.1)
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


def paint_balloon(canvas: Canvas, scene: Scene, x: float, horizon: float, rng: Rng) -> None:
    y = max(horizon * float(rng.uniform(0.32, 0.55)), 0.13)
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
