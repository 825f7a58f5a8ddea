"""Pictures as the layers of one file, for painting programs."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from studio.core.artifact import Pixels
from studio.core.layered import Layer, LayeredPicture
from studio.media.export.options import ExportOptions
from studio.media.export.pictures import encode
from studio.media.export.profile import srgb_profile
from studio.media.mark import Mark
from studio.media.xmp import xmp_packet

if TYPE_CHECKING:
    import numpy as np


def encode_layers(
    sheets: "Sequence[np.ndarray]", names: Sequence[str], options: ExportOptions, mark: Mark
) -> bytes:
    """PSD or OpenRaster, from uint8, H x W x 3 or 4 each."""
    return encode_layered(layered(sheets, names, options), options, mark)


def encode_layered(picture: LayeredPicture, options: ExportOptions, mark: Mark) -> bytes:
    """PSD or OpenRaster, with the mark: as XMP in the one, in the merged picture of the other."""
    if options.suffix == ".psd":
        from studio.media.layered.psd import encode_psd

        return encode_psd(picture, srgb_profile(), xmp_packet(mark))
    from studio.media.layered.ora import encode_ora

    plain = msgspec.structs.replace(options, suffix=".png", bits=8)
    return encode_ora(picture, lambda whole: encode(whole.array(), plain, mark))


def layered(
    sheets: "Sequence[np.ndarray]", names: Sequence[str], options: ExportOptions
) -> LayeredPicture:
    """From uint8. Each picture is a layer in the middle, the first the lowest and only it shown,
    so that the file opens as one picture and not as the last on top of all."""
    height = max(sheet.shape[0] for sheet in sheets)
    width = max(sheet.shape[1] for sheet in sheets)
    layers = tuple(
        Layer(
            name=name,
            pixels=_with_alpha(sheet),
            left=(width - sheet.shape[1]) // 2,
            top=(height - sheet.shape[0]) // 2,
            visible=number == 0,
        )
        for number, (sheet, name) in enumerate(zip(sheets, names, strict=True))
    )
    return LayeredPicture(width=width, height=height, layers=layers, dpi=options.dpi)


def _with_alpha(sheet: "np.ndarray") -> Pixels:
    import numpy as np

    if sheet.shape[2] == 3:
        sheet = np.dstack((sheet, np.full(sheet.shape[:2], 255, np.uint8)))
    return Pixels.of(sheet)
