"""Reading a file that is brought into the library: what it is, what made it, how it looks."""

import hashlib
import io
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from studio.core.error import BadInput
from studio.core.language import _
from studio.core.recipe import Recipe, kind_of
from studio.media.inspect import Inspection, inspect
from studio.media.opening import opened

PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp")
SOUNDS = (".wav", ".flac", ".ogg", ".opus", ".mp3", ".aif", ".aiff")
SCORES = (".mid", ".midi")
TEXTS = (".txt", ".md")
SUFFIXES = (*PICTURES, *SOUNDS, *SCORES, *TEXTS)

FILES_LIMIT = 20_000
"""Brought in at once."""
_FOLDERS_LIMIT = 50_000
"""Looked into; somebody may drop a whole disk."""
_NOTES_LIMIT = 2**18
"""Characters of one text by another program that are kept raw."""
_TEXT_LIMIT = 2 * 2**20
_BLOCK = 2**20
_RATE, _FRAMES = 44_100, 16_384
_FAMILIES = {"text": "text", "image": "image"}
"""What is no text and no picture is a sound."""


class Reading(msgspec.Struct, frozen=True):
    """`kind` is that of the recipe that makes such things; `program` what made the file, if it
    says so; `other` what other programs wrote into it, raw, by the name of the field."""

    kind: str
    sha256: str
    recipe: Recipe | None = None
    program: str = ""
    text: str = ""
    thumbnail: bytes = b""
    score: bytes = b""
    other: dict[str, str] = {}


class Listing(msgspec.Struct, frozen=True):
    """`left` files more were of no kind that can be brought in, or beyond the limit."""

    files: tuple[Path, ...]
    left: int = 0


def files_in(paths: Sequence[Path]) -> Listing:
    """All files that can be brought in, in folders to any depth, by name; links to folders and
    what begins with a dot are left alone. A file that was named itself is always tried."""
    files: list[Path] = []
    left = 0
    for path in paths:
        if not path.is_dir():
            files.append(path)
            continue
        for each in _walk(path):
            if each.suffix.lower() in SUFFIXES and len(files) < FILES_LIMIT:
                files.append(each)
            else:
                left += 1
    kept = dict.fromkeys(files[:FILES_LIMIT])
    return Listing(tuple(kept), left + max(0, len(files) - FILES_LIMIT))


def read_arrival(path: Path) -> Reading:
    """Raises `BadInput` for what cannot be read, is damaged, or no kind of file we keep."""
    suffix = path.suffix.lower()
    if suffix in PICTURES:
        return _picture(path)
    if suffix in SOUNDS:
        return _sound(path)
    if suffix in SCORES:
        return _score(path)
    if suffix in TEXTS:
        return _text(path)
    raise BadInput(
        _("{name} is no kind of file that the library keeps.").format(name=path.name),
        _("It keeps pictures, sounds, MIDI files and plain text."),
    )


def played(score: bytes, name: str) -> bytes:
    """A MIDI file as our own instruments play it, as FLAC. Raises `BadInput`."""
    import soundfile

    from studio.media.synth import render

    try:
        samples = render(score)
    except ValueError as error:
        raise BadInput(
            _("The notes in {name} cannot be played.").format(name=name),
            _("Use another copy of it, or save it again in another program."),
        ) from error
    file = io.BytesIO()
    with soundfile.SoundFile(file, "w", _RATE, samples.shape[1], format="FLAC") as writer:
        for start in range(0, len(samples), _FRAMES):
            writer.write(samples[start : start + _FRAMES])
    return file.getvalue()


def _walk(folder: Path) -> Iterator[Path]:
    for number, (place, folders, names) in enumerate(os.walk(folder)):
        if number >= _FOLDERS_LIMIT:
            return
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(place, name) for name in sorted(names) if not name.startswith("."))


def _picture(path: Path) -> Reading:
    from studio.media.fit import fitted
    from studio.media.thumbnail import thumbnail

    small = thumbnail(fitted(path, 640, 640))
    return _reading(path, "image", _looked_into(path), thumbnail=small)


def _sound(path: Path) -> Reading:
    """Heard through to the end, so that a damaged one is told now."""
    from studio.media.outline import outline

    if not outline(path, 1).seconds:
        raise BadInput(
            _("There is no sound in {name}.").format(name=path.name), _("Use another file.")
        )
    return _reading(path, "sound", _looked_into(path))


def _score(path: Path) -> Reading:
    from studio.media.midi import SIZE_LIMIT, midi_texts

    with opened(path) as file:
        data = file.read(SIZE_LIMIT + 1)
    if len(data) > SIZE_LIMIT or not data.startswith(b"MThd"):
        raise BadInput(
            _("{name} is no MIDI file that can be read.").format(name=path.name),
            _("Use another copy of it."),
        )
    list(midi_texts(data))
    return _reading(path, "music", _looked_into(path), score=data)


def _text(path: Path) -> Reading:
    from studio.media.document import read_document

    document = read_document(path)
    return _reading(path, "text", _looked_into(path), text=document.text[:_TEXT_LIMIT])


def _looked_into(path: Path) -> Inspection:
    """What a file says of itself is no reason to refuse what is in it."""
    try:
        return inspect(path)
    except BadInput:
        return Inspection(None, {}, {})


def _reading(
    path: Path,
    kind: str,
    inside: Inspection,
    text: str = "",
    thumbnail: bytes = b"",
    score: bytes = b"",
) -> Reading:
    recalled = inside.recalled
    recipe, program = inside.recipe, "Atelier" if inside.recipe else ""
    if recipe is None and recalled is not None and kind == "image":
        recipe, program = recalled.recipe, recalled.program
    if recipe is not None and _family(kind_of(recipe)) == _family(kind):
        kind = kind_of(recipe)
    else:
        recipe = None
    other = {name: value[:_NOTES_LIMIT] for name, value in inside.other.items()}
    return Reading(kind, _sha256(path), recipe, program, text, thumbnail, score, other)


def _family(kind: str) -> str:
    return _FAMILIES.get(kind, "sound")


def _sha256(path: Path) -> str:
    found = hashlib.sha256()
    with opened(path) as file:
        while block := file.read(_BLOCK):
            found.update(block)
    return found.hexdigest()
