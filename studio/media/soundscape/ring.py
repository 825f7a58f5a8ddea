"""The canvas of a soundscape: a circle of sound into which grains and noise are poured.

What runs over the end goes on at the beginning, so that the last frame leads into the first and
a loop has no seam by construction. Memory is that of the finished sound, whatever goes into it.
"""

import numpy as np
from numpy.typing import NDArray

RATE = 44_100
"""Frames a second."""

Wave = NDArray[np.float32]
"""Mono, shape (frames,), or stereo, shape (2, frames)."""


class Ring:
    def __init__(self, frames: int, ends: bool = False) -> None:
        """With `ends` it is no circle: what would run over the end is cut off there."""
        self.sound: Wave = np.zeros((2, frames), np.float32)
        self.ends = ends
        self._gain = 1.0

    def at(self, gain: float) -> "Ring":
        """The same circle for something that is to be louder or softer by this factor."""
        other = Ring(0, self.ends)
        other.sound, other._gain = self.sound, gain
        return other

    @property
    def frames(self) -> int:
        return self.sound.shape[1]

    @property
    def seconds(self) -> float:
        return self.frames / RATE

    def add(self, start: int, grain: Wave, left: float = 1.0, right: float = 1.0) -> None:
        """Mix in from frame `start`, which may lie before the beginning or beyond the end."""
        first, second = grain if grain.ndim == 2 else (grain, grain)
        loud, beside = np.float32(self._gain * left), np.float32(self._gain * right)
        done, count = 0, len(first)
        if self.ends:
            done = max(0, -start)
            count = min(count, self.frames - start)
        while done < count:
            at = (start + done) % self.frames
            some = min(count - done, self.frames - at)
            self.sound[0, at : at + some] += first[done : done + some] * loud
            self.sound[1, at : at + some] += second[done : done + some] * beside
            done += some

    def place(self, start: int, grain: Wave, gain: float, pan: float) -> None:
        """Mono from a direction, -1 (left) to 1, at the same power wherever it is."""
        angle = (pan + 1) * np.pi / 4
        self.add(start, grain, gain * np.cos(angle) * 1.414, gain * np.sin(angle) * 1.414)
