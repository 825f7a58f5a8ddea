"""Lakes and rivers."""

from collections.abc import Callable

import numpy as np

from landscapes.land import water
from landscapes.land.peaks import chain
from landscapes.land.things import boats, bridge, ground_things, rowing_boat
from landscapes.land.trees import limb, plant, wood
from landscapes.land.view import INK, View
from landscapes.palette import mix
from landscapes.scene import Thing
from landscapes.terrain import rolling

Course = Callable[[float], tuple[float, float]]


def lake(view: View) -> None:
    """Still water that doubles mountains or wooded hills."""
    rng, h = view.rng, view.horizon
    far_shore = h + 0.05
    if rng.random() < 0.65:
        tall = min(0.3 * view.scale**0.75, h * 0.72)
        chain(view, far_shore, tall, int(rng.integers(2, 5)), 0.45, main=view.spot)
    else:
        for i in range(3):
            line = rolling(view.x, rng, far_shore - 0.02 * i, 0.2 - 0.055 * i, 1.5)
            view.layer(line, mix(view.colours.leaves, view.colours.grass, 0.3 * i), 0.62 - 0.18 * i)
    view.mist(far_shore - 0.04)
    bank = rolling(view.x, rng, far_shore, 0.035, 2.0)
    view.layer(bank, mix(view.colours.grass, view.colours.leaves, 0.5), 0.3, 0.2)
    if rng.random() < 0.7:
        wood(
            view,
            bank,
            0.06,
            42,
            0.28,
            "oaks" if rng.random() < 0.3 and not view.winter else "pines",
        )
    ground_things(view, np.full_like(view.x, far_shore), 0.12, 0.72)
    water.mirror(view, far_shore + 0.006, 0.16)
    if view.winter and rng.random() < 0.5:
        water.floes(view, view.down(0.3))
    view.mist(far_shore + 0.02, 0.5)
    boats(view, far_shore)
    meadow_corner(view)


def meadow_corner(view: View) -> None:
    """A bit of the near shore with reeds, in the corner where nothing else is."""
    rng = view.rng
    left = view.spot > view.aspect / 2
    away = view.x if left else np.float32(view.aspect) - view.x
    reach = float(rng.uniform(0.3, 0.55))
    line = 1.02 - 0.12 * np.clip(1 - away / reach, 0, None) ** 0.7
    line = np.where(away < reach, line, 2).astype(np.float32)
    view.canvas.silhouette(
        line, mix(view.colours.grass, INK, 0.35), mix(view.colours.grass, INK, 0.5)
    )
    reed = mix(view.colours.grass, INK, 0.45)
    blades = []
    for _ in range(26):
        x = float(rng.uniform(0, reach * 0.9))
        at = x if left else view.aspect - x
        foot = min(view.at(line, at), 1.0) + 0.02
        tip = (at + float(rng.normal(0, 0.015)), foot - float(rng.uniform(0.05, 0.12)))
        blades.append(limb((at, foot), tip, 0.0028, 0.0008))
    view.canvas.polygons(blades, reed)


def river(view: View) -> None:
    """A river that winds from the hills to the viewer's feet."""
    rng, h = view.rng, view.horizon
    if rng.random() < 0.5:
        chain(view, h + 0.02, min(0.24 * view.scale**0.6, h * 0.6), 3, 0.6)
    else:
        line = rolling(view.x, rng, h + 0.02, 0.16, 1.6)
        view.layer(line, mix(view.colours.leaves, view.colours.grass, 0.3), 0.62)
    view.mist(h)
    middle = rolling(view.x, rng, view.down(0.06), 0.045, 1.8)
    view.layer(middle, mix(view.colours.grass, view.colours.leaves, 0.5), 0.42, 0.2)
    wood(
        view, middle, 0.05, 36, 0.38, "oaks" if rng.random() < 0.5 and not view.winter else "pines"
    )
    meadow = np.full_like(view.x, view.down(0.1))
    view.layer(meadow, mix(view.colours.grass, view.local("fff2b0"), 0.06), 0.24, 0.7)
    view.mist(view.down(0.12), 0.5)
    course = channel(view)
    tufts(view, course)
    if view.has("bridge"):
        share = 0.36 if view.scene.distance != "close" else 0.5
        x, half = course(share)
        bridge(view, x, view.down(0.1 + 0.9 * share), half * 1.5 + 0.05, 0.16 * view.scale**0.6)
    side_things(view, course)
    if view.has("boat"):
        rowing_boat(view, course(0.62)[0], view.down(0.66), 0.17 * view.scale**0.5)


def channel(view: View) -> Course:
    """Paint the water; returns its middle and half width at a share of the way to the viewer."""
    rng, c = view.rng, view.canvas
    spring = view.aspect * float(rng.uniform(0.35, 0.65))
    mouth = view.aspect * float(rng.uniform(0.3, 0.7))
    swing = float(rng.choice((-1, 1)) * rng.uniform(0.14, 0.24))
    turns = float(rng.uniform(1.2, 1.7))
    wide = 0.2 * view.scale**0.5

    def course(share: float) -> tuple[float, float]:
        bend = np.sin(share**0.62 * turns * 2 * np.pi) * swing * share**0.5 * (1 - 0.35 * share)
        x = spring + (mouth - spring) * share + bend
        return float(x), float(0.006 + wide * share**1.35)

    first = round(view.down(0.1) * c.height)
    shares = (c.y[first:] - view.down(0.1)) / (1 - view.down(0.1))
    path = np.array([course(float(np.clip(share, 0, 1))) for share in shares], np.float32)
    away = np.abs(c.x[None] - path[:, :1])
    edge = path[:, 1:]
    bank = np.clip((edge * 1.12 + 0.004 - away) * c.height + 0.5, 0, 1)
    cover = np.clip((edge - away) * c.height + 0.5, 0, 1)
    earth = mix(view.local("8a7350"), view.colours.snow, 0.75 if view.winter else 0.0)
    c.blend(bank, mix(earth, INK, 0.15), first)
    near = np.clip(shares, 0, 1)[:, None, None].astype(np.float32)
    sky = mix(view.colours.sky[3], view.colours.sky[1], near)
    c.blend(cover, mix(sky, view.colours.water, 0.3 + 0.35 * near), first)
    pale = mix(view.colours.water, view.colours.sky[3], 0.75)
    for _ in range(22):
        share = float(rng.uniform(0.06, 1) ** 0.8)
        x, half = course(share)
        at = x + half * float(rng.uniform(-0.55, 0.55))
        c.lens(
            at,
            view.down(0.1 + 0.9 * share),
            half * float(rng.uniform(0.3, 0.7)),
            0.001 + 0.003 * share,
            pale,
            0.6,
        )
    return course


def tufts(view: View, course: Course) -> None:
    """Grass and stones along the banks."""
    rng = view.rng
    grass = mix(view.colours.grass, INK, 0.18)
    blades = []
    for _ in range(60):
        share = float(rng.uniform(0.12, 1))
        x, half = course(share)
        side = float(rng.choice((-1, 1)))
        at = x + side * (half * 1.12 + float(rng.uniform(0, 0.05 + 0.3 * share)))
        y = view.down(0.1 + 0.9 * share)
        tall = (0.008 + 0.03 * share) * float(rng.uniform(0.6, 1.2))
        for lean in (-0.5, 0, 0.5):
            blades.append(
                limb((at, y), (at + lean * tall, y - tall), 0.0012 + 0.003 * share, 0.0005)
            )
    view.canvas.polygons(blades, grass)


def side_things(view: View, course: Course) -> None:
    """Trees and a cabin on the meadow, clear of the water."""
    copse(view, course)
    x, half = course(0.3)
    line = np.full_like(view.x, view.down(0.3)) + np.where(
        np.abs(view.x - x) < half * 1.3, -0.04, 0
    )
    ground_things(view, line.astype(np.float32), 0.1, 0.9)


def copse(view: View, course: Course) -> None:
    """Single trees on either bank, larger the nearer."""
    kind: Thing = "pines" if view.rng.random() < 0.5 else "oaks"
    for share in sorted(view.rng.uniform(0.03, 0.3, 7)):
        x, half = course(float(share))
        side = float(view.rng.choice((-1, 1)))
        at = x + side * (half * 1.2 + float(view.rng.uniform(0.08, 0.45)))
        plant(view, kind, at, view.down(0.1 + 0.9 * float(share)), 0.06 + 0.22 * float(share), 0.2)
