"""What a text in Markdown means, for every format that has headings, lists and emphasis.

Raw HTML in it stays words. Pictures become the words that stand for them, because a document
that is handed over must not fetch anything.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

TITLE_LIMIT = 80


def tokens_of(text: str) -> "list[Token]":
    """The blocks of the document; a line break in it stays one, as verse needs it."""
    return _parser().parse(text)


def html_body(text: str) -> str:
    """Without a head, everything escaped."""
    from html import escape

    def words(_renderer: object, tokens: "Sequence[Token]", at: int, *_rest: object) -> str:
        return escape(tokens[at].content)

    parser = _parser()
    parser.add_render_rule("image", words)
    return parser.render(text)


def title_of(text: str) -> str:
    """The first heading, else the first words, in one line."""
    tokens = tokens_of(text)
    inline = [token for token in tokens if token.type == "inline"]
    starts = [at for at, token in enumerate(tokens) if token.type == "heading_open"]
    first = tokens[starts[0] + 1] if starts else next(iter(inline), None)
    if first is None:
        return ""
    plain = "".join(
        " " if each.type in ("softbreak", "hardbreak") else each.content
        for each in first.children or ()
    )
    line = " ".join(plain.split())
    return line if len(line) <= TITLE_LIMIT else f"{line[:TITLE_LIMIT].rstrip()}…"


def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False, "breaks": True}).enable(
        ["table", "strikethrough"]
    )
