"""Looking at one picture, or at two with a divider between them."""

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from studio.core.artifact import Pixels
from studio.ui.image.camera import Camera
from studio.ui.image.pictures import Levels
from studio.ui.theme import colour

GRIP = 10
"""Pixels beside the divider in which it can be taken hold of."""
PIXELS_FROM = 2.0
"""The scale above which single pixels are shown, when somebody zooms in to see them."""
STEP = 1.25


class PictureView(QWidget):
    """Knows nothing of works or jobs: it is given pixels, and says what the hand does."""

    zoomed = Signal()
    drag_wanted = Signal()
    """The picture is being pulled away, to another program perhaps."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Picture"))
        self.setAccessibleDescription(
            self.tr("The wheel zooms, dragging moves, the arrow keys show the next picture")
        )
        self.camera = Camera()
        self._levels: Levels | None = None
        self._other: Levels | None = None
        self._names = ("", "")
        self._size: QSize | None = None
        self._split = 0.5
        self._pressed: QPointF | None = None
        self._moves = self._splits = self._space = False

    @property
    def scale(self) -> float:
        return self.camera.scale

    @property
    def split(self) -> float:
        """Where the divider stands, 0 at the left edge of the picture, 1 at the right."""
        return self._split

    @property
    def image(self) -> QImage | None:
        """What is shown of the picture: itself, or a preview of it."""
        return self._levels.whole if self._levels else None

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 160)

    def show_picture(self, levels: Levels | None, size: tuple[int, int]) -> None:
        """`levels` may be a preview; it is shown in `size`, so that nothing jumps when the
        picture itself comes. None shows an empty frame."""
        self._levels = levels
        self._size = QSize(*size)
        self.camera.look_at(QSizeF(self._size))
        self._changed()

    def show_preview(self, pixels: Pixels, size: tuple[int, int]) -> None:
        self.show_picture(Levels.of((pixels,)), size)

    def show_nothing(self) -> None:
        self._levels = self._other = self._size = None
        self._changed()

    def compare(self, other: Levels | None, names: tuple[str, str] = ("", "")) -> None:
        """Show `other` to the right of a divider, with what both are called."""
        if other is not None and self._other is None:
            self._split = 0.5
        self._other, self._names = other, names
        self.update()

    def fit(self) -> None:
        self.camera.fit()
        self._changed()

    def zoom(self, scale: float, around: QPointF | None = None) -> None:
        self.camera.zoom(scale, around or QPointF(self.width() / 2, self.height() / 2))
        self._changed()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._size is None:
            return
        painter = QPainter(self)
        target = self.camera.target
        if self._levels is None:
            painter.fillRect(target, colour("well"))
        else:
            self._draw(painter, self._levels, target, target)
        if self._other and self._levels:
            seam = target.x() + self._split * target.width()
            right = QRectF(target)
            right.setLeft(seam)
            self._draw(painter, self._other, target, right)
            self._draw_divider(painter, target, seam)
        painter.end()

    def _draw(self, painter: QPainter, levels: Levels, target: QRectF, part: QRectF) -> None:
        """Only what is in sight, from the level that is just large enough."""
        seen = part.intersected(QRectF(self.rect()))
        if seen.isEmpty():
            return
        stretch = target.width() * self.devicePixelRatioF() / levels.whole.width()
        image = levels.at(stretch)
        smooth = self.camera.fitted or self.scale <= PIXELS_FROM or stretch > self.scale * 1.01
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        across, down = image.width() / target.width(), image.height() / target.height()
        source = QRectF(
            (seen.x() - target.x()) * across,
            (seen.y() - target.y()) * down,
            seen.width() * across,
            seen.height() * down,
        )
        painter.drawImage(seen, image, source)

    def _draw_divider(self, painter: QPainter, target: QRectF, seam: float) -> None:
        seen = target.intersected(QRectF(self.rect()))
        top, bottom = QPointF(seam, seen.top()), QPointF(seam, seen.bottom())
        painter.setPen(QPen(QColor(0, 0, 0, 110), 4))
        painter.drawLine(top, bottom)
        painter.setPen(QPen(QColor("white"), 2))
        painter.drawLine(top, bottom)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor("white"))
        painter.setPen(QPen(QColor(0, 0, 0, 110), 1))
        painter.drawEllipse(QPointF(seam, seen.center().y()), 7, 7)
        self._draw_name(painter, self._names[0], seen, Qt.AlignmentFlag.AlignLeft)
        self._draw_name(painter, self._names[1], seen, Qt.AlignmentFlag.AlignRight)

    def _draw_name(
        self, painter: QPainter, name: str, seen: QRectF, side: Qt.AlignmentFlag
    ) -> None:
        """On a dark tag, as it lies on any colour."""
        width = painter.fontMetrics().horizontalAdvance(name) + 16
        left = side == Qt.AlignmentFlag.AlignLeft
        x = seen.left() + 8 if left else seen.right() - 8 - width
        tag = QRectF(x, seen.top() + 8, width, 22)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(20, 20, 21, 200))
        painter.drawRoundedRect(tag, 4, 4)
        painter.setPen(QColor("white"))
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, name)

    def wheelEvent(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / 120
        if self._size is not None and notches:
            self.zoom(self.scale * STEP**notches, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            return
        self._pressed = event.position()
        left = event.button() == Qt.MouseButton.LeftButton
        self._splits = left and not self._space and self._on_divider(event.position())
        self._moves = not self._splits and (
            not left or self._space or self.camera.overflows or not self.camera.fitted
        )
        self._set_cursor(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if self._pressed is None:
            self._set_cursor(point)
        elif self._splits:
            self._split = min(max(self.camera.spot(point).x(), 0.0), 1.0)
            self.update()
        elif self._moves:
            self.camera.pan(point - self._pressed)
            self._pressed = point
            self._changed()
        elif self._pulled(point):
            self._pressed = None
            self.drag_wanted.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        self._moves = self._splits = False
        self._set_cursor(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """To the pixels and back."""
        if self._size is None or self._on_divider(event.position()):
            return
        if self.camera.fitted:
            self.zoom(1.0, event.position())
        else:
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._space = True
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif event.key() == Qt.Key.Key_1 and not event.modifiers():
            self.zoom(1.0)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self.unsetCursor()
        super().keyReleaseEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._changed()
        super().resizeEvent(event)

    def _changed(self) -> None:
        self.camera.resize(QSizeF(self.size()), self.devicePixelRatioF())
        self.update()
        self.zoomed.emit()

    def _on_divider(self, point: QPointF) -> bool:
        target = self.camera.target
        seam = target.x() + self._split * target.width()
        return self._other is not None and abs(point.x() - seam) <= GRIP

    def _pulled(self, point: QPointF) -> bool:
        """Far enough that it is no shaky click, and from a picture."""
        if self._pressed is None or self._levels is None:
            return False
        far = (point - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        return far and self.camera.target.contains(self._pressed)

    def _set_cursor(self, point: QPointF) -> None:
        if self._moves or self._space:
            self.setCursor(
                Qt.CursorShape.ClosedHandCursor if self._moves else Qt.CursorShape.OpenHandCursor
            )
        elif self._on_divider(point):
            self.setCursor(Qt.CursorShape.SplitHCursor)
        else:
            self.unsetCursor()
