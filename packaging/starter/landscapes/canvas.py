"""A float picture with the few brushes a flat poster needs, all antialiased by coverage.

Lengths are in shares of the picture's height, so that the same scene can be drawn at any size;
coordinates run right (0 to `aspect`) and down (0 to 1) from the upper left corner.
"""

from collections.abc import Iterable
from itertools import groupby

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

Array = NDArray[np.float32]
Colour = Array
Polygon = list[tuple[float, float]]

SUB = 3  # columns sampled per pixel under a silhouette
STAMP = 4  # supersampling of polygons


class Canvas:
    """`pixels` is height x width x 3 float32 sRGB in 0..1."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.aspect = width / height
        self.pixels = np.zeros((height, width, 3), np.float32)
        self.x = ((np.arange(width) + 0.5) / height).astype(np.float32)
        self.y = ((np.arange(height) + 0.5) / height).astype(np.float32)
        self.columns = ((np.arange(width * SUB) + 0.5) / (height * SUB)).astype(np.float32)

    def blend(self, coverage: Array, colour: Array, top: int = 0, left: int = 0) -> None:
        """Lay `colour` over the rectangle that `coverage` (0..1) fills from (`top`, `left`)."""
        height, width = coverage.shape
        part = self.pixels[top : top + height, left : left + width]
        part += coverage[..., None] * (colour - part)

    def gradient(self, stops: Array, top: float, bottom: float) -> None:
        """Fill the rows from `top` to `bottom` with evenly spaced colour stops."""
        a, b = (round(float(np.clip(y, 0, 1)) * self.height) for y in (top, bottom))
        at = np.clip((self.y[a:b] - top) / max(bottom - top, 1e-6), 0, 1)
        where = np.linspace(0, 1, len(stops))
        rows = np.stack([np.interp(at, where, stops[:, c]) for c in range(3)], 1)
        self.pixels[a:b] = rows[:, None].astype(np.float32)

    def under(self, skyline: Array) -> tuple[Array, int]:
        """How much of each pixel lies below `skyline` (one height per sub-column), with the first
        row it touches."""
        heights = (skyline * np.float32(self.height)).reshape(self.width, SUB)
        top = int(np.clip(np.floor(heights.min()) - 1, 0, self.height - 1))
        rows = np.arange(top + 1, self.height + 1, dtype=np.float32)[:, None]
        cover = np.clip(rows - heights[:, 0], 0, 1)
        for sub in range(1, SUB):
            cover += np.clip(rows - heights[:, sub], 0, 1)
        return (cover / SUB).astype(np.float32), top

    def silhouette(self, skyline: Array, near: Colour, far: Colour, depth: float = 0.35) -> None:
        """Everything below a skyline, fading from `near` at its edge to `far` at `depth` below."""
        coverage, top = self.under(skyline)
        share = np.clip((self.y[top:] - float(skyline.min())) / depth, 0, 1)[:, None, None]
        self.blend(coverage, (near + (far - near) * share).astype(np.float32), top)

    def disc(self, x: float, y: float, radius: float, colour: Colour, bite: float = 0.0,
             strength: float = 1.0) -> None:  # fmt: skip
        """A disc; with `bite`, a crescent, cut by the same disc moved by that share of it."""
        s = self.height
        left, right = max(int((x - radius) * s) - 1, 0), min(int((x + radius) * s) + 2, self.width)
        top, bottom = max(int((y - radius) * s) - 1, 0), min(int((y + radius) * s) + 2, s)
        if right <= left or bottom <= top:
            return
        rows = (np.arange(top, bottom, dtype=np.float32) + 0.5)[:, None] - y * s
        columns = (np.arange(left, right, dtype=np.float32) + 0.5)[None] - x * s
        cover = np.clip(radius * s - np.hypot(rows, columns) + 0.5, 0, strength)
        if bite:
            cut = np.hypot(rows + bite * 0.5 * radius * s, columns - bite * radius * s)
            cover *= 1 - np.clip(radius * s * 0.95 - cut + 0.5, 0, 1)
        self.blend(cover.astype(np.float32), colour, top, left)

    def glow(self, x: float, y: float, radius: float, colour: Colour, strength: float) -> None:
        """Light around a point, screened over what is there."""
        away = np.hypot((self.y - np.float32(y))[:, None], self.x[None] - np.float32(x))
        light = np.float32(strength) * np.exp(-away / np.float32(radius))
        self.pixels += light[..., None] * colour * (1 - self.pixels)

    def lens(self, x: float, y: float, width: float, height: float, colour: Colour,
             strength: float = 1.0) -> None:  # fmt: skip
        """A thin horizontal streak with pointed ends; `height` is half its thickness."""
        s = self.height
        top, bottom = int(max(0, (y - height) * s - 1)), int(min(s, (y + height) * s + 2))
        left = int(max(0, (x - width / 2) * s))
        right = int(min(self.width, (x + width / 2) * s + 1))
        if bottom <= top or right <= left:
            return
        half = np.clip(1 - ((self.x[left:right] - x) / (width / 2)) ** 2, 0, None) * height * s
        rows = (np.arange(top, bottom, dtype=np.float32) + 0.5 - y * s)[:, None]
        cover = np.clip(half[None] - np.abs(rows) + 0.5, 0, 1) * np.clip(half[None] * 2, 0, 1)
        self.blend((cover * strength).astype(np.float32), colour, top, left)

    def bank(self, skyline: Array, floor: float, colour: Colour, strength: float = 1.0) -> None:
        """What lies between a skyline and a level floor: a cloud, a bank of mist, an island."""
        coverage, top = self.under(np.where(skyline < floor, skyline, 2).astype(np.float32))
        inside = np.clip(floor * self.height - np.arange(top, self.height), 0, 1)
        rows = int(np.count_nonzero(inside))
        cover = coverage[:rows] * (inside[:rows, None] * strength)
        self.blend(cover.astype(np.float32), colour, top)

    def stamp(self, shapes: Iterable[tuple[Polygon, Colour]], strength: float = 1.0) -> None:
        """Polygons, drawn in the order given; neighbours of the very same colour as one."""
        for _, group in groupby(list(shapes), key=lambda shape: id(shape[1])):
            same = list(group)
            self.polygons([polygon for polygon, _ in same], same[0][1], strength)

    def polygons(self, polygons: list[Polygon], colour: Colour, strength: float = 1.0) -> None:
        """The union of polygons in one colour."""
        s = self.height
        corners = [np.asarray(polygon, np.float64) * s for polygon in polygons]
        points = np.concatenate(corners)
        low, high = np.floor(points.min(axis=0)) - 1, np.ceil(points.max(axis=0)) + 1
        left, top = max(int(low[0]), 0), max(int(low[1]), 0)
        right, bottom = min(int(high[0]), self.width), min(int(high[1]), s)
        if right <= left or bottom <= top:
            return
        mask = Image.new("L", ((right - left) * STAMP, (bottom - top) * STAMP))
        draw = ImageDraw.Draw(mask)
        for corner in corners:
            draw.polygon(((corner - (left, top)) * STAMP - 0.5).ravel().tolist(), fill=255)
        cover = np.asarray(mask.reduce(STAMP), np.float32) * np.float32(strength / 255)
        self.blend(cover, colour, top, left)

    def bytes(self) -> NDArray[np.uint8]:
        return (np.clip(self.pixels, 0, 1) * 255 + 0.5).astype(np.uint8)
