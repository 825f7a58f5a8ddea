"""The channels of a layer in a Photoshop document, unpacked."""

import struct
import zlib
from typing import TYPE_CHECKING

import msgspec

from studio.core.artifact import Pixels
from studio.media.layered.limits import Allowance

if TYPE_CHECKING:
    import numpy as np

ALPHA, MASK = -1, -2
RAW, RLE, ZIP, ZIP_OF_DIFFERENCES = range(4)

Box = tuple[int, int, int, int]
"""Top, left, bottom, right."""


class Plane(msgspec.Struct, frozen=True):
    """`data` begins with two bytes that name the packing."""

    data: memoryview

    def values(self, width: int, height: int) -> "np.ndarray":
        """uint8, H x W. Raises ValueError, struct.error or zlib.error for what is damaged."""
        import numpy as np

        (packing,) = struct.unpack(">H", self.data[:2])
        body, size = self.data[2:], width * height
        if packing == RAW:
            plain = bytes(body[:size])
        elif packing == RLE:
            plain = _unpacked(bytes(body[2 * height :]), width, height)
        elif packing in (ZIP, ZIP_OF_DIFFERENCES):
            plain = zlib.decompressobj().decompress(body, size)
        else:
            raise ValueError(f"packing {packing}")
        plane = np.frombuffer(plain, np.uint8, size).reshape(height, width)
        if packing == ZIP_OF_DIFFERENCES:
            return np.cumsum(plane, axis=1, dtype=np.uint8)
        return plane


def layer_pixels(
    planes: dict[int, Plane], box: Box, mask: tuple[int, int, int, int, int] | None, left: Allowance
) -> Pixels:
    """Colours missing are black, missing transparency is none, and the mask is in the alpha.

    Raises as `Plane.values` does, and `BadInput` for a mask beyond what is left.
    """
    import numpy as np

    top, first, bottom, last = box
    width, height = last - first, bottom - top
    array = np.zeros((height, width, 4), np.uint8)
    array[..., 3] = 255
    for number, place in ((0, 0), (1, 1), (2, 2), (ALPHA, 3)):
        if number in planes:
            array[..., place] = planes[number].values(width, height)
    if mask is not None and MASK in planes:
        share = _mask(planes[MASK], mask, box, left).astype(np.uint16)
        array[..., 3] = (array[..., 3] * share + 127) // 255
    return Pixels.of(array)


def _mask(
    plane: Plane, mask: tuple[int, int, int, int, int], box: Box, left: Allowance
) -> "np.ndarray":
    """uint8 of the layer's own size."""
    import numpy as np

    top, first, bottom, last, default = mask
    made = np.full((box[2] - box[0], box[3] - box[1]), default, np.uint8)
    left.take(last - first, bottom - top)
    if not (last - first and bottom - top):
        return made
    values = plane.values(last - first, bottom - top)
    high, low = max(top, box[0]), min(bottom, box[2])
    near, far = max(first, box[1]), min(last, box[3])
    if high < low and near < far:
        made[high - box[0] : low - box[0], near - box[1] : far - box[1]] = values[
            high - top : low - top, near - first : far - first
        ]
    return made


def _unpacked(packed: bytes, width: int, height: int) -> bytes:
    """PackBits, row by row. Pillow stops at what a row can hold."""
    from PIL import Image

    return Image.frombytes("L", (width, height), packed, "packbits", "L").tobytes()
