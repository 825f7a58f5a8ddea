"""What exported files say of their making, in the formats that the library does not keep.

Like every reader of strangers' files these look only at headers, and within limits.
"""

import io
from typing import BinaryIO
from xml.parsers import expat

from studio.core.error import BadInput
from studio.core.language import _
from studio.media.archives import entry, safe_archive
from studio.media.layered.cursor import Cursor, broken, resources
from studio.media.layered.ora import MERGED
from studio.media.layered.psd import XMP
from studio.media.picture_marks import picture_fields
from studio.media.xmp import PACKET_LIMIT, xmp_fields

SEARCH_LIMIT = 2**28
"""Bytes of a file that may be searched for a packet."""
PROPERTIES_LIMIT = 2**20
MERGED_LIMIT = 2**28
PROPERTIES_PATH = "docProps/custom.xml"

_BLOCK, _OVERLAP = 2**22, PACKET_LIMIT + 64
_PSD_HEADER = 26


def packet_fields(file: BinaryIO) -> dict[str, str]:
    """From the first XMP packet that stands anywhere in the file as it is, which is how packets
    are meant to be found in PDF, GIF, TIFF and AVIF (XMP specification part 3)."""
    file.seek(0)
    seen, tail = 0, b""
    while seen < SEARCH_LIMIT and (block := file.read(_BLOCK)):
        seen += len(block)
        tail = tail[-_OVERLAP:] + block
        start = tail.find(b"<?xpacket begin=")
        end = tail.find(b"<?xpacket end=", start) if start >= 0 else -1
        if end >= 0:
            return xmp_fields(tail[start : end + len(b'<?xpacket end="w"?>')])
    return {}


def gif_fields(file: BinaryIO) -> dict[str, str]:
    return picture_fields(file) | packet_fields(file)


def psd_fields(file: BinaryIO) -> dict[str, str]:
    """Raises `BadInput` where the file breaks off."""
    head = Cursor(file.read(_PSD_HEADER) + _sized(file) + _sized(file))
    head.take(_PSD_HEADER)
    head.block()
    found = dict(resources(head.block()))
    return xmp_fields(bytes(found[XMP])) if XMP in found else {}


def archive_fields(file: BinaryIO) -> dict[str, str]:
    """Of OpenRaster, whose merged picture has them, and of Word documents, which have properties.

    Raises `BadInput` for any other archive.
    """
    with safe_archive(file) as archive:
        names = set(archive.namelist())
        if MERGED in names:
            return picture_fields(io.BytesIO(entry(archive, MERGED, MERGED_LIMIT)))
        if PROPERTIES_PATH in names:
            return _properties(entry(archive, PROPERTIES_PATH, PROPERTIES_LIMIT))
        if "word/document.xml" in names:
            return {}
    raise BadInput(
        _("This is no kind of file that Atelier knows."),
        _("It reads pictures, sounds, MIDI files and plain text."),
    )


def _sized(file: BinaryIO) -> bytes:
    """A section with its length before it."""
    head = file.read(4)
    size = int.from_bytes(head, "big")
    if size > SEARCH_LIMIT:
        raise broken()
    return head + file.read(size)


def _properties(xml: bytes) -> dict[str, str]:
    """Custom properties of an Office document, by name."""
    fields: dict[str, list[str]] = {}
    name: list[str] = []

    def refuse(*_declaration: object) -> None:
        raise BadInput(
            _("The document's properties are damaged."), _("Use another copy of the file.")
        )

    def start(tag: str, said: dict[str, str]) -> None:
        if tag == "property":
            name[:] = [said.get("name", "")]

    def text(words: str) -> None:
        if name:
            fields.setdefault(name[0], []).append(words)

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = start
    parser.CharacterDataHandler = text
    parser.Parse(xml, True)
    return {name: "".join(parts) for name, parts in fields.items()}
