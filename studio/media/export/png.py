"""PNG with 16 bits a channel, which Pillow does not write in colour (PNG specification, third
edition, W3C 2025)."""

import struct
import zlib
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

_COLOUR_TYPES = {3: 2, 4: 6}
_UP = 2
_METRE = 1
_INCH = 0.0254
_BAND = 64
_LEVEL = 6


def encode_png16(
    samples: "np.ndarray", profile: bytes, dpi: int, texts: Iterable[tuple[str, str]]
) -> bytes:
    """From uint16, H x W x 3 or 4; `texts` are keyword and text."""
    height, width, channels = samples.shape
    header = struct.pack(">IIBBBBB", width, height, 16, _COLOUR_TYPES[channels], 0, 0, 0)
    per_metre = round(dpi / _INCH)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", header),
            _chunk(b"iCCP", b"sRGB\0\0" + zlib.compress(profile)),
            _chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, _METRE)),
            *(_chunk(b"iTXt", _text(*each)) for each in texts),
            _chunk(b"IDAT", filtered(samples)),
            _chunk(b"IEND", b""),
        )
    )


def filtered(samples: "np.ndarray") -> bytes:
    """Rows of uint8 or uint16 in network order, each as its difference from the row above, which
    packs well and is quick; deflated."""
    import numpy as np

    packer = zlib.compressobj(_LEVEL)
    packed = []
    above = np.zeros((1, samples.shape[1] * samples.shape[2] * samples.itemsize), np.uint8)
    for top in range(0, len(samples), _BAND):
        band = samples[top : top + _BAND]
        ordered = np.ascontiguousarray(band, band.dtype.newbyteorder(">"))
        rows = ordered.view(np.uint8).reshape(len(band), -1)
        lines = np.empty((len(band), rows.shape[1] + 1), np.uint8)
        lines[:, 0] = _UP
        np.subtract(rows, np.vstack((above, rows[:-1])), out=lines[:, 1:])
        packed.append(packer.compress(lines.tobytes()))
        above = rows[-1:]
    return b"".join((*packed, packer.flush()))


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _text(keyword: str, text: str) -> bytes:
    return keyword.encode("latin-1") + bytes(5) + text.encode()
