"""A city's towers and their windows."""

import numpy as np

from landscapes.canvas import Colour, Polygon
from landscapes.land.buildings import box
from landscapes.land.view import INK, View
from landscapes.palette import mix, rgb

STONES = ("6d7a94", "8a7f88", "5d6d84", "9a8878", "74808c", "a08f84")


def district(view: View, base: float, tall: float, often: float, near: float) -> None:
    """One row of towers, `often` to the height, highest at the city's place."""
    rng = view.rng
    x = -0.03
    while x < view.aspect:
        wide = float(rng.uniform(0.65, 1.35)) / often
        rise = float(np.exp(-(((x + wide / 2 - view.spot) / 0.3) ** 2)))
        high = tall * (0.2 + 0.16 * float(rng.random()) + 0.64 * rise * float(rng.uniform(0.62, 1)))
        stone = view.local(str(rng.choice(STONES)))
        tower(view, x, base, wide, high, mix(stone, INK, 0.18 + 0.22 * near), near)
        x += wide + (float(rng.uniform(0.1, 0.4)) / often if rng.random() < 0.35 else 0.0)


def tower(view: View, x: float, base: float, wide: float, tall: float, stone: Colour,
          near: float) -> None:  # fmt: skip
    distance = 0.62 * (1 - near) + 0.04
    front = view.far(stone, distance)
    dark = view.far(mix(stone, INK, 0.32), distance)
    top = base - tall
    body = box(x, top, x + wide, base + 0.02)
    edge = x + wide * (0.68 if view.lit_left else 0.0)
    view.canvas.stamp([(body, front), (box(edge, top, edge + wide * 0.32, base + 0.02), dark)])
    roof(view, x, top, wide, tall, front, dark)
    if near > 0.2:
        windows(view, x, top, wide, base, near)


def roof(view: View, x: float, top: float, wide: float, tall: float, front: Colour,
         dark: Colour) -> None:  # fmt: skip
    """A flat, stepped, slanted or pointed top, perhaps with a mast."""
    middle, kind = x + wide / 2, view.rng.random()
    if kind < 0.2:
        step = box(x + wide * 0.18, top - wide * 0.35, x + wide * 0.82, top + 0.002)
        upper = box(x + wide * 0.36, top - wide * 0.62, x + wide * 0.64, top)
        view.canvas.stamp([(step, front), (upper, dark)])
    elif kind < 0.36:
        view.canvas.stamp(
            [([(x, top + 0.002), (x + wide, top - wide * 0.5), (x + wide, top + 0.002)], front)]
        )
    elif kind < 0.5:
        view.canvas.stamp(
            [([(x + wide * 0.1, top), (middle, top - wide * 1.1), (x + wide * 0.9, top)], dark)]
        )
    if view.winter:
        view.canvas.stamp([(box(x, top - 0.004, x + wide, top + 0.004), view.colours.snow)], 0.85)
    if view.rng.random() < 0.22:
        w = max(wide * 0.03, 0.0018)
        view.canvas.stamp([(box(middle - w, top - tall * 0.2 - wide * 0.4, middle + w, top), dark)])


def windows(view: View, x: float, top: float, wide: float, base: float, near: float) -> None:
    share = {"night": 0.5, "dusk": 0.5, "sunset": 0.3, "dawn": 0.14}.get(view.scene.time, 0.0)
    lamp = view.colours.lamp
    dull = mix(view.colours.sky[2], rgb("dfeaf4"), 0.3)
    cell = 0.0125
    columns = max(int((wide - cell * 0.6) / (cell * 1.35)), 1)
    step = (wide - cell * 0.5) / columns
    lit: list[Polygon] = []
    for row in range(int((base - top - cell) / (cell * 1.6))):
        y = top + cell * 0.8 + row * cell * 1.6
        for column in range(columns):
            at = x + cell * 0.4 + column * step
            if view.rng.random() < (share or 0.62):
                lit.append(box(at, y, at + cell * 0.72, y + cell * 0.85))
    if lit:
        view.canvas.polygons(lit, lamp if share else dull, (0.55 + 0.4 * near) if share else 0.34)
