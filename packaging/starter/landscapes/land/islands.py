"""Land in the sea: a lighthouse on its rock, and islands."""

import numpy as np

from landscapes.canvas import Polygon
from landscapes.land import water
from landscapes.land.buildings import box, house
from landscapes.land.things import boats
from landscapes.land.trees import plant
from landscapes.land.view import INK, View
from landscapes.palette import mix
from landscapes.scene import Thing
from landscapes.terrain import noise


def lighthouse(view: View) -> None:
    h, rng = view.horizon, view.rng
    water.mirror(view, h, 0.55, ripples=12)
    view.mist(h)
    water.waves(view, h, 0.9 if view.scene.weather == "storm" else 0.15, 6)
    water.glitter(view, h)
    boats(view, h)
    tall = min(0.42 * view.scale**0.75, 0.78)
    foot = view.down(0.2 if view.scene.distance != "close" else 0.42)
    foot = max(foot, tall * 1.24 + 0.05)
    headland(view, view.spot, foot, tall, whole=bool(rng.random() < 0.55))
    tower(view, view.spot, foot - tall * 0.16, tall)


def headland(view: View, x: float, y: float, tall: float, whole: bool) -> None:
    """The rock below the tower: a skerry, or a cape that reaches to the picture's edge."""
    rng = view.rng
    rock = mix(view.local("7d7468"), INK, 0.1)
    half = tall * 0.62
    share = np.linspace(-1, 1, 15)
    top = y - tall * 0.19 * (1 - np.abs(share) ** 2.6) + rng.uniform(-0.02, 0.03, 15) * tall
    line = [(float(x + half * a), float(b)) for a, b in zip(share, top, strict=True)]
    if not whole:
        right = x > view.aspect / 2
        edge = view.aspect + 0.1 if right else -0.1
        level = y - tall * 0.13
        if right:
            line = [*line[:10], (edge, level - tall * 0.08)]
        else:
            line = [(edge, level - tall * 0.08), *line[5:]]
    foot = y + tall * 0.1
    body = [*line, (line[-1][0] + tall * 0.06, foot), (line[0][0] - tall * 0.06, foot)]
    view.canvas.stamp([(body, rock)])
    for _ in range(7):
        at = line[int(rng.integers(1, len(line) - 1))]
        w = tall * float(rng.uniform(0.06, 0.12))
        chip = [at, (at[0] + w, at[1] + w * 0.7), (at[0] + w * 0.3, foot), (at[0] - w * 0.5, foot)]
        view.canvas.stamp([(chip, mix(rock, INK, float(rng.uniform(0.15, 0.4))))])
    cover = view.colours.snow if view.winter else mix(view.colours.grass, INK, 0.1)
    thick = tall * 0.035
    view.canvas.stamp([([*line, *[(a, b + thick * (1 + 0.6 * (i % 2)))
                                  for i, (a, b) in enumerate(line[::-1])]], cover)])  # fmt: skip
    foam = water.foam_colour(view)
    for _ in range(9):
        at = float(rng.uniform(body[-1][0], body[-2][0]))
        view.canvas.lens(
            at, foot + tall * 0.005, tall * float(rng.uniform(0.2, 0.5)), tall * 0.016, foam, 0.85
        )


def tower(view: View, x: float, y: float, tall: float) -> None:
    """A banded tower with its gallery and lamp; it shines after dark and in thick weather."""
    white = view.local("f8f4ec")
    band = view.local(str(view.rng.choice(("cf3a30", "cf3a30", "2a4a7c"))))
    s, shapes = tall, list[tuple[Polygon, np.ndarray]]()
    shining = view.lamps or view.scene.weather in ("fog", "storm", "rain")
    lamp = view.colours.lamp if shining else view.local("ffe9a8")
    if view.scene.dark or view.scene.weather == "storm":
        beam(view, x, y - s * 0.9, s)
    if view.rng.random() < 0.6:
        side = 1 if view.rng.random() < 0.5 else -1
        house(view, x + side * s * 0.22, y + s * 0.02, s * 0.24)
    for i in range(5):
        low, high = i / 5 * 0.8, (i + 1) / 5 * 0.8
        a, b = s * (0.11 - 0.055 * low), s * (0.11 - 0.055 * high)
        ring = [
            (x - a, y - s * low),
            (x + a, y - s * low),
            (x + b, y - s * high),
            (x - b, y - s * high),
        ]
        shapes.append((ring, white if i % 2 else band))
    view.canvas.stamp(shapes)
    m = 1 if view.lit_left else -1
    side = [(x + m * s * 0.04, y), (x + m * s * 0.11, y), (x + m * s * 0.066, y - s * 0.8),
            (x + m * s * 0.025, y - s * 0.8)]  # fmt: skip
    view.canvas.polygons([side], INK, 0.28)
    top, iron = y - s * 0.8, view.local("30323c")
    cap = [(x - s * 0.075, top - s * 0.13), (x, top - s * 0.22), (x + s * 0.075, top - s * 0.13)]
    view.canvas.stamp([
        (box(x - s * 0.1, top - s * 0.03, x + s * 0.1, top), iron),
        (box(x - s * 0.052, top - s * 0.13, x + s * 0.052, top - s * 0.03), lamp),
        (box(x - s * 0.006, top - s * 0.13, x + s * 0.006, top - s * 0.03), iron),
        (cap, band),
        (box(x - s * 0.022, y - s * 0.1, x + s * 0.022, y), iron),
        (box(x - s * 0.014, y - s * 0.5, x + s * 0.014, y - s * 0.45), iron),
    ])  # fmt: skip
    if shining:
        view.canvas.glow(x, top - s * 0.08, 0.05, view.colours.lamp, 0.7)


def beam(view: View, x: float, y: float, tall: float) -> None:
    """Two shafts of light into the dark."""
    for side in (-1, 1):
        for spread, strength in ((0.16, 0.1), (0.1, 0.13)):
            end = x + side * 1.4
            shaft = [(x, y), (end, y - spread * 1.6 + 0.08), (end, y + spread * 0.4 + 0.08)]
            view.canvas.polygons([shaft], view.colours.lamp, strength)


def island(view: View) -> None:
    """A green hump with a beach; palms where it is warm, pines where it is not."""
    h, rng = view.horizon, view.rng
    water.mirror(view, h, 0.55, ripples=12)
    view.mist(h, 0.6)
    half = min(0.29 * view.scale**0.8, 0.45)
    y = view.down(0.16 + 0.08 * view.scale)
    tall = half * float(rng.uniform(0.28, 0.6))
    view = view.inside(half * 0.8)
    shallows(view, y, half)
    x = view.x - np.float32(view.spot)
    lump = np.clip(1 - (x / half) ** 2, 0, None)
    sand = mix(view.colours.sand, view.colours.snow, 0.55 if view.winter else 0.0)
    beach = np.where(lump > 0, y - half * 0.11 * np.sqrt(lump), 2)
    view.canvas.bank(beach.astype(np.float32), y, sand)
    view.canvas.lens(view.spot, y, half * 2.05, half * 0.075, mix(sand, view.colours.water, 0.12))
    inner = np.clip(1 - (x / (half * 0.84)) ** 2, 0, None)
    rough = 1 + 0.22 * noise(view.x, rng, 5, 3)
    kind = island_trees(view)
    green = mix(view.colours.leaves, view.colours.grass, 0.4)
    green = mix(green, view.local("3f8f4f"), 0.75) if kind == "palms" else green
    line = np.where(inner > 0, y - half * 0.06 - tall * inner**0.75 * rough, 2).astype(np.float32)
    if tall > half * 0.42 and rng.random() < 0.6:
        top = np.where(inner > 0.2, line - tall * 0.8 * np.clip(inner - 0.25, 0, None), 2)
        view.canvas.bank(top.astype(np.float32), y - half * 0.05, mix(view.colours.rock, INK, 0.1))
    view.canvas.bank(line, y - half * 0.05, mix(green, INK, 0.12))
    shade = np.clip(line + tall * 0.3 + np.abs(x) * 0.1, 0, 2).astype(np.float32)
    view.canvas.bank(
        np.where(inner > 0, shade, 2).astype(np.float32), y - half * 0.05, mix(green, INK, 0.32)
    )
    for share in sorted(
        rng.uniform(-0.72, 0.72, 5 if kind == "palms" else 8), key=abs, reverse=True
    ):
        at = view.spot + float(share) * half
        height = half * float(rng.uniform(0.62, 0.9)) * (1.0 if kind == "palms" else 0.62)
        plant(view, kind, at, y - half * 0.05 - tall * 0.35 * (1 - share * share), height)
    water.glitter(view, max(y + half * 0.1, h))
    boats(view, max(h, y - 0.03))


def island_trees(view: View) -> Thing:
    if view.has("pines") or view.has("palms"):
        return "pines" if view.has("pines") else "palms"
    return "pines" if view.winter or view.rng.random() < 0.25 else "palms"


def shallows(view: View, y: float, half: float) -> None:
    """The pale water and the island's dark reflection about its beach."""
    pale = mix(view.colours.water, view.local("8fe0d8"), 0.5)
    view.canvas.lens(view.spot, y + half * 0.03, half * 3.0, half * 0.2, pale, 0.5)
    view.canvas.lens(
        view.spot, y + half * 0.02, half * 2.4, half * 0.13, water.foam_colour(view), 0.5
    )
