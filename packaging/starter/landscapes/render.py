"""A scene as pixels. The same scene gives the same picture on every machine."""

import numpy as np
from numpy.typing import NDArray

from landscapes.canvas import Canvas
from landscapes.land import Painter
from landscapes.palette import palette_of, tinted
from landscapes.scene import Scene
from landscapes.sky import paint_birds, paint_fall, paint_sky

HORIZON = {
    "mountains": (0.5, 0.62), "hills": (0.42, 0.55), "desert": (0.42, 0.55), "sea": (0.48, 0.62),
    "lake": (0.5, 0.58), "forest": (0.36, 0.48), "city": (0.5, 0.58), "island": (0.5, 0.6),
    "village": (0.4, 0.48), "field": (0.42, 0.52),
}  # fmt: skip


def render(scene: Scene, side: int = 256) -> NDArray[np.uint8]:
    """`side` x `side` x 3, sRGB."""
    rng = np.random.default_rng((scene.seed, 2))
    colours = palette_of(scene, rng)
    horizon = float(rng.uniform(*HORIZON[scene.subject]))
    canvas = Canvas(side)
    across = paint_sky(canvas, scene, colours, horizon, rng)
    Painter(canvas, scene, colours, across, horizon, rng).paint()
    if scene.extra == "birds":
        paint_birds(canvas, scene, horizon, rng)
    paint_fall(canvas, scene, rng)
    canvas.pixels = tinted(np.clip(canvas.pixels, 0, 1), scene.tint)
    return canvas.bytes()
