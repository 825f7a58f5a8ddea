"""Houses, churches and towers, standing on a point of their floor."""

import numpy as np

from landscapes.canvas import Colour, Polygon
from landscapes.land.view import INK, View
from landscapes.palette import mix

WALLS = ("f3e3c8", "ecd2ae", "e0b98c", "f4efe4", "d9c4b4")
ROOFS = ("b8503a", "96443a", "6a5460", "a85a34")


def box(left: float, top: float, right: float, bottom: float) -> Polygon:
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def pane(view: View) -> Colour:
    """A window: warm light after dark, else a reflection of the sky."""
    return view.colours.lamp if view.lamps else mix(view.local("41506a"), view.colours.sky[1], 0.2)


def roof_colour(view: View, code: str) -> Colour:
    return mix(view.local(code), view.colours.snow, 0.88 if view.winter else 0.0)


def house(view: View, x: float, y: float, size: float, log: bool = False,
          distance: float = 0.0) -> None:  # fmt: skip
    """A house seen from its corner: a gable with a door, a long side with windows."""
    rng, s = view.rng, size
    m = 1.0 if rng.random() < 0.5 else -1.0
    wall = view.far(view.local("9a6238" if log else str(rng.choice(WALLS))), distance)
    roof = view.far(roof_colour(view, "5a3a30" if log else str(rng.choice(ROOFS))), distance)
    light_front = (m > 0) == view.lit_left
    front = wall if light_front else mix(wall, INK, 0.2)
    long = mix(wall, INK, 0.22) if light_front else wall
    a, b, c = x - m * s * 0.5, x - m * s * 0.08, x + m * s * 0.5
    eave, ridge = y - s * 0.38, y - s * 0.72
    middle = (a + b) / 2
    glass, door = pane(view), view.far(mix(view.local("5a3c2c"), INK, 0.1), distance)
    chimney = box(min(x + m * s * 0.2, x + m * s * 0.29), ridge - s * 0.13,
                  max(x + m * s * 0.2, x + m * s * 0.29), ridge + s * 0.1)  # fmt: skip
    shapes: list[tuple[Polygon, Colour]] = [
        (chimney, mix(wall, INK, 0.4)),
        (box(min(b, c), eave - s * 0.02, max(b, c), y), long),
        ([(a, y), (a, eave), (middle, ridge + s * 0.02), (b, eave), (b, y)], front),
        ([(middle, ridge), (c - m * s * 0.12, ridge), (c + m * s * 0.06, eave + s * 0.03),
          (b - m * s * 0.01, eave + s * 0.03)], roof),
        ([(middle, ridge - s * 0.03), (middle, ridge + s * 0.04), (a - m * s * 0.05,
          eave + s * 0.05), (a - m * s * 0.07, eave)], mix(roof, INK, 0.25)),
        (box(middle - s * 0.055, y - s * 0.22, middle + s * 0.055, y), door),
    ]  # fmt: skip
    for share in (0.3, 0.7):
        w = b + (c - b) * share
        shapes.append((box(w - s * 0.06, y - s * 0.27, w + s * 0.06, y - s * 0.13), glass))
    shapes.append((box(middle - s * 0.045, y - s * 0.44, middle + s * 0.045, y - s * 0.33), glass))
    view.canvas.stamp(shapes)
    if view.scene.dark and s > 0.05:
        view.canvas.glow(x, y - s * 0.2, s * 0.3, view.colours.lamp, 0.25)


def church(view: View, x: float, y: float, size: float, distance: float = 0.0) -> None:
    """A nave with a tower and a pointed spire, the middle of a village."""
    s, m = size, 1.0 if view.rng.random() < 0.5 else -1.0
    wall = view.far(view.local("f2e8d8"), distance)
    side = mix(wall, INK, 0.2)
    roof = view.far(
        roof_colour(view, str(view.rng.choice(("5c5f7a", "8c4438", "4f6a6a")))), distance
    )
    glass = pane(view)
    w, far_end = s * 0.13, x + m * s * 0.72
    left, right = sorted((x, far_end))
    nave = [(left, y), (left, y - s * 0.36), (right, y - s * 0.36), (right, y)]
    top = [(x, y - s * 0.66), (far_end - m * s * 0.12, y - s * 0.66), (far_end + m * s * 0.03,
           y - s * 0.34), (x, y - s * 0.34)]  # fmt: skip
    tower = y - s * 1.0
    shapes: list[tuple[Polygon, Colour]] = [
        (nave, side), (top, roof), (box(x - w, tower, x + w, y), wall),
        (box(x, tower, x + w, y) if view.lit_left else box(x - w, tower, x, y), side),
        ([(x - w * 1.2, tower), (x, tower - s * 0.62), (x + w * 1.2, tower)], roof),
        (box(x - w * 0.3, tower + s * 0.1, x + w * 0.3, tower + s * 0.26), glass),
        (box(x - w * 0.4, y - s * 0.2, x + w * 0.4, y), mix(side, INK, 0.6)),
    ]  # fmt: skip
    for share in (0.36, 0.58, 0.8):
        w2 = x + m * s * 0.72 * share
        shapes.append((box(w2 - s * 0.035, y - s * 0.28, w2 + s * 0.035, y - s * 0.1), glass))
    shapes.append((box(x - s * 0.008, tower - s * 0.74, x + s * 0.008, tower - s * 0.58), side))
    view.canvas.stamp(shapes)


def battlement(left: float, right: float, top: float, tooth: float) -> Polygon:
    """The upper edge of a crenellated wall, from left to right."""
    count = max(int((right - left) / tooth / 2), 1)
    step = (right - left) / (2 * count + 1)
    edge: Polygon = []
    for i in range(2 * count + 1):
        y = top - (tooth if i % 2 == 0 else 0)
        edge += [(left + i * step, y), (left + (i + 1) * step, y)]
    return edge


def castle_tower(view: View, x: float, y: float, wide: float, tall: float, stone: Colour,
                 roof: Colour | None, distance: float) -> None:  # fmt: skip
    """A tower with a pointed roof and a flag, or battlements; `wide` is half its width."""
    shade = mix(stone, INK, 0.3)
    top = y - tall
    dark = (
        box(x + wide * 0.15, top, x + wide, y)
        if view.lit_left
        else box(x - wide, top, x - wide * 0.15, y)
    )
    crown = [*battlement(x - wide * 1.2, x + wide * 1.2, top, wide * 0.42),
             (x + wide * 1.2, top + wide * 0.5), (x - wide * 1.2, top + wide * 0.5)]  # fmt: skip
    view.canvas.stamp([(box(x - wide, top, x + wide, y), stone), (dark, shade),
                       (crown, mix(stone, shade, 0.35))])  # fmt: skip
    glass = pane(view)
    for share in np.arange(0.22, 0.8, max(wide * 3.2 / tall, 0.2)):
        at = top + tall * float(share)
        view.canvas.stamp([(box(x - wide * 0.2, at, x + wide * 0.2, at + wide * 0.75), glass)])
    if roof is not None:
        peak = top - wide * 3.0
        away = x + wide * 1.35 if view.lit_left else x - wide * 1.35
        view.canvas.stamp([
            ([(x - wide * 1.35, top), (x, peak), (x + wide * 1.35, top)], roof),
            ([(x, peak), (away, top), (x + (away - x) * 0.1, top)], mix(roof, INK, 0.3)),
        ])  # fmt: skip
        flag(view, x, peak, wide * 1.2, distance)


def flag(view: View, x: float, y: float, size: float, distance: float) -> None:
    red = view.far(view.local("d23a34"), distance)
    pole = box(x - size * 0.05, y - size * 0.95, x + size * 0.05, y + size * 0.1)
    cloth = [(x, y - size * 0.95), (x + size * 0.9, y - size * 0.7), (x, y - size * 0.42)]
    view.canvas.stamp([(pole, view.far(INK, distance)), (cloth, red)])
