"""Pictures side by side: what went in, what others make of it, what the upscaler does."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from upscaler.figures import Example, lanczos
from upscaler.network import SCALE

SHOWN = 256


def middle(pixels: NDArray[np.uint8], side: int = SHOWN) -> NDArray[np.uint8]:
    top, left = (max(0, (length - side) // 2) for length in pixels.shape[:2])
    return pixels[top : top + side, left : left + side]


def draw_sheet(
    file: Path, chosen: Sequence[Example], made: Sequence[NDArray[np.uint8]], quality: int = 80
) -> None:
    """A row for each: its pixels made larger, Lanczos, the upscaler, the original."""
    rows = []
    for example, picture in zip(chosen, made, strict=True):
        squares = example.small.repeat(SCALE, axis=0).repeat(SCALE, axis=1)
        row = (squares, lanczos(example.small), picture, example.large)
        rows.append(np.concatenate([middle(each) for each in row], axis=1))
    Image.fromarray(np.concatenate(rows)).save(file, quality=quality)
