"""Written text as a document, with the mark after its end.

In plain text the mark stands on a page of its own after a form feed, in Markdown in a comment,
which no reader sees.
"""

from pathlib import Path

import msgspec

from studio import __version__
from studio.core.error import BadInput, StudioError
from studio.core.files import whole_file
from studio.core.language import _
from studio.core.recipe import Recipe
from studio.media.mark import (
    JSON_START,
    MADE_BY_MODEL,
    MADE_IN_PART_BY_MODEL,
    Credentials,
    Mark,
    credentials_in,
    fields_from_json,
    mark_to_json,
    recipe_in,
)

SIZE_LIMIT = 16 * 2**20
WRITTEN_LIMIT = 2 * 2**20
"""Bytes of a document to write in: a library of novels is not opened on one page."""

_COMMENT, _COMMENT_END = "<!-- ", " -->"


class Document(msgspec.Struct, frozen=True):
    """What a person wrote, with the mark of a model's last words in it, if there are any."""

    text: str
    mark: Mark | None = None


def mark_of_writing(recipe: Recipe, whole: bool) -> Mark:
    """For a document that a person and a model wrote; `whole` when nothing else is in it."""
    source_type = MADE_BY_MODEL if whole else MADE_IN_PART_BY_MODEL
    return Mark(Credentials(f"Atelier {__version__}", source_type), recipe)


def gone_on_with(mark: Mark) -> Mark:
    """The mark a document came with, for what a person makes of it."""
    credentials = msgspec.structs.replace(
        mark.credentials, digital_source_type=MADE_IN_PART_BY_MODEL
    )
    return Mark(credentials, mark.recipe)


def save_document(document: Document, path: Path, force: bool = False) -> None:
    """Whole or not at all, as UTF-8 with a newline at the end; by its suffix .txt or .md.

    `read_document` gives the same text back, to the last blank line. Raises `BadInput` for an
    existing file without `force`, `ExportError` when the disk refuses.
    """
    text = f"{document.text}\n"
    if document.mark is None:
        data = text.encode("utf-8", "replace")
    else:
        data = encode_document(text, path.suffix.lower(), document.mark)
    with whole_file(path, force) as temporary:
        temporary.write_bytes(data)


def read_document(path: Path, limit: int = WRITTEN_LIMIT) -> Document:
    """A plain text or Markdown file without its mark. A damaged mark counts as none, since the
    words are worth more. Raises `BadInput` for what cannot be read or is no text in UTF-8."""
    from studio.media.opening import opened

    with opened(path) as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise BadInput(
            _("{path} is too long to write in.").format(path=path),
            _("Open a part of it, under {limit} MB.").format(limit=limit // 2**20),
        )
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise _no_text(path) from error
    if "\0" in text:
        raise _no_text(path)
    at = _mark_start(text)
    mark = None if at < 0 else _mark_in(text)
    if at >= 0:
        text = text[:at] if text[at] == "\f" else text[:at].removesuffix("\n")
    return Document(text.removesuffix("\n"), mark)


def encode_document(text: str, suffix: str, mark: Mark) -> bytes:
    """UTF-8 with a newline at the end; `suffix` is .txt or .md."""
    body = text if text.endswith("\n") else f"{text}\n"
    if suffix == ".md":
        return with_comment(f"{body}\n", mark).encode("utf-8", "replace")
    return f"{body}\f{mark_to_json(mark)}\n".encode("utf-8", "replace")


def with_comment(body: str, mark: Mark) -> str:
    """Markdown or HTML with the mark as a comment at its end."""
    written = mark_to_json(mark).replace("--", _HARMLESS)
    return f"{body}{_COMMENT}{written}{_COMMENT_END}\n"


_HARMLESS = "-\\u002d"
"""Two hyphens as JSON may write them too, since in HTML they could end the comment."""


def document_fields(document: str) -> dict[str, str]:
    """The fields of the last mark in a document of either kind, none when it has none."""
    at = _mark_start(document)
    if at < 0:
        return {}
    line, _, _ = document[at:].partition("\n")
    return fields_from_json(
        line.strip().removeprefix(_COMMENT.strip()).removesuffix(_COMMENT_END.strip())
    )


def _mark_start(document: str) -> int:
    return max(document.rfind(start + JSON_START) for start in ("\f", _COMMENT))


def _mark_in(document: str) -> Mark | None:
    try:
        fields = document_fields(document)
        return Mark(credentials_in(fields), recipe_in(fields)) if fields else None
    except StudioError:
        return None


def _no_text(path: Path) -> BadInput:
    return BadInput(
        _("{path} is no plain text.").format(path=path),
        _("Save it as plain text in UTF-8 in the program that made it."),
    )
