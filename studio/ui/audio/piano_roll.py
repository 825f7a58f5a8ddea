"""The notes of a tune: time from left to right, pitch from low to high."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QImage, QPainter
from PySide6.QtWidgets import QToolTip, QWidget

from studio.ui.audio.instruments import instrument_colours, instrument_name
from studio.ui.audio.time_axis import TimeAxis
from studio.ui.audio.time_picture import HEADER, clock, small_font
from studio.ui.audio.time_view import TimeView
from studio.ui.theme import colour

if TYPE_CHECKING:
    import numpy as np

    from studio.media.synth.notes import Notes

_LETTERS = ("C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B")
_BLACK = frozenset((1, 3, 6, 8, 10))
_FEWEST_ROWS = 25
_FOOT = 8
_SHADE = 0.028
"""How much darker the rows of black keys are, as a share of lightness."""

_SOFTEST = 0.55
_SHADES = 4
"""Steps of loudness that can be told apart; each is painted at one go."""

_MOST_ROUNDED = 1500
"""Above so many notes on screen they are painted as a crowd."""


def note_name(pitch: int) -> str:
    """Scientific pitch notation: 60 is C4, the middle C."""
    return f"{_LETTERS[pitch % 12]}{pitch // 12 - 1}"


class PianoRoll(TimeView):
    """Notes in the colours of their instruments, fainter when softer.

    Shares its `TimeAxis` with the waveform above it, whose ruler serves both.
    """

    def __init__(self, axis: TimeAxis | None = None, parent: QWidget | None = None) -> None:
        super().__init__(axis, parent)
        self._notes: Notes | None = None
        self._voice: np.ndarray | None = None
        self._names: list[str] = []
        self._lowest, self._rows = 48, _FEWEST_ROWS
        self._name()

    def set_notes(self, notes: "Notes | None", seconds: float | None = None) -> None:
        """Show a tune; None takes it away.

        `seconds` sets the length of the axis. Leave it out where a waveform with the same axis
        does so, since a sound rings on behind its last note.
        """
        import numpy as np

        self._notes = notes if notes is not None and len(notes.start) else None
        if self._notes is not None:
            self._names = _from_high_to_low(self._notes)
            place = {name: index for index, name in enumerate(self._names)}
            self._voice = np.array([place[name] for name in self._notes.instrument])
            low, high = int(self._notes.pitch.min()), int(self._notes.pitch.max())
            spare = max(_FEWEST_ROWS - (high - low + 1), 4)
            self._lowest = max(low - spare // 2, 0)
            self._rows = high - low + 1 + spare
        if seconds is not None:
            self.axis.set_length(seconds)
        self._tell_value()
        self.redraw()

    def ready(self) -> bool:
        return self._notes is not None

    def value(self) -> str:
        if self._notes is None:
            return self.tr("No notes")
        return self.tr("{count} notes, {position}").format(
            count=len(self._notes.start), position=super().value()
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

        if self._notes is None or not self.time_area().contains(place) or place.y() < HEADER:
            return ""
        row = int((self._bottom() - place.y()) // self._row_height()) + self._lowest
        moment, slack = self.axis.seconds(place.x()), 2 * self.axis.span / max(self.width(), 1)
        notes = self._notes
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
        if self._notes is None:
            painter.setPen(colour("dim"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.tr("No notes"))
            return
        painter.setFont(small_font(self.font()))
        self._paint_legend(painter)
        self._paint_keys(painter)
        painter.setClipRect(self.time_area())
        self.paint_lines(painter, HEADER)
        self._paint_notes(painter)

    def _name(self) -> None:
        self.setAccessibleName(self.tr("Notes"))
        self.setToolTip(self.tr("Rest on a note to read its name, click to go there"))
        self._tell_value()

    def _bottom(self) -> float:
        return self.height() - _FOOT

    def _row_height(self) -> float:
        return max(self._bottom() - HEADER, 1.0) / self._rows

    def _row(self, pitch: float) -> float:
        """The upper edge of a key's row, on a whole device pixel."""
        ratio = self.devicePixelRatioF()
        top = self._bottom() - (pitch - self._lowest + 1) * self._row_height()
        return round(top * ratio) / ratio

    def _paint_legend(self, painter: QPainter) -> None:
        metrics = QFontMetricsF(painter.font())
        x = self.axis.left + 1
        for name, hue in instrument_colours(self._names).items():
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

    def _paint_keys(self, painter: QPainter) -> None:
        """Rows of black keys shaded, a line under each C, and its name at the left."""
        ground = colour("surround")
        shade = QColor.fromHslF(
            max(ground.hslHueF(), 0.0), ground.hslSaturationF(), ground.lightnessF() - _SHADE
        )
        left, width = self.axis.left, self.axis.end - self.axis.left
        height = painter.fontMetrics().height()
        spacious = 12 * self._row_height() >= height
        hair = max(1, round(self.devicePixelRatioF())) / self.devicePixelRatioF()
        for pitch in range(self._lowest, self._lowest + self._rows):
            top, bottom = self._row(pitch), self._row(pitch - 1)
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

    def _paint_notes(self, painter: QPainter) -> None:
        notes = self._notes
        assert notes is not None
        axis = self.axis
        shown = (notes.end >= axis.start) & (notes.start <= axis.start + axis.span)
        if int(shown.sum()) > _MOST_ROUNDED:
            self._paint_crowd(painter, shown)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for hue, chosen in self._groups(shown):
            painter.setBrush(hue)
            for area in self._areas(chosen):
                corner = min(2.0, area.height() / 2, area.width() / 2)
                painter.drawRoundedRect(area, corner, corner)

    def _paint_crowd(self, painter: QPainter, shown: "np.ndarray") -> None:
        """So many notes that their corners cannot be seen: filled in as one picture at once."""
        import numpy as np

        notes, axis, ratio = self._notes, self.axis, self.devicePixelRatioF()
        assert notes is not None
        columns = round((axis.end - axis.left) * ratio)
        scale = columns / axis.span
        grid = np.zeros((self._rows, columns), np.uint32)
        for hue, chosen in self._groups(shown):
            first = np.rint((notes.start[chosen] - axis.start) * scale).astype(int)
            last = np.rint((notes.end[chosen] - axis.start) * scale).astype(int) - 1
            first = np.clip(first, 0, columns - 1)
            widths = np.clip(last, first + 1, columns) - first
            step = np.arange(widths.sum()) - np.repeat(np.cumsum(widths) - widths, widths)
            rows = self._rows - 1 - (notes.pitch[chosen] - self._lowest)
            grid[np.repeat(rows, widths), np.repeat(first, widths) + step] = hue.rgba()
        edges = [self._row(self._lowest + self._rows - 1 - row) for row in range(self._rows + 1)]
        picture = np.repeat(grid, np.rint(np.diff(edges) * ratio).astype(int), axis=0)
        height = len(picture)
        image = QImage(
            picture.data, columns, height, 4 * columns, QImage.Format.Format_ARGB32_Premultiplied
        )
        area = QRectF(axis.left, edges[0], columns / ratio, height / ratio)
        painter.drawImage(area, image)

    def _groups(self, shown: "np.ndarray") -> "Iterator[tuple[QColor, np.ndarray]]":
        """Notes of one colour and loudness, as indices; the first instrument on top."""
        import numpy as np

        notes, voices = self._notes, self._voice
        assert notes is not None
        assert voices is not None
        loudness = np.ceil(notes.velocity * (_SHADES / 127)).astype(int)
        hues = list(instrument_colours(self._names).values())
        ground = colour("surround")
        for voice in reversed(range(len(hues))):
            for step in range(1, _SHADES + 1):
                chosen = np.flatnonzero(shown & (voices == voice) & (loudness == step))
                if len(chosen):
                    share = _SOFTEST + (1 - _SOFTEST) * (step - 1) / (_SHADES - 1)
                    yield _mixed(ground, hues[voice], share), chosen

    def _areas(self, chosen: "np.ndarray") -> Iterable[QRectF]:
        """Each a pixel short of its end, so that repeated notes stay apart."""
        import numpy as np

        notes, axis = self._notes, self.axis
        assert notes is not None
        ratio = self.devicePixelRatioF()
        gap = max(1, round(ratio)) / ratio
        scale = (axis.end - axis.left) / axis.span
        left = axis.left + (notes.start[chosen] - axis.start) * scale
        width = np.maximum((notes.end[chosen] - notes.start[chosen]) * scale - gap, 2.0)
        left = np.round(left * ratio) / ratio
        tops = {int(pitch): self._row(int(pitch)) for pitch in np.unique(notes.pitch[chosen])}
        heights = {pitch: self._row(pitch - 1) - top for pitch, top in tops.items()}
        space = gap if self._row_height() >= 5 else 0.0
        rows = zip(left.tolist(), notes.pitch[chosen].tolist(), width.tolist(), strict=True)
        return (
            QRectF(x, tops[pitch] + space, wide, max(heights[pitch] - 2 * space, gap))
            for x, pitch, wide in rows
        )


def _from_high_to_low(notes: "Notes") -> list[str]:
    """Instruments by their mean pitch, so that the melody gets the first colour; drums last."""
    pitches: dict[str, list[int]] = {}
    for name, pitch in zip(notes.instrument, notes.pitch.tolist(), strict=True):
        pitches.setdefault(name, []).append(pitch)
    return sorted(
        pitches, key=lambda name: (name == "drums", -sum(pitches[name]) / len(pitches[name]))
    )


def _mixed(ground: QColor, hue: QColor, share: float) -> QColor:
    """Opaque, so that overlapping notes do not add up to something brighter."""
    return QColor.fromRgbF(
        ground.redF() + (hue.redF() - ground.redF()) * share,
        ground.greenF() + (hue.greenF() - ground.greenF()) * share,
        ground.blueF() + (hue.blueF() - ground.blueF()) * share,
    )
