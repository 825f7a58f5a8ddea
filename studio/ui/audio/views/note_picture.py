"""The notes of a tune as they lie on the rows of a piano roll."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from studio.ui.audio.instruments import instrument_colours
from studio.ui.audio.views.time_axis import TimeAxis
from studio.ui.theme import colour

if TYPE_CHECKING:
    import numpy as np

    from studio.media.synth.notes import Notes

_SOFTEST = 0.55
_SHADES = 4
"""Steps of loudness that can be told apart; each is painted at one go."""

_MOST_ROUNDED = 1500
"""Above so many notes on screen they are painted as a crowd."""


@dataclass(frozen=True)
class Rows:
    """`count` keys, the `lowest` at the bottom, between two heights of the widget.

    `ratio` is pixels of the screen for one of the widget's.
    """

    lowest: int
    count: int
    top: float
    bottom: float
    ratio: float

    @property
    def height(self) -> float:
        return max(self.bottom - self.top, 1.0) / self.count

    def edge(self, pitch: float) -> float:
        """The upper edge of a key's row, on a whole device pixel."""
        top = self.bottom - (pitch - self.lowest + 1) * self.height
        return round(top * self.ratio) / self.ratio

    def pitch(self, y: float) -> int:
        return int((self.bottom - y) // self.height) + self.lowest


class NotePicture:
    """`names` are the instruments, in the order of their colours."""

    def __init__(self, notes: "Notes") -> None:
        import numpy as np

        self.notes = notes
        self.names = _from_high_to_low(notes)
        place = {name: index for index, name in enumerate(self.names)}
        self._voice = np.array([place[name] for name in notes.instrument])

    def paint(self, painter: QPainter, axis: TimeAxis, rows: Rows) -> None:
        """Those in sight."""
        notes = self.notes
        shown = (notes.end >= axis.start) & (notes.start <= axis.start + axis.span)
        if int(shown.sum()) > _MOST_ROUNDED:
            self._paint_crowd(painter, shown, axis, rows)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for hue, chosen in self._groups(shown):
            painter.setBrush(hue)
            for area in self._areas(chosen, axis, rows):
                corner = min(2.0, area.height() / 2, area.width() / 2)
                painter.drawRoundedRect(area, corner, corner)

    def _paint_crowd(
        self, painter: QPainter, shown: "np.ndarray", axis: TimeAxis, rows: Rows
    ) -> None:
        """So many notes that their corners cannot be seen: filled in as one picture at once."""
        import numpy as np

        notes, ratio = self.notes, rows.ratio
        columns = round((axis.end - axis.left) * ratio)
        scale = columns / axis.span
        grid = np.zeros((rows.count, columns), np.uint32)
        for hue, chosen in self._groups(shown):
            first = np.rint((notes.start[chosen] - axis.start) * scale).astype(int)
            last = np.rint((notes.end[chosen] - axis.start) * scale).astype(int) - 1
            first = np.clip(first, 0, columns - 1)
            widths = np.clip(last, first + 1, columns) - first
            step = np.arange(widths.sum()) - np.repeat(np.cumsum(widths) - widths, widths)
            places = rows.count - 1 - (notes.pitch[chosen] - rows.lowest)
            grid[np.repeat(places, widths), np.repeat(first, widths) + step] = hue.rgba()
        edges = [rows.edge(rows.lowest + rows.count - 1 - row) for row in range(rows.count + 1)]
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

        notes, voices = self.notes, self._voice
        loudness = np.ceil(notes.velocity * (_SHADES / 127)).astype(int)
        hues = list(instrument_colours(self.names).values())
        ground = colour("surround")
        for voice in reversed(range(len(hues))):
            for step in range(1, _SHADES + 1):
                chosen = np.flatnonzero(shown & (voices == voice) & (loudness == step))
                if len(chosen):
                    share = _SOFTEST + (1 - _SOFTEST) * (step - 1) / (_SHADES - 1)
                    yield _mixed(ground, hues[voice], share), chosen

    def _areas(self, chosen: "np.ndarray", axis: TimeAxis, rows: Rows) -> Iterable[QRectF]:
        """Each a pixel short of its end, so that repeated notes stay apart."""
        import numpy as np

        notes, ratio = self.notes, rows.ratio
        gap = max(1, round(ratio)) / ratio
        scale = (axis.end - axis.left) / axis.span
        left = axis.left + (notes.start[chosen] - axis.start) * scale
        width = np.maximum((notes.end[chosen] - notes.start[chosen]) * scale - gap, 2.0)
        left = np.round(left * ratio) / ratio
        tops = {int(pitch): rows.edge(int(pitch)) for pitch in np.unique(notes.pitch[chosen])}
        heights = {pitch: rows.edge(pitch - 1) - top for pitch, top in tops.items()}
        space = gap if rows.height >= 5 else 0.0
        places = zip(left.tolist(), notes.pitch[chosen].tolist(), width.tolist(), strict=True)
        return (
            QRectF(x, tops[pitch] + space, wide, max(heights[pitch] - 2 * space, gap))
            for x, pitch, wide in places
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
