"""Photoshop documents, written by Adobe's file format specification (November 2019).

Layers are packed with PackBits, as Photoshop itself packs them; names stand there twice, since
the old field knows no Chinese.
"""

import io
import struct
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from studio.core.compositing import merged
from studio.core.layered import Blend, Layer, LayeredPicture, LayerGroup

if TYPE_CHECKING:
    import numpy as np

RESOLUTION, ICC_PROFILE, XMP = 1005, 1039, 1060
"""Numbers of the image resources that are written."""
OPEN_FOLDER, DIVIDER = 1, 3
"""Section kinds: the group itself stands above its layers, a divider below them."""

KEYS: dict[Blend, bytes] = {
    Blend.NORMAL: b"norm",
    Blend.MULTIPLY: b"mul ",
    Blend.SCREEN: b"scrn",
    Blend.OVERLAY: b"over",
    Blend.DARKEN: b"dark",
    Blend.LIGHTEN: b"lite",
    Blend.COLOR_DODGE: b"div ",
    Blend.COLOR_BURN: b"idiv",
    Blend.HARD_LIGHT: b"hLit",
    Blend.SOFT_LIGHT: b"sLit",
    Blend.DIFFERENCE: b"diff",
    Blend.EXCLUSION: b"smud",
    Blend.HUE: b"hue ",
    Blend.SATURATION: b"sat ",
    Blend.COLOR: b"colr",
    Blend.LUMINOSITY: b"lum ",
}
PASS_THROUGH = b"pass"
RGB, RLE = 3, 1
HIDDEN = 0x02
_NAME_LIMIT = 255
_PRINTABLE = (0x20, 0x7F)


class Record(msgspec.Struct, frozen=True):
    """One entry of the layer list, lowest first."""

    layer: Layer | LayerGroup | None
    """None for the divider under a group."""
    section: int = 0


def encode_psd(picture: LayeredPicture, profile: bytes, xmp: bytes) -> bytes:
    """With a merged picture for programs that read no layers. The format holds 30,000 pixels a
    side, which is more than a `LayeredPicture` may have."""
    header = struct.pack(">4sH6xHIIHH", b"8BPS", 1, 4, picture.height, picture.width, 8, RGB)
    resources = _resources(picture.dpi, profile, xmp)
    layers = _layers(list(records(picture.layers)))
    whole = merged(picture).array()
    return b"".join((header, _block(b""), _block(resources), _block(layers), _merged(whole)))


def records(layers: Sequence[Layer | LayerGroup]) -> Iterator[Record]:
    for layer in layers:
        if isinstance(layer, LayerGroup):
            yield Record(None, DIVIDER)
            yield from records(layer.layers)
            yield Record(layer, OPEN_FOLDER)
        else:
            yield Record(layer)


def packed_rows(plane: "np.ndarray") -> list[bytes]:
    """Each row of a uint8 plane, H x W, by PackBits. libtiff does it, one row a strip."""
    from PIL import Image, TiffImagePlugin

    file = io.BytesIO()
    height, width = plane.shape
    image = Image.frombytes("L", (width, height), plane.tobytes())
    image.save(file, "TIFF", compression="packbits", strip_size=width)
    data = file.getvalue()
    file.seek(0)
    tags = TiffImagePlugin.TiffImageFile(file).tag_v2
    starts, sizes = tags[TiffImagePlugin.STRIPOFFSETS], tags[TiffImagePlugin.STRIPBYTECOUNTS]
    return [data[at : at + size] for at, size in zip(starts, sizes, strict=True)]


def _resources(dpi: int, profile: bytes, xmp: bytes) -> bytes:
    fixed, inch = dpi << 16, 1
    resolution = struct.pack(">IHHIHH", fixed, inch, inch, fixed, inch, inch)
    parts = ((RESOLUTION, resolution), (ICC_PROFILE, profile), (XMP, xmp))
    return b"".join(
        b"8BIM" + struct.pack(">HHI", number, 0, len(data)) + _even(data) for number, data in parts
    )


def _layers(every: Sequence[Record]) -> bytes:
    """A negative count says that the merged picture's fourth channel is its transparency."""
    heads: list[bytes] = []
    bodies: list[bytes] = []
    for record in every:
        channels = _channels(record.layer)
        heads.append(_head(record, [len(each) for each in channels]))
        bodies += channels
    info = struct.pack(">h", -len(every)) + b"".join(heads) + b"".join(bodies)
    return _block(_even(info)) + _block(b"")


def _head(record: Record, sizes: Sequence[int]) -> bytes:
    layer = record.layer
    top = left = bottom = right = 0
    if isinstance(layer, Layer):
        top, left = layer.top, layer.left
        bottom, right = top + layer.pixels.height, left + layer.pixels.width
    place = struct.pack(">iiiiH", top, left, bottom, right, len(sizes))
    channels = b"".join(
        struct.pack(">hI", number, size) for number, size in zip((-1, 0, 1, 2), sizes, strict=True)
    )
    passes = isinstance(layer, LayerGroup) and not layer.isolated
    key = KEYS[layer.blend] if layer else KEYS[Blend.NORMAL]
    shown = struct.pack(
        ">4s4sBBBx",
        b"8BIM",
        PASS_THROUGH if passes else key,
        round(layer.opacity * 255) if layer else 255,
        1 if layer and layer.clipping else 0,
        HIDDEN if layer and not layer.visible else 0,
    )
    name = layer.name[:_NAME_LIMIT] if layer else "</Layer group>"
    extra = _block(b"") + _block(b"") + _old_name(name) + _tagged(b"luni", _unicode(name))
    if record.section:
        key = PASS_THROUGH if passes else key
        extra += _tagged(b"lsct", struct.pack(">I4s4s", record.section, b"8BIM", key))
    return place + channels + shown + _block(extra)


def _channels(layer: Layer | LayerGroup | None) -> list[bytes]:
    """Alpha, red, green, blue; empty for what has no pixels."""
    if not isinstance(layer, Layer) or not layer.pixels.data:
        return [struct.pack(">H", 0)] * 4
    array = layer.pixels.array()
    return [_plane(array[..., number]) for number in (3, 0, 1, 2)]


def _plane(plane: "np.ndarray") -> bytes:
    rows = packed_rows(plane)
    sizes = struct.pack(f">{len(rows)}H", *map(len, rows))
    return struct.pack(">H", RLE) + sizes + b"".join(rows)


def _merged(array: "np.ndarray") -> bytes:
    """All counts first, then all rows. What shows through is white, as Photoshop keeps it."""
    import numpy as np

    alpha = array[..., 3:].astype(np.float32) / 255
    on_white = np.rint(array[..., :3] * alpha + 255 * (1 - alpha)).astype(np.uint8)
    rows: list[bytes] = []
    for plane in (*np.moveaxis(on_white, 2, 0), array[..., 3]):
        rows += packed_rows(plane)
    sizes = struct.pack(f">{len(rows)}H", *map(len, rows))
    return struct.pack(">H", RLE) + sizes + b"".join(rows)


def _old_name(name: str) -> bytes:
    low, high = _PRINTABLE
    data = "".join(sign if low <= ord(sign) < high else "?" for sign in name).encode()
    whole = bytes((len(data),)) + data
    return whole + bytes(-len(whole) % 4)


def _unicode(name: str) -> bytes:
    data = name.encode("utf-16-be", "replace")
    return struct.pack(">I", len(data) // 2) + data


def _tagged(key: bytes, data: bytes) -> bytes:
    padded = data + bytes(-len(data) % 4)
    return b"8BIM" + key + struct.pack(">I", len(padded)) + padded


def _block(data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + data


def _even(data: bytes) -> bytes:
    return data + bytes(len(data) % 2)
