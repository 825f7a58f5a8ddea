"""Pixels made ready for painting, so that the window never shrinks a large picture itself."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from studio.core.artifact import Pixels
from studio.ui.parts.pixmaps import image_of

if TYPE_CHECKING:
    from PIL import Image

SMALLEST = 512
"""Pixels of the longer side at which no smaller level is needed."""
BAND = 128
"""Rows that are shrunk at once; even, so that bands fit together."""

_MODES = {1: "L", 3: "RGB", 4: "RGBA"}


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
        levels.append(_half(levels[-1]))
    return tuple(levels)


def _half(pixels: Pixels) -> Pixels:
    """In bands, for Pillow keeps the interpreter to itself while it reads a buffer."""
    stride = pixels.width * pixels.channels
    rows = memoryview(pixels.data)
    parts = []
    for top in range(0, pixels.height, BAND):
        height = min(BAND, pixels.height - top)
        band = bytes(rows[top * stride : (top + height) * stride])
        parts.append(_image(pixels.width, height, pixels.channels, band).reduce(2).tobytes())
    width, height = (pixels.width + 1) // 2, (pixels.height + 1) // 2
    return Pixels(width, height, pixels.channels, b"".join(parts))


def small(pixels: Pixels, side: int) -> Pixels:
    """The middle of the picture as a square of `side` pixels, for a strip or a button."""
    from PIL import Image, ImageOps

    least = halved(pixels)[-1]
    image = _image(least.width, least.height, least.channels, least.data)
    image = ImageOps.fit(image, (side, side), Image.Resampling.LANCZOS)
    return Pixels(side, side, pixels.channels, image.tobytes())


def _image(width: int, height: int, channels: int, data: bytes) -> "Image.Image":
    from PIL import Image

    mode = _MODES[channels]
    return Image.frombuffer(mode, (width, height), data, "raw", mode, 0, 1)
