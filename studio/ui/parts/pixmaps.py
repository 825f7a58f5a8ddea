"""From our pixels to Qt's."""

from PySide6.QtGui import QImage, QPixmap

from studio.core.artifact import Pixels

_FORMATS = {
    1: QImage.Format.Format_Grayscale8,
    3: QImage.Format.Format_RGB888,
    4: QImage.Format.Format_RGBA8888,
}


def pixmap_of(pixels: Pixels, ratio: float = 1.0) -> QPixmap:
    """`ratio` is how many of these pixels make one of the screen's logical ones."""
    row = pixels.width * pixels.channels
    image = QImage(pixels.data, pixels.width, pixels.height, row, _FORMATS[pixels.channels])
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
