"""Stars, as photo programs rate with them."""

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.parts.buttons import describe
from studio.ui.theme import colour

MOST = 5

_SIDE = 18
_GAP = 4
_PAD = 2
_STARS = MOST * (_SIDE + _GAP) - _GAP
_WAIST = 0.48
"""Of a star's radius, where its arms meet."""


def draw_star(painter: QPainter, area: QRectF, tint: QColor) -> None:
    middle, radius = area.center(), area.width() / 2
    points = []
    for corner in range(10):
        angle = math.pi * (corner / 5 - 0.5)
        reach = radius * (_WAIST if corner % 2 else 1)
        points.append(middle + QPointF(math.cos(angle), math.sin(angle)) * reach)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tint)
    painter.drawPolygon(QPolygonF(points))


class StarRow(QWidget):
    """Five stars to press. The star that is the rating already takes it away."""

    rated = Signal(int)

    def __init__(self, name: str, tip: str) -> None:
        super().__init__()
        self._name = name
        self._rating = 0
        self._hovered = 0
        self._mixed = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        describe(self, name, tip)
        self.show_rating(0)

    @property
    def rating(self) -> int:
        return self._rating

    def show_rating(self, rating: int, mixed: bool = False) -> None:
        """`mixed` when several works have several ratings; then none is shown as theirs."""
        self._rating, self._mixed = (0 if mixed else rating), mixed
        told = self.tr("{count} of 5 stars").format(count=self._rating)
        self._beside = self.tr("several ratings") if mixed else ""
        self.setAccessibleDescription(self._beside or told)
        self.setAccessibleName(f"{self._name}: {self.accessibleDescription()}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        said = self.fontMetrics().horizontalAdvance(self._beside) + 8 if self._mixed else 0
        return QSize(_STARS + 2 * _PAD + said, _SIDE + 2 * _PAD)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = self._hovered or self._rating
        for number in range(MOST):
            lit = colour("text") if number < shown else colour("edge")
            if not self.isEnabled():
                lit = colour("line")
            elif self._hovered and number < shown:
                lit = colour("accent")
            draw_star(painter, QRectF(_PAD + number * (_SIDE + _GAP), _PAD, _SIDE, _SIDE), lit)
        if self._mixed:
            painter.setPen(colour("dim"))
            beside = self.rect().adjusted(_STARS + 2 * _PAD + 8, 0, 0, 0)
            painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, self._beside)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(colour("accent"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._star_at(event.position().x()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._rate(self._star_at(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
            return
        wanted = min(max(self._rating + way, 0), MOST)
        if wanted != self._rating:
            self.rated.emit(wanted)

    def _rate(self, star: int) -> None:
        self._hovered = 0
        self.rated.emit(0 if star == self._rating and not self._mixed else star)

    def _hover(self, star: int) -> None:
        if star != self._hovered:
            self._hovered = star
            self.update()

    def _star_at(self, x: float) -> int:
        return min(max(int((x - _PAD + _GAP / 2) // (_SIDE + _GAP)) + 1, 1), MOST)
