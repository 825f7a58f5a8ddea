"""A document with a model at hand."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from studio.core.error import ErrorReport, StudioError
from studio.core.recipe import Recipe, TextRecipe
from studio.media.document import Document, read_document
from studio.store.card import ModelCard
from studio.store.library import Work
from studio.ui.parts.command import command
from studio.ui.parts.empty_state import EmptyState
from studio.ui.parts.error_card import with_retry
from studio.ui.parts.examples import examples_of
from studio.ui.parts.kept_state import read_state, write_state
from studio.ui.services import Services
from studio.ui.tab import Tab
from studio.ui.text.asking import Way
from studio.ui.text.find_bar import FindBar
from studio.ui.text.form import Form, FormState
from studio.ui.text.page import Page
from studio.ui.text.papers import Papers
from studio.ui.text.runs import Run, RunList
from studio.ui.text.side import Side
from studio.ui.text.writer import Writer
from studio.ui.workbench import Workbench

_EARLIER = 50
"""Runs of earlier days in the list."""


class TabState(FormState, frozen=True):
    """`folder` is where a text was opened or saved last."""

    folder: str = ""


class TextTab(Tab):
    key = "text"
    kinds = ("text",)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._failed_job: int | None = None
        self.page = Page()
        self.form = Form(services.catalogue)
        self.runs = RunList(self)
        self.side = Side(self.runs)
        self.find_bar = FindBar(self.page)
        self.writer = Writer(services.queue, self.page)
        self.papers = Papers(services, self.page)
        self.empty = EmptyState(
            self.tr("An empty page"),
            self.tr("Begin to write, or let the model begin with one of these."),
        )
        self.page.set_empty(self.empty)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Workbench(self.form, self._stage(), self.side))
        self._actions = self._build_actions()
        self._connect()
        self._show_examples(self.form.model.card())
        library = services.library
        services.errands.run(
            lambda: library.works("text", limit=_EARLIER, brought=False),
            self._list_earlier,
            self._say,
        )

    def title(self) -> str:
        return self.tr("Text")

    def offered(self) -> list[QAction]:
        return self._actions

    def use_recipe(self, recipe: Recipe) -> None:
        if isinstance(recipe, TextRecipe):
            self.form.use(recipe)

    def use_words(self, kind: str, words: str) -> None:
        self.form.set_way(Way.WRITE)
        self.form.prompt.set_words(words)

    def use_file(self, path: Path) -> bool:
        return self.papers.take(path)

    def state(self) -> str:
        form = msgspec.structs.asdict(self.form.state())
        return write_state(TabState(**form, folder=self.papers.place.kept))

    def put_down(self) -> None:
        self.papers.keep_now()

    def restore(self, state: str) -> None:
        if read := read_state(state, TabState):
            self.papers.place.kept = read.folder
            self.form.restore(read)

    def status(self) -> str:
        return self.papers.status

    def shown(self) -> None:
        self.page.setFocus()

    def make(self) -> None:
        """What the primary button does: one more run, at the cursor."""
        self.form.error.clear()
        place = self.page.place()
        try:
            recipe = self.form.recipe(self.page.before(place))
        except StudioError as error:
            self._say(error)
            return
        card = self.form.model.card()
        run = Run(recipe, self.form.way)
        self.runs.put_first(run)
        self.writer.start(run, place, talks=card is not None and card.talks)
        self._refresh()

    def go_on(self) -> None:
        """Continue from the cursor, whatever the form is set to."""
        self.form.set_way(Way.CONTINUE)
        self.make()

    def send(self, kind: str) -> None:
        """The selection, or the words of the last run, or all there is."""
        latest = self.runs.latest
        words = self.page.selected() or (latest.words if latest else "") or self.page.text()
        if words.strip():
            self.words_sent.emit(kind, words.strip())

    def escape(self) -> None:
        if self.find_bar.isVisible():
            self.find_bar.close_bar()
        else:
            self.writer.stop()

    def _stage(self) -> QFrame:
        stage = QFrame()
        stage.setProperty("pane", "stage")
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addStretch(1)
        middle.addWidget(self.page, 10_000)
        middle.addStretch(1)
        column = QVBoxLayout(stage)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.find_bar)
        column.addLayout(middle, 1)
        return stage

    def _build_actions(self) -> list[QAction]:
        keys, papers = QKeySequence.StandardKey, self.papers

        def offer(
            text: str, do: Callable[[], object], *shortcuts: str | QKeySequence.StandardKey
        ) -> QAction:
            return command(self, text, text, do, *shortcuts)

        return [
            offer(self.tr("Write or continue"), self.make, "Ctrl+Return"),
            offer(self.tr("Continue from the cursor"), self.go_on, "Ctrl+Shift+Return"),
            offer(self.tr("Stop writing"), self.escape, "Esc"),
            offer(self.tr("New text"), papers.new, keys.New),
            offer(self.tr("Open a text…"), partial(papers.open, self), keys.Open),
            offer(self.tr("Save the text"), partial(papers.save, self), keys.Save),
            offer(self.tr("Save the text as…"), partial(papers.save_as, self), "Ctrl+Shift+S"),
            offer(self.tr("Export the text…"), partial(papers.export, self), "Ctrl+Shift+E"),
            offer(self.tr("Find on the page"), self.find_bar.open_bar, keys.Find),
            offer(self.tr("Send words to a picture"), partial(self.send, "image")),
            offer(self.tr("Have words read aloud"), partial(self.send, "speech")),
            offer(self.tr("Send words to a tune"), partial(self.send, "music")),
        ]

    def _connect(self) -> None:
        form, page, side, writer = self.form, self.page, self.side, self.writer
        form.made.connect(self.make)
        form.stopped.connect(writer.stop)
        form.way_changed.connect(self._show_before)
        form.model_changed.connect(self._show_examples)
        form.error.wanted.connect(self._help)
        page.textChanged.connect(self._refresh)
        page.cursorPositionChanged.connect(self._show_before)
        page.undo_wanted.connect(writer.undo)
        page.redo_wanted.connect(page.redo)
        writer.changed.connect(self._on_run)
        writer.ended.connect(self.papers.note)
        writer.failed.connect(self._on_failed)
        side.sent.connect(self.send)
        doings = {
            "new": self.papers.new,
            "open": partial(self.papers.open, self),
            "save": partial(self.papers.save, self),
        }
        side.document.connect(lambda what: doings[what]())
        side.card.used.connect(lambda run: self.use_recipe(run.recipe))
        side.card.copied.connect(lambda run: self._with_words(run, _copy))
        side.card.inserted.connect(lambda run: self._with_words(run, page.insert))
        self.empty.chosen.connect(self._make_example)
        self.papers.replacing.connect(writer.stop_all)
        self.papers.begun.connect(self.form.error.clear)
        self.papers.refused.connect(self._say)
        self.papers.status_changed.connect(self.status_changed)
        self._services.theme.changed.connect(page.dress)

    def _make_example(self, example: str) -> None:
        self.use_words("text", example)
        self.make()

    def _show_examples(self, card: ModelCard | None) -> None:
        self.empty.set_examples(examples_of(card, 5) if card else ())
        self.page.place_empty()
        self._refresh()

    def _show_before(self) -> None:
        if self.form.way is Way.CONTINUE:
            self.form.before.show_words(self.page.before(self.page.textCursor().selectionEnd()))

    def _refresh(self) -> None:
        self.empty.setVisible(self.page.blank and not self.writer.busy)
        self.form.stop.setVisible(self.writer.busy)

    def _on_run(self, run: Run) -> None:
        self.runs.tell(run)
        self._refresh()

    def _on_failed(self, job: int, error: ErrorReport) -> None:
        self._failed_job = job
        self.form.error.show_error(with_retry(error))

    def _help(self, action: str) -> None:
        if action == "retry" and self._failed_job is not None:
            self.writer.retry(self._failed_job)
        elif action in ("models", "settings"):
            self.page_wanted.emit(action)

    def _say(self, error: StudioError) -> None:
        self._failed_job = None
        self.form.error.show_error(error)

    def _list_earlier(self, works: list[Work]) -> None:
        self.runs.put_last([run for work in works if (run := Run.of(work))])

    def _with_words(self, run: Run, use: Callable[[str], None]) -> None:
        """Those of an earlier day are read from the file they are kept in."""
        if run.words:
            use(run.words)
        elif path := run.path:
            take = partial(self._take_words, run, use)
            self._services.errands.run(lambda: read_document(path), take, self._say)

    def _take_words(self, run: Run, use: Callable[[str], None], document: Document) -> None:
        run.words = document.text
        use(document.text)


def _copy(words: str) -> None:
    QGuiApplication.clipboard().setText(words.strip())
