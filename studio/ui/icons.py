"""Phosphor's icons, drawn in the colours of the theme that is shown now."""

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from studio.core.resources import resource
from studio.ui.theme import colour


def icon(name: str, token: str = "text") -> QIcon:
    """`name` is a file in `resources/icons`; `token` the colour of an icon that may be pressed."""
    return QIcon(_Engine(name, token))


def draw_icon(painter: QPainter, name: str, area: QRectF, token: str = "text") -> None:
    source = _source(name).replace(b"currentColor", colour(token).name().encode())
    QSvgRenderer(QByteArray(source)).render(painter, area)


class _Engine(QIconEngine):
    """Draws at paint time, so that a change of theme needs no new icons.

    In an area wider than high it stands at the left, and the rest is a gap before a button's words.
    """

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name = name
        self._token = token

    def clone(self) -> "_Engine":
        return _Engine(self._name, self._token)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        token = "faint" if mode == QIcon.Mode.Disabled else self._token
        side = min(rect.width(), rect.height())
        top = rect.y() + (rect.height() - side) / 2
        draw_icon(painter, self._name, QRectF(rect.x(), top, side, side), token)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(), size), mode, state)
        painter.end()
        return pixmap


@cache
def _source(name: str) -> bytes:
    return resource("icons", f"{name}.svg").read_bytes()
