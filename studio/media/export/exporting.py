"""The one door out: a work, or several, in the format that a person chose."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from studio.core.artifact import Artifact, Pixels, Sound, Text
from studio.core.error import BadInput, ExportError
from studio.core.files import refuse_existing, whole_file
from studio.core.language import _
from studio.core.recipe import Input
from studio.core.signing import SigningKey
from studio.media.document import Document, encode_document
from studio.media.export.formats import formats_of
from studio.media.export.marking import (
    Found,
    Made,
    Work,
    mark_for,
    mark_for_writing,
    recipe_of,
    why_unvouched,
)
from studio.media.export.naming import words_of
from studio.media.export.options import ExportOptions
from studio.media.mark import Mark, mark_to_json
from studio.media.midi import with_text

if TYPE_CHECKING:
    from studio.media.credentials.ingredient import Ingredient

Printer = Callable[[str, ExportOptions, Mark | None], bytes]
"""Makes a PDF of a text in Markdown. The window has one, for only Qt sets all scripts well."""

_LAYER_NAME = 60


def export(
    work: Work,
    path: Path,
    options: ExportOptions,
    key: SigningKey | None = None,
    force: bool = False,
    printer: Printer | None = None,
    read: Callable[[Input], bytes] | None = None,
) -> str:
    """Write one file, whole or not at all. Several pictures become frames, pages or layers of it.

    With a `key` and `options.signed` it is signed where a model took part; what comes back says
    why it is not, and is empty when all is as it was asked for. `read` gives the bytes of pictures
    that others were made from, so that the signature names them. Raises `BadInput` for a format
    that does not fit, an existing file without `force` or a size beyond all limits,
    `ExportError` when the work is beyond the format or the disk refuses.
    """
    if not force:
        refuse_existing(path)
    data, mark = _encoded(work, options, printer)
    unsigned = ""
    if key is not None and options.signed:
        from studio.media.credentials.signing import signed, why_unsigned

        unsigned = why_unsigned(options.suffix) or why_unvouched(work, mark)
        if mark is not None and not unsigned:
            data = signed(data, options.suffix, mark, key, _ingredients(work, read))
    with whole_file(path, force) as temporary:
        temporary.write_bytes(data)
    return unsigned


def _encoded(
    work: Work, options: ExportOptions, printer: Printer | None
) -> tuple[bytes, Mark | None]:
    if isinstance(work, Document):
        mark = mark_for_writing(work, options)
        return _text(work.text, options, mark, printer), mark
    works = [work] if isinstance(work, Artifact | Found) else list(work)
    if not works:
        raise BadInput(_("There is nothing to export."), _("Choose a work first."))
    _check(works, options.suffix)
    mark = mark_for(works, options)
    payload = works[0].payload
    if isinstance(payload, Text):
        return _text(payload.text, options, mark, printer), mark
    if isinstance(payload, Sound):
        return _sound(payload, options.suffix, mark), mark
    return _pictures(works, options, mark), mark


def _check(works: Sequence[Made], suffix: str) -> None:
    fitting = [each for each in formats_of(works[0].payload) if each.suffix == suffix]
    pictures = all(isinstance(each.payload, Pixels) for each in works)
    if not fitting or (len(works) > 1 and not (pictures and fitting[0].several)):
        raise BadInput(
            _("This cannot be exported as {suffix}.").format(suffix=suffix),
            _("Choose another format."),
        )


def _text(text: str, options: ExportOptions, mark: Mark | None, printer: Printer | None) -> bytes:
    match options.suffix:
        case ".html":
            from studio.media.export.web_page import encode_html

            return encode_html(text, mark)
        case ".docx":
            from studio.media.export.word import encode_docx

            return encode_docx(text, mark)
        case ".pdf" if printer is not None:
            return printer(text, options, mark)
        case ".md" | ".txt":
            if mark is None:
                return f"{text}\n".encode("utf-8", "replace")
            return encode_document(f"{text}\n", options.suffix, mark)
        case suffix:
            raise BadInput(
                _("A text cannot be exported as {suffix} here.").format(suffix=suffix),
                _("Choose another format."),
            )


def _sound(sound: Sound, suffix: str, mark: Mark) -> bytes:
    from soundfile import LibsndfileError

    from studio.media.export.sounds import encode_m4a, encode_opus
    from studio.media.sound_export import encode_sound

    if suffix == ".mid":
        return with_text(sound.score, mark_to_json(mark, ascii_only=True))
    try:
        if suffix == ".m4a":
            return encode_m4a(sound, mark)
        return encode_opus(sound, mark) if suffix == ".opus" else encode_sound(sound, suffix, mark)
    except (LibsndfileError, ValueError) as error:
        raise ExportError(
            _("A sound at {rate} Hz with {channels} channels cannot be saved as {suffix}.").format(
                rate=sound.rate, channels=sound.channels, suffix=suffix
            ),
            _("Save it as .wav."),
        ) from error


def _pictures(works: Sequence[Made], options: ExportOptions, mark: Mark) -> bytes:
    from studio.media.export.sheets import samples_of

    sheets = [
        samples_of(work.payload, options) for work in works if isinstance(work.payload, Pixels)
    ]
    try:
        match options.suffix:
            case ".gif":
                from studio.media.export.animation import encode_gif

                return encode_gif(sheets, options, mark)
            case ".webp" if len(sheets) > 1:
                from studio.media.export.animation import encode_webp

                return encode_webp(sheets, options, mark)
            case ".pdf":
                from studio.media.export.pdf import encode_pdf

                return encode_pdf(sheets, options, mark)
            case ".psd" | ".ora":
                from studio.media.export.layers import encode_layers

                return encode_layers(sheets, _layer_names(works, options), options, mark)
            case _:
                from studio.media.export.pictures import encode

                return encode(sheets[0], options, mark)
    except (ValueError, OSError) as error:
        height, width, _channels = sheets[0].shape
        raise ExportError(
            _("A picture of {size} cannot be saved as {suffix}.").format(
                size=f"{width} x {height}", suffix=options.suffix
            ),
            _("Choose another format, or a smaller size."),
        ) from error


def _layer_names(works: Sequence[Made], options: ExportOptions) -> list[str]:
    """The prompt of one alone, unless it is to stay here; a file of several carries none."""
    recipe = recipe_of(works[0]) if len(works) == 1 else None
    if recipe is not None and options.recipe and options.prompt:
        return [words_of(recipe)[:_LAYER_NAME]]
    plain = _("Picture {number}")
    return [plain.format(number=number) for number in range(1, len(works) + 1)]


def _ingredients(work: Work, read: Callable[[Input], bytes] | None) -> tuple["Ingredient", ...]:
    from studio.media.credentials.ingredient import ingredients_of

    if read is None or isinstance(work, Document):
        return ()
    works = [work] if isinstance(work, Artifact | Found) else work
    recipes = [recipe for each in works if (recipe := recipe_of(each)) is not None]
    return tuple(found for recipe in recipes for found in ingredients_of(recipe, read))
