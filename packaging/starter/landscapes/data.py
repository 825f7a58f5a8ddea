"""The training pictures: rendered once into memory-mapped files, read at random.

Scenes are numbered, the number is the seed, so a file can be made again at any time and the
captions need not be stored. Numbers from `HELD_OUT` on are never trained on.
"""

import math
import multiprocessing
import os
from dataclasses import dataclass
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from landscapes.chance import draw_scene
from landscapes.render import render

HELD_OUT = 10_000_000


@dataclass(frozen=True)
class Shelf:
    """Pictures of one size: `count` scenes from number `first` on."""

    width: int
    height: int
    first: int
    count: int

    @property
    def name(self) -> str:
        return f"{self.width}x{self.height}"


SQUARE = Shelf(256, 256, 0, 20_000)
WIDE = Shelf(384, 256, 1_000_000, 5_000)
TALL = Shelf(256, 384, 2_000_000, 3_000)
SHELVES = (SQUARE, WIDE, TALL)


def kept(file: Path, dtype: Any, shape: tuple[int, ...]) -> tuple[NDArray[Any], NDArray[np.uint8]]:
    """An array on disk, and beside it a mark for each row that is there; both grow if need be."""
    marks = file.with_suffix(".done")
    for path, size in ((file, math.prod(shape) * np.dtype(dtype).itemsize), (marks, shape[0])):
        with path.open("ab") as grown:
            grown.truncate(size)
    values: NDArray[Any] = np.memmap(file, dtype, "r+", shape=shape)
    done: NDArray[np.uint8] = np.memmap(marks, np.uint8, "r+", shape=shape[:1])
    return values, done


class Pictures:
    """A shelf on disk; `pixels[i]` belongs to scene `shelf.first + i` once `done[i]` is 1."""

    def __init__(self, work: Path, shelf: Shelf) -> None:
        self.work, self.shelf = work, shelf
        shape = (shelf.count, shelf.height, shelf.width, 3)
        self.pixels, self.done = kept(work / f"pictures-{shelf.name}.u8", np.uint8, shape)

    def ready(self) -> int:
        """How many pictures from the first on are rendered without a gap."""
        missing = np.flatnonzero(self.done == 0)
        return int(missing[0]) if len(missing) else self.shelf.count

    def fill(self, share: int = 0, of: int = 1) -> None:
        """Render what is missing; of `of` processes, this one takes every `of`th picture."""
        shelf = self.shelf
        for i in np.flatnonzero(self.done == 0):
            if i % of == share:
                scene = draw_scene(shelf.first + int(i))
                self.pixels[i] = render(scene, shelf.width, shelf.height)
                self.done[i] = 1


class Crops:
    """Square pieces of the pictures of one shelf, mirrored half of the time."""

    def __init__(self, pictures: Pictures, side: int, seed: int) -> None:
        self.pictures, self.side, self.seed = pictures, side, seed

    def __call__(self, step: int, count: int) -> NDArray[np.uint8]:
        """`count` x side x side x 3, the same for the same step and number of ready pictures."""
        rng = np.random.default_rng((self.seed, step))
        shelf, parts = self.pictures.shelf, []
        for i in rng.integers(0, self.pictures.ready(), count):
            top = int(rng.integers(0, shelf.height - self.side + 1))
            left = int(rng.integers(0, shelf.width - self.side + 1))
            part = self.pictures.pixels[i, top : top + self.side, left : left + self.side]
            parts.append(part[:, ::-1] if rng.random() < 0.5 else part)
        return np.stack(parts)


def _fill(work: Path, core: int | None, share: int, of: int) -> None:
    os.nice(10)
    if core is not None and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {core})
    for shelf in SHELVES:
        Pictures(work, shelf).fill(share, of)


def render_beside(work: Path) -> list[SpawnProcess]:
    """Render all shelves in other processes, on other cores than the training where there are."""
    mine = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
    others: list[int | None] = [core for core in range(os.cpu_count() or 1) if core not in mine]
    cores = others or [None]
    context = multiprocessing.get_context("spawn")
    processes = [
        context.Process(target=_fill, args=(work, core, share, len(cores)), daemon=True)
        for share, core in enumerate(cores)
    ]
    for process in processes:
        process.start()
    return processes
