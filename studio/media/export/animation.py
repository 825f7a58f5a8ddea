"""Several pictures one after another, as GIF and as animated WebP."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PIL import Image

from studio.media.export.options import ExportOptions
from studio.media.export.pictures import image_of, on_white
from studio.media.export.profile import srgb_profile
from studio.media.mark import Mark
from studio.media.xmp import xmp_packet

if TYPE_CHECKING:
    import numpy as np

COLOURS = 256
_REFINEMENTS = 3
"""Rounds of k-means after the median cut, which leaves smooth skies with fewer bands."""

_HEADER, _TABLE, _TABLE_BIT = 13, 3, 0x80
_XMP_BLOCK = b"\x21\xff\x0bXMP DataXMP"
_MAGIC_TRAILER = b"\x01" + bytes(range(255, -1, -1)) + b"\0"
"""Leads readers that take the packet for blocks out of it (XMP specification part 3)."""


def encode_gif(frames: "Sequence[np.ndarray]", options: ExportOptions, mark: Mark) -> bytes:
    """From uint8, H x W x 3 or 4. White shows through, for a GIF knows no half transparency.

    Every frame has a palette of its own, since one for all would leave each with a part of it.
    """
    images = [_palettised(on_white(image_of(frame))) for frame in on_one_size(frames)]
    file = io.BytesIO()
    repeated = {"loop": 0} if options.loop and len(images) > 1 else {}
    images[0].save(
        file,
        "GIF",
        save_all=True,
        append_images=images[1:],
        duration=options.frame_ms,
        optimize=False,
        **repeated,
    )
    return _with_xmp(file.getvalue(), xmp_packet(mark))


def encode_webp(frames: "Sequence[np.ndarray]", options: ExportOptions, mark: Mark) -> bytes:
    """From uint8, H x W x 3 or 4. Quality 100 keeps every pixel."""
    images = [image_of(frame) for frame in on_one_size(frames)]
    file = io.BytesIO()
    images[0].save(
        file,
        "WEBP",
        save_all=True,
        append_images=images[1:],
        duration=options.frame_ms,
        loop=0 if options.loop else 1,
        lossless=options.quality == 100,
        quality=options.quality,
        icc_profile=srgb_profile(),
        xmp=xmp_packet(mark),
    )
    return file.getvalue()


def on_one_size(frames: "Sequence[np.ndarray]") -> "list[np.ndarray]":
    """As large as the first; others are fitted into it, in the middle of white."""
    import numpy as np

    height, width, _ = frames[0].shape
    made: list[np.ndarray] = []
    for frame in frames:
        if frame.shape[:2] == (height, width):
            made.append(frame)
            continue
        image = on_white(image_of(frame))
        factor = min(width / image.width, height / image.height)
        size = (max(1, round(image.width * factor)), max(1, round(image.height * factor)))
        fitted = image.resize(size, Image.Resampling.LANCZOS)
        canvas = Image.new("RGB", (width, height), "white")
        canvas.paste(fitted, ((width - size[0]) // 2, (height - size[1]) // 2))
        made.append(np.asarray(canvas))
    return made


def _palettised(image: Image.Image) -> Image.Image:
    palette = image.quantize(COLOURS, Image.Quantize.MEDIANCUT, kmeans=_REFINEMENTS)
    return image.quantize(palette=palette, dither=Image.Dither.FLOYDSTEINBERG)


def _with_xmp(gif: bytes, packet: bytes) -> bytes:
    """After the screen's colour table, where every reader looks for extensions."""
    table = _TABLE * 2 ** ((gif[10] & 7) + 1) if gif[10] & _TABLE_BIT else 0
    at = _HEADER + table
    return gif[:at] + _XMP_BLOCK + packet + _MAGIC_TRAILER + gif[at:]
