"""Where people live: cities and villages."""

import numpy as np

from landscapes.land import water
from landscapes.land.buildings import box, church, house
from landscapes.land.meadow import meadow
from landscapes.land.skyline import district
from landscapes.land.things import bridge, ground_things, stone_bridge
from landscapes.land.trees import plant, wood
from landscapes.land.view import INK, View
from landscapes.palette import mix
from landscapes.terrain import rolling


def city(view: View) -> None:
    """A skyline, highest at its place, over water or over a park."""
    rng = view.rng
    base = view.down(0.24)
    tall = min(0.44 * view.scale**0.7, base - 0.1)
    for i in range(3):
        near = i / 2
        district(
            view,
            base - 0.02 * (2 - i),
            tall * (1 - 0.17 * i),
            (13 + 3 * (2 - i)) / view.scale**0.6,
            near,
        )
        view.mist(base - 0.1, 0.5)
    if view.has("bridge") or rng.random() < 0.55:
        quay = mix(view.local("6c6a70"), INK, 0.2)
        view.canvas.stamp([(box(0, base - 0.004, view.aspect, base + 0.014), quay)])
        water.mirror(view, base + 0.014, 0.22, ripples=20)
        if view.has("bridge"):
            y = view.down(0.52)
            stone_bridge(view, view.beside(), y, 0.48, 0.13 * view.scale**0.4, mirrored=True)
    else:
        park(view, base)


def park(view: View, base: float) -> None:
    """Lawns and round trees before the towers, with a path."""
    rng = view.rng
    line = rolling(view.x, rng, base + 0.01, 0.02, 1.5)
    view.layer(line, mix(view.colours.grass, INK, 0.12), 0.1, 0.6)
    wood(view, line + 0.01, 0.065, 16, 0.16, "oaks")
    low = rolling(view.x, rng, view.down(0.62), 0.06, 1.2)
    view.layer(low, mix(view.colours.grass, INK, 0.25), 0.02, 0.4)
    for _ in range(3):
        x = float(rng.uniform(0.05, 0.95)) * view.aspect
        plant(view, "oaks", x, view.at(low, x) + 0.05, 0.15)


def village(view: View) -> None:
    """Houses about a church on rolling ground."""
    rng = view.rng
    back = rolling(view.x, rng, view.horizon + 0.02, 0.17, 1.6)
    view.layer(back, mix(view.colours.leaves, view.colours.grass, 0.25), 0.62)
    wood(view, back, 0.035, 46, 0.55)
    view.mist(view.horizon + 0.03)
    size = 0.135 * view.scale**0.85
    reach = 0.2 + 0.17 * view.scale
    for i in range(3):
        near = i / 2
        ground = rolling(view.x, rng, view.down(0.16 + 0.26 * near), 0.05, 1.3)
        view.layer(
            ground, mix(view.colours.grass, view.colours.leaves, 0.2 * i), 0.36 * (1 - near), 0.3
        )
        if i == 1:
            church(view, view.spot, view.at(ground, view.spot) + 0.02, size * 1.35, 0.12)
        count = 5 if i != 1 else 4
        for k in range(count):
            share = (k + 0.5) / count * 2 - 1 + float(rng.uniform(-0.08, 0.08))
            if i == 1:
                share = np.sign(share) * (0.35 + 0.6 * abs(share))
            x = view.spot + float(share) * reach * (1 + 0.15 * i)
            house(
                view,
                x,
                view.at(ground, x) + size * 0.16,
                size * (0.72 + 0.2 * i),
                distance=0.22 * (1 - near),
            )
            if rng.random() < 0.45:
                at = x + size * 0.62
                kind = "oaks" if rng.random() < 0.6 else "pines"
                plant(
                    view, kind, at, view.at(ground, at) + size * 0.18, size * 0.8, 0.2 * (1 - near)
                )
        view.mist(view.down(0.18 + 0.2 * near), 0.4)
    front = rolling(view.x, rng, view.down(0.72), 0.07, 1.2)
    view.layer(front, mix(view.colours.grass, INK, 0.14), 0.02)
    view.relief(front, 0.35, 0.2)
    lane(view, view.down(0.66))
    meadow(view, front)
    if view.has("bridge"):
        brook(view)
    ground_things(view, front + 0.04, 0.03)


def lane(view: View, top: float) -> None:
    """The road that leads from the viewer to the church."""
    share = np.linspace(0, 1, 14)
    bend = view.aspect * 0.5 + (view.spot - view.aspect * 0.5) * (1 - share) ** 1.5
    middle = bend + np.sin(share * 4 + 0.6) * 0.05 * share
    y, half = top + (1.02 - top) * share, 0.012 + 0.09 * share**1.3
    left = list(zip((middle - half).tolist(), y.tolist(), strict=True))
    right = list(zip((middle + half).tolist(), y.tolist(), strict=True))
    earth = mix(view.local("c8a878"), view.colours.snow, 0.6 if view.winter else 0.0)
    view.canvas.stamp([([*left, *right[::-1]], earth)])


def brook(view: View) -> None:
    """A stream before the village, with a bridge."""
    y = view.down(0.82)
    bed = np.stack([view.colours.water, mix(view.colours.water, view.colours.sky[2], 0.4)])
    line = rolling(view.x, view.rng, y - 0.035, 0.02, 1.5)
    low = rolling(view.x, view.rng, y + 0.06, 0.02, 1.5)
    view.canvas.blend(*water.band(view, line, low, mix(bed[0], bed[1], 0.6), 1.0))
    bridge(view, view.spot, y + 0.015, 0.2, 0.11)
