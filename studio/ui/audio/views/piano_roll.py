"""The notes of a tune: time from left to right, pitch from low to high."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter
from PySide6.QtWidgets import QToolTip, QWidget

from studio.ui.audio.instruments import instrument_colours, instrument_name
from studio.ui.audio.views.note_picture import NotePicture, Rows
from studio.ui.audio.views.time_axis import TimeAxis
from studio.ui.audio.views.time_picture import HEADER, clock, small_font
from studio.ui.audio.views.time_view import TimeView
from studio.ui.theme import colour

if TYPE_CHECKING:
    from studio.media.synth.notes import Notes

_LETTERS = ("C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B")
_BLACK = frozenset((1, 3, 6, 8, 10))
_FEWEST_ROWS = 25
_FOOT = 8
_SHADE = 0.028
"""How much darker the rows of black keys are, as a share of lightness."""


def note_name(pitch: int) -> str:
    """Scientific pitch notation: 60 is C4, the middle C."""
    return f"{_LETTERS[pitch % 12]}{pitch // 12 - 1}"


class PianoRoll(TimeView):
    """Notes in the colours of their instruments, fainter when softer.

    Shares its `TimeAxis` with the waveform above it, whose ruler serves both.
    """

    def __init__(self, axis: TimeAxis | None = None, parent: QWidget | None = None) -> None:
        super().__init__(axis, parent)
        self._tune: NotePicture | None = None
        self._lowest, self._count = 48, _FEWEST_ROWS
        self._name()

    def set_notes(self, notes: "Notes | None", seconds: float | None = None) -> None:
        """Show a tune; None takes it away.

        `seconds` sets the length of the axis. Leave it out where a waveform with the same axis
        does so, since a sound rings on behind its last note.
        """
        self._tune = NotePicture(notes) if notes is not None and len(notes.start) else None
        if notes is not None and len(notes.start):
            low, high = int(notes.pitch.min()), int(notes.pitch.max())
            spare = max(_FEWEST_ROWS - (high - low + 1), 4)
            self._lowest = max(low - spare // 2, 0)
            self._count = high - low + 1 + spare
        if seconds is not None:
            self.axis.set_length(seconds)
        self._tell_value()
        self.redraw()

    def ready(self) -> bool:
        return self._tune is not None

    def value(self) -> str:
        if self._tune is None:
            return self.tr("No notes")
        return self.tr("{count} notes, {position}").format(
            count=len(self._tune.notes.start), position=super().value()
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
        super().changeEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self.words_at(QPointF(event.pos()))
            if words:
                QToolTip.showText(event.globalPos(), words, self)
                return True
        return super().event(event)

    def words_at(self, place: QPointF) -> str:
        """Name, start and instrument of the note under a point; empty where there is none."""
        import numpy as np

        if self._tune is None or not self.time_area().contains(place) or place.y() < HEADER:
            return ""
        row = self._rows().pitch(place.y())
        moment, slack = self.axis.seconds(place.x()), 2 * self.axis.span / max(self.width(), 1)
        notes = self._tune.notes
        hit = (notes.pitch == row) & (notes.start - slack <= moment) & (moment <= notes.end + slack)
        found = np.flatnonzero(hit)
        if not len(found):
            return ""
        index = int(found[-1])
        return self.tr("{note}, starts at {start}, {instrument}").format(
            note=note_name(row),
            start=clock(float(notes.start[index]), 2),
            instrument=instrument_name(notes.instrument[index]),
        )

    def paint_picture(self, painter: QPainter) -> None:
        if self._tune is None:
            painter.setPen(colour("dim"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("No notes"))
            return
        painter.setFont(small_font(self.font()))
        rows = self._rows()
        self._paint_legend(painter, self._tune.names)
        self._paint_keys(painter, rows)
        painter.setClipRect(self.time_area())
        self.paint_lines(painter, HEADER)
        self._tune.paint(painter, self.axis, rows)

    def _name(self) -> None:
        self.setAccessibleName(self.tr("Notes"))
        self.setToolTip(self.tr("Rest on a note to read its name, click to go there"))
        self._tell_value()

    def _rows(self) -> Rows:
        bottom, ratio = self.height() - _FOOT, self.devicePixelRatioF()
        return Rows(self._lowest, self._count, HEADER, bottom, ratio)

    def _paint_legend(self, painter: QPainter, names: list[str]) -> None:
        metrics = QFontMetricsF(painter.font())
        x = self.axis.left + 1
        for name, hue in instrument_colours(names).items():
            words = instrument_name(name)
            width = 10 + 6 + metrics.horizontalAdvance(words) + 16
            if x + width > self.axis.end + 16:
                painter.setPen(colour("dim"))
                painter.drawText(QRectF(x, 0, 20, HEADER), Qt.AlignmentFlag.AlignVCenter, "…")
                return
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(hue)
            painter.drawRoundedRect(QRectF(x, HEADER / 2 - 4, 8, 8), 2, 2)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setPen(colour("dim"))
            area = QRectF(x + 14, 0, width, HEADER)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)
            x += width

    def _paint_keys(self, painter: QPainter, rows: Rows) -> None:
        """Rows of black keys shaded, a line under each C, and its name at the left."""
        ground = colour("surround")
        shade = QColor.fromHslF(
            max(ground.hslHueF(), 0.0), ground.hslSaturationF(), ground.lightnessF() - _SHADE
        )
        left, width = self.axis.left, self.axis.end - self.axis.left
        height = painter.fontMetrics().height()
        spacious = 12 * rows.height >= height
        hair = max(1, round(rows.ratio)) / rows.ratio
        for pitch in range(rows.lowest, rows.lowest + rows.count):
            top, bottom = rows.edge(pitch), rows.edge(pitch - 1)
            if pitch % 12 in _BLACK:
                painter.fillRect(QRectF(left, top, width, bottom - top), shade)
            elif pitch % 12 == 0:
                painter.fillRect(QRectF(left, bottom - hair, width, hair), colour("line"))
                if spacious and left >= 24:
                    painter.setPen(colour("dim"))
                    middle = (top + bottom) / 2
                    area = QRectF(0, middle - height / 2, left - 8, height)
                    flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    painter.drawText(area, flags, note_name(pitch))
