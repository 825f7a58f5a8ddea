"""Mountains and hills."""

import numpy as np

from landscapes.land.meadow import meadow
from landscapes.land.peaks import chain
from landscapes.land.things import ground_things
from landscapes.land.trees import wood
from landscapes.land.view import INK, View
from landscapes.palette import mix
from landscapes.terrain import rolling


def mountains(view: View) -> None:
    rng, scale, h = view.rng, view.scale, view.horizon
    tall = min(0.4 * scale**0.75, h * 0.84)
    chain(view, h + 0.03, tall * 0.62, int(rng.integers(3, 5)) + int(view.aspect), 0.72)
    view.mist(h)
    if rng.random() < 0.4:
        chain(view, view.down(0.1), tall, 3, 0.36, main=view.spot)
    else:
        chain(view, view.down(0.1), tall, int(rng.integers(2, 4)), 0.36)
    view.mist(view.down(0.12))
    slopes = rolling(view.x, rng, view.down(0.22), 0.1, 1.8)
    view.layer(slopes, mix(view.colours.leaves, INK, 0.1), 0.4, 0.25)
    view.relief(slopes)
    wood(view, slopes, 0.055, 46, 0.3)
    view.mist(view.down(0.3), 0.5)
    lea = rolling(view.x, rng, view.down(0.5), 0.1, 1.2)
    view.layer(lea, mix(view.colours.grass, INK, 0.06), 0.16)
    view.relief(lea, 0.35, 0.2)
    ground_things(view, lea, 0.1)
    near = rolling(view.x, rng, view.down(0.86), 0.1, 1.4)
    view.layer(near, mix(view.colours.grass, INK, 0.3), 0.05)
    meadow(view, lea + 0.06, 40)
    if rng.random() < 0.6:
        clear = view.aspect * float(rng.uniform(0.3, 0.7))
        wood(view, near + 0.05, 0.15, 15, 0.04, gap=(clear - 0.2, clear + 0.2))


def hills(view: View) -> None:
    rng = view.rng
    count = {"close": 4, "middle": 5, "far": 7}[view.scene.distance]
    tall = 0.1 + 0.1 * view.scale
    line = view.x
    for i in range(count):
        near = i / (count - 1)
        base = view.down(0.1 + 0.78 * near**1.2)
        waves = float(rng.uniform(1.3, 2.2)) / view.scale**0.5
        line = rolling(view.x, rng, base, tall * (0.75 + 0.4 * near), waves)
        shade = mix(view.colours.grass, view.colours.leaves, float(rng.uniform(0, 0.6)))
        if i % 2:
            shade = mix(shade, view.local("fff4c0"), 0.12)
        view.layer(line, shade, 0.74 * (1 - near) ** 1.2, 0.3)
        view.relief(line, 0.22 + 0.25 * near, 0.14)
        if 0 < i < count - 1 and rng.random() < 0.7:
            hedge(view, line, near)
        if i == count - 2:
            ground_things(view, line, 0.15)
        view.mist(base, 0.55)
    meadow(view, line, 50)


def hedge(view: View, line: np.ndarray, near: float) -> None:
    """Round bushes along a part of a hill, which give it its size."""
    at, wide = view.rng.uniform(0, view.aspect), view.rng.uniform(0.2, 0.4)
    colour = view.far(mix(view.colours.leaves, INK, 0.22), 0.6 * (1 - near))
    for _ in range(14):
        x = float(at + view.rng.uniform(-wide, wide))
        size = (0.007 + 0.012 * near) * float(view.rng.uniform(0.7, 1.3)) * view.scale**0.5
        view.canvas.disc(x, view.at(line, x) + size * 0.1, size, colour)
