"""A place in the list of places: its icon, its name, and how many works are in it."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle

from studio.ui.icons import draw_icon
from studio.ui.parts.cell import Cell, Index
from studio.ui.theme import colour

PLACE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Place:
    name: str
    """What is typed behind `in:`."""
    icon: str
    count: int
    collection: int | None = None


class PlaceRow(Cell):
    size = QSize(100, 30)

    def paint_cell(
        self, painter: QPainter, cell: QRect, state: QStyle.StateFlag, index: Index
    ) -> None:
        place: Place = index.data(PLACE)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("chosen" if chosen else "hover"))
            painter.drawRoundedRect(QRectF(cell).adjusted(0, 1, 0, -1), 5, 5)
        top = cell.y() + (cell.height() - 16) / 2
        draw_icon(painter, place.icon, QRectF(cell.x() + 8, top, 16, 16), "dim")
        painter.setPen(colour("dim"))
        inside = cell.adjusted(32, 0, -8, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        count = f"{place.count:,}".replace(",", "\u2009") if place.count else ""
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignRight, count)
        room = inside.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(count) - 8, 0)
        elide = Qt.TextElideMode.ElideRight
        name = painter.fontMetrics().elidedText(str(index.data()), elide, room.width())
        painter.setPen(colour("text"))
        painter.drawText(room, middle, name)
