"""What is written in a picture file besides the picture, ours and other programs'."""

from typing import BinaryIO

from PIL import Image

from studio.media.mark import RECIPE
from studio.media.picture import FORMATS
from studio.media.picture_export import PNG_KEY
from studio.media.xmp import xmp_fields

_EXIF_IFD = 0x8769
_EXIF_TEXTS = {
    0x010E: "ImageDescription",
    0x010F: "Make",
    0x0110: "Model",
    0x0131: "Software",
}
_EXIF_COMMENTS = {0x927C: "MakerNote", 0x9286: "UserComment"}
_XMP_KEYS = ("xmp", "XML:com.adobe.xmp")


def picture_fields(file: BinaryIO) -> dict[str, str]:
    """Fields by name, ours as in `studio.media.mark`, others' by their own.

    Decodes no pixels. Raises whatever Pillow does for a file that is none of `FORMATS`.
    """
    image = Image.open(file, formats=FORMATS)
    info = image.info
    fields = {
        str(key): str(value)
        for key, value in info.items()
        if isinstance(value, str) and key not in _XMP_KEYS
    }
    if isinstance(comment := info.get("comment"), bytes):
        fields["Comment"] = _plain(comment)
    if isinstance(exif := info.get("exif"), bytes):
        fields |= _exif_fields(exif)
    if isinstance(packet := info.get("xmp"), bytes):
        fields |= xmp_fields(packet)
    if PNG_KEY in fields:
        fields[RECIPE] = fields.pop(PNG_KEY)
    return fields


def picture_size(file: BinaryIO) -> tuple[int, int]:
    """Width and height in pixels, from the header."""
    file.seek(0)
    return Image.open(file, formats=FORMATS).size


def _exif_fields(data: bytes) -> dict[str, str]:
    """From the bytes, since asking a PNG for its EXIF makes Pillow decode the pixels."""
    exif = Image.Exif()
    exif.load(data)
    found = {name: exif[tag] for tag, name in _EXIF_TEXTS.items() if tag in exif}
    deeper = exif.get_ifd(_EXIF_IFD)
    found |= {name: deeper[tag] for tag, name in _EXIF_COMMENTS.items() if tag in deeper}
    texts = {
        name: decoded_comment(value) if isinstance(value, bytes) else str(value)
        for name, value in found.items()
    }
    return {name: text for name, text in texts.items() if text}


def decoded_comment(data: bytes) -> str:
    """An EXIF comment: eight bytes that name the encoding, then the text.

    The standard leaves the byte order of "UNICODE" open and programs differ. Latin letters have
    a zero in their upper byte, so the side with more zeros is the upper one.
    """
    name, body = data[:8], data[8:]
    if name != b"UNICODE\0":
        return _plain(body if name in (b"ASCII\0\0\0", b"\0" * 8) else data)
    if body[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return body.decode("utf-16", "replace")
    little = body[1::2].count(0) > body[::2].count(0)
    return body.decode("utf-16-le" if little else "utf-16-be", "replace").strip("\0")


def _plain(data: bytes) -> str:
    """Nothing for what is no text, such as a camera maker's own data."""
    try:
        return data.strip(b"\0 ").decode()
    except UnicodeDecodeError:
        return ""
