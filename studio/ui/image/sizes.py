"""Widths and heights a model can make, near the number of pixels it was trained on."""

import math

from studio.core.recipe import SIZE_LIMIT

LEAST = 16
Size = tuple[int, int]

RATIOS: dict[str, tuple[int, int]] = {
    "square": (1, 1),
    "landscape": (3, 2),
    "portrait": (2, 3),
    "wide": (16, 9),
    "tall": (9, 16),
}
"""Width to height of the usual shapes, by the names they have in saved state."""


def snapped(side: float, multiple: int) -> int:
    """The nearest side in pixels that the model divides evenly and a recipe may ask for."""
    low, high = math.ceil(LEAST / multiple), SIZE_LIMIT // multiple
    return min(max(round(side / multiple), low), high) * multiple


def shaped(ratio: tuple[int, int], native: Size, multiple: int) -> Size:
    """That shape in about as many pixels as `native` has."""
    scale = math.sqrt(native[0] * native[1] / (ratio[0] * ratio[1]))
    return snapped(ratio[0] * scale, multiple), snapped(ratio[1] * scale, multiple)


def like(size: Size, native: Size, multiple: int) -> Size:
    """The size of a picture, brought within half and twice the pixels the model is used to.

    Beyond that models repeat what they draw, or run out of memory.
    """
    pixels, used = size[0] * size[1], native[0] * native[1]
    wanted = min(max(pixels, used / 2), used * 2)
    scale = math.sqrt(wanted / pixels)
    return snapped(size[0] * scale, multiple), snapped(size[1] * scale, multiple)
