"""Castles on their hills."""

import numpy as np

from landscapes.canvas import Colour, Polygon
from landscapes.land import water
from landscapes.land.buildings import box, castle_tower
from landscapes.land.meadow import meadow
from landscapes.land.things import ground_things
from landscapes.land.towns import brook
from landscapes.land.trees import wood
from landscapes.land.view import INK, View
from landscapes.palette import mix
from landscapes.terrain import rolling

ROOFS = ("4f6a9c", "9c4438", "5a5478", "3f7068")


def castle(view: View) -> None:
    """Towers, walls and flags on a hill or a crag."""
    rng, h = view.rng, view.horizon
    back = rolling(view.x, rng, h + 0.02, 0.15, 1.7)
    view.layer(back, mix(view.colours.leaves, view.colours.rock, 0.4), 0.66)
    view.mist(h)
    tall = min(0.36 * view.scale**0.8, 0.62)
    rise = min(0.2, max(h * 0.3, 0.1)) * (0.75 + 0.25 * view.scale)
    top = max(view.down(0.16) - rise, tall * 1.2 + 0.02)
    foot = view.down(0.3)
    view = view.inside(tall * 0.66)
    mound(view, top, foot, tall * 0.85)
    keep(view, view.spot, top + tall * 0.05, tall)
    view.mist(top + 0.06, 0.4)
    lea = rolling(view.x, rng, max(foot, view.down(0.4)), 0.06, 1.2)
    view.layer(lea, mix(view.colours.grass, INK, 0.08), 0.08)
    if rng.random() < 0.7:
        wood(
            view, lea, 0.055 * view.scale**0.4, 34, 0.12, "pines" if rng.random() < 0.5 else "oaks"
        )
    front = rolling(view.x, rng, view.down(0.72), 0.06, 1.3)
    view.layer(front, mix(view.colours.grass, INK, 0.2), 0.02)
    view.relief(front, 0.35, 0.2)
    meadow(view, front)
    if view.has("bridge"):
        brook(view)
    ground_things(view, front + 0.03, 0.03)


def mound(view: View, top: float, foot: float, half: float) -> None:
    """The hill or crag that lifts the castle above the land."""
    crag = view.rng.random() < 0.45
    away = np.abs(view.x - np.float32(view.spot)) / half
    fall = np.interp(away, (0, 0.8, 1.05, 1.5, 2.6), (0, 0.02, 0.4, 0.8, 1.0) if crag else
                     (0, 0.05, 0.14, 0.42, 1.0))  # fmt: skip
    line = (
        top + (foot - top) * fall + (rolling(view.x, view.rng, 0, 0.02, 5) if crag else 0)
    ).astype(np.float32)
    colour = (
        mix(view.colours.rock, INK, 0.15)
        if crag
        else mix(view.colours.grass, view.colours.leaves, 0.5)
    )
    view.layer(line, colour, 0.16, 0.4)
    view.relief(line, 0.4, 0.2)
    if crag:
        cover = view.colours.snow if view.winter else view.colours.grass
        view.canvas.blend(*water.band(view, line - 0.004, line + 0.014, view.far(cover, 0.16), 0.9))
    else:
        for _ in range(9):
            x = view.spot + float(view.rng.uniform(-1.4, 1.4)) * half
            tone = view.far(mix(view.colours.leaves, INK, 0.25), 0.14)
            view.canvas.disc(x, view.at(line, x) + 0.02, float(view.rng.uniform(0.01, 0.022)), tone)


def keep(view: View, x: float, y: float, tall: float) -> None:
    """The castle itself: a wall with a gate, and towers behind and before it."""
    rng, distance = view.rng, 0.06
    stone = view.far(
        view.local(str(rng.choice(("cabdac", "b4aca8", "e2d8cc", "b89f86")))), distance
    )
    pointed = bool(rng.random() < 0.65)
    code = str(rng.choice(ROOFS))
    roof = view.far(mix(view.local(code), view.colours.snow, 0.6 if view.winter else 0.0), distance)
    top = roof if pointed else None
    unit = tall * 0.075
    for share, high, wide in ((-0.24, 0.62, 1.0), (0.2, 0.7, 0.9), (0.0, 0.76, 1.35)):
        castle_tower(view, x + share * tall, y, unit * wide, tall * high, stone, top, distance)
    wall(view, x, y, tall, mix(stone, INK, 0.12))
    for share, high, wide in (
        (-0.52, 0.46, 1.15),
        (0.52, 0.42, 1.15),
        (-0.16, 0.34, 0.8),
        (0.16, 0.34, 0.8),
    ):
        castle_tower(view, x + share * tall, y + unit * 0.3, unit * wide, tall * high, stone,
                     top if abs(share) > 0.3 else None, distance)  # fmt: skip
    gate(view, x, y + unit * 0.3, unit)


def wall(view: View, x: float, y: float, tall: float, stone: Colour) -> None:
    left, right, top = x - tall * 0.52, x + tall * 0.52, y - tall * 0.24
    teeth: list[Polygon] = []
    step = tall * 0.035
    for i in range(int((right - left) / step / 2)):
        teeth.append(box(left + 2 * i * step, top - step, left + (2 * i + 1) * step, top + 0.004))
    view.canvas.polygons([box(left, top, right, y + tall * 0.03), *teeth], stone)


def gate(view: View, x: float, y: float, unit: float) -> None:
    turn = np.linspace(np.pi, 0, 9)
    arch = [(x + unit * 0.75 * np.cos(a), y - unit * 1.5 - unit * 0.75 * np.sin(a)) for a in turn]
    view.canvas.stamp(
        [([(x - unit * 0.75, y), *arch, (x + unit * 0.75, y)], mix(view.local("4a3226"), INK, 0.4))]
    )
