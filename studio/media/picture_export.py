"""Pictures as PNG, JPEG and WebP files with their mark."""

import io

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from studio.core.artifact import Pixels
from studio.media.mark import RECIPE, Mark, mark_fields
from studio.media.xmp import xmp_packet

PNG_KEY = "atelier"
"""Keyword of the text chunk with the recipe; other programs show such chunks as they are."""

_MODES = {1: "L", 3: "RGB", 4: "RGBA"}
_EXIF_IFD, _COLOR_SPACE, _SRGB = 0x8769, 0xA001, 1
_PERCEPTUAL = b"\0"


def encode_picture(pixels: Pixels, suffix: str, mark: Mark) -> bytes:
    """PNG and WebP hold every pixel as it is, JPEG has quality 95 and full colour resolution.

    JPEG has no transparency: white shows through. Raises ValueError or OSError for a picture
    larger than the format allows.
    """
    image = Image.frombytes(_MODES[pixels.channels], (pixels.width, pixels.height), pixels.data)
    packet = xmp_packet(mark)
    file = io.BytesIO()
    if suffix == ".png":
        image.save(file, "PNG", pnginfo=_png_info(mark, packet))
    elif suffix == ".webp":
        image.save(file, "WEBP", lossless=True, exact=True, xmp=packet)
    else:
        flat = _on_white(image) if image.mode == "RGBA" else image
        flat.save(file, "JPEG", quality=95, subsampling="4:4:4", xmp=packet, exif=_exif())
    return file.getvalue()


def _png_info(mark: Mark, packet: bytes) -> PngInfo:
    info = PngInfo()
    info.add(b"sRGB", _PERCEPTUAL)
    if recipe := mark_fields(mark).get(RECIPE):
        info.add_itxt(PNG_KEY, recipe)
    info.add_itxt("XML:com.adobe.xmp", packet.decode())
    return info


def _exif() -> Image.Exif:
    exif = Image.Exif()
    exif.get_ifd(_EXIF_IFD)[_COLOR_SPACE] = _SRGB
    return exif


def _on_white(image: Image.Image) -> Image.Image:
    white = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(white, image).convert("RGB")
