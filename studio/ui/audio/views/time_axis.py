"""Where a moment lies on the screen, for every widget that shows the same sound."""

from PySide6.QtCore import QObject, Signal

_CLOSEST = 0.05
"""Seconds across the widget at the closest look."""

_STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600)


class TimeAxis(QObject):
    """Seconds to pixels and back, with zoom and scroll, shared by waveform and piano roll.

    `left` and `right` are the pixels kept free beside the time, `width` all of the widget's.
    Without zoom the whole length fills what is between.
    """

    changed = Signal()

    def __init__(
        self, parent: QObject | None = None, *, left: float = 36.0, right: float = 12.0
    ) -> None:
        super().__init__(parent)
        self._left = left
        self._right = right
        self._width = 0.0
        self._length = 0.0
        self._start = 0.0
        self._span = 0.0

    @property
    def left(self) -> float:
        return self._left

    @property
    def end(self) -> float:
        """The x where the time ends to be shown."""
        return max(self._width - self._right, self._left + 1.0)

    @property
    def length(self) -> float:
        """Seconds of the whole; never below the closest look."""
        return max(self._length, _CLOSEST)

    @property
    def start(self) -> float:
        """The second at the left edge."""
        return self._start

    @property
    def span(self) -> float:
        """Seconds that are shown."""
        return min(self._span or self.length, self.length)

    @property
    def zoomed(self) -> bool:
        return self.span < self.length

    def x(self, seconds: float) -> float:
        return self._left + (seconds - self._start) * self._scale()

    def seconds(self, x: float) -> float:
        """Within the length of the sound, whatever the x."""
        return min(max(self._start + (x - self._left) / self._scale(), 0.0), self._length)

    def set_width(self, width: float) -> None:
        if width != self._width:
            self._width = width
            self.changed.emit()

    def set_length(self, seconds: float) -> None:
        """Of another sound, which is shown whole."""
        if seconds != self._length:
            self._length = seconds
            self._show(0.0, 0.0)

    def zoom(self, factor: float, around: float) -> None:
        """Come closer by a factor above 1; the moment under the x `around` stays there."""
        span = min(max(self.span / factor, _CLOSEST), self.length)
        share = (around - self._left) / (self.end - self._left)
        share = min(max(share, 0.0), 1.0)
        self._show(self._start + share * (self.span - span), span)

    def scroll(self, pixels: float) -> None:
        """Show later moments by so many pixels."""
        self._show(self._start + pixels / self._scale(), self._span)

    def shows(self, seconds: float) -> bool:
        return self._start <= seconds <= self._start + self.span

    def reveal(self, seconds: float) -> None:
        """Turn to the page with that moment at its left, unless it is on this one."""
        if not self.shows(seconds):
            self._show(seconds, self._span)

    def step(self, least: float = 64.0) -> float:
        """Seconds between two lines of a ruler, at least so many pixels apart."""
        wanted = least / self._scale()
        return next((step for step in _STEPS if step >= wanted), _STEPS[-1])

    def _scale(self) -> float:
        """Pixels for a second."""
        return (self.end - self._left) / self.span

    def _show(self, start: float, span: float) -> None:
        whole = span <= 0.0 or span >= self.length
        self._span = 0.0 if whole else span
        self._start = 0.0 if whole else min(max(start, 0.0), self.length - span)
        self.changed.emit()
