"""Where the document comes from and goes to."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

SUFFIXES = (".txt", ".md")


def ask_where_from(parent: QWidget) -> Path | None:
    name, _ = QFileDialog.getOpenFileName(
        parent,
        QCoreApplication.translate("TextFiles", "Open a text"),
        "",
        QCoreApplication.translate("TextFiles", "Texts (*.txt *.md);;All files (*)"),
    )
    return Path(name) if name else None


def ask_where_to(parent: QWidget, suggested: str) -> Path | None:
    """The name ends in .txt or .md; the dialog has asked before an older file goes."""
    markdown = QCoreApplication.translate("TextFiles", "Markdown (*.md)")
    plain = QCoreApplication.translate("TextFiles", "Plain text (*.txt)")
    dialog = QFileDialog(parent, QCoreApplication.translate("TextFiles", "Save the text"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters([markdown, plain])
    dialog.setDefaultSuffix("md")
    dialog.filterSelected.connect(
        lambda chosen: dialog.setDefaultSuffix("txt" if chosen == plain else "md")
    )
    dialog.selectFile(suggested)
    if not dialog.exec() or not dialog.selectedFiles():
        return None
    return Path(dialog.selectedFiles()[0])
