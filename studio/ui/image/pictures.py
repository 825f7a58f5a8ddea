"""Pixels made ready for painting, so that the window never shrinks a large picture itself."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from studio.core.artifact import Pixels

if TYPE_CHECKING:
    from PIL import Image

SMALLEST = 512
"""Pixels of the longer side at which no smaller level is needed."""

_FORMATS = {
    1: QImage.Format.Format_Grayscale8,
    3: QImage.Format.Format_RGB888,
    4: QImage.Format.Format_RGBA8888,
}
_MODES = {1: "L", 3: "RGB", 4: "RGBA"}


def image_of(pixels: Pixels) -> QImage:
    """A view of the bytes, which must live as long as the image does."""
    row = pixels.width * pixels.channels
    return QImage(pixels.data, pixels.width, pixels.height, row, _FORMATS[pixels.channels])


@dataclass(frozen=True)
class Levels:
    """A picture and its halves, quarters and so on. Painting takes the one just large enough."""

    pixels: tuple[Pixels, ...]
    images: tuple[QImage, ...]

    @classmethod
    def of(cls, pixels: tuple[Pixels, ...]) -> "Levels":
        return cls(pixels, tuple(image_of(each) for each in pixels))

    @property
    def whole(self) -> QImage:
        return self.images[0]

    @property
    def bytes(self) -> int:
        return sum(len(each.data) for each in self.pixels)

    def at(self, scale: float) -> QImage:
        """The smallest level that still has a pixel for every pixel of the screen at `scale`."""
        level = 0
        while level + 1 < len(self.images) and scale * 2 ** (level + 1) <= 1:
            level += 1
        return self.images[level]


def halved(pixels: Pixels) -> tuple[Pixels, ...]:
    """The picture and its levels; takes a while for large ones, so it belongs on an errand."""
    levels = [pixels]
    while max(levels[-1].width, levels[-1].height) > SMALLEST:
        image = _image(levels[-1]).reduce(2)
        levels.append(Pixels(image.width, image.height, pixels.channels, image.tobytes()))
    return tuple(levels)


def small(pixels: Pixels, side: int) -> Pixels:
    """The middle of the picture as a square of `side` pixels, for a strip or a button."""
    from PIL import Image, ImageOps

    image = ImageOps.fit(_image(pixels), (side, side), Image.Resampling.LANCZOS)
    return Pixels(side, side, pixels.channels, image.tobytes())


def _image(pixels: Pixels) -> "Image.Image":
    from PIL import Image

    mode = _MODES[pixels.channels]
    size = (pixels.width, pixels.height)
    return Image.frombuffer(mode, size, pixels.data, "raw", mode, 0, 1)
