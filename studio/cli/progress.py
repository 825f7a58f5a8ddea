"""What the command line shows while it works: one line on stderr, and words as they are written."""

import sys
import time
from typing import TextIO

from studio.core.artifact import Text
from studio.core.event import Event, Loading, Preview, Progress
from studio.core.language import _

_WIDTH = 24


class ProgressLine:
    """Follows events. The bar appears only on a terminal, the words only when `words` is given.

    The first sign of life comes before the heavy libraries load, because nobody should look at
    an empty line for several seconds.
    """

    def __init__(self, stream: TextIO, quiet: bool, words: TextIO | None = None) -> None:
        self._stream = stream
        self._shown = stream.isatty() and not quiet
        self._words = words
        self._drawn = 0.0

    def starting(self) -> None:
        self._draw(_("Starting..."))

    def follow(self, event: Event) -> None:
        if isinstance(event, Loading):
            self._draw(_("Loading {model}...").format(model=event.model))
        elif isinstance(event, Preview) and isinstance(event.payload, Text) and self._words:
            self.clear()
            self._words.write(event.payload.text)
            self._words.flush()
        elif isinstance(event, Progress) and self._words is None:
            self._bar(event)

    def clear(self) -> None:
        if self._shown and self._drawn:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._drawn = 0.0

    def _bar(self, progress: Progress) -> None:
        if time.monotonic() - self._drawn < 0.05 and progress.step < progress.of:
            return
        filled = _WIDTH * progress.step // max(1, progress.of)
        left = "" if progress.seconds_left is None else _duration(progress.seconds_left)
        bar = "█" * filled + "░" * (_WIDTH - filled)
        self._draw(f"{bar} {progress.step}/{progress.of}  {left}")

    def _draw(self, line: str) -> None:
        if self._shown:
            self._stream.write(f"\r\x1b[K{line}")
            self._stream.flush()
            self._drawn = time.monotonic()


def stderr_line(quiet: bool, words: bool = False) -> ProgressLine:
    return ProgressLine(sys.stderr, quiet, sys.stdout if words else None)


def _duration(seconds: float) -> str:
    if seconds < 60:
        return _("{seconds} s left").format(seconds=round(seconds))
    return _("{minutes} min left").format(minutes=round(seconds / 60))
