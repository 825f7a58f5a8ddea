"""The open sea, and harbours."""

import numpy as np

from landscapes.canvas import Colour, Polygon
from landscapes.land import water
from landscapes.land.buildings import box, pane, roof_colour
from landscapes.land.things import boats, sailing_boat
from landscapes.land.view import INK, View
from landscapes.palette import mix
from landscapes.terrain import rolling

FACADES = ("d9604a", "e8b04c", "f0e2c8", "6f9fc0", "8fb08a", "c9825a", "e6c9a0", "b0566a")


def sea(view: View) -> None:
    """A swell, or breakers in a storm; perhaps a strand with its line of foam."""
    h, rng = view.horizon, view.rng
    water.mirror(view, h, 0.6, ripples=10)
    view.mist(h)
    rough = {"storm": 1.0, "rain": 0.55}.get(view.scene.weather, float(rng.uniform(0.1, 0.45)))
    count = {"close": 5, "middle": 7, "far": 9}[view.scene.distance]
    strand = rough < 0.9 and rng.random() < 0.4
    water.waves(view, h, min(rough * view.scale**0.7, 1.1), count)
    water.glitter(view, h, 0.86 if strand else 0.97)
    if view.winter:
        water.floes(view, h)
    if not strand and rng.random() < 0.45:
        water.rocks(view, view.beside(), view.down(float(rng.uniform(0.35, 0.7))), 0.09)
    boats(view, h)
    if strand:
        shore(view)


def shore(view: View) -> None:
    """Sand at the viewer's feet and the last wave running out on it."""
    line = rolling(view.x, view.rng, view.down(0.9), 0.07, 1.1)
    line += view.x * np.float32(view.rng.uniform(-0.05, 0.05))
    sand = mix(view.colours.sand, view.colours.snow, 0.6 if view.winter else 0.0)
    foam = water.foam_colour(view)
    view.canvas.blend(*water.band(view, line - np.float32(0.022), line, foam, 0.9))
    view.canvas.silhouette(line, mix(sand, view.colours.water, 0.3), sand, 0.08)


def harbour(view: View) -> None:
    """A row of gabled houses on a quay, with boats moored before it."""
    rng, h = view.rng, view.horizon
    quay = view.down(0.18)
    far = rolling(view.x, rng, h + 0.02, 0.12, 1.6)
    view.layer(far, mix(view.colours.leaves, view.colours.grass, 0.4), 0.62)
    view.mist(h)
    size = 0.2 * view.scale**0.75
    size = min(size, quay * 0.5)
    land = rolling(view.x, rng, quay - 0.01, 0.03, 1.2)
    view.layer(land, mix(view.colours.leaves, INK, 0.15), 0.4, 0.2)
    row(view, quay, size)
    stone = view.local("8d8478")
    cap = mix(stone, view.colours.snow if view.winter else view.local("fff2dc"), 0.5)
    view.canvas.stamp(
        [
            (box(0, quay - 0.004, view.aspect, quay + 0.03), stone),
            (box(0, quay - 0.006, view.aspect, quay + 0.004), cap),
        ]
    )
    water.mirror(view, quay + 0.03, 0.32)
    view.mist(quay, 0.4)
    moored(view, quay + 0.03, size)
    if view.has("boat"):
        y = min(quay + 0.16 + 0.1 * view.scale, 0.92)
        sailing_boat(view, view.beside(), y, 0.22 * view.scale**0.5)
    if rng.random() < 0.6:
        jetty(view)


def row(view: View, quay: float, size: float) -> None:
    """Narrow houses side by side, tallest about the place where the harbour stands."""
    rng = view.rng
    reach = 0.27 + 0.3 * view.scale**0.6
    x = view.spot - reach
    last = -1
    while x < view.spot + reach:
        wide = size * float(rng.uniform(0.4, 0.56))
        tall = size * float(rng.uniform(0.75, 1.15)) * (1 - 0.3 * abs(x - view.spot) / reach)
        kind = int(rng.integers(len(FACADES) - 1))
        last = (kind + (kind >= last)) % len(FACADES)
        facade(view, x, quay, wide, tall, view.far(view.local(FACADES[last]), 0.06))
        x += wide


def facade(view: View, x: float, y: float, wide: float, tall: float, wall: Colour) -> None:
    roof = roof_colour(view, str(view.rng.choice(("9a4636", "5a4a50", "7c3f34"))))
    top, middle = y - tall, x + wide / 2
    gable = top - wide * 0.62
    shapes: list[tuple[Polygon, Colour]] = [
        (box(x, top, x + wide, y), wall),
        ([(x - wide * 0.03, top), (middle, gable), (x + wide * 1.03, top)], roof),
        ([(x + wide * 0.14, top), (middle, gable + wide * 0.2), (x + wide * 0.86, top)], wall),
        (box(x + wide * 0.93, top, x + wide, y), mix(wall, INK, 0.3)),
    ]
    view.canvas.stamp(shapes)
    glass, dark = pane(view), mix(view.local("41506a"), view.colours.sky[1], 0.2)
    lit: list[Polygon] = []
    unlit: list[Polygon] = []
    floors = 3
    for level in range(floors):
        for share in (0.18, 0.44, 0.7):
            low = top + tall * (0.1 + 0.86 * level / floors)
            one = box(x + wide * share, low, x + wide * (share + 0.15), low + tall * 0.16)
            (lit if view.rng.random() < 0.75 or not view.lamps else unlit).append(one)
    view.canvas.stamp([(polygon, glass) for polygon in lit])
    view.canvas.stamp([(polygon, dark) for polygon in unlit] or [(lit[0], glass)])


def moored(view: View, waterline: float, size: float) -> None:
    """Boats at the quay with bare masts."""
    rng = view.rng
    dark = mix(view.local("3c3028"), INK, 0.2)
    for i in range(5):
        x = view.spot + (i - 2 + float(rng.uniform(-0.3, 0.3))) * size * 0.72
        if not 0.04 < x < view.aspect - 0.04:
            continue
        s = size * float(rng.uniform(0.5, 0.72))
        y = waterline + s * 0.16
        hull = view.local(str(rng.choice(("f4f0e6", "c0392f", "2f5f8f", "2f6a5a", "e0a040"))))
        body = [(x - s * 0.5, y - s * 0.22), (x + s * 0.56, y - s * 0.26),
                (x + s * 0.36, y + s * 0.06), (x - s * 0.42, y + s * 0.06)]  # fmt: skip
        house = box(x - s * 0.24, y - s * 0.42, x + s * 0.1, y - s * 0.2)
        w = max(s * 0.022, 0.0022)
        rig = [box(x - w, y - s * 1.7, x + w, y - s * 0.2),
               [(x - w, y - s * 0.55), (x - s * 0.42, y - s * 0.48), (x - s * 0.42, y - s * 0.44),
                (x - w, y - s * 0.47)]]  # fmt: skip
        stay = [(x, y - s * 1.66), (x + s * 0.54, y - s * 0.26), (x + s * 0.54 - w, y - s * 0.26)]
        view.canvas.polygons([[(a, y * 1.5 - b / 2) for a, b in body]], INK, 0.3)
        view.canvas.polygons([*rig, stay], dark)
        view.canvas.stamp([(house, view.local("f6f2ea")), (body, hull)])
        rim = [
            body[0],
            body[1],
            (body[1][0], body[1][1] + s * 0.05),
            (body[0][0], body[0][1] + s * 0.05),
        ]
        view.canvas.stamp([(rim, mix(hull, INK, 0.4))])


def jetty(view: View) -> None:
    """A wooden pier that leads from the viewer into the basin."""
    left = view.spot > view.aspect / 2
    x = 0.08 if left else view.aspect - 0.08
    lean = 0.16 if left else -0.16
    wood, y0 = view.local("7a5a40"), view.down(0.62)
    deck = [(x + lean - 0.03, y0), (x + lean + 0.03, y0), (x + 0.12, 1.0), (x - 0.12, 1.0)]
    planks = mix(wood, view.colours.snow, 0.75 if view.winter else 0.0)
    view.canvas.stamp([([(a, b + 0.02) for a, b in deck], mix(wood, INK, 0.6)), (deck, planks)])
    for i in range(7):
        share = (i / 7) ** 1.4
        y = y0 + (1 - y0) * share
        cx, half = x + lean * (1 - share), 0.03 + 0.09 * share
        view.canvas.stamp([(box(cx - half, y, cx + half, y + 0.003), mix(wood, INK, 0.5))])
        for side in (-1, 1):
            px, w = cx + side * half, 0.004 + 0.008 * share
            view.canvas.stamp(
                [(box(px - w, y - 0.03 - 0.03 * share, px + w, y + 0.02), mix(wood, INK, 0.35))]
            )
