"""Trees as polygons: pines, oaks, birches, cherries in blossom and palms, through the year."""

from dataclasses import dataclass, field

import numpy as np

from landscapes.canvas import Array, Colour, Polygon
from landscapes.land.view import INK, View
from landscapes.palette import mix
from landscapes.scene import Thing

Rng = np.random.Generator
ROUND = np.linspace(0, 2 * np.pi, 18, endpoint=False)


@dataclass
class Tree:
    """The parts of a tree by the colour they are painted in, back to front."""

    trunk: list[Polygon] = field(default_factory=list)
    dark: list[Polygon] = field(default_factory=list)
    light: list[Polygon] = field(default_factory=list)
    snow: list[Polygon] = field(default_factory=list)
    marks: list[Polygon] = field(default_factory=list)

    def add(self, other: "Tree") -> None:
        for name in ("trunk", "dark", "light", "snow", "marks"):
            getattr(self, name).extend(getattr(other, name))


def oval(x: float, y: float, across: float, up: float) -> Polygon:
    return list(zip(x + across * np.cos(ROUND), y + up * np.sin(ROUND), strict=True))


def limb(a: tuple[float, float], b: tuple[float, float], wide: float, narrow: float) -> Polygon:
    """A tapering stroke from `a` to `b`; the widths are half widths."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    long = max(float(np.hypot(dx, dy)), 1e-6)
    nx, ny = -dy / long, dx / long
    return [
        (a[0] + nx * wide, a[1] + ny * wide),
        (b[0] + nx * narrow, b[1] + ny * narrow),
        (b[0] - nx * narrow, b[1] - ny * narrow),
        (a[0] - nx * wide, a[1] - ny * wide),
    ]


def pine(x: float, y: float, tall: float, rng: Rng, lit: int) -> Tree:
    tree = Tree(trunk=[limb((x, y), (x, y - tall * 0.3), tall * 0.025, tall * 0.02)])
    tiers = 4 if tall < 0.1 else 6
    wide = tall * rng.uniform(0.2, 0.27)
    for i in reversed(range(tiers)):
        apex = y - tall * (1 - 0.78 * i / tiers)
        base = y - tall * (0.9 - 0.8 * (i + 1) / tiers)
        half = wide * (0.3 + 0.7 * (i + 1) / tiers)
        sag = tall * 0.03
        tree.dark.append([(x, apex), (x + half, base + sag), (x, base), (x - half, base + sag)])
        tree.light.append(
            [(x, apex), (x + lit * half, base + sag), (x + lit * half * 0.35, base + sag * 0.3)]
        )
        low = apex + (base - apex) * 0.55
        tree.snow.append(
            [(x, apex), (x + half * 0.58, low), (x, low - sag), (x - half * 0.58, low)]
        )
    return tree


def crown(x: float, y: float, tall: float, rng: Rng, lit: int, flat: float = 1.0) -> Tree:
    """A round crown of overlapping leaf masses on a forked trunk."""
    fork = (x, y - tall * 0.36)
    tree = Tree(trunk=[limb((x, y), fork, tall * 0.045, tall * 0.03)])
    turns = np.linspace(0, 2 * np.pi, 8, endpoint=False) + rng.uniform(0, 1)
    spots = [(0.0, 0.0, 0.25)]
    for turn in turns:
        reach = rng.uniform(0.17, 0.24)
        spots.append((np.cos(turn) * reach * 1.3 * flat, np.sin(turn) * reach, 0.15))
    for dx, dy, size in spots:
        radius = tall * size * rng.uniform(0.9, 1.12)
        cx, cy = x + dx * tall, y - tall * 0.64 + dy * tall
        tree.dark.append(oval(cx, cy, radius, radius))
        if dy < 0.1:
            shift = radius * 0.3
            tree.light.append(oval(cx + lit * shift, cy - shift, radius * 0.68, radius * 0.64))
    for dx in (-0.16, 0.15):
        tree.trunk.append(limb(fork, (x + dx * tall, y - tall * 0.56), tall * 0.022, tall * 0.01))
    return tree


def bare(x: float, y: float, tall: float, rng: Rng, wide: float = 0.04) -> Tree:
    """A leafless tree, forking five times."""
    tree = Tree()

    def fork(x: float, y: float, angle: float, long: float, wide: float, left: int) -> None:
        end = (x + np.sin(angle) * long, y - np.cos(angle) * long)
        tree.trunk.append(limb((x, y), end, wide, wide * 0.65))
        if left:
            for side in (-1, 1):
                turn = angle + side * rng.uniform(0.22, 0.6)
                fork(*end, turn, long * rng.uniform(0.62, 0.8), wide * 0.62, left - 1)

    fork(x, y, rng.uniform(-0.06, 0.06), tall * 0.32, tall * wide, 4)
    tree.snow.append(oval(x, y, tall * 0.12, tall * 0.02))
    return tree


def birch(x: float, y: float, tall: float, rng: Rng, lit: int, leaves: bool) -> Tree:
    lean = rng.uniform(-0.06, 0.06) * tall
    tree = Tree(trunk=[limb((x, y), (x + lean, y - tall * 0.95), tall * 0.021, tall * 0.007)])
    for i in range(6):
        share = 0.06 + 0.13 * i
        mark, side = y - tall * share, rng.choice((-1.0, 1.0))
        cx = x + lean * share
        wide = tall * 0.021 * (1 - share * 0.6)
        tree.marks.append(limb((cx + side * wide, mark), (cx, mark), tall * 0.008, tall * 0.003))
    for i in range(9):
        share = 0.42 + 0.55 * i / 8
        reach = tall * 0.2 * np.sin((1.06 - share) / 0.66 * np.pi * 0.82 + 0.25)
        side = -1 if i % 2 else 1
        cx, cy = x + lean * share + side * reach * rng.uniform(0.3, 0.8), y - tall * share
        root = (x + lean * share, cy + tall * 0.1)
        tree.trunk.append(limb(root, (cx, cy), tall * 0.008, tall * 0.003))
        if leaves:
            size = tall * rng.uniform(0.06, 0.09)
            tree.dark.append(oval(cx, cy, size * 1.1, size))
            tree.light.append(oval(cx + lit * size * 0.3, cy - size * 0.3, size * 0.7, size * 0.6))
    return tree


def palm(x: float, y: float, tall: float, rng: Rng, lit: int) -> Tree:
    lean = rng.uniform(0.12, 0.3) * tall * rng.choice((-1, 1))
    middle, top = (x + lean * 0.35, y - tall * 0.5), (x + lean, y - tall * 0.88)
    tree = Tree(
        trunk=[
            limb((x, y), middle, tall * 0.04, tall * 0.028),
            limb(middle, top, tall * 0.028, tall * 0.02),
        ]
    )
    for i, angle in enumerate(np.linspace(-0.5, np.pi + 0.5, 8) + rng.normal(0, 0.06, 8)):
        reach = tall * rng.uniform(0.36, 0.44)
        share = np.linspace(0, 1, 7)
        px = top[0] + np.cos(angle) * reach * share
        py = top[1] - np.sin(angle) * reach * 0.75 * share + reach * 0.62 * share**2.2
        thick = tall * 0.055 * np.sin(np.pi * np.clip(share * 0.9 + 0.1, 0, 1)) + tall * 0.004
        upper = list(zip(px, py - thick * 0.4, strict=True))
        lower = list(zip(px, py + thick, strict=True))
        frond = upper + lower[::-1]
        (tree.light if i % 3 == (0 if lit > 0 else 1) else tree.dark).append(frond)
    return tree


def grow(view: View, kind: Thing, x: float, y: float, tall: float) -> Tree:
    lit = -1 if view.lit_left else 1
    if kind == "pines":
        return pine(x, y, tall, view.rng, lit)
    if kind == "palms":
        return palm(x, y, tall, view.rng, lit)
    if kind == "birches":
        return birch(x, y, tall, view.rng, lit, not view.winter)
    if kind == "oaks" and view.winter:
        return bare(x, y, tall, view.rng)
    return crown(x, y, tall, view.rng, lit, 1.25 if kind == "blossoms" else 1.0)


def paints(view: View, kind: Thing) -> tuple[Colour, Colour, Colour]:
    """Trunk, dark and light leaves of a kind in the scene's season."""
    season, local = view.scene.season, view.local
    if kind == "pines":
        green = local("2f6048" if not view.winter else "3d6266")
        return local("4a3626"), mix(green, INK, 0.25), mix(green, local("8fbf6a"), 0.22)
    if kind == "birches":
        code = {"spring": "93c45a", "summer": "6aa64c"}.get(season, "eeb22e")
        return local("f2efe6"), mix(local(code), INK, 0.14), mix(local(code), local("fff6c0"), 0.3)
    if kind == "blossoms":
        return local("4a2e34"), local("ee8fb2"), local("ffd3e2")
    if kind == "palms":
        return local("6a4a30"), local("23633f"), local("4f9a4c")
    leaf = view.colours.leaves
    trunk = local("4a3628") if not view.winter else local("453a3a")
    return trunk, mix(leaf, INK, 0.28), mix(leaf, local("fff2b0"), 0.12)


def paint_tree(view: View, kind: Thing, tree: Tree, distance: float) -> None:
    trunk, dark, light = (view.far(colour, distance) for colour in paints(view, kind))
    parts: list[tuple[list[Polygon], Array]] = [
        (tree.trunk, trunk),
        (tree.marks, view.far(view.local("2c2a30"), distance)),
        (tree.dark, dark),
        (tree.light, light),
    ]
    if view.winter:
        parts.append((tree.snow, view.far(view.colours.snow, distance)))
    for polygons, colour in parts:
        if polygons:
            view.canvas.polygons(polygons, colour)


def plant(view: View, kind: Thing, x: float, y: float, tall: float, distance: float = 0.0) -> None:
    paint_tree(view, kind, grow(view, kind, x, y, tall), distance)


def grove(view: View, kind: Thing, line: Array, x: float, tall: float, count: int,
          spread: float, distance: float = 0.05) -> None:  # fmt: skip
    """A few trees about `x` on a skyline, the middle ones tallest, the nearest last."""
    spots = []
    for i in range(count):
        away = (i + 0.5) / count * 2 - 1 + float(view.rng.uniform(-0.5, 0.5)) / count
        sink = float(view.rng.random())
        spots.append((sink, x + away * spread, 1 - 0.3 * abs(away)))
    for sink, at, share in sorted(spots):
        height = tall * share * float(view.rng.uniform(0.8, 1.1))
        plant(view, kind, at, view.at(line, at) + 0.01 + tall * 0.14 * sink, height, distance)


def wood(view: View, line: Array, tall: float, density: float, distance: float,
         kind: Thing = "pines", gap: tuple[float, float] = (9.0, 9.0)) -> None:  # fmt: skip
    """A row of many trees along a skyline, `density` to the height, none within `gap`."""
    row = Tree()
    for i in range(int(np.ceil(density * view.aspect)) + 1):
        x = (i + float(view.rng.uniform(-0.4, 0.4))) / density
        height = tall * float(view.rng.uniform(0.6, 1.05))
        tree = grow(view, kind, x, view.at(line, x) + 0.008 + tall * 0.06, height)
        if not gap[0] < x < gap[1]:
            row.add(tree)
    paint_tree(view, kind, row, distance)
