"""A loudspeaker for tests: it asks for blocks when told to, and keeps what it got."""

from collections.abc import Callable

import numpy as np

from studio.jobs.output import Fill, NoOutput, Refused


class ScriptedOutput:
    """Takes only some rates, may be missing, and can be unplugged."""

    def __init__(self, rates: tuple[int, ...] = (48_000, 44_100), channels: int = 2) -> None:
        self.rates = rates
        self.channels = channels
        self.missing = ""
        self.streams: list[ScriptedStream] = []

    @property
    def stream(self) -> "ScriptedStream":
        return self.streams[-1]

    def trouble(self) -> str:
        return self.missing

    def open(
        self, rate: int, channels: int, fill: Fill, finished: Callable[[], None]
    ) -> "ScriptedStream":
        if self.missing:
            raise NoOutput(self.missing)
        if rate not in self.rates or channels > self.channels:
            raise Refused("not this way")
        self.streams.append(ScriptedStream(rate, channels, fill, finished))
        return self.stream


class ScriptedStream:
    def __init__(self, rate: int, channels: int, fill: Fill, finished: Callable[[], None]) -> None:
        self.rate = rate
        self.channels = channels
        self.closed = False
        self._fill = fill
        self._finished = finished
        self._over = False

    def pull(self, frames: int, block: int = 512) -> np.ndarray:
        """Ask for that many frames in blocks, as a device would; less when they come to an end."""
        blocks = []
        for start in range(0, frames, block):
            if self._over or self.closed:
                break
            out = np.full((min(block, frames - start), self.channels), np.nan, np.float32)
            more = self._fill(out)
            blocks.append(out)
            if not more:
                self._over = True
                self._finished()
        return np.concatenate(blocks) if blocks else np.zeros((0, self.channels), np.float32)

    def unplug(self) -> None:
        self._over = True
        self._finished()

    def close(self) -> None:
        self.closed = True
