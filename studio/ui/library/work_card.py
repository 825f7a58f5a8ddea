"""A work as a card: what it looks like, and what it was asked with."""

import datetime

from PySide6.QtCore import (
    QLocale,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTime,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle

from studio.store.library import Work
from studio.ui.icons import draw_icon
from studio.ui.library.looks import SIDE, Look, Looks
from studio.ui.library.stars import draw_star
from studio.ui.library.works import WORK
from studio.ui.parts.cell import Cell, Index
from studio.ui.parts.kinds import HUES, kind_name
from studio.ui.theme import colour

CELL = QSize(168, 212)

_PAPER = QSize(124, 152)
_CLIP = QSize(SIDE, 96)
_SMALL = 11
_STAR = 10
_REMEMBERED = 500
"""Captions."""
_CORNER = 5.0


class WorkCard(Cell):
    size = CELL

    def __init__(self, looks: Looks) -> None:
        super().__init__()
        self._looks = looks
        self._captions: dict[tuple[int, float, bool], tuple[str, str]] = {}

    def paint_cell(
        self, painter: QPainter, cell: QRect, state: QStyle.StateFlag, index: Index
    ) -> None:
        work: Work = index.data(WORK)
        look = self._looks.of(work, painter.device().devicePixelRatioF())
        square = QRect(cell.x() + (cell.width() - SIDE) // 2, cell.y() + 4, SIDE, SIDE)
        if state & QStyle.StateFlag.State_MouseOver:
            _fill(painter, QRectF(cell), _veiled("text", 16))
        shape = self._paint_look(painter, work, look, square)
        if state & QStyle.StateFlag.State_Selected:
            _outline(painter, shape.adjusted(-3, -3, 3, 3), "accent")
        elif state & QStyle.StateFlag.State_HasFocus:
            _outline(painter, shape.adjusted(-3, -3, 3, 3), "dim")
        self._paint_caption(painter, work, look, square)

    def _paint_look(
        self, painter: QPainter, work: Work, look: Look | None, square: QRect
    ) -> QRectF:
        """Returns the shape that was painted."""
        if work.kind == "text":
            shape = _centred(square, _PAPER)
            _paint_paper(painter, shape, look.text if look else "")
        elif work.kind == "image":
            shape = _paint_picture(painter, square, look)
        else:
            shape = _centred(square, _CLIP)
            _paint_sound(painter, shape, look, HUES[work.kind])
        if look and look.gone:
            _paint_gone(painter, shape)
        return shape

    def _paint_caption(
        self, painter: QPainter, work: Work, look: Look | None, square: QRect
    ) -> None:
        line = QRect(square.x(), square.bottom() + 8, square.width(), 18)
        words, detail = self._captioned(painter, work, look, line.width())
        painter.setPen(colour("text"))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)
        painter.setFont(_sized(painter.font(), _SMALL))
        painter.setPen(colour("dim"))
        below = line.translated(0, 17)
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, detail)
        for number in range(work.rating):
            left = below.right() + 1 - (work.rating - number) * (_STAR + 2)
            top = below.y() + (below.height() - _STAR) / 2
            draw_star(painter, QRectF(left, top, _STAR, _STAR), colour("dim"))

    def _captioned(
        self, painter: QPainter, work: Work, look: Look | None, width: int
    ) -> tuple[str, str]:
        """Both lines, remembered while the work is in sight, since measuring letters is slow."""
        key = (work.id, look.seconds if look else 0.0, bool(look and look.gone))
        if (known := self._captions.get(key)) is None:
            if len(self._captions) > _REMEMBERED:
                self._captions.clear()
            elide = Qt.TextElideMode.ElideRight
            words = painter.fontMetrics().elidedText(work.title, elide, width)
            known = self._captions[key] = (words, self._detail(work, look))
        return known

    def _detail(self, work: Work, look: Look | None) -> str:
        if look and look.gone:
            return self.tr("The file is gone")
        made = datetime.datetime.fromtimestamp(work.made)
        time = QLocale().toString(QTime(made.hour, made.minute), QLocale.FormatType.ShortFormat)
        length = clock(look.seconds) if look and look.seconds else ""
        return "   ".join(filter(None, (time, kind_name(work.kind), length)))


def clock(seconds: float) -> str:
    """Minutes and seconds, as players show them."""
    whole = round(seconds)
    return f"{whole // 60}:{whole % 60:02d}"


def _paint_picture(painter: QPainter, square: QRect, look: Look | None) -> QRectF:
    if look is None or look.pixmap is None:
        shape = QRectF(square)
        _fill(painter, shape, colour("panel"))
        if look is not None:
            draw_icon(painter, "image", _middle(shape, 32), "faint")
        return shape
    size = look.pixmap.deviceIndependentSize().toSize()
    shape = _centred(square, size)
    painter.drawPixmap(shape.topLeft(), look.pixmap)
    return shape


def _paint_paper(painter: QPainter, shape: QRectF, text: str) -> None:
    _fill(painter, shape, colour("well"))
    painter.setPen(colour("text"))
    font = painter.font()
    painter.setFont(_sized(font, 9))
    flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
    lines = shape.adjusted(12, 12, -12, -12)
    spacing = painter.fontMetrics().lineSpacing()
    lines.setHeight(lines.height() // spacing * spacing)
    painter.save()
    painter.setClipRect(lines)
    painter.drawText(lines, int(flags), text.strip())
    painter.restore()
    painter.setFont(font)


def _paint_sound(painter: QPainter, shape: QRectF, look: Look | None, hue: str) -> None:
    _fill(painter, shape, colour("panel"))
    _fill(painter, shape, _veiled(hue, 44))
    if look is None or not look.bars:
        return
    loudest = max(max(look.bars), 0.05)
    inside = shape.adjusted(10, 12, -10, -12)
    step = inside.width() / len(look.bars)
    painter.setPen(QPen(colour(hue), 2.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for place, bar in enumerate(look.bars):
        x = inside.left() + (place + 0.5) * step
        half = max(0.5, bar / loudest * (inside.height() / 2 - 1))
        middle = inside.center().y()
        painter.drawLine(QPointF(x, middle - half), QPointF(x, middle + half))


def _paint_gone(painter: QPainter, shape: QRectF) -> None:
    _fill(painter, shape, _veiled("surround", 190))
    draw_icon(painter, "file-x", _middle(shape, 28), "dim")


def _outline(painter: QPainter, shape: QRectF, token: str) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour(token), 2.0))
    painter.drawRoundedRect(shape, _CORNER + 1, _CORNER + 1)


def _fill(painter: QPainter, shape: QRectF, tint: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tint)
    painter.drawRoundedRect(shape, _CORNER, _CORNER)


def _veiled(token: str, alpha: int) -> QColor:
    tint = colour(token)
    tint.setAlpha(alpha)
    return tint


def _sized(font: QFont, pixels: int) -> QFont:
    other = QFont(font)
    other.setPixelSize(pixels)
    return other


def _centred(square: QRect, size: QSize) -> QRectF:
    place = QRectF(0, 0, size.width(), size.height())
    place.moveCenter(QRectF(square).center())
    return QRectF(place.toRect())


def _middle(shape: QRectF, side: int) -> QRectF:
    place = QRectF(0, 0, side, side)
    place.moveCenter(shape.center())
    return place
