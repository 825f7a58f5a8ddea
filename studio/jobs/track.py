"""A sound under a playhead: what goes to the device, block by block."""

import math
import threading
from typing import TYPE_CHECKING

from studio.core.artifact import Sound

if TYPE_CHECKING:
    import numpy as np

FADE = 0.005
"""Seconds in which sound comes and goes at play, pause, a seek and the seam of a loop."""

RAMP = 0.010
"""Seconds of a change of volume from nothing to all."""


class Track:
    """Fills the blocks that a device asks for, on whatever thread it asks, without a click.

    Every public method may be called from any thread. Times are seconds from the start of the
    sound, whatever the rate it is played at.
    """

    def __init__(self, sound: Sound, volume: float = 1.0, looping: bool = False) -> None:
        self._lock = threading.Lock()
        self._frames = sound.array()
        self._rate = sound.rate
        self._cursor = 0
        self._jump: int | None = None
        self._running = False
        self._ended = False
        self._fade = 0.0
        self._gain = self._volume = volume
        self._looping = looping
        self._range: tuple[float, float | None] = (0.0, None)

    @property
    def rate(self) -> int:
        return self._rate

    @property
    def length(self) -> float:
        return len(self._frames) / self._rate

    @property
    def position(self) -> float:
        with self._lock:
            frame = self._cursor if self._jump is None else self._jump
            return frame / self._rate

    @property
    def running(self) -> bool:
        return self._running

    @property
    def ended(self) -> bool:
        """True from the moment the last frame was given out until it is played or moved again."""
        return self._ended

    def resume(self) -> None:
        with self._lock:
            self._running, self._ended = True, False

    def hold(self) -> None:
        """Fade out and give nothing more, while blocks are asked for; else stop at once."""
        self._running = False

    def drop(self) -> None:
        """Stop without a fade, because the device is gone."""
        with self._lock:
            self._running, self._fade = False, 0.0

    def seek(self, seconds: float) -> None:
        with self._lock:
            frame = min(max(round(seconds * self._rate), 0), len(self._frames))
            self._ended = False
            if self._fade > 0.0:
                self._jump = frame
            else:
                self._cursor, self._jump = frame, None

    def set_volume(self, volume: float) -> None:
        """A gain from 0 to 1."""
        self._volume = volume

    def set_looping(self, looping: bool) -> None:
        self._looping = looping

    def set_range(self, start: float, end: float | None) -> None:
        """What a loop repeats; without an end, to the end of the sound.

        A range too short for its own fades counts as the whole sound.
        """
        self._range = (start, end)

    def resample(self, rate: int) -> None:
        """Go on at another rate, for a device that knows no other. Costs seconds on long sounds."""
        if rate == self._rate:
            return
        import numpy as np
        from scipy.signal import resample_poly

        common = math.gcd(rate, self._rate)
        frames = resample_poly(self._frames, rate // common, self._rate // common, axis=0)
        with self._lock:
            ratio = rate / self._rate
            self._cursor = min(round(self._cursor * ratio), len(frames))
            if self._jump is not None:
                self._jump = min(round(self._jump * ratio), len(frames))
            self._frames = frames.astype(np.float32, copy=False)
            self._rate = rate

    def fill(self, out: "np.ndarray") -> bool:
        """Write the next block into float32 frames x channels (1 or 2).

        False when this block holds the last that is to be heard, so that the device may stop.
        """
        out[:] = 0.0
        with self._lock:
            done = 0
            while done < len(out) and self._audible():
                done += self._segment(out[done:])
            return self._audible()

    def _audible(self) -> bool:
        if self._fade <= 0.0 and self._jump is not None:
            self._cursor, self._jump = self._jump, None
        return self._running or self._fade > 0.0

    def _segment(self, out: "np.ndarray") -> int:
        """As much as can be given before the fade, the loop or the sound ends; the frames given."""
        start, end = self._loop()
        stop = end if self._looping and self._cursor < end else len(self._frames)
        rising = self._running and self._jump is None
        count = min(len(out), stop - self._cursor)
        if not rising:
            count = min(count, math.ceil(self._fade * FADE * self._rate))
        if count > 0:
            chunk = self._chunk(count, start, stop if self._looping else None)
            out[:count] = _spread(chunk, out.shape[1]) * self._envelope(count, rising)[:, None]
            self._cursor += count
        if self._cursor >= stop:
            self._turn(start)
        return count

    def _turn(self, start: int) -> None:
        if self._looping and start < len(self._frames):
            self._cursor = start
        elif self._jump is not None:
            self._fade = 0.0
        else:
            self._ended = self._running
            self._running, self._fade = False, 0.0

    def _loop(self) -> tuple[int, int]:
        start, end = self._range
        first = min(max(round(start * self._rate), 0), len(self._frames))
        last = len(self._frames) if end is None else min(round(end * self._rate), len(self._frames))
        long_enough = last - first >= 2 * FADE * self._rate
        return (first, last) if long_enough else (0, len(self._frames))

    def _chunk(self, count: int, start: int, seam: int | None) -> "np.ndarray":
        """The next frames; before a seam the lead-in of the loop's start is blended in."""
        chunk = self._frames[self._cursor : self._cursor + count]
        if seam is None:
            return chunk
        width = min(int(FADE * self._rate), max(seam - start, 1))
        first = max(seam - width, self._cursor)
        if first >= self._cursor + count:
            return chunk
        import numpy as np

        chunk = chunk.copy()
        at = np.arange(first, self._cursor + count)
        weight = ((seam - at) / width).astype(np.float32)[:, None]
        source = at - seam + start
        lead_in = self._frames[np.maximum(source, 0)] * (source >= 0)[:, None]
        chunk[first - self._cursor :] *= weight
        chunk[first - self._cursor :] += (1.0 - weight) * lead_in
        return chunk

    def _envelope(self, count: int, rising: bool) -> "np.ndarray":
        import numpy as np

        time = np.arange(1, count + 1, dtype=np.float32) / self._rate
        fade = np.clip(self._fade + (time if rising else -time) / FADE, 0.0, 1.0)
        change = np.clip(self._volume - self._gain, -time / RAMP, time / RAMP)
        gain = self._gain + change
        self._fade, self._gain = float(fade[-1]), float(gain[-1])
        if self._fade < 1e-4 and not rising:
            self._fade = 0.0
        return (fade * gain).astype(np.float32)


def _spread(chunk: "np.ndarray", channels: int) -> "np.ndarray":
    """Frames x channels of the sound, as frames x channels of the device."""
    if chunk.shape[1] == channels:
        return chunk
    return chunk.mean(axis=1, keepdims=True)
