"""What made a file: its recipe, its credentials and signature, and what other programs wrote into
it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from studio.core.artifact import Provenance
from studio.core.error import BadInput
from studio.core.language import _
from studio.core.recipe import Recipe
from studio.core.signing import SigningKey
from studio.media import document, midi
from studio.media.credentials.verdict import Verdict, verify
from studio.media.export.marks import archive_fields, gif_fields, packet_fields, psd_fields
from studio.media.m4a import m4a_fields
from studio.media.mark import (
    CHINA_LABEL,
    CREATOR_TOOL,
    JSON_START,
    PROVENANCE,
    RECIPE,
    SETTINGS,
    SOURCE_TYPE,
    credentials_in,
    fields_from_json,
    joined,
    recipe_in,
)
from studio.media.opening import opened, untrusted
from studio.media.picture_marks import picture_fields, picture_size
from studio.media.recall.found import Recall
from studio.media.recall.reading import notes_in
from studio.media.sound_marks import aiff_fields, flac_fields, mp3_fields, ogg_fields, wav_fields

VALUE_LIMIT = 2**20
"""Characters of one text; the node graphs some programs store run to hundreds of thousands."""
VALUES_LIMIT = 100

_MPEG_FRAMES = tuple(bytes((0xFF, second)) for second in range(0xE0, 0xFE))
_OURS = {RECIPE, PROVENANCE, SETTINGS, SOURCE_TYPE, CREATOR_TOOL, CHINA_LABEL}


class Inspection(msgspec.Struct, frozen=True):
    """`recipe` is None for a file that is none of ours; `credentials` are those of
    `studio.media.mark.Credentials` that the file has; `other` is what other programs wrote, raw,
    by the name of the field it stood in; `recalled` what of that makes a recipe of ours;
    `signature` whether it is signed and still what was signed, where that was asked for.
    """

    recipe: Recipe | None
    credentials: dict[str, Any]
    other: dict[str, str]
    recalled: Recall | None = None
    signature: Verdict | None = None


def inspect(path: Path, verifying: bool = False, own: SigningKey | None = None) -> Inspection:
    """Read what a file says about itself; its suffix does not matter, and nothing is decoded.

    With `verifying` the signature is checked too, for which the whole file is read; `own` is this
    computer's key.

    Raises `BadInput` for what cannot be read, is no kind of file Atelier writes or opens, or has
    a broken recipe.
    """
    with opened(path) as file, untrusted(str(path)):
        fields = _fields(file)
        other = {key: text for key, text in fields.items() if key not in _OURS}
        credentials = msgspec.to_builtins(credentials_in(fields))
        recipe = recipe_in(fields)
        notes = None if recipe else notes_in(other)
        recalled = notes.done(picture_size(file)) if notes else None
    signature = verify(path, own) if verifying else None
    return Inspection(recipe, credentials, _limited(other), recalled, signature)


def provenance_of(path: Path, device: str = "") -> Provenance:
    """Where a file of ours was made; by `device` alone if it does not say so that one can read it,
    which is no reason to refuse what is in it."""
    try:
        said = inspect(path).credentials.get("provenance")
    except BadInput:
        said = None
    return msgspec.convert(said, Provenance) if said else Provenance(device, "", {})


def _fields(file: BinaryIO) -> dict[str, str]:
    head = file.read(12)
    file.seek(0)
    for starts, reader in _READERS.items():
        if head.startswith(starts):
            return reader(file)
    if head.startswith(b"BM") and head[6:10] == bytes(4):
        return picture_fields(file)
    if head[4:8] == b"ftyp":
        return m4a_fields(file) if head.endswith(b"M4A ") else packet_fields(file)
    if head.startswith(b"RIFF") and head.endswith((b"WEBP", b"WAVE")):
        return picture_fields(file) if head.endswith(b"WEBP") else wav_fields(file)
    if head.startswith(b"FORM") and head.endswith((b"AIFF", b"AIFC")):
        return aiff_fields(file)
    return document.document_fields(_text(file))


def _midi_fields(file: BinaryIO) -> dict[str, str]:
    texts = list(midi.midi_texts(_whole(file, midi.SIZE_LIMIT)))
    fields = joined(named for named in texts if not named[1].startswith(JSON_START))
    for _kind, text in texts:
        if text.startswith(JSON_START):
            fields |= fields_from_json(text)
    return fields


def _text(file: BinaryIO) -> str:
    try:
        text = _whole(file, document.SIZE_LIMIT).decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if not text or "\0" in text:
        raise BadInput(
            _("This is no kind of file that Atelier knows."),
            _("It reads pictures, sounds, MIDI files and plain text."),
        )
    return text


def _whole(file: BinaryIO, limit: int) -> bytes:
    data = file.read(limit + 1)
    if len(data) > limit:
        raise BadInput(
            _("The file is too large to look for a recipe in it."),
            _("Use one under {limit} MB.").format(limit=limit // 2**20),
        )
    return data


_READERS: dict[tuple[bytes, ...], Callable[[BinaryIO], dict[str, str]]] = {
    (b"\x89PNG", b"\xff\xd8\xff"): picture_fields,
    (b"GIF87a", b"GIF89a"): gif_fields,
    (b"II*\x00", b"MM\x00*", b"%PDF-1"): packet_fields,
    (b"8BPS\x00",): psd_fields,
    (b"PK\x03\x04",): archive_fields,
    (b"fLaC\x00", b"fLaC\x80"): flac_fields,
    (b"OggS\x00",): ogg_fields,
    (b"MThd\x00",): _midi_fields,
    (b"ID3\x02", b"ID3\x03", b"ID3\x04", *_MPEG_FRAMES): mp3_fields,
}
"""By how files begin, with a byte that no text has so that a story about GIFs stays one."""


def _limited(texts: dict[str, str]) -> dict[str, str]:
    return {key[:200]: text[:VALUE_LIMIT] for key, text in list(texts.items())[:VALUES_LIMIT]}
