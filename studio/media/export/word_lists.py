"""Where in its lists the writer of a Word document is.

Word counts on through all paragraphs of a style, so that every list of numbers gets a numbering
of its own, made from that of the style (ISO 29500-1, 17.9.15).
"""

from typing import TYPE_CHECKING, Any

import msgspec

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.text.paragraph import Paragraph

_BULLET, _NUMBER, _CONTINUE = "List Bullet", "List Number", "List Continue"
_DEEPEST = 3


class _List(msgspec.Struct, frozen=True):
    """`number` is that of its numbering, None for one with bullets."""

    style: str
    number: int | None = None


class WordLists:
    """`depth` is 0 outside of all lists. An item has one sign, at its first paragraph."""

    def __init__(self, file: "WordFile") -> None:
        self._file = file
        self._open: list[_List] = []
        self._signed = True
        self._made = 0

    @property
    def depth(self) -> int:
        return len(self._open)

    def open_bullets(self) -> None:
        self._open.append(_List(self._styled(_BULLET, self.depth + 1)))

    def open_numbers(self, start: int) -> None:
        style = self._styled(_NUMBER, self.depth + 1)
        self._open.append(_List(style, self._numbering(style, start)))

    def close(self) -> None:
        self._open.pop()
        self._signed = True

    def begin_item(self) -> None:
        self._signed = False

    def add_paragraph(self) -> "Paragraph":
        """In the innermost list, which there must be."""
        if self._signed:
            return self._file.add_paragraph(style=self._styled(_CONTINUE, self.depth))
        self._signed = True
        inside = self._open[-1]
        paragraph = self._file.add_paragraph(style=inside.style)
        if inside.number is not None:
            properties: Any = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = 0
            properties.get_or_add_numId().val = inside.number
        return paragraph

    def _styled(self, style: str, depth: int) -> str:
        return style if depth == 1 else f"{style} {min(depth, _DEEPEST)}"

    def _numbering(self, style: str, start: int) -> int:
        """A new one that looks as the style's own."""
        from docx.oxml.numbering import CT_Num

        definitions: Any = self._file.part.numbering_part.element
        element: Any = self._file.styles[style].element
        own = definitions.num_having_numId(element.pPr.numPr.numId.val)
        if not self._made:
            self._made = max(int(each) for each in definitions.xpath("./w:num/@w:numId"))
        self._made += 1
        made: Any = CT_Num.new(self._made, own.abstractNumId.val)
        made.add_lvlOverride(ilvl=0).add_startOverride(start)
        definitions.append(made)
        return self._made
