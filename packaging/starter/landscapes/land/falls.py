"""A waterfall between cliffs, and the pool it falls into."""

import numpy as np

from landscapes.canvas import Array
from landscapes.chance import TREES
from landscapes.land import water
from landscapes.land.things import TALL, bridge
from landscapes.land.trees import grove, wood
from landscapes.land.view import INK, View
from landscapes.palette import mix
from landscapes.scene import Thing
from landscapes.terrain import noise, rolling


def waterfall(view: View) -> None:
    rng, h = view.rng, view.horizon
    back = rolling(view.x, rng, h, 0.16, 1.8)
    view.layer(back, mix(view.colours.leaves, view.colours.grass, 0.3), 0.64)
    view.mist(h)
    pool = view.down(0.5)
    tall = min({"close": 0.54, "middle": 0.4, "far": 0.27}[view.scene.distance], pool - 0.12)
    brink = pool - tall
    half = tall * float(rng.uniform(0.12, 0.2))
    wall = cliff(view, brink, half)
    rockface(view, wall, pool)
    grown: list[Thing] = [thing for thing in view.scene.things if thing in TREES]
    trees: Thing = grown[0] if grown else "pines"
    plants = (view.spot - half * 1.6, view.spot + half * 1.6)
    crest = rolling(view.x, rng, 0, 0.012, 6) + wall
    green = mix(view.colours.grass, INK, 0.15)
    view.canvas.blend(*water.band(view, wall - 0.006, crest + 0.03, green, 1.0))
    wood(view, wall, 0.085 * view.scale**0.4, 18, 0.16, trees, plants)
    fall(view, brink, pool, half)
    water.mirror(view, pool, 0.4, ripples=18)
    spray(view, pool, half)
    banks(view, pool)
    if trees in view.scene.things:
        x = view.beside()
        shore = np.full_like(view.x, view.down(0.62))
        grove(view, trees, shore, x, TALL[trees] * 1.1, 4, 0.16)
    if view.has("bridge"):
        y = min(view.down(0.72), 0.92)
        bridge(view, view.spot, y, 0.34, 0.13)
    view.mist(pool, 0.45)


def cliff(view: View, brink: float, half: float) -> Array:
    """The edge of the high ground: it dips where the stream goes over."""
    rng = view.rng
    away = np.abs(view.x - np.float32(view.spot))
    rise = np.interp(away, (half * 0.9, half * 1.25, 0.5, 1.2), (0, 0.5, 1, 1.15))
    lift = min(0.08, brink * 0.4) * rise
    steps = noise(view.x, rng, 5, 4) * np.float32(0.022) * np.clip(rise * 2, 0, 1)
    return (brink - lift + steps).astype(np.float32)


def rockface(view: View, wall: Array, pool: float) -> None:
    """Rock broken into upright slabs of different shade."""
    c, rng = view.canvas, view.rng
    rock = view.far(mix(view.colours.rock, view.local("8a7a6c"), 0.4), 0.1)
    cover, top = c.under(wall)
    c.blend(cover, rock, top)
    for i in range(34):
        x = (i + float(rng.uniform(0, 1))) / 34 * view.aspect
        upper = view.at(wall, x) + float(rng.uniform(0.0, 0.6)) * (pool - view.at(wall, x))
        wide, deep = float(rng.uniform(0.02, 0.06)), float(rng.uniform(0.08, 0.26))
        tone = mix(rock, INK, float(rng.uniform(0.1, 0.42)))
        if rng.random() < 0.3:
            tone = mix(rock, view.colours.snow if view.winter else view.colours.glow, 0.22)
        slab = [(x - wide / 2, upper + wide * 0.4), (x, upper), (x + wide / 2, upper + wide * 0.25),
                (x + wide * 0.4, upper + deep), (x - wide * 0.3, upper + deep * 1.15)]  # fmt: skip
        floor = pool + 0.01
        c.stamp([([(a, min(b, floor)) for a, b in slab], tone)])


def fall(view: View, brink: float, pool: float, half: float) -> None:
    """The white curtain, brightest in the middle, streaked from top to bottom."""
    c, rng = view.canvas, view.rng
    white = mix(view.local("f6fcff"), np.ones(3, np.float32), 0.12)
    blue = mix(white, view.colours.water, 0.45)
    left, right = view.spot - half, view.spot + half
    flare = half * 0.22
    body = [
        (left, brink - 0.006),
        (right, brink - 0.006),
        (right + flare, pool),
        (left - flare, pool),
    ]
    c.stamp([(body, mix(white, blue, 0.35))])
    for _ in range(16):
        share = float(rng.uniform(-0.95, 0.95))
        wide = half * float(rng.uniform(0.02, 0.09))
        upper = brink + (pool - brink) * float(rng.uniform(0, 0.45))
        lower = upper + (pool - upper) * float(rng.uniform(0.5, 1))
        a, b = view.spot + half * share, view.spot + (half + flare * 0.8) * share
        streak = [
            (a - wide * 0.3, upper),
            (a + wide * 0.3, upper),
            (b + wide, lower),
            (b - wide, lower),
        ]
        c.stamp([(streak, blue if rng.random() < 0.55 else white)])
    c.lens(view.spot, brink - 0.004, half * 2.2, 0.008, mix(white, view.colours.water, 0.3))


def spray(view: View, pool: float, half: float) -> None:
    white = mix(view.local("f6fcff"), np.ones(3, np.float32), 0.1)
    for i in range(3):
        y, wide, thick = pool + 0.015 + 0.03 * i, half * (4.2 + 1.6 * i), 0.014 - 0.003 * i
        view.canvas.lens(view.spot, y, wide, thick, white, 0.7 - 0.2 * i)
    for _ in range(22):
        x = view.spot + float(view.rng.normal(0, half * 0.85))
        size = half * float(view.rng.uniform(0.12, 0.34))
        view.canvas.disc(
            x, pool - size * float(view.rng.uniform(-0.3, 0.7)), size, white, strength=0.5
        )


def banks(view: View, pool: float) -> None:
    """Green shores and boulders that close the pool on both sides."""
    middle = view.spot
    away = np.abs(view.x - np.float32(middle)) - noise(view.x, view.rng, 3, 2) * np.float32(0.03)
    line = np.interp(away, (0.26, 0.34, 0.6, 1.0), (1.02, 0.97, view.down(0.72), view.down(0.58)))
    view.layer(line.astype(np.float32), mix(view.colours.grass, INK, 0.22), 0.02, 0.3)
    for side in (-1, 1):
        water.rocks(view, middle + side * 0.3, min(pool + 0.1, 0.93), 0.05, 3)
    water.rocks(view, middle - 0.16, min(pool + 0.05, 0.9), 0.03, 2)
