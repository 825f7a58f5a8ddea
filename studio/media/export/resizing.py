"""Pictures in another size, at 8 or 16 bits a channel.

Shrinking averages pixels, and only averages of light look right: on values coded for a screen
thin bright lines would darken. Enlarging does it on the coded values, because there Lanczos
overshoots at edges by as much to the dark as to the bright side, while in light its dark halos
are plain to see. Colours are weighed by their alpha, so that what cannot be seen bleeds nowhere.
"""

from typing import TYPE_CHECKING

from studio.core.artifact import Pixels

if TYPE_CHECKING:
    import numpy as np

Box = tuple[float, float, float, float]


def sampled(pixels: Pixels, size: tuple[int, int], bits: int) -> "np.ndarray":
    """uint8 or uint16, H x W x C, of `size` (width, height) and cut in the middle where the shape
    differs. At the same size every value stays what it was, at 16 bits times 257.
    """
    import numpy as np

    array = pixels.array()
    if size == (pixels.width, pixels.height):
        return array if bits == 8 else array.astype(np.uint16) * np.uint16(257)
    box = _box(pixels.width, pixels.height, size)
    shrinks = size[0] * size[1] < (box[2] - box[0]) * (box[3] - box[1])
    colours = 3 if pixels.channels == 4 else pixels.channels
    alpha = array[..., 3].astype(np.float32) / np.float32(255) if pixels.channels == 4 else None
    covered = None if alpha is None else np.clip(_resized(alpha, size, box), 0, 1)
    table = _linear_table() if shrinks else np.linspace(0, 1, 256, dtype=np.float32)
    made = np.empty((size[1], size[0], pixels.channels), np.uint8 if bits == 8 else np.uint16)
    for channel in range(colours):
        plane = table[array[..., channel]]
        if alpha is not None:
            plane *= alpha
        plane = _resized(plane, size, box)
        if covered is not None:
            plane = np.divide(plane, covered, out=np.zeros_like(plane), where=covered > 1e-4)
        plane = np.clip(plane, 0, 1)
        made[..., channel] = _quantised(_coded(plane) if shrinks else plane, bits)
    if covered is not None:
        made[..., 3] = _quantised(covered, bits)
    return made


def _box(width: int, height: int, size: tuple[int, int]) -> Box:
    """The largest part in the middle that has the shape of `size`; all for a shape as near as
    whole pixels allow."""
    factor = min(width / size[0], height / size[1])
    wide, high = size[0] * factor, size[1] * factor
    if width - wide < max(1.0, factor) and height - high < max(1.0, factor):
        return (0.0, 0.0, float(width), float(height))
    left, top = max(0.0, (width - wide) / 2), max(0.0, (height - high) / 2)
    return (left, top, min(width, left + wide), min(height, top + high))


def _resized(plane: "np.ndarray", size: tuple[int, int], box: Box) -> "np.ndarray":
    import numpy as np
    from PIL import Image

    image = Image.fromarray(np.ascontiguousarray(plane))
    return np.array(image.resize(size, Image.Resampling.LANCZOS, box))


def _linear_table() -> "np.ndarray":
    """float32, the light of each of the 256 values by IEC 61966-2-1."""
    import numpy as np

    coded = np.arange(256) / 255
    light = np.where(coded <= 0.04045, coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4)
    return light.astype(np.float32)


def _coded(light: "np.ndarray") -> "np.ndarray":
    import numpy as np

    low, high = np.float32(12.92) * light, np.float32(1.055) * light ** np.float32(1 / 2.4)
    return np.where(light <= 0.0031308, low, high - np.float32(0.055))


def _quantised(plane: "np.ndarray", bits: int) -> "np.ndarray":
    import numpy as np

    most = 2**bits - 1
    return np.rint(plane * np.float32(most)).clip(0, most)
