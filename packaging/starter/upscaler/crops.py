"""The training data: pieces of large pictures, cut once into a memory-mapped file.

Sources are numbered, the number is the seed, so the file can be made again at any time. Two of
three sources are landscapes of the starter model's renderer, 1024 x 1024, the third a made-up
photograph. Numbers from `HELD_OUT` on are never trained on.
"""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from landscapes.chance import draw_scene
from landscapes.render import render
from numpy.typing import NDArray

from upscaler.damage import damaged
from upscaler.photographs import photograph

Pixels = NDArray[np.uint8]

LARGE = 1024
CROP = 192
EACH = 12
"""Pieces of one source."""
HELD_OUT = 10_000_000


def landscape(number: int) -> Pixels:
    return render(draw_scene(number), LARGE, LARGE)


def source(number: int) -> Pixels:
    return photograph(number) if number % 3 == 2 else landscape(number)


def cut(picture: Pixels, number: int, count: int = EACH) -> list[Pixels]:
    """Pieces of CROP x CROP: three of four the most detailed of four tries, the others anywhere,
    because the plain sky has to stay plain, too."""
    rng = np.random.default_rng((number, 51))
    height, width = picture.shape[:2]

    def anywhere() -> Pixels:
        top, left = rng.integers(0, height - CROP + 1), rng.integers(0, width - CROP + 1)
        return picture[top : top + CROP, left : left + CROP]

    def detail(piece: Pixels) -> float:
        grey = piece.mean(axis=2)
        return float(np.abs(np.diff(grey, axis=0)).mean() + np.abs(np.diff(grey, axis=1)).mean())

    return [
        max((anywhere() for _ in range(4 if place % 4 else 1)), key=detail)
        for place in range(count)
    ]


class Crops:
    """Pieces of `sources` pictures; drawn in order, so that training can begin with the first."""

    def __init__(self, file: Path, sources: int, draw: Callable[[int], Pixels] = source) -> None:
        self.sources, self._draw = sources, draw
        size = sources * EACH * CROP * CROP * 3
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.exists() or file.stat().st_size != size:
            with file.open("wb") as empty:
                empty.truncate(size)
            file.with_suffix(".done").write_text("0")
        self._mark = file.with_suffix(".done")
        self.pixels: Pixels = np.memmap(file, np.uint8, "r+", shape=(sources * EACH, CROP, CROP, 3))
        self.ready = int(self._mark.read_text())

    def fill(self, until: int) -> None:
        """Draw sources until there are so many, or all."""
        for number in range(self.ready, min(until, self.sources)):
            pieces = cut(self._draw(number), number)
            self.pixels[number * EACH : (number + 1) * EACH] = pieces
            self.ready = number + 1
            self._mark.write_text(str(self.ready))

    def batch(self, step: int, seed: int, count: int, sources: int) -> tuple[Pixels, Pixels]:
        """Small and large pieces of the first `sources`, turned and mirrored; B x 48 x 48 x 3 and
        B x 192 x 192 x 3."""
        rng = np.random.default_rng((seed, step))
        small, large = [], []
        for number in rng.integers(0, sources * EACH, count):
            piece = np.rot90(self.pixels[number], int(rng.integers(4)))
            piece = np.ascontiguousarray(piece[:, ::-1] if rng.random() < 0.5 else piece)
            small.append(damaged(piece, rng))
            large.append(piece)
        return np.stack(small), np.stack(large)
