"""Dry land: dunes of sand, and canyons of banded rock."""

import numpy as np

from landscapes.canvas import Array
from landscapes.land.things import ground_things, rope_bridge
from landscapes.land.view import INK, View
from landscapes.palette import mix
from landscapes.terrain import dune, mesa, noise, rolling


def dunes(view: View) -> None:
    rng = view.rng
    count = {"close": 3, "middle": 4, "far": 6}[view.scene.distance]
    sand = mix(view.colours.sand, view.colours.snow, 0.35 if view.winter else 0.0)
    line = view.x
    for i in range(count):
        near = i / (count - 1)
        crest = view.aspect * float(rng.uniform(0.15, 0.85))
        tall = (0.13 + 0.11 * near) * view.scale**0.6 * float(rng.uniform(0.85, 1.2))
        base = view.down(0.16 + 0.5 * near)
        line = dune(view.x, rng, base, tall, crest)
        lit = mix(sand, view.local("fff0d0"), 0.15 + 0.1 * (i % 2))
        view.layer(line, lit, 0.55 * (1 - near), 0.5)
        lee(view, line, crest, sand, near)
        view.mist(base, 0.5)
    ripples(view, sand)
    ground_things(view, line + 0.02, 0.1)


def lee(view: View, line: Array, crest: float, sand: Array, near: float) -> None:
    """The side of a dune away from the light, behind its winding edge."""
    c = view.canvas
    cover, top = c.under(line)
    away = -1.0 if view.lit_left else 1.0
    peak = view.at(line, crest)
    down = np.clip(c.y[top:] - peak, 0, None)
    bend = np.sin(down * view.rng.uniform(7, 12) + view.rng.uniform(0, 1)) * 0.035
    lean = view.rng.uniform(0.35, 0.9) * down * view.rng.choice((-0.6, 1.0))
    edge = crest + away * lean + (bend - bend[0])
    side = (c.x[None] - edge[:, None].astype(np.float32)) * c.height
    dark = np.clip((side if view.lit_left else -side) + 0.5, 0, 1)
    shade = view.far(mix(sand * np.float32(0.6), view.colours.sky[0], 0.14), 0.5 * (1 - near))
    fade = np.clip(1 - down / 0.75, 0.25, 1)[:, None]
    c.blend((cover * dark * 0.85 * fade).astype(np.float32), shade, top)


def ripples(view: View, sand: Array) -> None:
    """Wind marks at the viewer's feet."""
    dark = mix(sand * np.float32(0.7), view.colours.sky[0], 0.1)
    for _ in range(26):
        y = float(view.rng.uniform(view.down(0.72), 1))
        wide = float(view.rng.uniform(0.08, 0.25))
        x = float(view.rng.uniform(0, view.aspect))
        view.canvas.lens(x, y, wide, 0.0025, dark, 0.35)


def strata(view: View, line: Array, floor: float, distance: float, phase: float) -> None:
    """Rock in bands of red, orange and cream below a skyline, dark at its foot."""
    c = view.canvas
    codes = ("b5532f", "d9824a", "c2663a", "e8b07a", "a8482c", "cf7444", "f0c896", "bb5c36")
    bands = np.stack([view.local(code) for code in codes])
    cover, top = c.under(line)
    rows = c.y[top:] * 34 + phase
    at = np.floor(rows).astype(int)
    blend = np.clip((rows - at - 0.8) / 0.2, 0, 1)[:, None].astype(np.float32)
    colour = mix(bands[at % len(bands)], bands[(at + 1) % len(bands)], blend)
    dusk = np.clip((c.y[top:] - floor + 0.2) * 2, 0, 1)[:, None].astype(np.float32)
    colour = mix(colour, mix(colour, INK, 0.35), dusk)
    c.blend(cover, view.far(colour, distance)[:, None], top)
    if view.winter:
        white = np.minimum(line + 0.014, 2).astype(np.float32)
        snow = cover.copy()
        under, first = c.under(white)
        snow[first - top :] -= under[: snow.shape[0] - (first - top)]
        flat = np.abs(np.gradient(line)) * c.height * 3 < 1.2
        snow *= flat.reshape(c.width, -1).mean(axis=1)[None]
        c.blend(np.clip(snow, 0, 1).astype(np.float32), view.far(view.colours.snow, distance), top)


def shadow(view: View, line: Array, centre: float, half: float, distance: float) -> None:
    """The side of a rock away from the light."""
    cover, top = view.canvas.under(line)
    side = np.clip((view.canvas.x - centre) / half * 2, -1, 1) * (1 if view.lit_left else -1)
    share = np.clip(side * 6 + 0.5 - 2, 0, 1)[None].astype(np.float32) * np.float32(0.38)
    within = (np.abs(view.canvas.x - centre) < half * 2)[None]
    cover *= share * within
    view.canvas.blend(cover, view.far(view.local("4a2038"), distance), top)


def canyon(view: View) -> None:
    if view.has("bridge") or view.rng.random() < 0.4:
        gorge(view)
    else:
        tables(view, arch=bool(view.rng.random() < 0.4))


def plain(view: View, base: float, distance: float) -> None:
    line = rolling(view.x, view.rng, base, 0.03, 1.5)
    earth = mix(view.local("c9703f"), view.colours.snow, 0.55 if view.winter else 0.0)
    view.layer(line, earth, distance, 0.5)


def tables(view: View, arch: bool) -> None:
    """Table mountains and needles on a red plain; perhaps a stone arch as the main thing."""
    rng, h = view.rng, view.horizon
    line = np.full_like(view.x, h + 0.02)
    for i in range(4):
        x = view.aspect * (i + float(rng.uniform(0.2, 0.8))) / 4
        line = np.minimum(line, mesa(view.x, rng, h + 0.02, float(rng.uniform(0.05, 0.12)), x,
                                     float(rng.uniform(0.06, 0.16))))  # fmt: skip
    strata(view, line, h + 0.02, 0.68, 2)
    plain(view, h + 0.03, 0.5)
    view.mist(h)
    tall = min(0.34 * view.scale**0.8, h * 0.75)
    others = sorted(rng.uniform(0.05, 0.95, 2) * view.aspect)
    for i, x in enumerate((*others, view.spot)):
        main = i == 2
        base = view.down(0.06 + 0.07 * i)
        size = tall if main else tall * float(rng.uniform(0.45, 0.7))
        half = size * float(rng.uniform(0.14, 0.5)) * (1.2 if main else 0.9)
        rock = mesa(view.x, rng, base, size, float(x), half)
        outside = np.where(rock < base - 0.002, rock, 2).astype(np.float32)
        if not (main and arch):
            strata(view, outside, base, 0.3 - 0.1 * i, 3 * i)
            shadow(view, outside, float(x), half, 0.3 - 0.1 * i)
        plain(view, base + 0.01, 0.26 - 0.07 * i)
    if arch:
        stone_arch(view, view.spot, view.down(0.24), tall)
    view.mist(view.down(0.2), 0.5)
    ground = rolling(view.x, rng, view.down(0.62), 0.08, 1.3)
    strata(view, ground, view.down(0.8), 0.04, 1)
    plain(view, view.down(0.7), 0.03)
    scrub(view)


def stone_arch(view: View, x: float, base: float, tall: float) -> None:
    rock, shade = view.far(view.local("bf6236"), 0.08), view.far(view.local("84402c"), 0.08)
    turn = np.linspace(np.pi, 0, 19)
    rough = view.rng.uniform(0.94, 1.06, 19)
    outer = [(x + np.cos(a) * tall * 0.78 * r, base - np.sin(a) ** 0.8 * tall * r)
             for a, r in zip(turn, rough, strict=True)]  # fmt: skip
    inner = [(x + np.cos(a) * tall * 0.42, base - np.sin(a) ** 0.7 * tall * 0.68) for a in turn]
    view.canvas.stamp([([*outer, (x + tall * 0.9, base + 0.02), (x + tall * 0.4, base + 0.02),
                         *inner[::-1], (x - tall * 0.4, base + 0.02),
                         (x - tall * 0.9, base + 0.02)],
                        rock)])  # fmt: skip
    move = tall * 0.05 * (1 if view.lit_left else -1)
    view.canvas.stamp([([*inner, *[(a + move, b - tall * 0.04) for a, b in inner[::-1]]], shade)])
    for share in (0.84, 0.92):
        view.canvas.stamp([([(x + np.cos(a) * tall * (0.36 + 0.42 * share),
                              base - np.sin(a) ** 0.8 * tall * share) for a in turn[5:14]]
                            + [(x + np.cos(a) * tall * (0.36 + 0.42 * share),
                                base - np.sin(a) ** 0.8 * tall * (share - 0.02))
                               for a in turn[5:14]][::-1], shade)], 0.6)  # fmt: skip


def gorge(view: View) -> None:
    """Walls stepping down on both sides to a river far below."""
    rng, h, aspect = view.rng, view.horizon, view.aspect
    middle = aspect * float(rng.uniform(0.42, 0.58))
    line = rolling(view.x, rng, h + 0.02, 0.06, 1.6)
    strata(view, line, h + 0.1, 0.66, 2)
    view.mist(h)
    steps = 4
    for i in range(steps):
        near = i / (steps - 1)
        gap = (0.06 + 0.3 * near**1.3) * aspect**0.5
        top = h + 0.02 - 0.16 * near * view.scale**0.7
        away = np.abs(view.x - np.float32(middle + rng.uniform(-0.04, 0.04))) - np.float32(gap)
        away = away + noise(view.x, rng, 7, 3) * np.float32(0.02)
        share = np.interp(
            away, (-0.12, -0.06, -0.05, 0.0, 0.015, 0.05), (0, 0.2, 0.46, 0.58, 0.96, 1)
        )
        floor = view.down(0.3 + 0.62 * near)
        wall = (
            floor - (floor - max(top, 0.06)) * share + noise(view.x, rng, 5, 3) * np.float32(0.008)
        )
        wall = np.where(away < -0.12, 2, wall).astype(np.float32)
        if i == steps - 1:
            river(view, middle)
        strata(view, wall, floor, 0.55 * (1 - near), 2.5 * i)
        if i < steps - 1:
            view.mist(floor, 0.5)
    if view.has("bridge"):
        rope_bridge(view, middle, view.down(0.02), 0.3 * aspect**0.5)


def river(view: View, middle: float) -> None:
    """The stream on the gorge's floor, seen from high above."""
    c = view.canvas
    first = int(view.down(0.3) * c.height)
    near = (c.y[first:] - c.y[first]) / max(1 - c.y[first], 0.05)
    centre = middle + np.sin(near * 5 + 1) * 0.05 * near
    half = 0.012 + 0.13 * near**1.2
    cover = np.clip((half[:, None] - np.abs(c.x[None] - centre[:, None])) * c.height + 0.5, 0, 1)
    water = mix(view.colours.water, view.colours.sky[2], 0.4)
    c.blend(cover.astype(np.float32), water, first)


def scrub(view: View) -> None:
    """Low desert bushes at the viewer's feet."""
    green = mix(view.local("6f8048"), view.colours.snow, 0.4 if view.winter else 0.0)
    for _ in range(16):
        x, y = view.rng.uniform(0, view.aspect), view.rng.uniform(view.down(0.74), 1)
        size = 0.006 + 0.022 * (y - view.down(0.7))
        for step in (-1, 0, 1):
            tone = mix(green, INK, 0.15 + 0.1 * step)
            view.canvas.disc(x + step * size * 0.7, y - (step == 0) * size * 0.5, size, tone)
