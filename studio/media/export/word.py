"""A text as a Word document, with the paragraph styles that Word and LibreOffice know."""

import io
import re
from html import escape
from typing import TYPE_CHECKING, Any

from studio.media.export.markdown import title_of, tokens_of
from studio.media.export.word_lists import WordLists
from studio.media.mark import Mark, mark_fields

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.text.paragraph import Paragraph
    from markdown_it.token import Token

PROPERTIES_PATH = "/docProps/custom.xml"

_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_FIRST_PROPERTY = 2
_MONOSPACE = "Consolas"
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def encode_docx(text: str, mark: Mark | None) -> bytes:
    """The mark stands among the document's own properties, by the names of `mark_fields`."""
    from docx import Document

    file = Document()
    properties = file.core_properties
    properties.title = clean(title_of(text))
    properties.author = ""
    properties.comments = mark.credentials.creator_tool if mark else ""
    _Writer(file).write(tokens_of(text))
    if mark is not None:
        _add_properties(file, mark_fields(mark))
    made = io.BytesIO()
    file.save(made)
    return made.getvalue()


class _Writer:
    """Goes through the blocks."""

    def __init__(self, file: "WordFile") -> None:
        self._file = file
        self._lists = WordLists(file)
        self._heading = ""
        self._quotes = 0

    def write(self, tokens: "list[Token]") -> None:
        at = 0
        while at < len(tokens):
            if tokens[at].type == "table_open":
                end = next(n for n in range(at, len(tokens)) if tokens[n].type == "table_close")
                self._table(tokens[at:end])
                at = end
            else:
                self._block(tokens[at])
            at += 1

    def _block(self, token: "Token") -> None:
        match token.type:
            case "bullet_list_open":
                self._lists.open_bullets()
            case "ordered_list_open":
                self._lists.open_numbers(int(token.attrs.get("start", 1)))
            case "bullet_list_close" | "ordered_list_close":
                self._lists.close()
            case "list_item_open":
                self._lists.begin_item()
            case "blockquote_open":
                self._quotes += 1
            case "blockquote_close":
                self._quotes -= 1
            case "heading_open":
                self._heading = f"Heading {token.tag[1:]}"
            case "heading_close":
                self._heading = ""
            case "inline":
                _inline(self._paragraph(), token)
            case "fence" | "code_block":
                words = clean(token.content.rstrip("\n"))
                self._file.add_paragraph().add_run(words).font.name = _MONOSPACE
            case "hr":
                from docx.enum.text import WD_ALIGN_PARAGRAPH

                self._file.add_paragraph("* * *").alignment = WD_ALIGN_PARAGRAPH.CENTER

    def _paragraph(self) -> "Paragraph":
        if self._lists.depth and not self._heading:
            return self._lists.add_paragraph()
        style = self._heading or ("Quote" if self._quotes else "Normal")
        return self._file.add_paragraph(style=style)

    def _table(self, tokens: "list[Token]") -> None:
        rows: list[list[Token]] = []
        for token in tokens:
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(token)
        table = self._file.add_table(len(rows), max(map(len, rows)), style="Table Grid")
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                _inline(table.cell(row, column).paragraphs[0], cell)


def _inline(paragraph: "Paragraph", token: "Token") -> None:
    """An address follows its words in brackets, as it must on paper anyway."""
    shape = {"strong": 0, "em": 0, "s": 0}
    address = ""
    for child in token.children or ():
        kind, _, side = child.type.rpartition("_")
        if kind in shape:
            shape[kind] += 1 if side == "open" else -1
        elif child.type == "link_open":
            address = str(child.attrs.get("href", ""))
        elif child.type == "link_close":
            paragraph.add_run(clean(f" ({address})"))
        elif child.type in ("softbreak", "hardbreak"):
            paragraph.add_run().add_break()
        elif child.content:
            run = paragraph.add_run(clean(child.content))
            run.bold, run.italic = shape["strong"] > 0 or None, shape["em"] > 0 or None
            run.font.strike = shape["s"] > 0 or None
            if child.type == "code_inline":
                run.font.name = _MONOSPACE


def clean(text: str) -> str:
    """Without the characters that XML forbids."""
    return _NO_XML.sub("", text)


def _add_properties(file: "WordFile", fields: dict[str, str]) -> None:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    said = "".join(
        f'<property fmtid="{_FORMAT_ID}" pid="{number}" name="{name}">'
        f"<vt:lpwstr>{escape(clean(text), quote=False)}</vt:lpwstr></property>"
        for number, (name, text) in enumerate(fields.items(), _FIRST_PROPERTY)
    )
    body = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">'
        f"{said}</Properties>"
    )
    package: Any = file.part.package
    part = Part(PackURI(PROPERTIES_PATH), _PROPERTIES_TYPE, body.encode(), package)
    package.relate_to(part, f"{_OFFICE}/relationships/custom-properties")
