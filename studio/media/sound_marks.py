"""What is written in a sound file besides the sound, ours and other programs'.

Only the headers are read, within limits, so that a file of millions of tiny chunks costs nobody
an afternoon.
"""

import io
from collections.abc import Iterable
from typing import BinaryIO, Literal

from mutagen.flac import VCFLACDict
from mutagen.mp3 import MP3
from mutagen.oggopus import OggOpus
from mutagen.oggvorbis import OggVorbis

from studio.core.error import BadInput
from studio.core.language import _
from studio.media.id3 import HEADER, id3_texts, tag_size
from studio.media.mark import CHINA_LABEL, CREATOR_TOOL, joined

TAGS_LIMIT = 4 * 2**20
"""Bytes of an ID3 tag, cover pictures included."""
COMMENTS_LIMIT = 2**20
"""Bytes of Vorbis comments; the longest recipe takes a quarter of it."""
_CHUNKS_LIMIT = 256
_HEAD = 2**16

_FLAC_COMMENT = 4
_FIRST_PAGE = 64
_VORBIS_NAMES = {"encoder": CREATOR_TOOL, CHINA_LABEL.lower(): CHINA_LABEL}


def wav_fields(file: BinaryIO) -> dict[str, str]:
    return _chunks(file, "little")


def aiff_fields(file: BinaryIO) -> dict[str, str]:
    return _chunks(file, "big")


def _chunks(file: BinaryIO, order: Literal["little", "big"]) -> dict[str, str]:
    """The ID3 tag among the chunks after a header of 12 bytes."""
    file.seek(12)
    for _count in range(_CHUNKS_LIMIT):
        header = file.read(8)
        if len(header) < 8:
            break
        size = int.from_bytes(header[4:], order)
        if header[:4].lower() in (b"id3 ", b"id32"):
            return _id3(_limited(file, size, TAGS_LIMIT))
        file.seek(size + size % 2, io.SEEK_CUR)
    return {}


def mp3_fields(file: BinaryIO) -> dict[str, str]:
    head = file.read(HEADER)
    if not head.startswith(b"ID3"):
        MP3(io.BytesIO(head + file.read(_HEAD)))  # raises when there is no frame of sound
        return {}
    return _id3(head + _limited(file, tag_size(head), TAGS_LIMIT))


def flac_fields(file: BinaryIO) -> dict[str, str]:
    file.seek(4)
    for _count in range(_CHUNKS_LIMIT):
        header = file.read(4)
        kind, size = header[0] & 0x7F, int.from_bytes(header[1:], "big")
        if kind == _FLAC_COMMENT:
            comments = VCFLACDict(_limited(file, size, COMMENTS_LIMIT))
            return _vorbis(comments)
        if header[0] & 0x80:
            break
        file.seek(size, io.SEEK_CUR)
    return {}


def ogg_fields(file: BinaryIO) -> dict[str, str]:
    data = file.read(COMMENTS_LIMIT)
    kind = OggOpus if b"OpusHead" in data[:_FIRST_PAGE] else OggVorbis
    return _vorbis(kind(io.BytesIO(data)).tags or ())


def _vorbis(comments: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Vorbis comments do not tell capital from small letters."""
    pairs = ((name.lower(), text) for name, text in comments)
    return joined((_VORBIS_NAMES.get(name, name), text) for name, text in pairs)


def _id3(tag: bytes) -> dict[str, str]:
    pairs = id3_texts(tag)
    return joined((CREATOR_TOOL if name == "TSSE" else name, text) for name, text in pairs)


def _limited(file: BinaryIO, size: int, limit: int) -> bytes:
    if size > limit:
        raise BadInput(
            _("The file carries more text and pictures about itself than Atelier reads."),
            _("Take the cover picture out with a tagging program."),
        )
    return file.read(size)
