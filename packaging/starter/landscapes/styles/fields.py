"""Smooth fields that look the same at every size of picture: noise, blur, slopes.

Lengths are in shares of the height. The random numbers never depend on the size in pixels, so a
picture four times as large carries the same blots and fibres, only finer.
"""

import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy.ndimage import gaussian_filter

Array = NDArray[np.float32]
Values = NDArray[np.floating]
Rng = np.random.Generator

WIDEST = 2  # noise repeats itself after this many heights
LUMA = np.array([0.3, 0.59, 0.11], np.float32)
GRID_SIGMA = 1.5  # a wide blur is done on a grid where it is this many cells wide


def single(values: Values) -> Array:
    """The same as float32: NumPy keeps that width when it multiplies by plain numbers, yet its
    annotations do not say so."""
    return values.astype(np.float32, copy=False)


def luma(picture: Values) -> Array:
    return single(picture @ LUMA)


def richer(picture: Values, by: float) -> Array:
    """Every colour `by` times as far from its grey."""
    tone = luma(picture)[..., None]
    return single(np.clip(tone + np.float32(by) * (picture - tone), 0, 1))


def smoothstep(low: float, high: float, value: Values) -> Array:
    share = np.clip((value - np.float32(low)) / np.float32(high - low), 0, 1)
    return single(share * share * (3 - 2 * share))


def resized(plane: Values, height: int, width: int, how: Image.Resampling) -> Array:
    """One H x W plane at another size, in float32 all the way."""
    plane = np.ascontiguousarray(single(plane))
    return np.asarray(Image.fromarray(plane).resize((width, height), how), np.float32)


def noise(shape: tuple[int, int], rng: Rng, cells: float, octaves: int = 1,
          stretch: float = 1.0) -> Array:  # fmt: skip
    """About -1..1, with `cells` bumps down the height and bumps `stretch` times as wide as tall.
    Bumps finer than the pixels are averaged, as the eye would."""
    height, width = shape
    total = np.zeros(shape, np.float32)
    strength = 1.0
    for _ in range(octaves):
        rows = max(int(cells), 2)
        columns = max(int(cells * WIDEST / stretch), 4)
        knots = rng.uniform(-1, 1, (rows + 1, columns)).astype(np.float32)
        needed = width / height * cells / stretch
        knots = np.tile(knots, (1, math.ceil((needed + 1) / columns)))
        image = Image.fromarray(knots)
        box = (0.0, 0.0, min(needed, knots.shape[1]), float(rows))
        drawn = image.resize((width, height), Image.Resampling.BICUBIC, box)
        total += np.float32(strength) * np.asarray(drawn, np.float32)
        cells, strength = cells * 2, strength * 0.5
    return total


def blur(plane: Values, sigma: float) -> Array:
    """A Gaussian blur of H x W or H x W x C; `sigma` is a share of the height."""
    if plane.ndim == 3:
        return np.stack([blur(plane[..., c], sigma) for c in range(plane.shape[2])], axis=2)
    plane = single(plane)
    height, width = plane.shape
    pixels = sigma * height
    if pixels < 2 * GRID_SIGMA:
        return single(gaussian_filter(plane, pixels, truncate=2.5)) if pixels > 0.2 else plane
    rows = max(round(GRID_SIGMA / sigma), 4)
    columns = max(round(rows * width / height), 4)
    small = resized(plane, rows, columns, Image.Resampling.BOX)
    small = single(gaussian_filter(small, GRID_SIGMA, truncate=2.5))
    return resized(small, height, width, Image.Resampling.BICUBIC)


def slopes(plane: Array) -> tuple[Array, Array]:
    """Change down and across, per height of the picture."""
    steep = plane * np.float32(plane.shape[0])
    down, across = (np.asarray(np.gradient(steep, axis=axis)) for axis in (0, 1))
    return single(down), single(across)


def warped(picture: Array, down: Array, across: Array) -> Array:
    """Every pixel fetched from (`down`, `across`) heights away, between pixels linearly."""
    height, width = picture.shape[:2]
    rows = np.clip(np.arange(height, dtype=np.float32)[:, None] + down * height, 0, height - 1.001)
    columns = np.clip(np.arange(width, dtype=np.float32) + across * height, 0, width - 1.001)
    top, left = rows.astype(np.int32), columns.astype(np.int32)
    low, right = (rows - top)[..., None], (columns - left)[..., None]
    flat = np.ascontiguousarray(picture).reshape(-1, picture.shape[2])
    at = top * width + left
    upper = flat[at] + right * (flat[at + 1] - flat[at])
    lower = flat[at + width] + right * (flat[at + width + 1] - flat[at + width])
    return upper + low * (lower - upper)
