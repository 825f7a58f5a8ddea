"""Pixel art: square cells, sixteen colours at most, blended only by an ordered dither."""

import numpy as np
from PIL import Image

from landscapes.styles.fields import Array, richer

CELLS = 64  # down the height
COLOURS = 16
DITHER = 0.042
BAYER = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], np.float32) / 16


def pixel(picture: Array) -> Array:
    height, width = picture.shape[:2]
    cell = height / CELLS
    columns = int(np.ceil(width / cell - 1e-6))
    missing = int(np.ceil(columns * cell)) - width
    padded = np.pad(picture, ((0, 0), (0, missing), (0, 0)), "edge")
    padded = richer(padded, 1.15)
    box = (0.0, 0.0, columns * cell, float(height))
    source = Image.fromarray((padded * 255 + 0.5).astype(np.uint8))
    small = source.resize((columns, CELLS), Image.Resampling.BOX, box)
    palette = palette_of(small)
    wave = np.tile(BAYER, (CELLS // 4, columns // 4 + 1))[:, :columns] - np.float32(15 / 32)
    wanted = np.asarray(small, np.float32) / 255 + DITHER * 2 * wave[..., None]
    away = (wanted[:, :, None] - palette) ** 2 @ np.array([0.4, 0.5, 0.25], np.float32)
    drawn = palette[away.argmin(axis=2)]
    rows = ((np.arange(height) + 0.5) / cell).astype(int)
    across = ((np.arange(width) + 0.5) / cell).astype(int)
    return drawn[np.minimum(rows, CELLS - 1)][:, across]


def palette_of(small: Image.Image) -> Array:
    """The sixteen colours that serve this picture best, n x 3."""
    counted = small.quantize(COLOURS, Image.Quantize.MEDIANCUT, kmeans=4)
    used = len(counted.getcolors() or ())
    codes = np.array(counted.getpalette(), np.float32).reshape(-1, 3)[: max(used, 1)]
    return codes / np.float32(255)
