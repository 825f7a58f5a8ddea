"""How a take looks in the list: a small waveform, its words, and what and how long it is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle

from studio.jobs.job import Job, State
from studio.ui.audio.take import Take
from studio.ui.audio.takes import OUTLINE, TAKE
from studio.ui.audio.views.time_picture import clock
from studio.ui.icons import draw_icon
from studio.ui.parts.cell import Cell, Index
from studio.ui.parts.kinds import HUES, kind_name
from studio.ui.theme import colour

if TYPE_CHECKING:
    import numpy as np

_HEIGHT = 56
_WELL = QSize(64, 40)
_PAD = 8

translate = QCoreApplication.translate


class TakeRow(Cell):
    """`playing` is the key of the take that is heard now."""

    size = QSize(180, _HEIGHT)

    playing: int | None = None

    def paint_cell(
        self, painter: QPainter, cell: QRect, state: QStyle.StateFlag, index: Index
    ) -> None:
        take: Take = index.data(TAKE)
        area = QRectF(cell)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(colour("chosen"))
            painter.drawRoundedRect(area, 6, 6)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(colour("hover"))
            painter.drawRoundedRect(area, 6, 6)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(colour("edge"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        well = QRectF(area.topLeft() + QPoint(_PAD, _PAD), _WELL)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("well"))
        painter.drawRoundedRect(well, 4, 4)
        self._paint_well(painter, well, take, index.data(OUTLINE) if take.ready else None)
        self._paint_words(painter, area, take)

    def _paint_well(
        self, painter: QPainter, well: QRectF, take: Take, outline: "np.ndarray | None"
    ) -> None:
        if take.failed:
            draw_icon(painter, "warning-circle", _middle(well, 18), "danger")
        elif not take.ready and take.job is not None:
            _paint_progress(painter, well, take.job)
        elif outline is not None:
            hue = QColor(colour(HUES[take.kind]))
            _paint_outline(painter, well.adjusted(6, 5, -6, -5), outline, hue)

    def _paint_words(self, painter: QPainter, area: QRectF, take: Take) -> None:
        left = area.left() + _PAD + _WELL.width() + 10
        words = QRectF(left, area.top() + 9, area.right() - left - _PAD, 18)
        heard = self.playing == take.key
        painter.setPen(colour("text"))
        font = QFont(painter.font())
        painter.setFont(font)
        elided = painter.fontMetrics().elidedText(
            take.words, Qt.TextElideMode.ElideRight, int(words.width())
        )
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, flags, elided)
        font.setPixelSize(max(font.pixelSize() - 1, 1))
        painter.setFont(font)
        painter.setPen(colour("danger" if take.failed else "dim"))
        below = words.translated(0, 19)
        if heard:
            icon = QRectF(below.left(), below.center().y() - 7, 14, 14)
            draw_icon(painter, "speaker-high", icon, "accent")
            below.setLeft(below.left() + 19)
        said = painter.fontMetrics().elidedText(
            say(take), Qt.TextElideMode.ElideRight, int(below.width())
        )
        painter.drawText(below, flags, said)


def say(take: Take) -> str:
    """Kind and length, or how far it is."""
    if take.failed:
        return translate("Takes", "Could not be made")
    if take.ready:
        name = kind_name(take.kind)
        return f"{name} · {clock(take.seconds)}" if take.seconds else name
    if take.job is None or take.job.state is State.WAITING:
        return translate("Takes", "Waits for its turn")
    return translate("Takes", "Being made")


def _middle(well: QRectF, side: float) -> QRectF:
    centre = well.center()
    return QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)


def _paint_progress(painter: QPainter, well: QRectF, job: Job) -> None:
    """An even bar, as far as it is."""
    bar = QRectF(well.left() + 8, well.center().y() - 1.5, well.width() - 16, 3)
    painter.setBrush(colour("line"))
    painter.drawRoundedRect(bar, 1.5, 1.5)
    if job.of and job.step:
        bar.setWidth(bar.width() * min(job.step / job.of, 1.0))
        painter.setBrush(colour("accent"))
        painter.drawRoundedRect(bar, 1.5, 1.5)


def _paint_outline(painter: QPainter, area: QRectF, outline: "np.ndarray", hue: QColor) -> None:
    """As high as the well allows, since so small it can only show the shape."""
    full = max(float(abs(outline).max()), 0.05)
    painter.setBrush(hue)
    pitch = area.width() / len(outline)
    middle, half = area.center().y(), area.height() / 2
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for place, (low, high) in enumerate((outline / full).tolist()):
        top, bottom = middle - high * half, middle - low * half
        height = max(bottom - top, 1.0)
        painter.drawRect(QRectF(area.left() + place * pitch, top, pitch, height))
