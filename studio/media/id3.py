"""The texts of an ID3 tag, versions 2.3 and 2.4 (id3.org, informal standards of 1999 and 2000).

Mutagen writes our tags. It does not read strangers': it inflates whatever a frame claims to have
compressed and compares repeated values each with each, so a small file can cost minutes and
gigabytes.
"""

from collections.abc import Iterator

FRAMES_LIMIT = 10_000
HEADER = 10

_NAMED = {b"TXXX", b"COMM"}
_ENCODINGS = {0: "latin-1", 1: "utf-16", 2: "utf-16-be", 3: "utf-8"}
_UNSYNCHRONISED, _EXTENDED = 0x80, 0x40
_PACKED = {3: 0x00C0, 4: 0x000C}
"""Flags of compressed and encrypted frames."""
_FRAME_UNSYNCHRONISED, _DATA_LENGTH = 0x0002, 0x0001
_LANGUAGE = 3


def tag_size(header: bytes) -> int:
    """Bytes of the tag after its ten-byte header."""
    return _seven_bits(header[6:10])


def id3_texts(tag: bytes) -> Iterator[tuple[str, str]]:
    """Name and value of each text and comment, the name being the frame's where it gives none."""
    version, flags = tag[3], tag[5]
    body = tag[HEADER : HEADER + tag_size(tag)]
    if version == 3 and flags & _UNSYNCHRONISED:
        body = _synchronised(body)
    at = _extended_size(body, version) if flags & _EXTENDED else 0
    for _count in range(FRAMES_LIMIT):
        header = body[at : at + HEADER]
        if len(header) < HEADER or not header[0]:
            return
        size = _seven_bits(header[4:8]) if version == 4 else int.from_bytes(header[4:8], "big")
        data = body[at + HEADER : at + HEADER + size]
        at += HEADER + size
        frame_flags = int.from_bytes(header[8:], "big")
        is_text = header.startswith((b"T", b"COMM"))
        if is_text and data and not frame_flags & _PACKED.get(version, 0):
            if version == 4:
                data = _plain(data, frame_flags)
            yield _named_text(header[:4], data)


def _named_text(frame: bytes, data: bytes) -> tuple[str, str]:
    start = 1 + _LANGUAGE if frame == b"COMM" else 1
    text = data[start:].decode(_ENCODINGS.get(data[0], "latin-1"), "replace")
    name = ""
    if frame in _NAMED:
        name, _, text = text.partition("\0")
    values = text.removeprefix("\ufeff").rstrip("\0")
    return name or frame.decode("latin-1"), values.replace("\0\ufeff", "\n").replace("\0", "\n")


def _plain(data: bytes, flags: int) -> bytes:
    if flags & _DATA_LENGTH:
        data = data[4:]
    return _synchronised(data) if flags & _FRAME_UNSYNCHRONISED else data


def _synchronised(data: bytes) -> bytes:
    return data.replace(b"\xff\0", b"\xff")


def _extended_size(body: bytes, version: int) -> int:
    return _seven_bits(body[:4]) if version == 4 else 4 + int.from_bytes(body[:4], "big")


def _seven_bits(data: bytes) -> int:
    size = 0
    for byte in data:
        size = size << 7 | byte & 0x7F
    return size
