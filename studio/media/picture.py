"""Pictures from files, as the starting point of a new one or the mask for it."""

import io
from pathlib import Path
from typing import BinaryIO

from PIL import Image, ImageCms, ImageOps

from studio.core.artifact import Pixels
from studio.core.error import BadInput
from studio.core.language import _
from studio.media.opening import BoundedReads, opened, untrusted

FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP")
PIXELS_LIMIT = 2**26
"""8,192 x 8,192, the largest frame a recipe can ask for."""


def load_picture(source: Path | bytes) -> Pixels:
    """Upright, in sRGB; 4 channels where something is transparent, 3 otherwise.

    Of an animation the first frame. Raises `BadInput` for anything but a whole picture of
    `FORMATS` within `PIXELS_LIMIT`.
    """
    image = _load(source)
    if image.mode == "RGBA" and _opaque(image):
        image = image.convert("RGB")
    return _pixels(image)


def load_mask(source: Path | bytes) -> Pixels:
    """1 channel, white where the model may paint: what is opaque in a picture with transparent
    parts, what is bright in any other. Raises as `load_picture` does.
    """
    image = _load(source)
    if image.mode == "RGBA" and not _opaque(image):
        return _pixels(image.getchannel("A"))
    return _pixels(image.convert("RGB").convert("L"))


def _load(source: Path | bytes) -> Image.Image:
    """RGB or RGBA."""
    if isinstance(source, bytes):
        return _read(BoundedReads(io.BytesIO(source)), _("The picture"))
    with opened(source) as file:
        return _read(file, str(source))


def _read(file: BinaryIO, name: str) -> Image.Image:
    with untrusted(name):
        try:
            image = Image.open(file, formats=FORMATS)
        except Image.UnidentifiedImageError as error:
            raise BadInput(
                _("{name} is no picture that can be read.").format(name=name),
                _("Use a PNG, JPEG, WebP, GIF or BMP file."),
            ) from error
        if image.width * image.height > PIXELS_LIMIT:
            raise Image.DecompressionBombError
        image.load()
        return _srgb(ImageOps.exif_transpose(image))


def _srgb(image: Image.Image) -> Image.Image:
    """A broken or unfitting colour profile is ignored, as viewers do."""
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):  # 16 bits of grey, which `convert` would cut off at 255
        image = image.point(lambda value: value / 256).convert("L")
    mode = "RGBA" if image.has_transparency_data else "RGB"
    if profile and image.mode in ("RGB", "RGBA", "CMYK", "L"):
        try:
            return _through(profile, image, mode)
        except (ImageCms.PyCMSError, OSError, ValueError):
            return image.convert(mode)
    return image.convert(mode)


def _through(profile: bytes, image: Image.Image, mode: str) -> Image.Image:
    source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    target = ImageCms.createProfile("sRGB")
    converted = ImageCms.profileToProfile(image, source, target, outputMode=mode)
    return image.convert(mode) if converted is None else converted


def _opaque(image: Image.Image) -> bool:
    return image.getchannel("A").getextrema()[0] == 255


def _pixels(image: Image.Image) -> Pixels:
    return Pixels(image.width, image.height, len(image.getbands()), image.tobytes())
