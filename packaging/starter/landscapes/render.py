"""A scene as pixels. The same scene gives the same picture on every machine and at every size."""

import numpy as np
from numpy.typing import NDArray

from landscapes.canvas import Canvas
from landscapes.finish import finish
from landscapes.land import paint_land
from landscapes.land.view import view_of
from landscapes.palette import palette_of
from landscapes.scene import Horizon, Scene
from landscapes.sky import paint_flyers, paint_sky
from landscapes.weather import paint_fall

HORIZON: dict[Horizon, tuple[float, float]] = {
    "low": (0.66, 0.74),
    "middle": (0.48, 0.58),
    "high": (0.30, 0.38),
}
SKY, LAND, AIR, FINISH = range(2, 6)


def render(scene: Scene, width: int = 256, height: int = 256) -> NDArray[np.uint8]:
    """`height` x `width` x 3, sRGB. Sky, land and air have chances of their own, so that one more
    tree moves no cloud."""

    def chances(part: int) -> np.random.Generator:
        return np.random.default_rng((scene.seed, part))

    rng = chances(SKY)
    colours = palette_of(scene, rng)
    horizon = float(rng.uniform(*HORIZON[scene.horizon]))
    canvas = Canvas(width, height)
    across = paint_sky(canvas, scene, colours, horizon, rng)
    paint_land(view_of(canvas, scene, colours, across, horizon, chances(LAND)))
    air = chances(AIR)
    paint_flyers(canvas, scene, horizon, air)
    paint_fall(canvas, scene, colours, air)
    canvas.pixels = finish(np.clip(canvas.pixels, 0, 1), scene, chances(FINISH))
    return canvas.bytes()
