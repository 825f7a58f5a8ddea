"""One small square of the strip."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication

from studio.core.artifact import Pixels
from studio.jobs.job import State
from studio.ui.icons import draw_icon
from studio.ui.image.roll import Picture
from studio.ui.parts.pixmaps import image_of
from studio.ui.theme import colour

SIDE = 72


class Thumb(QAbstractButton):
    picked = Signal(object)
    """Its `Picture`, to be shown."""
    paired = Signal(object)
    """To be compared with the one that is shown."""
    pulled = Signal(object)
    """To be dragged away."""

    def __init__(self, picture: Picture) -> None:
        super().__init__()
        self.picture = picture
        self.other = False
        self._pixels: Pixels | None = None
        self._pixmap = QPixmap()
        self._from: QPointF | None = None
        self.setFixedSize(QSize(SIDE + 4, SIDE + 4))
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.refresh()

    def refresh(self) -> None:
        picture = self.picture
        pixels = picture.thumbnail or picture.preview
        if pixels is not self._pixels:
            self._pixels = pixels
            self._pixmap = QPixmap() if pixels is None else _squared(pixels)
        words = " ".join(picture.recipe.prompt.split())
        said = self.says
        self.setAccessibleName(f"{words}, {said}" if said else words)
        self.setToolTip(words[:200])
        self.update()

    @property
    def says(self) -> str:
        """What is written on it while there is no picture."""
        if self.picture.live:
            return self.tr("making")
        return self.tr("waiting") if self.picture.state is State.WAITING else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        inner = QRect(2, 2, SIDE, SIDE)
        painter.fillRect(inner, colour("well"))
        if not self._pixmap.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(inner, self._pixmap)
        if self.picture.state is State.FAILED:
            painter.fillRect(inner, _veil())
            draw_icon(painter, "warning-circle", QRectF(inner).adjusted(24, 24, -24, -24), "danger")
        elif self.says:
            self._write(painter, inner)
        if self.isChecked() or self.other:
            painter.setPen(QPen(colour("accent" if self.isChecked() else "text"), 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        painter.end()

    def _write(self, painter: QPainter, inner: QRect) -> None:
        """A word while there is no preview, how far it is once there is one."""
        font = painter.font()
        font.setPixelSize(11)
        painter.setFont(font)
        if self._pixmap.isNull():
            painter.setPen(colour("dim"))
            painter.drawText(inner, Qt.AlignmentFlag.AlignCenter, self.says)
            return
        share = self.picture.step / self.picture.of if self.picture.of else 0.0
        groove = QRectF(inner.left(), inner.bottom() - 2, inner.width(), 3)
        painter.fillRect(groove, _veil())
        groove.setWidth(groove.width() * share)
        painter.fillRect(groove, colour("accent"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.paired.emit(self.picture)
            return
        self._from = event.position()
        self.picked.emit(self.picture)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is None:
            return
        if (event.position() - self._from).manhattanLength() >= QApplication.startDragDistance():
            self._from = None
            self.pulled.emit(self.picture)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._from = None


def _veil() -> QColor:
    """Over a picture, so that what lies on it can be seen on any colour."""
    veil = colour("ground")
    veil.setAlpha(190)
    return veil


def _squared(pixels: Pixels) -> QPixmap:
    """A copy of the middle, for previews come in the picture's own shape."""
    image = image_of(pixels)
    side = min(pixels.width, pixels.height)
    left, top = (pixels.width - side) // 2, (pixels.height - side) // 2
    square = image.copy(left, top, side, side)
    return QPixmap.fromImage(square)
