"""Pictures as the pages of a PDF, in the size that their resolution gives them (ISO 32000-2).

Each page is exactly one picture in sRGB with its profile, so that printers need not guess.
"""

import io
import math
import zlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from studio.media.export.options import ExportOptions
from studio.media.export.pictures import FULL_COLOUR, image_of
from studio.media.export.png import filtered
from studio.media.export.profile import srgb_profile
from studio.media.mark import Mark
from studio.media.xmp import xmp_packet

if TYPE_CHECKING:
    import numpy as np

POINTS = 72
"""To the inch."""
PAGE_LIMIT = 14_400
"""Units of a page's side (ISO 32000-2, annex C); for larger ones the unit is so many points."""

_ESCAPED = str.maketrans({sign: f"\\{sign}" for sign in "\\()"})


def encode_pdf(pages: "Sequence[np.ndarray]", options: ExportOptions, mark: Mark) -> bytes:
    """From uint8, H x W x 3 or 4 each. Below quality 100 colours are packed as JPEG."""
    file = _Objects()
    catalog, tree = file.reserve(), file.reserve()
    profile = file.stream("/N 3 /Filter /FlateDecode", zlib.compress(srgb_profile()))
    metadata = file.stream("/Type /Metadata /Subtype /XML", xmp_packet(mark))
    made = [_page(file, page, options, tree, profile) for page in pages]
    kids = " ".join(f"{number} 0 R" for number in made)
    file.write(tree, f"<< /Type /Pages /Kids [{kids}] /Count {len(made)} >>".encode())
    file.write(catalog, f"<< /Type /Catalog /Pages {tree} 0 R /Metadata {metadata} 0 R >>".encode())
    info = file.reserve()
    tool = mark.credentials.creator_tool.translate(_ESCAPED)
    file.write(info, f"<< /Creator ({tool}) /Producer ({tool}) >>".encode("latin-1", "replace"))
    return file.finished(catalog, info)


class _Objects:
    """The body of the file and where each of its objects begins."""

    def __init__(self) -> None:
        self._file = io.BytesIO()
        self._file.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        self._places: list[int] = []

    def reserve(self) -> int:
        self._places.append(0)
        return len(self._places)

    def write(self, number: int, body: bytes) -> None:
        self._places[number - 1] = self._file.tell()
        self._file.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))

    def stream(self, entries: str, data: bytes) -> int:
        number = self.reserve()
        head = f"<< {entries} /Length {len(data)} >>\nstream\n".encode()
        self.write(number, head + data + b"\nendstream")
        return number

    def finished(self, catalog: int, info: int) -> bytes:
        start, count = self._file.tell(), len(self._places) + 1
        self._file.write(b"xref\n0 %d\n0000000000 65535 f \n" % count)
        for place in self._places:
            self._file.write(b"%010d 00000 n \n" % place)
        trailer = f"<< /Size {count} /Root {catalog} 0 R /Info {info} 0 R >>"
        self._file.write(f"trailer\n{trailer}\nstartxref\n{start}\n%%EOF\n".encode())
        return self._file.getvalue()


def _page(
    file: _Objects, page: "np.ndarray", options: ExportOptions, tree: int, profile: int
) -> int:
    height, width, channels = page.shape
    mask = ""
    if channels == 4:
        alpha = page[..., 3:]
        mask = f"/SMask {_image(file, _packed(alpha), width, height, '/DeviceGray')} 0 R"
    colours = page[..., :3]
    packed = _packed(colours) if options.quality == 100 else _jpeg(colours, options.quality)
    picture = _image(file, packed, width, height, f"[/ICCBased {profile} 0 R]", mask)
    unit = math.ceil(max(width, height) * POINTS / options.dpi / PAGE_LIMIT)
    wide, high = (side * POINTS / options.dpi / unit for side in (width, height))
    larger = f"/UserUnit {unit} " if unit > 1 else ""
    content = file.stream("", f"q {wide:.4f} 0 0 {high:.4f} 0 0 cm /P Do Q".encode())
    number = file.reserve()
    file.write(
        number,
        f"<< /Type /Page /Parent {tree} 0 R {larger}/MediaBox [0 0 {wide:.4f} {high:.4f}] "
        f"/Resources << /XObject << /P {picture} 0 R >> >> /Contents {content} 0 R >>".encode(),
    )
    return number


def _image(
    file: _Objects, packed: tuple[str, bytes], width: int, height: int, space: str, mask: str = ""
) -> int:
    coding, data = packed
    return file.stream(
        f"/Type /XObject /Subtype /Image /Width {width} /Height {height} "
        f"/BitsPerComponent 8 /ColorSpace {space} {coding} {mask}",
        data,
    )


def _packed(samples: "np.ndarray") -> tuple[str, bytes]:
    """Lossless, by the row filters of PNG."""
    _, width, channels = samples.shape
    coding = (
        "/Filter /FlateDecode /DecodeParms "
        f"<< /Predictor 15 /Colors {channels} /BitsPerComponent 8 /Columns {width} >>"
    )
    return coding, filtered(samples)


def _jpeg(samples: "np.ndarray", quality: int) -> tuple[str, bytes]:
    file = io.BytesIO()
    subsampling = "4:4:4" if quality >= FULL_COLOUR else "4:2:0"
    image_of(samples).save(file, "JPEG", quality=quality, subsampling=subsampling)
    return "/Filter /DCTDecode", file.getvalue()
