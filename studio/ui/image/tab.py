"""The Image tab: words at the left, the picture in the middle, how it was made at the right."""

import secrets
from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QHBoxLayout

from studio.core.artifact import Pixels
from studio.core.error import StudioError
from studio.core.recipe import SEED_LIMIT, ImageRecipe, Recipe
from studio.store.card import ModelCard
from studio.ui.image.actions import image_actions
from studio.ui.image.deeds import Deeds
from studio.ui.image.details import Details
from studio.ui.image.form import Form
from studio.ui.image.form_state import TabState
from studio.ui.image.loader import Loader
from studio.ui.image.roll import Picture, Roll, Run
from studio.ui.image.sources import SUFFIXES, from_file, from_pixels
from studio.ui.image.stage import Stage
from studio.ui.image.viewing import Viewing
from studio.ui.parts.examples import examples_of
from studio.ui.parts.kept_state import read_state, write_state
from studio.ui.parts.places import Place
from studio.ui.services import Services
from studio.ui.tab import Tab
from studio.ui.workbench import Workbench


class ImageTab(Tab):
    key = "image"
    kinds = ("image",)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._opened = self._filled = False
        self._said = ""
        self._place = Place(self.key)
        self.form = Form(services, self._place)
        self.stage = Stage()
        self.details = Details()
        self.roll = Roll(services, self)
        self._loader = Loader(services.errands, self)
        self.viewing = Viewing(self.roll, self._loader, self.stage, self)
        self.deeds = Deeds(services, self._loader, self._place, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Workbench(self.form, self.stage, self.details))
        self.setAcceptDrops(True)
        self._actions = image_actions(self)
        self._connect()
        self._take_card(self.form.model.card())
        self._show_choice(None)

    def title(self) -> str:
        return self.tr("Image")

    def offered(self) -> list[QAction]:
        return list(self._actions)

    def make(self) -> None:
        """Queue what the form asks for and show it as it comes."""
        self.form.error.clear()
        try:
            recipes = self.form.recipes()
        except StudioError as error:
            self.form.error.show_error(error)
            return
        self.viewing.show_run(self.roll.submit(recipes))
        self._show_runs()

    def vary(self) -> None:
        if picture := self.viewing.picture:
            seed = secrets.randbelow(SEED_LIMIT)
            recipe = msgspec.structs.replace(picture.recipe, seed=seed)
            self.viewing.show_run(self.roll.submit([recipe]))
            self._show_runs()

    def export(self) -> None:
        self._with_made(self.deeds.export)

    def use_recipe(self, recipe: Recipe) -> None:
        if isinstance(recipe, ImageRecipe):
            self._opened = True
            self.form.use_recipe(recipe)

    def use_words(self, kind: str, words: str) -> None:
        if kind in self.kinds:
            self._opened = True
            self.form.use_prompt(words)

    def use_file(self, path: Path) -> bool:
        if path.suffix.lower() not in SUFFIXES:
            return False
        self.form.init.use_file(path)
        return True

    def state(self) -> str:
        return write_state(TabState(self.form.state(), self._place.kept))

    def restore(self, state: str) -> None:
        read = read_state(state, TabState)
        if read is None:
            return
        self._opened = True
        self._place.kept = read.folder
        self.form.restore(read.form)

    def status(self) -> str:
        if self._said:
            return self._said
        picture = self.viewing.picture
        if picture is None:
            return ""
        size = "{} × {}".format(*picture.size)
        percent = f"{100 * self.stage.view.scale:.0f} %"
        return f"{size}   {percent}"

    def shown(self) -> None:
        """The project's pictures are read only now, for the window shows sooner without them."""
        if not self._filled:
            self._filled = True
            self.roll.fill()
        self.form.prompt.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A picture on the clipboard goes to the init picture, even from a field for words."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            pastes = event.matches(QKeySequence.StandardKey.Paste)
            if pastes and self.paste(words_too=False):
                return True
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Pixels without a file; the window itself takes files and looks for their recipes."""
        if event.mimeData().hasImage() and not event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.form.init.use_mime(event.mimeData()):
            event.acceptProposedAction()

    def _take_card(self, card: ModelCard | None) -> None:
        """A new person finds words to begin with, and the button does the rest."""
        if card is None:
            return
        examples = examples_of(card, 4)
        self.stage.empty.set_examples(examples)
        if not self._opened:
            self._opened = True
            if examples and not self.form.prompt.words():
                self.form.prompt.setPlainText(examples[0])

    def paste(self, words_too: bool = True) -> bool:
        """Without `words_too`, what could be pasted as words is left to the field for words."""
        mime: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if mime is None or not (words_too or mime.hasUrls() or not mime.hasText()):
            return False
        return self.form.init.use_mime(mime)

    def _try(self, example: str) -> None:
        self.form.use_prompt(example)
        self.make()

    def reuse(self) -> None:
        if picture := self.viewing.picture:
            self.form.use_recipe(picture.recipe)

    def start_from(self) -> None:
        picture = self.viewing.picture
        if picture is None or not picture.made:
            return
        inputs, work, artifact = self._services.inputs, picture.work, picture.artifact
        if work is not None:
            self.form.init.use_source(lambda: from_file(inputs, work.path))
        elif artifact is not None and isinstance(pixels := artifact.payload, Pixels):
            self.form.init.use_source(lambda: from_pixels(inputs, pixels))

    def remove(self) -> None:
        if picture := self.viewing.picture:
            self.roll.remove(picture)
            self._show_runs()

    def _show_choice(self, picture: Picture | None) -> None:
        made = picture is not None and picture.made
        for pressed in (self.stage.save, self.stage.copy):
            pressed.setEnabled(made)
        card = self._services.catalogue.named(picture.recipe.model.id) if picture else None
        self.details.show_picture(picture, card.title if card else "")
        self._show_runs()
        self._say()

    def _show_runs(self) -> None:
        for run in self.roll.runs:
            run.pictures = [each for each in run.pictures if each in self.roll.pictures]
        self.details.show_runs(self.roll.runs, self.viewing.picture)

    def _show_run(self, run: Run) -> None:
        self.viewing.choose(run.pictures[0])

    def _say(self, words: str = "") -> None:
        self._said = words
        self.status_changed.emit(self.status())

    def _fill_again(self) -> None:
        """Another project is open."""
        if self._filled:
            self.roll.fill()

    def _with_made(self, deed: Callable[[Picture], None]) -> None:
        if (picture := self.viewing.picture) and picture.made:
            deed(picture)

    def _go(self, action: str) -> None:
        if action in ("models", "settings"):
            self.page_wanted.emit(action)

    def _connect(self) -> None:
        form, stage, details = self.form, self.stage, self.details
        form.sent.connect(self.make)
        form.carded.connect(self._take_card)
        for card in (form.error, stage.error):
            card.wanted.connect(self._go)
        stage.empty.chosen.connect(self._try)
        stage.removed.connect(self.remove)
        stage.varied.connect(self.vary)
        stage.vary.clicked.connect(self.vary)
        stage.save.clicked.connect(lambda: self._with_made(self.deeds.save))
        stage.copy.clicked.connect(lambda: self._with_made(self.deeds.copy))
        stage.fit.clicked.connect(stage.view.fit)
        stage.actual.clicked.connect(lambda: stage.view.zoom(1.0))
        stage.view.zoomed.connect(self._say)
        stage.view.drag_wanted.connect(lambda: self._with_made(self.deeds.drag))
        stage.strip.pulled.connect(self.deeds.drag)
        details.reuse.clicked.connect(self.reuse)
        details.start.clicked.connect(self.start_from)
        details.run_chosen.connect(self._show_run)
        self.viewing.chosen.connect(self._show_choice)
        self._services.desk.changed.connect(self._fill_again)
        self.roll.refused.connect(stage.error.show_error)
        self.deeds.begun.connect(stage.error.clear)
        self.deeds.begun.connect(self._say)
        self.deeds.told.connect(self._say)
        self.deeds.troubled.connect(stage.error.show_error)
        for field in (form.prompt, form.negative):
            field.installEventFilter(self)
