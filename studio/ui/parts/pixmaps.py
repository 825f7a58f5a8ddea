"""From our pixels to Qt's."""

from PySide6.QtGui import QImage, QPixmap

from studio.core.artifact import Pixels

_FORMATS = {
    1: QImage.Format.Format_Grayscale8,
    3: QImage.Format.Format_RGB888,
    4: QImage.Format.Format_RGBA8888,
}


def image_of(pixels: Pixels) -> QImage:
    """A view of the bytes, which must live as long as the image does."""
    row = pixels.width * pixels.channels
    return QImage(pixels.data, pixels.width, pixels.height, row, _FORMATS[pixels.channels])


def pixmap_of(pixels: Pixels, ratio: float = 1.0) -> QPixmap:
    """A copy. `ratio` is how many of these pixels make one of the screen's logical ones."""
    pixmap = QPixmap.fromImage(image_of(pixels))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
