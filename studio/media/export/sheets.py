"""Pictures made ready for a file: in the size and depth that was asked for."""

from typing import TYPE_CHECKING

from studio.core.artifact import Pixels
from studio.media.export.options import ExportOptions
from studio.media.export.resizing import sampled

if TYPE_CHECKING:
    import numpy as np


def samples_of(pixels: Pixels, options: ExportOptions) -> "np.ndarray":
    """uint8 or uint16, H x W x 3 or 4; grey becomes colour, for the profile is one of colour."""
    import numpy as np

    size = options.size_of(pixels.width, pixels.height)
    samples = sampled(pixels, size, options.bits)
    return np.repeat(samples, 3, axis=2) if samples.shape[2] == 1 else samples
