"""Layered pictures of every sort, for the tests of their files."""

import numpy as np

from studio.core.artifact import Pixels
from studio.core.layered import Blend, Layer, LayeredPicture, LayerGroup

WIDTH, HEIGHT = 60, 44


def pixels(seed: int, width: int = WIDTH, height: int = HEIGHT, opaque: bool = False) -> Pixels:
    """Soft blots with every degree of transparency."""
    random = np.random.default_rng(seed)
    across, down = np.meshgrid(np.arange(width), np.arange(height))
    waves = [
        np.sin(across * random.uniform(0.05, 0.4) + down * random.uniform(0.05, 0.4)) / 2 + 0.5
        for _channel in range(4)
    ]
    array = np.rint(np.stack(waves, -1) * 255).astype(np.uint8)
    if opaque:
        array[..., 3] = 255
    return Pixels.of(array)


def layer(name: str, seed: int, blend: Blend = Blend.NORMAL, opacity: float = 1.0) -> Layer:
    return Layer(name=name, pixels=pixels(seed), blend=blend, opacity=opacity)


def of(*layers: Layer | LayerGroup) -> LayeredPicture:
    return LayeredPicture(width=WIDTH, height=HEIGHT, layers=layers, dpi=150)


GROUND = Layer(name="ground", pixels=pixels(1, opaque=True))

RICH = of(
    GROUND,
    Layer(name="左上 & <moved>", pixels=pixels(2, 30, 20), left=-7, top=-5, opacity=0.6),
    LayerGroup(
        name="组 one",
        layers=(
            layer("in", 3, Blend.MULTIPLY),
            LayerGroup(name="deeper", layers=(layer("deep", 4, Blend.SCREEN),), isolated=False),
            Layer(name="hidden", pixels=pixels(5), visible=False),
        ),
        opacity=0.8,
        blend=Blend.OVERLAY,
    ),
    Layer(name="beyond", pixels=pixels(6, 30, 30), left=50, top=40),
    Layer(name="empty", pixels=Pixels(0, 0, 4, b"")),
)
