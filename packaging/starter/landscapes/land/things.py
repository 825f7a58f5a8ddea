"""Things that stand on the land or the water without being its subject: boats, cabins, bridges,
groves of trees."""

import numpy as np

from landscapes.canvas import Array, Polygon
from landscapes.chance import TREES
from landscapes.land.buildings import house
from landscapes.land.trees import grove
from landscapes.land.view import INK, View
from landscapes.palette import mix
from landscapes.scene import Thing

TALL: dict[Thing, float] = {
    "pines": 0.24, "oaks": 0.23, "palms": 0.26, "blossoms": 0.22, "birches": 0.27,
}  # fmt: skip


def ground_things(view: View, line: Array, distance: float, share: float = 1.0) -> None:
    """The scene's cabin and trees on a skyline; `share` makes them smaller than usual."""
    for thing in view.scene.things:
        if thing in TREES:
            x = view.where(thing)
            count = int(view.rng.integers(4, 7))
            tall = TALL[thing] * view.scale**0.75 * share
            grove(view, thing, line, x, tall, count, 0.05 + 0.75 * tall, distance * 0.4)
    if view.has("cabin"):
        cabin(view, line, share)


def cabin(view: View, line: Array, share: float = 1.0) -> None:
    x = view.where("cabin")
    size = 0.17 * view.scale**0.7 * share
    house(view, x, view.at(line, x) + size * 0.12, size, log=True)


def boats(view: View, top: float) -> None:
    """The scene's boat on open water below `top`: it sails, or is rowed near the shore."""
    if not view.has("boat"):
        return
    size = 0.17 * view.scale**0.8
    y = min(top + 0.06 + 0.55 * size + float(view.rng.uniform(0, 0.1)), 0.93)
    x = view.where("boat")
    if view.rng.random() < 0.7:
        sailing_boat(view, x, y, size)
    else:
        rowing_boat(view, x, min(y + 0.06, 0.94), size * 0.95)


def reflection(view: View, x: float, y: float, wide: float, shape: list[Polygon]) -> None:
    """A dim, squashed copy of `shape` below the waterline `y`."""
    turned = [[(a, y + (y - b) * 0.55) for a, b in polygon] for polygon in shape]
    view.canvas.polygons(turned, mix(view.colours.water, INK, 0.35), 0.35)
    pale = mix(view.colours.water, view.colours.sky[3], 0.7)
    for i in range(3):
        view.canvas.lens(x, y + 0.006 + 0.016 * i, wide * (1.5 - 0.3 * i), 0.0022, pale, 0.6)


def sailing_boat(view: View, x: float, y: float, size: float) -> None:
    s, m = size, 1 if view.rng.random() < 0.5 else -1
    hull = view.local(str(view.rng.choice(["8c3a2c", "2f4f7a", "f2ede2", "5a3a28"])))
    sail = mix(view.local("fffaf0"), view.colours.glow, 0.3)
    body = [(x - m * s * 0.42, y - s * 0.13), (x + m * s * 0.55, y - s * 0.16),
            (x + m * s * 0.4, y + s * 0.03), (x - m * s * 0.34, y + s * 0.03)]  # fmt: skip
    main = [(x, y - s * 0.2), (x - m * s * 0.02, y - s * 1.2), (x - m * s * 0.2, y - s * 0.7),
            (x - m * s * 0.46, y - s * 0.22)]  # fmt: skip
    jib = [(x + m * s * 0.04, y - s * 0.2), (x + m * s * 0.03, y - s * 1.02),
           (x + m * s * 0.3, y - s * 0.52), (x + m * s * 0.5, y - s * 0.21)]  # fmt: skip
    mast = [(x - s * 0.012, y - s * 1.25), (x + s * 0.012, y - s * 1.25),
            (x + s * 0.012, y - s * 0.1), (x - s * 0.012, y - s * 0.1)]  # fmt: skip
    rail = [(body[0][0], body[0][1]), (body[1][0], body[1][1]),
            (body[1][0], body[1][1] + s * 0.035), (body[0][0], body[0][1] + s * 0.035)]  # fmt: skip
    reflection(view, x, y, s * 0.8, [main, jib, body])
    view.canvas.stamp([(mast, view.local("4a3a2e")), (main, sail),
                       (jib, mix(sail, view.colours.sky[1], 0.3)), (body, hull),
                       (rail, mix(hull, view.local("ffffff"), 0.5))])  # fmt: skip


def rowing_boat(view: View, x: float, y: float, size: float) -> None:
    s = size
    wood = view.local("8a5a34")
    body = [(x - s * 0.58, y - s * 0.2), (x - s * 0.3, y - s * 0.13), (x + s * 0.3, y - s * 0.13),
            (x + s * 0.6, y - s * 0.22), (x + s * 0.36, y + s * 0.04),
            (x - s * 0.36, y + s * 0.04)]  # fmt: skip
    rim = [*body[:4], (x + s * 0.58, y - s * 0.16), (x + s * 0.3, y - s * 0.08),
           (x - s * 0.3, y - s * 0.08), (x - s * 0.56, y - s * 0.15)]  # fmt: skip
    torso = [(x - s * 0.1, y - s * 0.12), (x - s * 0.07, y - s * 0.4), (x + s * 0.07, y - s * 0.4),
             (x + s * 0.1, y - s * 0.12)]  # fmt: skip
    turn = np.linspace(0, 2 * np.pi, 14)
    head = [(x + s * 0.065 * np.cos(a), y - s * 0.47 + s * 0.07 * np.sin(a)) for a in turn]
    oar = [(x - s * 0.02, y - s * 0.26), (x + s * 0.7, y + s * 0.06), (x + s * 0.66, y + s * 0.09),
           (x - s * 0.02, y - s * 0.22)]  # fmt: skip
    reflection(view, x, y, s, [body, torso])
    view.canvas.stamp([(torso, view.local("c23b30")), (head, view.local("e0ac84")),
                       (body, wood), (rim, mix(wood, view.local("fff0d0"), 0.45)),
                       (oar, view.local("d8b888"))])  # fmt: skip


def stone_bridge(view: View, x: float, y: float, half: float, rise: float,
                 mirrored: bool = False) -> None:  # fmt: skip
    """A stone bridge of round arches over water at `y`, its crown `rise` above it; `mirrored` where
    the water is as wide as the bridge."""
    stone = mix(view.local("b6a48e"), view.colours.snow, 0.15 if view.winter else 0.0)
    shade = mix(stone, INK, 0.45)
    share = np.linspace(-1, 1, 25)
    top = [(x + half * a, y - rise * (0.5 + 0.5 * (1 - a * a))) for a in share]
    arches = 3 if half > rise * 2.4 else 1
    under: Polygon = []
    for i in range(arches):
        centre = x + half * 1.7 * ((i + 0.5) / arches - 0.5)
        radius = half * 0.72 / arches
        tall = rise * (0.62 if arches == 1 else 0.62 - 0.16 * abs(i - arches // 2))
        under += [(centre + radius * np.cos(a), y + 0.012 - tall * np.sin(a) * 1.02)
                  for a in np.linspace(np.pi, 0, 15)]  # fmt: skip
    foot = y + 0.012
    body = [*top, (x + half, foot), *under[::-1], (x - half, foot)]
    inner = [(a + half * 0.035 * (1 if view.lit_left else -1), b + rise * 0.06) for a, b in under]
    thick = rise * 0.13
    rail = [*top, *[(a, b + thick) for a, b in top[::-1]]]
    if mirrored:
        dim = mix(view.colours.water, INK, 0.4)
        view.canvas.polygons([[(a, 2 * foot - b) for a, b in body]], dim, 0.35)
    view.canvas.stamp([([*under, *inner[::-1]], shade), (body, stone),
                       (rail, mix(stone, view.local("fff6e4"), 0.5))])  # fmt: skip
    cap = view.colours.snow if view.winter else mix(stone, INK, 0.3)
    view.canvas.stamp([([*top, *[(a, b + thick * 0.3) for a, b in top[::-1]]], cap)])


def wooden_bridge(view: View, x: float, y: float, half: float, rise: float) -> None:
    """A curved wooden bridge with a railing."""
    red = view.local("a8452f")
    dark = mix(red, INK, 0.4)
    share = np.linspace(-1, 1, 21)
    deck = [(float(x + half * a), float(y - rise * 0.62 * (1 - a * a))) for a in share]
    thick = rise * 0.14
    beam = [*deck, *[(a, b + thick) for a, b in deck[::-1]]]
    rail = [*[(a, b - rise * 0.3) for a, b in deck], *[(a, b - rise * 0.22) for a, b in deck[::-1]]]
    w = half * 0.02
    posts = [[(a - w, b - rise * 0.34), (a + w, b - rise * 0.34), (a + w, b), (a - w, b)]
             for a, b in deck[::3]]  # fmt: skip
    legs = [[(a - w, b), (a + w, b), (a + w, y + 0.012), (a - w, y + 0.012)]
            for a, b in (deck[5], deck[15])]  # fmt: skip
    for leg in legs:
        view.canvas.stamp([(leg, dark)])
    view.canvas.polygons([rail, *posts], red)
    view.canvas.stamp([(beam, mix(red, view.colours.snow, 0.5) if view.winter else dark)])


def bridge(view: View, x: float, y: float, half: float, rise: float) -> None:
    (stone_bridge if view.rng.random() < 0.6 else wooden_bridge)(view, x, y, half, rise)


def rope_bridge(view: View, x: float, y: float, half: float) -> None:
    """Planks on sagging ropes over a gorge, between two posts."""
    wood, rope = view.local("6a4028"), view.local("3a2820")
    share = np.linspace(-1, 1, 25)
    sag = half * 0.2
    deck = [(float(x + half * a), float(y + sag * (1 - a * a))) for a in share]
    w = half * 0.014
    for lift, colour, thick in ((0.0, wood, 0.05), (0.22, rope, 0.022)):
        upper = [(a, b - half * lift * (0.75 + 0.25 * abs(i - 12) / 12))
                 for i, (a, b) in enumerate(deck)]  # fmt: skip
        view.canvas.stamp([([*upper, *[(a, b + half * thick) for a, b in upper[::-1]]], colour)])
    ties = [[(a - w, b - half * 0.2), (a + w, b - half * 0.2), (a + w, b), (a - w, b)]
            for a, b in deck[2:-1:2]]  # fmt: skip
    posts = [[(a - 3 * w, y - half * 0.34), (a + 3 * w, y - half * 0.34), (a + 3 * w, y + 0.05),
              (a - 3 * w, y + 0.05)] for a in (x - half, x + half)]  # fmt: skip
    view.canvas.polygons(ties, rope)
    view.canvas.polygons(posts, wood)
