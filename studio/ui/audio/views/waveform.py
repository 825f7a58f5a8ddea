"""The shape of a sound over time."""

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from studio.ui.audio.views.time_axis import TimeAxis
from studio.ui.audio.views.time_picture import HEADER, clock, small_font
from studio.ui.audio.views.time_view import TimeView
from studio.ui.theme import colour

if TYPE_CHECKING:
    import numpy as np

_GAP = 8
_CORNER = 6
_TITLE = 22

_QUIETEST = 0.25
"""The peak of a sound that still fills the height; a quieter one looks quiet."""


class _State(Enum):
    EMPTY = auto()
    MAKING = auto()
    SHOWN = auto()


class Waveform(TimeView):
    """Peaks of one sound under a ruler, in one of the three hues of sounds.

    Peaks come ready made, because counting them takes too long for the thread that paints.
    """

    def __init__(
        self, axis: TimeAxis | None = None, parent: QWidget | None = None, *, hue: str = "wave2"
    ) -> None:
        super().__init__(axis, parent)
        self._state = _State.EMPTY
        self._levels: list[np.ndarray] = []
        self._full = 1.0
        self._words = ""
        self._title = ""
        self._hue = hue
        self._name()

    def set_sound_peaks(
        self, levels: "np.ndarray | list[np.ndarray]", seconds: float, title: str = ""
    ) -> None:
        """Show a sound: lows and highs as float32 buckets x 2 from -1 to 1, spread over `seconds`.

        Several arrays are the same sound at several finenesses, in any order. The playhead goes
        to the start and the range is taken away.
        """
        several = levels if isinstance(levels, list) else [levels]
        self._levels = sorted((level for level in several if len(level)), key=len)
        loudest = max((float(abs(level).max()) for level in self._levels), default=0.0)
        self._full = max(loudest, _QUIETEST)
        self._state = _State.SHOWN if self._levels and seconds > 0 else _State.EMPTY
        self._title = title
        self._begin(seconds)

    def set_hue(self, hue: str) -> None:
        """`wave1`, `wave2` or `wave3`."""
        self._hue = hue
        self.redraw()

    def show_empty(self, words: str = "") -> None:
        """Nothing to show, and what to do about it in words."""
        self._state, self._levels, self._words = _State.EMPTY, [], words
        self._begin(0.0)

    def show_making(self, words: str = "") -> None:
        """A sound is on its way."""
        self._state, self._levels, self._words = _State.MAKING, [], words
        self._begin(0.0)

    def ready(self) -> bool:
        return self._state is _State.SHOWN

    def value(self) -> str:
        return super().value() if self.ready() else self._said()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
        super().changeEvent(event)

    def paint_picture(self, painter: QPainter) -> None:
        if not self.ready():
            painter.setPen(colour("dim"))
            middle = QRectF(self.rect()).adjusted(16, 0, -16, 0)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(middle, flags, self._said())
            return
        self._paint_ruler(painter)
        painter.setClipRect(self.time_area())
        self.paint_lines(painter, HEADER)
        clip = self._clip()
        wash = QColor(colour(self._hue))
        wash.setAlphaF(0.16)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(wash)
        painter.drawRoundedRect(clip, _CORNER, _CORNER)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if self._title:
            painter.setPen(colour("text"))
            painter.setFont(small_font(self.font()))
            area = QRectF(max(clip.left(), self.axis.left) + 8, clip.top() + 4, 0, _TITLE)
            area.setRight(min(clip.right(), self.axis.end) - 8)
            words = painter.fontMetrics().elidedText(
                self._title, Qt.TextElideMode.ElideRight, int(area.width())
            )
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)
        self._paint_peaks(painter, clip.adjusted(0, 4 + (_TITLE if self._title else 0), 0, -6))

    def _begin(self, seconds: float) -> None:
        self.axis.set_length(seconds)
        self.set_range(None)
        self.set_position(0.0)
        self._tell_value()
        self.redraw()

    def _name(self) -> None:
        self.setAccessibleName(self.tr("Waveform"))
        self.setToolTip(
            self.tr(
                "Click to go there, drag with Shift to choose what repeats, turn the wheel to zoom"
            )
        )
        self._tell_value()

    def _said(self) -> str:
        if self._words:
            return self._words
        if self._state is _State.MAKING:
            return self.tr("Making the sound")
        return self.tr("No sound yet")

    def _clip(self) -> QRectF:
        left, right = self.axis.x(0.0), self.axis.x(self.axis.length)
        return QRectF(left, HEADER + _GAP, right - left, self.height() - HEADER - 2 * _GAP)

    def _paint_ruler(self, painter: QPainter) -> None:
        painter.setFont(small_font(self.font()))
        painter.setPen(colour("dim"))
        step = self.axis.step()
        decimals = 0 if step >= 1 else 1 if step >= 0.1 else 2
        for seconds, x in self.lines():
            area = QRectF(x + 1, 0, 80, HEADER)
            words = clock(seconds, decimals)
            if x + 1 + painter.fontMetrics().horizontalAdvance(words) <= self.width():
                painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_peaks(self, painter: QPainter, area: QRectF) -> None:
        """One column for each device pixel, so that no screen blurs them."""
        import numpy as np

        ratio = self.devicePixelRatioF()
        axis = self.axis
        first = round(max(area.left(), axis.left) * ratio)
        last = round(min(area.right(), axis.end) * ratio)
        if last <= first or area.height() < 2:
            return
        edges = axis.start + (np.arange(first, last + 1) / ratio - axis.left) * (
            axis.span / (axis.end - axis.left)
        )
        low, high = _columns(self._levels, edges / axis.length)
        middle, half = area.center().y() * ratio, area.height() / 2 * ratio
        tops = np.round(middle - np.clip(high / self._full, -1, 1) * half).astype(int)
        bottoms = np.round(middle - np.clip(low / self._full, -1, 1) * half).astype(int)
        heights = np.maximum(bottoms - tops, 1)
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self._hue))
        columns = zip(range(first, last), tops.tolist(), heights.tolist(), strict=True)
        painter.drawRects([QRect(x, top, 1, height) for x, top, height in columns])
        painter.restore()


def _columns(levels: "list[np.ndarray]", edges: "np.ndarray") -> "tuple[np.ndarray, np.ndarray]":
    """Low and high between each two edges (0 to 1 over the sound), from the coarsest that will do.

    `levels` goes from coarse to fine. Between the buckets of the finest the line is straight.
    """
    import numpy as np

    wanted = 1.0 / max(float(edges[1] - edges[0]), 1e-12)
    level = next((level for level in levels if len(level) >= wanted), levels[-1])
    buckets = len(level)
    if buckets < wanted:
        at = (edges[:-1] + edges[1:]) / 2 * buckets - 0.5
        known = np.arange(buckets)
        return np.interp(at, known, level[:, 0]), np.interp(at, known, level[:, 1])
    index = np.clip(np.floor(edges * buckets).astype(int), 0, buckets - 1)
    starts = index[:-1]
    low = np.minimum.reduceat(level[: index[-1] + 1, 0], starts)
    high = np.maximum.reduceat(level[: index[-1] + 1, 1], starts)
    return low, high
