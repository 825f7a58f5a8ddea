"""Written text as a document, with the mark after its end.

In plain text the mark stands on a page of its own after a form feed, in Markdown in a comment,
which no reader sees.
"""

from studio.media.mark import JSON_START, Mark, fields_from_json, mark_to_json

SIZE_LIMIT = 16 * 2**20

_COMMENT, _COMMENT_END = "<!-- ", " -->"


def encode_document(text: str, suffix: str, mark: Mark) -> bytes:
    """UTF-8 with a newline at the end; `suffix` is .txt or .md."""
    written = mark_to_json(mark)
    if suffix == ".md":
        written = f"\n{_COMMENT}{written.replace('--', _HARMLESS)}{_COMMENT_END}"
    else:
        written = f"\f{written}"
    body = text if text.endswith("\n") else f"{text}\n"
    return f"{body}{written}\n".encode("utf-8", "replace")


_HARMLESS = "-\\u002d"
"""Two hyphens as JSON may write them too, since in HTML they could end the comment."""


def document_fields(document: str) -> dict[str, str]:
    """The fields of the last mark in a document of either kind, none when it has none."""
    at = max(document.rfind(start + JSON_START) for start in ("\f", _COMMENT))
    if at < 0:
        return {}
    line, _, _ = document[at:].partition("\n")
    return fields_from_json(
        line.strip().removeprefix(_COMMENT.strip()).removesuffix(_COMMENT_END.strip())
    )
