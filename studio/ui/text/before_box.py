"""The words a model will go on from, in place of a prompt."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout

from studio.ui.parts.buttons import describe
from studio.ui.parts.words import words
from studio.ui.text.asking import tail

_SHOWN = 110
"""Characters."""


class BeforeBox(QFrame):
    def __init__(self, height: int) -> None:
        super().__init__()
        self.setProperty("part", "notice")
        self.setFixedHeight(height)
        self._title = words(self.tr("Goes on from"), "dim")
        self._words = words("", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(2)
        column.addWidget(self._title)
        column.addWidget(self._words, 1)
        self.show_words("")

    def show_words(self, before: str) -> None:
        end = " ".join(tail(before, _SHOWN).split())
        shown = end or self.tr("Nothing yet: put the cursor after some words.")
        self._words.setText(shown)
        self._words.setProperty("part", "" if end else "dim")
        self._words.style().polish(self._words)
        describe(
            self,
            f"{self._title.text()}: {shown}",
            self.tr("The last words before the cursor, from which the model goes on"),
        )
