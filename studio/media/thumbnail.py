"""Pictures as bytes for showing: small for lists, whole for the clipboard. They carry no mark."""

import io
from typing import TYPE_CHECKING

from studio.core.artifact import Artifact, Payload, Pixels

if TYPE_CHECKING:
    from PIL import Image

_MODES = {1: "L", 3: "RGB", 4: "RGBA"}
_QUALITY = 85
"""Of lossy WebP: a tenth of PNG's bytes, and no difference to be seen at this size."""
_FAST = 1


def thumbnail(work: Payload | Artifact, side: int = 320) -> bytes:
    """WebP of a picture within `side` x `side` pixels, never enlarged; empty for text and sound.

    Shrunk in two passes with a true low-pass filter, so that fine patterns do not shimmer.
    """
    payload = work.payload if isinstance(work, Artifact) else work
    if not isinstance(payload, Pixels):
        return b""
    image = _image(payload)
    image.thumbnail((side, side))
    file = io.BytesIO()
    image.save(file, "WEBP", quality=_QUALITY)
    return file.getvalue()


def picture_bytes(pixels: Pixels) -> bytes:
    """PNG, packed quickly rather than small. `load_picture` reads it back."""
    file = io.BytesIO()
    _image(pixels).save(file, "PNG", compress_level=_FAST)
    return file.getvalue()


def small_png(pixels: Pixels, side: int) -> bytes:
    """PNG of the picture within `side` x `side` pixels, never enlarged."""
    image = _image(pixels)
    image.thumbnail((side, side))
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def _image(pixels: Pixels) -> "Image.Image":
    from PIL import Image

    size = (pixels.width, pixels.height)
    return Image.frombytes(_MODES[pixels.channels], size, pixels.data)
