"""Forests, from afar and from within."""

import numpy as np

from landscapes.land.things import ground_things
from landscapes.land.trees import bare, crown, paint_tree, pine, plant, wood
from landscapes.land.view import INK, View
from landscapes.palette import mix
from landscapes.scene import Thing
from landscapes.terrain import rolling

WOODS: tuple[Thing, ...] = ("pines", "oaks", "birches")


def forest(view: View) -> None:
    """Rows of trees behind one another, or the inside of a wood with a path."""
    kind = WOODS[int(view.rng.choice(3, p=(0.5, 0.3, 0.2)))]
    inside = view.scene.distance == "close" or (
        view.scene.distance == "middle" and view.rng.random() < 0.4
    )
    rows = 4
    size = view.scale**0.6
    for i in range(rows):
        near = i / (rows - 1)
        line = rolling(view.x, view.rng, view.down(0.08 + 0.5 * near), 0.06, 1.4)
        ground = mix(view.colours.grass, view.colours.leaves, 0.4)
        view.layer(line, mix(ground, INK, 0.1 + 0.2 * near), 0.66 * (1 - near), 0.3)
        tall = min((0.16 + 0.2 * near) * size, view.horizon * 0.9)
        if i == rows - 1:
            gap = (view.spot - 0.2, view.spot + 0.2) if view.has("cabin") else (9.0, 9.0)
            wood(view, line, tall, 9 / size, 0.04, kind, gap)
        else:
            wood(view, line, tall, (26 - 12 * near) / size, 0.68 * (1 - near), kind)
        view.mist(view.down(0.1 + 0.4 * near), 0.6)
    floor = rolling(view.x, view.rng, view.down(0.86), 0.06, 1.5)
    view.layer(floor, mix(view.colours.grass, INK, 0.25), 0.02, 0.3)
    if inside:
        path(view)
    if view.has("cabin"):
        ground_things(view, floor - 0.03, 0.02)
    elif inside:
        giants(view, kind)


def path(view: View) -> None:
    """A trodden path from the viewer into the wood."""
    c, rng = view.canvas, view.rng
    first = round(view.down(0.5) * c.height)
    share = ((c.y[first:] - c.y[first]) / max(1 - c.y[first], 0.05))[:, None]
    middle = (
        view.aspect * 0.5 + rng.uniform(-0.1, 0.1) + np.sin(share * 3 + rng.uniform(0, 3)) * 0.09
    )
    half = 0.012 + 0.13 * share**1.2
    cover = np.clip((half - np.abs(c.x[None] - middle)) * c.height + 0.5, 0, 1)
    earth = mix(view.local("b08a5c"), view.colours.snow, 0.7 if view.winter else 0.0)
    c.blend(cover.astype(np.float32), earth, first)


def giants(view: View, kind: Thing) -> None:
    """Great trees that frame the picture on either side."""
    rng, lit = view.rng, -1 if view.lit_left else 1
    for side in (-1, 1):
        for step in range(2):
            x = view.aspect / 2 + side * (view.aspect / 2 - 0.04 - 0.2 * step)
            tall = float(rng.uniform(0.85, 1.1)) * (1 - 0.22 * step)
            y = 1.02 - 0.1 * step
            if kind == "pines":
                paint_tree(view, kind, pine(x, y, tall, rng, lit), 0.0)
            elif kind == "birches":
                plant(view, kind, x, y, tall * 1.1)
            elif view.winter:
                paint_tree(view, kind, bare(x, y, tall, rng), 0.0)
            else:
                paint_tree(view, kind, crown(x, y, tall * 0.95, rng, lit), 0.0)
