"""Time from left to right under one playhead, as waveform and piano roll paint it."""

import math

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.audio.views.time_axis import TimeAxis
from studio.ui.theme import colour

HEADER = 26
"""Pixels above the picture, for a ruler or a legend."""


def clock(seconds: float, decimals: int = 0) -> str:
    """0:18, 1:02:03 or 0:18.25."""
    unit = 10**decimals
    ticks = round(seconds * unit)
    whole, part = divmod(ticks, unit)
    minutes, second = divmod(whole, 60)
    hours, minute = divmod(minutes, 60)
    text = f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"
    return f"{text}.{part:0{decimals}}" if decimals else text


def small_font(font: QFont) -> QFont:
    """For rulers and legends, a pixel under the window's own."""
    small = QFont(font)
    if font.pixelSize() > 1:
        small.setPixelSize(font.pixelSize() - 1)
    return small


class TimePicture(QWidget):
    """Keeps what stands still as one picture, so that a moving playhead repaints only its strip."""

    def __init__(self, axis: TimeAxis | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.axis = axis or TimeAxis(self)
        self.axis.changed.connect(self.redraw)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._picture: QPixmap | None = None
        self._position = 0.0
        self._range: tuple[float, float] | None = None

    @property
    def position(self) -> float:
        """Seconds, where the playhead is."""
        return self._position

    @property
    def range(self) -> tuple[float, float] | None:
        return self._range

    def set_position(self, seconds: float) -> None:
        """Move the playhead."""
        if seconds == self._position:
            return
        before, said = self._strip(), int(self._position)
        self._position = seconds
        self.update(before)
        self.update(self._strip())
        if int(seconds) != said:
            self._tell_value()

    def set_range(self, chosen: tuple[float, float] | None) -> None:
        if chosen != self._range:
            self._range = chosen
            self.update()

    def redraw(self) -> None:
        """Paint everything anew at the next chance."""
        self._picture = None
        self.update()

    def ready(self) -> bool:
        """Whether there is something to show and to seek in."""
        raise NotImplementedError

    def paint_picture(self, painter: QPainter) -> None:
        """All but range, playhead and focus, in this widget's own coordinates."""
        raise NotImplementedError

    def value(self) -> str:
        """What a screen reader says about the state."""
        return self.tr("{position} of {length}").format(
            position=clock(self._position), length=clock(self.axis.length)
        )

    def sizeHint(self) -> QSize:
        return QSize(640, 200)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, HEADER + 48)

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        picture = self._picture
        if picture is None or picture.devicePixelRatio() != ratio:
            picture = self._picture = self._drawn(ratio)
        painter = QPainter(self)
        painter.setClipRect(event.rect())
        area = QRectF(event.rect())
        painter.drawPixmap(area, picture, QRectF(area.topLeft() * ratio, area.size() * ratio))
        if self.ready():
            painter.setClipRect(event.rect() & self.time_area().toAlignedRect())
            self._paint_range(painter)
            self._paint_playhead(painter)
            painter.setClipRect(event.rect())
        if self.hasFocus():
            painter.setPen(colour("edge"))
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    def time_area(self) -> QRectF:
        """Where time is shown, header included; a pixel more for a playhead at either end."""
        left = self.axis.left - 1
        return QRectF(left, 0, self.axis.end + 1 - left, self.height())

    def lines(self) -> list[tuple[float, float]]:
        """(seconds, x) of the ruler's lines, x on a whole device pixel."""
        axis, step, ratio = self.axis, self.axis.step(), self.devicePixelRatioF()
        first = math.ceil(axis.start / step - 1e-9)
        last = math.floor((axis.start + axis.span) / step + 1e-9)
        marks = (index * step for index in range(first, last + 1))
        return [(mark, round(axis.x(mark) * ratio) / ratio) for mark in marks]

    def paint_lines(self, painter: QPainter, top: float) -> None:
        hair = max(1, round(self.devicePixelRatioF())) / self.devicePixelRatioF()
        faint = QColor(colour("faint"))
        faint.setAlphaF(0.3)
        for _seconds, x in self.lines():
            painter.fillRect(QRectF(x, top, hair, self.height() - top), faint)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (
            QEvent.Type.PaletteChange,
            QEvent.Type.FontChange,
            QEvent.Type.EnabledChange,
            QEvent.Type.LanguageChange,
        ):
            self.redraw()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.axis.set_width(self.width())
        self.redraw()

    def _drawn(self, ratio: float) -> QPixmap:
        picture = QPixmap((QRectF(self.rect()).size() * ratio).toSize())
        picture.setDevicePixelRatio(ratio)
        picture.fill(colour("surround"))
        painter = QPainter(picture)
        painter.setFont(self.font())
        self.paint_picture(painter)
        painter.end()
        return picture

    def _paint_range(self, painter: QPainter) -> None:
        if self._range is None:
            return
        left, right = (self.axis.x(seconds) for seconds in self._range)
        wash = QColor(colour("accent"))
        wash.setAlphaF(0.16)
        painter.fillRect(QRectF(left, HEADER, right - left, self.height() - HEADER), wash)
        wash.setAlphaF(0.7)
        for seconds in self._range:
            line = self._line_at(seconds)
            painter.fillRect(line.adjusted(0, 0, -line.width() / 2, 0), wash)

    def _paint_playhead(self, painter: QPainter) -> None:
        """With a rim, or it would be lost on a waveform of nearly its colour."""
        line = self._line_at(self._position)
        rim = QColor(colour("surround"))
        rim.setAlphaF(0.75)
        painter.fillRect(line.adjusted(-1, 0, 1, 0), rim)
        painter.fillRect(line, colour("accent"))

    def _line_at(self, seconds: float) -> QRectF:
        """Two pixels wide, on whole device pixels."""
        ratio = self.devicePixelRatioF()
        width = round(2 * ratio) / ratio
        x = round(self.axis.x(seconds) * ratio) / ratio - width / 2
        x = math.floor(x * ratio) / ratio
        return QRectF(x, HEADER, width, self.height() - HEADER)

    def _strip(self) -> QRect:
        return self._line_at(self._position).toAlignedRect().adjusted(-2, 0, 2, 0)

    def _tell_value(self) -> None:
        """Once a second at most, so that a screen reader is not flooded."""
        self.setAccessibleDescription(self.value())
        if QAccessible.isActive():
            QAccessible.updateAccessibility(
                QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            )
