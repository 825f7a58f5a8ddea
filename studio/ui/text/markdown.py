"""Markdown as it is typed: headings look like headings, their signs step back."""

import re

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from studio.ui.theme import colour

_HEADING = re.compile(r"(#{1,3}) +\S")
_EMPHASIS = re.compile(r"(\*\*|\*)(?=\S)(.+?)(?<=\S)\1")
_SIZES = {1: 26, 2: 21, 3: 18}
"""Pixels by level."""


class Markdown(QSyntaxHighlighter):
    """Changes how the text looks and never the text, so nothing of it is in the undo history."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._quiet = QTextCharFormat()
        self._headings = {level: QTextCharFormat() for level in _SIZES}
        self._strong, self._slanted = QTextCharFormat(), QTextCharFormat()
        self._strong.setFontWeight(QFont.Weight.DemiBold)
        self._slanted.setFontItalic(True)
        for level, size in _SIZES.items():
            font = QFont(document.defaultFont())
            font.setPixelSize(size)
            font.setWeight(QFont.Weight.DemiBold)
            self._headings[level].setFont(font)
        self.dress()

    def dress(self) -> None:
        """Take the colours of the theme that is shown now."""
        self._quiet.setForeground(QColor(colour("faint")))
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        if heading := _HEADING.match(text):
            level = len(heading[1])
            self.setFormat(0, len(text.encode("utf-16-le")) // 2, self._headings[level])
            signs = QTextCharFormat(self._headings[level])
            signs.setForeground(self._quiet.foreground())
            self.setFormat(0, level, signs)
            return
        if "*" not in text or (not text.isascii() and any(ord(sign) > 0xFFFF for sign in text)):
            return  # beyond the first plane, places in Python and in Qt differ
        for found in _EMPHASIS.finditer(text):
            width = len(found[1])
            form = self._strong if width == 2 else self._slanted
            self.setFormat(found.start(), len(found[0]), form)
            for start in (found.start(), found.end() - width):
                self.setFormat(start, width, self._quiet)
