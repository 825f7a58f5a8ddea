"""Mountains out of polygons: a lit and a shaded flank on either side of a spine, and snow."""

import numpy as np

from landscapes.canvas import Array, Polygon
from landscapes.land.view import View
from landscapes.palette import mix, rgb
from landscapes.terrain import rolling, slope

SNOW = {"winter": 0.72, "spring": 0.42, "summer": 0.24, "autumn": 0.33}


def peak(
    view: View, x: float, base: float, tall: float, distance: float, snow: bool = True
) -> None:
    """One mountain with its summit at `x`, `tall` above `base`."""
    rng = view.rng
    top = (x, base - tall)
    left = slope(rng, top, (x - tall * rng.uniform(0.75, 1.15), base), 0.035)
    right = slope(rng, top, (x + tall * rng.uniform(0.75, 1.15), base), 0.035)
    spine = zigzag(view, x, base, tall)
    dark_side = right if view.lit_left else left
    rock = view.far(mix(view.colours.rock, view.local("8f7f86"), 0.25), distance)
    shade = view.far(mix(view.colours.rock * np.float32(0.55), rgb("1c2440"), 0.3), distance * 0.9)
    skirt = [(right[-1][0], 1.0), (left[-1][0], 1.0)]
    view.canvas.stamp([([*left[::-1], *right[1:], *skirt], rock)])
    gullies(view, left if view.lit_left else right, base, tall, mix(rock, shade, 0.4))
    view.canvas.stamp([([*spine, dark_side[-1], *dark_side[::-1]], shade)])
    if snow:
        cap(view, left, right, spine, distance)


def zigzag(view: View, x: float, base: float, tall: float) -> Polygon:
    """The spine from the summit down, swinging ever wider."""
    swing = view.rng.choice((-1, 1))
    spine = [(x, base - tall)]
    for i in range(1, 7):
        share = i / 6
        reach = swing * (-1) ** i * tall * 0.085 * share
        drift = swing * tall * 0.1 * share
        spine.append(
            (x + reach + drift, base - tall * (1 - share) + (0.0 if i == 6 else reach / 4))
        )
    return spine


def gullies(view: View, side: Polygon, base: float, tall: float, colour: Array) -> None:
    """Thin dark clefts that break up the lit flank."""
    for i in (2, 4, 6):
        x, y = side[i]
        foot = side[-1][0] + (side[0][0] - side[-1][0]) * view.rng.uniform(0.25, 0.6)
        end = (x + (foot - x) * 0.55, y + (base - y) * 0.6)
        wide = tall * 0.05 * (1 if side[-1][0] < side[0][0] else -1)
        view.canvas.stamp([([(x, y), end, (x + wide, y + tall * 0.02)], colour)])


def cap(view: View, left: Polygon, right: Polygon, spine: Polygon, distance: float) -> None:
    share = SNOW[view.scene.season]
    count = max(round(share * (len(left) - 1)), 2)
    a, b = left[: count + 1], right[: count + 1]
    edge = []
    for i in range(1, 8):
        t = i / 8
        x = a[-1][0] + (b[-1][0] - a[-1][0]) * t
        y = a[-1][1] + (b[-1][1] - a[-1][1]) * t
        drop = (a[-1][1] - a[0][1]) * (0.2 if i % 2 else -0.24)
        edge.append((x, y + drop * float(view.rng.uniform(0.6, 1.2))))
    white = view.far(view.colours.snow, distance * 0.65)
    grey = view.far(mix(view.colours.snow, view.colours.sky[0], 0.4), distance * 0.65)
    view.canvas.stamp([([*a[::-1], *b[1:], *edge[::-1]], white)])
    low = max(edge[3][1], a[1][1])
    upper = [p for p in spine if p[1] < low][:5]
    dark = b if view.lit_left else a
    rest = [
        p for p in (edge[::-1] if view.lit_left else edge) if (p[0] > left[0][0]) == view.lit_left
    ]
    view.canvas.stamp([([*upper, *rest[::-1], *dark[::-1]], grey)])


def chain(view: View, base: float, tall: float, count: int, distance: float,
          snow: bool = True, main: float | None = None) -> None:  # fmt: skip
    """Mountains side by side, the highest in front of none; `main` is where the highest is."""
    rng = view.rng
    spots = [(i + float(rng.uniform(0.2, 0.8))) / count * view.aspect for i in range(count)]
    heights = [tall * float(rng.uniform(0.5, 0.78)) for _ in spots]
    lead = int(np.argmin([abs(x - (main if main is not None else view.spot)) for x in spots]))
    heights[lead] = tall
    if main is not None:
        spots[lead] = main
    for height, x in sorted(zip(heights, spots, strict=True), reverse=True):
        peak(view, x, base, height, distance, snow)
    foot = rolling(view.x, rng, base, 0.03, 2.2)
    slopes = mix(view.colours.leaves, view.colours.rock, 0.55)
    view.layer(foot, slopes, min(distance + 0.12, 1), 0.25)
