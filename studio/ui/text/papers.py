"""The document behind the page: its file, its place in the project, its length."""

import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from studio.core.error import StudioError
from studio.core.recipe import TextRecipe
from studio.media.document import (
    Document,
    gone_on_with,
    mark_of_writing,
    read_document,
    save_document,
)
from studio.media.mark import Mark
from studio.ui.parts.places import Place
from studio.ui.services import Services
from studio.ui.text.asking import count_words, first_words, remains
from studio.ui.text.files import SUFFIXES, ask_where_from, ask_where_to
from studio.ui.text.keeping import Keeping
from studio.ui.text.page import Page
from studio.ui.text.runs import Run

_COUNT_PAUSE = 250
"""Milliseconds between two counts of the words."""


class Papers(QObject):
    replacing = Signal()
    """Another document is about to be shown; nothing should write into it."""
    begun = Signal()
    """A file is about to be read or written; what was told of an earlier one holds no longer."""
    refused = Signal(object)
    """StudioError"""
    status_changed = Signal(str)

    def __init__(self, services: Services, page: Page) -> None:
        super().__init__(page)
        self._services = services
        self._errands = services.errands
        self._page = page
        self._path: Path | None = None
        self.place = Place("text")
        self._saved = False
        self._recipe: TextRecipe | None = None
        self._mark: Mark | None = None
        self._model_words = ""
        self._counted = (0, 0.0)
        self.status = ""
        services.desk.leaving.connect(self.replacing)
        self._keeping = Keeping(services.desk, services.errands, page, self)
        self._keeping.found.connect(self._begin)
        self._keeping.wanted.connect(self.keep_now)
        self._keeping.refused.connect(self.refused)
        self._timer = QTimer(self, singleShot=True, interval=_COUNT_PAUSE)
        self._timer.timeout.connect(self._count)
        page.sheet.contentsChanged.connect(self._on_text)
        self._say()

    @property
    def ready(self) -> bool:
        """The page of the project has been read."""
        return self._keeping.ready

    def document(self) -> Document:
        """With the recipe of the last run that wrote in it, unless its words are gone. A mark that
        it came with and that has no recipe to go by stays."""
        text = self._page.text()
        gone = self._model_words and not remains(self._model_words, text)
        if self._recipe is None and self._mark is not None and text.strip():
            return Document(text, gone_on_with(self._mark))
        if self._recipe is None or gone or not text.strip():
            return Document(text)
        whole = text.strip() == self._model_words.strip()
        return Document(text, mark_of_writing(self._recipe, whole))

    def note(self, run: Run) -> None:
        """A model has written in it."""
        if run.words:
            self._recipe, self._model_words = run.recipe, run.words
            self._keeping.touch()

    def keep_now(self) -> None:
        self._keeping.keep(self.document())

    def new(self) -> None:
        """An empty page; undo brings the old one back."""
        self._show(Document(""), None)

    def open(self, parent: QWidget) -> None:
        path = ask_where_from(parent, self.place)
        if path is not None:
            self._read(path, partial(self._show, path=path))

    def take(self, path: Path) -> bool:
        """A file that was dropped: the document, or a part of the one there is."""
        if path.suffix.lower() not in SUFFIXES:
            return False
        self._read(path, partial(self._take, path=path))
        return True

    def save(self, parent: QWidget) -> None:
        """To the file it came from or went to before; the first time, where the person says."""
        if self._path is not None and self._path.suffix.lower() in SUFFIXES:
            self._save(self._path)
        else:
            self.save_as(parent)

    def export(self, parent: QWidget) -> None:
        """In the dialog, with every format and choice."""
        if self._page.blank:
            return
        from studio.ui.export.opening import open_export
        from studio.ui.export.piece import Piece

        self.begun.emit()
        document = self.document()
        line = document.text.lstrip("# \n").partition("\n")[0]
        title = first_words(line, 60) or self.tr("Text")
        mark = document.mark
        piece = Piece(
            "text",
            title,
            None,
            time.time(),
            lambda: document,
            makeable=mark is not None and mark.recipe is not None,
            by_model=mark is not None,
        )
        open_export(self._services, parent, [piece], self._refuse)

    def save_as(self, parent: QWidget) -> None:
        words = first_words(self._page.text().lstrip("# "), 40)
        safe = "".join(sign for sign in words if sign.isalnum() or sign in " -_").strip()
        name = f"{safe or self.tr('Text')}.md"
        if self._path is not None:
            known = self._path.suffix.lower() in SUFFIXES
            name = self._path.name if known else self._path.with_suffix(".md").name
        path = ask_where_to(parent, self.place, name)
        if path is not None:
            self._save(path)

    def _read(self, path: Path, then: "partial[None]") -> None:
        self.begun.emit()
        self._errands.run(lambda: read_document(path), then, self._refuse)

    def _save(self, path: Path) -> None:
        self.begun.emit()
        self._saved = False
        self._say()
        document = self.document()
        self._errands.run(
            lambda: save_document(document, path, force=True),
            partial(self._note_saved, path, document),
            self._refuse,
        )

    def _note_saved(self, path: Path, document: Document, _: None) -> None:
        self._path = path
        self._saved = self._page.text() == document.text
        self._say()

    def _take(self, document: Document, path: Path) -> None:
        if self._page.blank:
            self._show(document, path)
        else:
            self._page.insert(document.text)

    def _show(self, document: Document, path: Path | None) -> None:
        self.replacing.emit()
        self._page.set_text(document.text)
        self._remember(document)
        self._path = path
        if path is not None:
            self.place.note(path)
        self._saved = path is not None
        self._say()

    def _begin(self, document: Document) -> None:
        """Another project is open, and its page is shown."""
        self._remember(document)
        self._path, self._saved = None, False
        self._say()

    def _remember(self, document: Document) -> None:
        recipe = document.mark.recipe if document.mark else None
        self._recipe = recipe if isinstance(recipe, TextRecipe) else None
        self._mark = document.mark
        self._model_words = ""

    def _on_text(self) -> None:
        self._keeping.touch()
        if self._saved:
            self._saved = False
            self._say()
        if not self._timer.isActive():
            self._timer.start()

    def _refuse(self, error: StudioError) -> None:
        self.refused.emit(error)

    def _count(self) -> None:
        text = self._page.text()
        self._errands.run(lambda: count_words(text), self._show_count, self._refuse)

    def _show_count(self, counted: tuple[int, float]) -> None:
        self._counted = counted
        self._say()

    def _say(self) -> None:
        count, minutes = self._counted
        parts = [self.tr("1 word") if count == 1 else self._figures(count)]
        if count:
            parts.append(self.tr("{minutes} min read").format(minutes=max(1, round(minutes))))
        if self._path is not None:
            name = self._path.name
            saved = self.tr("{name}, saved").format(name=name) if self._saved else name
            parts.insert(0, saved)
        self.status = "   ".join(parts)
        self.status_changed.emit(self.status)

    def _figures(self, count: int) -> str:
        return self.tr("{count} words").format(count=self._page.locale().toString(count))
