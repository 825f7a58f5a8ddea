"""Finished works as files, each with its mark: that a model made it, and the recipe."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from studio.core.artifact import Artifact, Pixels, Sound, Text
from studio.core.error import BadInput, ExportError
from studio.core.files import refuse_existing, whole_file
from studio.core.language import _
from studio.core.recipe import Recipe, kind_of
from studio.core.signing import SigningKey
from studio.media.document import encode_document
from studio.media.mark import Mark, mark_of, mark_to_json
from studio.media.midi import with_text
from studio.media.picture_export import encode_picture

if TYPE_CHECKING:
    from studio.media.credentials.ingredient import Ingredient

_SOUNDS = (".wav", ".flac", ".ogg", ".mp3")

FORMATS: dict[str, tuple[str, ...]] = {
    "text": (".txt", ".md"),
    "image": (".png", ".jpg", ".jpeg", ".webp"),
    "speech": _SOUNDS,
    "music": (*_SOUNDS, ".mid"),
    "sound": _SOUNDS,
}
"""Suffixes for each kind of recipe, the usual one first."""


def check_target(recipe: Recipe, path: Path, force: bool = False) -> None:
    """Raise `BadInput` now for what `save` would refuse after an hour of work."""
    _check_suffix(recipe, path)
    try:
        if path.is_dir():
            raise BadInput(_("{path} is a folder.").format(path=path), _("Add a file name to it."))
        if not force:
            refuse_existing(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise BadInput(
            _("{path} cannot be written ({reason}).").format(path=path, reason=reason),
            _("Choose another name."),
        ) from error
    folder = path.parent
    if not folder.is_dir():
        raise BadInput(
            _("There is no folder {folder}.").format(folder=folder),
            _("Make the folder first, or choose another."),
        )
    if not os.access(folder, os.W_OK | os.X_OK):
        raise BadInput(
            _("The folder {folder} cannot be written to.").format(folder=folder),
            _("Choose another folder."),
        )


def save(
    artifact: Artifact,
    path: Path,
    force: bool = False,
    mark: Mark | None = None,
    key: SigningKey | None = None,
    ingredients: "Sequence[Ingredient]" = (),
) -> None:
    """Write a work in the format its suffix names, whole or not at all.

    The same work gives the same bytes each time, unless it is signed, which it is with a `key`
    where `studio.media.credentials.signing.why_unsigned` has nothing against it. `mark` is what
    the file says of its making, everything if not given.

    Raises `BadInput` for a suffix that does not fit or an existing file without `force`,
    `ExportError` when the work is beyond the format or the disk refuses.
    """
    _check_suffix(artifact.recipe, path)
    suffix = path.suffix.lower()
    mark = mark or mark_of(artifact)
    data = _encode(artifact, suffix, mark)
    if key is not None:
        from studio.media.credentials.signing import signed

        data = signed(data, suffix, mark, key, ingredients)
    with whole_file(path, force) as temporary:
        temporary.write_bytes(data)


def _check_suffix(recipe: Recipe, path: Path) -> None:
    kind = kind_of(recipe)
    if path.suffix.lower() not in FORMATS[kind] or "\0" in str(path):
        raise BadInput(
            _("The ending of {name} does not fit.").format(name=path.name), _fitting(kind)
        )


def _fitting(kind: str) -> str:
    sentence = {
        "text": _("Texts can be saved as {suffixes} or {last}."),
        "image": _("Pictures can be saved as {suffixes} or {last}."),
        "speech": _("Speech can be saved as {suffixes} or {last}."),
        "music": _("Music can be saved as {suffixes} or {last}."),
        "sound": _("Sounds can be saved as {suffixes} or {last}."),
    }[kind]
    *suffixes, last = FORMATS[kind]
    return sentence.format(suffixes=", ".join(suffixes), last=last)


def _encode(artifact: Artifact, suffix: str, mark: Mark) -> bytes:
    match artifact.payload:
        case Text(text):
            return encode_document(text, suffix, mark)
        case Pixels() as pixels:
            return _encode_picture(pixels, suffix, mark)
        case Sound() as sound if suffix == ".mid":
            return _encode_score(sound, mark)
        case Sound() as sound:
            return _encode_sound(sound, suffix, mark)


def _encode_picture(pixels: Pixels, suffix: str, mark: Mark) -> bytes:
    try:
        return encode_picture(pixels, suffix, mark)
    except (ValueError, OSError) as error:
        size = f"{pixels.width} x {pixels.height}"
        raise ExportError(
            _("A picture of {size} cannot be saved as {suffix}.").format(size=size, suffix=suffix),
            _("Save it as .png."),
        ) from error


def _encode_score(sound: Sound, mark: Mark) -> bytes:
    if not sound.score:
        raise BadInput(
            _("This music was not made from notes, so there are none to save."),
            _fitting("sound"),
        )
    return with_text(sound.score, mark_to_json(mark, ascii_only=True))


def _encode_sound(sound: Sound, suffix: str, mark: Mark) -> bytes:
    """Imports the writers only now: numpy and libsndfile take longer than `check_target` may."""
    from soundfile import LibsndfileError

    from studio.media.sound_export import encode_sound

    try:
        return encode_sound(sound, suffix, mark)
    except LibsndfileError as error:
        raise ExportError(
            _("A sound at {rate} Hz with {channels} channels cannot be saved as {suffix}.").format(
                rate=sound.rate, channels=sound.channels, suffix=suffix
            ),
            _("Save it as .wav."),
        ) from error
