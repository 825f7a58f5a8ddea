"""A float picture with the few brushes a flat poster needs, all antialiased by coverage.

Lengths are in shares of the picture's side, so that the same scene can be drawn at any size;
coordinates run right and down from the upper left corner.
"""

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

Array = NDArray[np.float32]
Colour = Array

SUB = 3  # columns sampled per pixel under a silhouette
STAMP = 4  # supersampling of small polygons


class Canvas:
    """`pixels` is side x side x 3 float32 sRGB in 0..1."""

    def __init__(self, side: int) -> None:
        self.side = side
        self.pixels = np.zeros((side, side, 3), np.float32)
        self.x = ((np.arange(side) + 0.5) / side).astype(np.float32)
        self.columns = ((np.arange(side * SUB) + 0.5) / (side * SUB)).astype(np.float32)

    def blend(self, coverage: Array, colour: Array, top: int = 0, left: int = 0) -> None:
        """Lay `colour` over the rectangle that `coverage` (0..1) fills from (`top`, `left`)."""
        height, width = coverage.shape
        part = self.pixels[top : top + height, left : left + width]
        part += coverage[..., None] * (colour - part)

    def gradient(self, stops: Array, top: float, bottom: float) -> None:
        """Fill the rows from `top` to `bottom` with evenly spaced colour stops."""
        a, b = round(top * self.side), round(bottom * self.side)
        at = np.linspace(0, 1, max(b - a, 1))
        where = np.linspace(0, 1, len(stops))
        rows = np.stack([np.interp(at, where, stops[:, c]) for c in range(3)], 1)
        self.pixels[a:b] = rows[: b - a, None].astype(np.float32)

    def under(self, skyline: Array) -> tuple[Array, int]:
        """How much of each pixel lies below `skyline` (one height per sub-column), with the first
        row it touches."""
        heights = (skyline * self.side).reshape(self.side, SUB)
        top = int(np.clip(np.floor(heights.min()) - 1, 0, self.side - 1))
        rows = np.arange(top, self.side, dtype=np.float32)[:, None, None]
        return np.clip(rows + 1 - heights, 0, 1).mean(axis=2, dtype=np.float32), top

    def silhouette(self, skyline: Array, near: Colour, far: Colour, depth: float = 0.35) -> None:
        """Everything below a skyline, fading from `near` at its edge to `far` at `depth` below."""
        coverage, top = self.under(skyline)
        rows = np.arange(top, self.side, dtype=np.float32) / self.side
        share = np.clip((rows - float(skyline.min())) / depth, 0, 1)[:, None, None]
        self.blend(coverage, (near + (far - near) * share).astype(np.float32), top)

    def disc(self, x: float, y: float, radius: float, colour: Colour, bite: float = 0.0) -> None:
        """A disc; with `bite`, a crescent, cut by the same disc moved by that share of it."""
        s = self.side
        rows = (np.arange(s, dtype=np.float32) + 0.5)[:, None] - y * s
        columns = (np.arange(s, dtype=np.float32) + 0.5)[None] - x * s
        cover = np.clip(radius * s - np.hypot(rows, columns) + 0.5, 0, 1)
        if bite:
            cut = np.hypot(rows + bite * 0.5 * radius * s, columns - bite * radius * s)
            cover *= 1 - np.clip(radius * s * 0.95 - cut + 0.5, 0, 1)
        self.blend(cover.astype(np.float32), colour)

    def glow(self, x: float, y: float, radius: float, colour: Colour, strength: float) -> None:
        """Light around a point, screened over what is there."""
        rows = (np.arange(self.side, dtype=np.float32) / self.side)[:, None] - y
        away = np.hypot(rows, self.x[None] - x)
        light = strength * np.exp(-away / radius)
        self.pixels += light[..., None] * colour * (1 - self.pixels)

    def lens(self, x: float, y: float, width: float, height: float, colour: Colour,
             strength: float = 1.0) -> None:  # fmt: skip
        """A thin horizontal streak with pointed ends."""
        s = self.side
        top = int(max(0, (y - height) * s - 1))
        bottom = int(min(s, (y + height) * s + 2))
        if bottom <= top:
            return
        half = np.clip(1 - ((self.x - x) / (width / 2)) ** 2, 0, None) * height * s
        rows = (np.arange(top, bottom, dtype=np.float32) + 0.5 - y * s)[:, None]
        cover = np.clip(half[None] - np.abs(rows) + 0.5, 0, 1) * np.clip(half[None] * 2, 0, 1)
        self.blend((cover * strength).astype(np.float32), colour, top)

    def bank(self, skyline: Array, floor: float, colour: Colour, strength: float = 1.0) -> None:
        """What lies between a skyline and a level floor: a cloud, a bank of mist."""
        coverage, top = self.under(np.where(skyline < floor, skyline, 2).astype(np.float32))
        bottom = max(round(floor * self.side), top)
        self.blend(coverage[: bottom - top] * np.float32(strength), colour, top)

    def stamp(self, shapes: list[tuple[list[tuple[float, float]], Colour]]) -> None:
        """Small polygons, drawn in the order given."""
        points = np.array([point for polygon, _ in shapes for point in polygon]) * self.side
        left, top = np.maximum(np.floor(points.min(axis=0)) - 1, 0).astype(int)
        right, bottom = np.minimum(np.ceil(points.max(axis=0)) + 1, self.side).astype(int)
        if right <= left or bottom <= top:
            return
        size = (int(right - left), int(bottom - top))
        for polygon, colour in shapes:
            mask = Image.new("L", (size[0] * STAMP, size[1] * STAMP))
            corners = [
                ((x * self.side - left) * STAMP, (y * self.side - top) * STAMP) for x, y in polygon
            ]
            ImageDraw.Draw(mask).polygon(corners, fill=255)
            small = np.asarray(mask.reduce(STAMP), np.float32) / np.float32(255)
            self.blend(small, colour, int(top), int(left))

    def bytes(self) -> NDArray[np.uint8]:
        return (np.clip(self.pixels, 0, 1) * 255 + 0.5).astype(np.uint8)
