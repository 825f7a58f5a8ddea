"""What the upscaler is judged by: held-out pictures, and how near to them what it makes comes."""

from dataclasses import dataclass

import numpy as np
from landscapes.chance import draw_scene
from numpy.typing import NDArray
from PIL import Image

from upscaler.crops import HELD_OUT, landscape
from upscaler.damage import lightly_damaged, smaller
from upscaler.network import SCALE
from upscaler.photographs import photograph

Pixels = NDArray[np.uint8]


@dataclass(frozen=True)
class Example:
    """`kind` is what the picture is and what it went through: `landscape, clean`."""

    kind: str
    small: Pixels
    large: Pixels


def psnr(made: Pixels, wanted: Pixels) -> float:
    """Peak signal-to-noise ratio in decibels over all pixels and channels."""
    error = np.square(made.astype(np.float32) - wanted.astype(np.float32)).mean()
    return float(10 * np.log10(255**2 / max(float(error), 1e-6)))


def lanczos(small: Pixels) -> Pixels:
    size = (small.shape[1] * SCALE, small.shape[0] * SCALE)
    return np.asarray(Image.fromarray(small).resize(size, Image.Resampling.LANCZOS))


def examples(count: int, side: int = 320) -> list[Example]:
    """`count` landscapes and half as many made-up photographs, cut to `side`, each cleanly made
    smaller and lightly damaged."""
    made: list[Example] = []
    for place in range(count):
        number = HELD_OUT + place
        soft = draw_scene(number).style == "watercolour"
        drawn = [("watercolour" if soft else "landscape", landscape(number))]
        if place % 2:
            drawn.append(("photograph", photograph(number)))
        for name, picture in drawn:
            top, left = ((np.array(picture.shape[:2]) - min(side, len(picture))) // 2).tolist()
            large = picture[top : top + side, left : left + side]
            made.append(Example(f"{name}, clean", smaller(large), large))
            made.append(Example(f"{name}, damaged", lightly_damaged(large, number), large))
    return made
