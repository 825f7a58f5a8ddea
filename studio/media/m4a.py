"""The texts in an M4A file: the atoms `moov`, `udta`, `meta`, `ilst` of ISO 14496-12, and the
free-form items that music programs keep there.

Read by hand within limits, for the libraries believe the sizes that a file claims.
"""

import io
from collections.abc import Iterator
from typing import BinaryIO

from studio.core.error import BadInput
from studio.core.language import _
from studio.media.mark import CREATOR_TOOL, joined

ATOMS_LIMIT = 1_000
TAGS_LIMIT = 4 * 2**20

_TOOL = b"\xa9too"
_FREE = b"----"
_META_HEAD = 4
_DATA_HEAD = 8
_NAME_HEAD = 4
_LARGE = 1


def m4a_fields(file: BinaryIO) -> dict[str, str]:
    """Raises `BadInput` when there are more atoms or tags than are read."""
    size = file.seek(0, io.SEEK_END)
    found = _inside(file, 0, size, b"moov")
    for name in (b"udta", b"meta", b"ilst"):
        if found is None:
            return {}
        found = _inside(file, *found, name)
        if found and name == b"meta":
            found = (found[0] + _META_HEAD, found[1])
    if found is None:
        return {}
    start, end = found
    if end - start > TAGS_LIMIT:
        raise _too_much()
    file.seek(start)
    return joined(_items(file.read(end - start)))


def _inside(file: BinaryIO, start: int, end: int, wanted: bytes) -> tuple[int, int] | None:
    """Where the contents of an atom begin and end, among those between two places."""
    for _count in range(ATOMS_LIMIT):
        if start + 8 > end:
            return None
        file.seek(start)
        head = file.read(16)
        size, first = int.from_bytes(head[:4], "big"), 8
        if size == _LARGE:
            size, first = int.from_bytes(head[8:16], "big"), 16
        last = min(end, start + size) if size else end
        if head[4:8] == wanted:
            return start + first, last
        start += max(size, first) if size else end
    raise _too_much()


def _items(tags: bytes) -> Iterator[tuple[str, str]]:
    for kind, item in _atoms(tags):
        if kind not in (_FREE, _TOOL):
            continue
        parts = dict(_atoms(item))
        text = parts.get(b"data", b"")[_DATA_HEAD:].decode("utf-8", "replace")
        name = parts.get(b"name", b"")[_NAME_HEAD:].decode("utf-8", "replace")
        yield CREATOR_TOOL if kind == _TOOL else name, text


def _atoms(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    for _count in range(ATOMS_LIMIT):
        if at + 8 > len(data):
            return
        size = int.from_bytes(data[at : at + 4], "big")
        yield data[at + 4 : at + 8], data[at + 8 : at + size]
        at += max(size, 8)
    raise _too_much()


def _too_much() -> BadInput:
    return BadInput(
        _("The file carries more text and pictures about itself than Atelier reads."),
        _("Take the cover picture out with a tagging program."),
    )
