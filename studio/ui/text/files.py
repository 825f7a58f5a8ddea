"""Where the document comes from and goes to."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from studio.ui.parts import places
from studio.ui.parts.places import Place

SUFFIXES = (".txt", ".md")

translate = QCoreApplication.translate


def ask_where_from(parent: QWidget, place: Place) -> Path | None:
    kinds = translate("TextFiles", "Texts (*.txt *.md);;All files (*)")
    return places.ask_where_from(parent, translate("TextFiles", "Open a text"), place, kinds)


def ask_where_to(parent: QWidget, place: Place, suggested: str) -> Path | None:
    """The name ends in .txt or .md; the dialog has asked before an older file goes."""
    kinds = {
        translate("TextFiles", "Markdown (*.md)"): (".md",),
        translate("TextFiles", "Plain text (*.txt)"): (".txt",),
    }
    title = translate("TextFiles", "Save the text")
    return places.ask_where_to(parent, title, place, suggested, kinds)
