"""One picture in one file: PNG, JPEG, WebP, AVIF and TIFF, with profile, resolution and mark."""

import io
from typing import TYPE_CHECKING, Any

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from studio.media.export.options import ExportOptions
from studio.media.export.png import encode_png16
from studio.media.export.profile import srgb_profile
from studio.media.mark import RECIPE, Mark, mark_fields
from studio.media.picture_export import PNG_KEY
from studio.media.xmp import xmp_packet

if TYPE_CHECKING:
    import numpy as np

FULL_COLOUR = 90
"""From this quality on colours keep their full resolution."""

_MODES = {3: "RGB", 4: "RGBA"}
_XMP_KEY = "XML:com.adobe.xmp"
_EXIF_IFD, _COLOR_SPACE, _SRGB = 0x8769, 0xA001, 1
_X_RESOLUTION, _Y_RESOLUTION, _UNIT, _INCH = 0x011A, 0x011B, 0x0128, 2
_TIFF_XMP, _BYTES = 700, 1


def encode(samples: "np.ndarray", options: ExportOptions, mark: Mark) -> bytes:
    """From uint8, or for PNG and TIFF uint16, H x W x 3 or 4 in sRGB.

    JPEG has no transparency: white shows through. Raises ValueError or OSError for a picture
    larger than the format allows.
    """
    if options.suffix in (".tif", ".tiff"):
        return _tiff(samples, options, mark)
    if options.suffix == ".png":
        return _png(samples, options, mark)
    image, file = image_of(samples), io.BytesIO()
    carried: dict[str, Any] = {
        "quality": options.quality,
        "xmp": xmp_packet(mark),
        "icc_profile": srgb_profile(),
        "exif": _exif(options.dpi),
    }
    subsampling = "4:4:4" if options.quality >= FULL_COLOUR else "4:2:0"
    if options.suffix == ".webp":
        kept = options.quality == 100
        image.save(file, "WEBP", lossless=kept, exact=kept, **carried)
    elif options.suffix == ".avif":
        image.save(file, "AVIF", subsampling=subsampling, **carried)
    else:
        carried |= {"dpi": (options.dpi, options.dpi), "optimize": True}
        on_white(image).save(file, "JPEG", subsampling=subsampling, **carried)
    return file.getvalue()


def image_of(samples: "np.ndarray") -> Image.Image:
    """From uint8, H x W x 3 or 4."""
    height, width, channels = samples.shape
    return Image.frombytes(_MODES[channels], (width, height), samples.tobytes())


def on_white(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    white = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(white, image).convert("RGB")


def _png(samples: "np.ndarray", options: ExportOptions, mark: Mark) -> bytes:
    texts = [(_XMP_KEY, xmp_packet(mark).decode())]
    if recipe := mark_fields(mark).get(RECIPE):
        texts.insert(0, (PNG_KEY, recipe))
    if options.bits == 16:
        return encode_png16(samples, srgb_profile(), options.dpi, texts)
    info = PngInfo()
    for keyword, text in texts:
        info.add_itxt(keyword, text)
    file = io.BytesIO()
    dpi = (options.dpi, options.dpi)
    image_of(samples).save(file, "PNG", pnginfo=info, dpi=dpi, icc_profile=srgb_profile())
    return file.getvalue()


def _tiff(samples: "np.ndarray", options: ExportOptions, mark: Mark) -> bytes:
    import tifffile

    channels = samples.shape[2]
    packet = xmp_packet(mark)
    file = io.BytesIO()
    tifffile.imwrite(
        file,
        samples,
        photometric="rgb",
        extrasamples=["unassalpha"] if channels == 4 else None,
        compression="zlib",
        predictor=True,
        resolution=(options.dpi, options.dpi),
        resolutionunit="INCH",
        iccprofile=srgb_profile(),
        extratags=[(_TIFF_XMP, _BYTES, len(packet), packet, True)],
        metadata=None,
        software=False,
    )
    return file.getvalue()


def _exif(dpi: int) -> Image.Exif:
    exif = Image.Exif()
    exif[_X_RESOLUTION] = exif[_Y_RESOLUTION] = float(dpi)
    exif[_UNIT] = _INCH
    exif.get_ifd(_EXIF_IFD)[_COLOR_SPACE] = _SRGB
    return exif
