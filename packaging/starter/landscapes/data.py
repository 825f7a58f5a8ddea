"""The training pictures: rendered once into a memory-mapped file, read at random.

Scenes are numbered, the number is the seed, so the file can be made again at any time and the
captions need not be stored. Numbers from `HELD_OUT` on are never trained on.
"""

import multiprocessing
import os
from multiprocessing.context import SpawnProcess
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from landscapes.render import render
from landscapes.scene import draw_scene

SIDE = 256
HELD_OUT = 10_000_000


class Pictures:
    """`count` rendered scenes; `ready` tells how many a renderer has finished so far."""

    def __init__(self, file: Path, count: int) -> None:
        self.file, self.count = file, count
        if not file.exists():
            with file.open("wb") as empty:
                empty.truncate(count * SIDE * SIDE * 3)
        self._marks = file.with_suffix(".done")
        if not self._marks.exists():
            self._marks.write_bytes(bytes(count))
        self.pixels: NDArray[np.uint8] = np.memmap(
            file, np.uint8, "r+", shape=(count, SIDE, SIDE, 3)
        )
        self.done: NDArray[np.uint8] = np.memmap(self._marks, np.uint8, "r+", shape=(count,))

    def ready(self) -> int:
        """How many scenes from the first on are rendered without a gap."""
        missing = np.flatnonzero(self.done == 0)
        return int(missing[0]) if len(missing) else self.count

    def fill(self) -> None:
        for number in np.flatnonzero(self.done == 0):
            self.pixels[number] = render(draw_scene(int(number)), SIDE)
            self.done[number] = 1


def _fill(file: Path, count: int, core: int | None) -> None:
    os.nice(10)
    if core is not None and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {core})
    Pictures(file, count).fill()


def render_beside(file: Path, count: int) -> SpawnProcess:
    """Render into `file` in a second process, on another core than the training where it can."""
    mine = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
    others = [core for core in range(os.cpu_count() or 1) if core not in mine]
    context = multiprocessing.get_context("spawn")
    process = context.Process(
        target=_fill, args=(file, count, others[0] if others else None), daemon=True
    )
    process.start()
    return process
