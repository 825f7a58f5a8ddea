"""The Models tab: what can be made here, by which model, and where one's own models go."""

from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QLocale, QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from studio.core.error import StudioError
from studio.core.language import _
from studio.store.card import ModelCard
from studio.ui.models.details import ModelDetails
from studio.ui.models.model_card import CELL, ModelCardPainter
from studio.ui.models.shelf import ENTRY, Shelf
from studio.ui.models.trial import trial_recipe
from studio.ui.parts.buttons import button, describe
from studio.ui.parts.chip_row import ChipRow
from studio.ui.parts.command import command
from studio.ui.parts.kept_state import read_state, write_state
from studio.ui.parts.section_grid import SectionGrid
from studio.ui.parts.show_in_folder import open_folder
from studio.ui.parts.words import line, words
from studio.ui.services import Services
from studio.ui.tab import Tab
from studio.ui.workbench import Browser


class _State(msgspec.Struct, frozen=True):
    kind: str = ""
    model: str = ""
    panes: tuple[int, int] | None = None


class ModelsTab(Tab):
    key = "models"

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._wanted = ""
        self.shelf = Shelf(services.catalogue, self)
        self.list = SectionGrid(QSize(CELL), self.shelf.runs, stretch=True)
        self._painter = ModelCardPainter(self.list)
        self.list.setModel(self.shelf)
        self.list.setItemDelegate(self._painter)
        describe(self.list, self.tr("Models"), self.tr("All models on this computer"))
        self.chips = ChipRow(
            [
                ("", self.tr("All"), self.tr("Show all models")),
                ("text", self.tr("Text"), self.tr("Show models that write")),
                ("image", self.tr("Pictures"), self.tr("Show models that paint")),
                ("speech", self.tr("Speech"), self.tr("Show models that speak")),
                ("music", self.tr("Music"), self.tr("Show models that make music")),
                ("sound", self.tr("Sounds"), self.tr("Show models that make sounds")),
            ]
        )
        self.details = ModelDetails(services)
        self._panes = Browser(self._page(), self.details)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._panes)
        self._open = command(
            self,
            self.tr("Open the models folder"),
            self.tr("Where your own models go"),
            self._open_folder,
        )
        self._use = command(
            self,
            self.tr("Use the chosen model"),
            self.tr("Open its form with this model and an example"),
            self.details.use.click,
            "Ctrl+Return",
        )
        self._connect()
        self._fill()

    def title(self) -> str:
        return self.tr("Models")

    def offered(self) -> list[QAction]:
        return [self._use, self._open]

    def status(self) -> str:
        cards = self.shelf.cards()
        size = QLocale().formattedDataSize(
            sum(card.size for card in cards), 1, QLocale.DataSizeFormat.DataSizeSIFormat
        )
        return self.tr("{count} models, {size}").format(count=len(cards), size=size)

    def state(self) -> str:
        return write_state(_State(self.chips.key, self._wanted, self._panes.kept()))

    def restore(self, state: str) -> None:
        if (kept := read_state(state, _State)) is None:
            return
        self._wanted = kept.model
        self.chips.choose(kept.kind)
        self._panes.restore(kept.panes)
        self._fill()

    def shown(self) -> None:
        self._services.catalogue.refresh()
        self.list.setFocus()

    def _page(self) -> QFrame:
        page, bar, foot = QFrame(), QFrame(), QFrame()
        page.setProperty("pane", "stage")
        for strip in (bar, foot):
            strip.setProperty("pane", "side")
        bar.setFixedHeight(46)
        top = QHBoxLayout(bar)
        top.setContentsMargins(20, 8, 20, 8)
        top.addWidget(self.chips)
        top.addStretch()
        self._where = words("", "dim", wrap=True, selectable=True)
        self.folder = button(
            self.tr("Open the models folder"),
            self.tr("Where your own models go; it is made if it is not there yet"),
            "folder-open",
        )
        below = QHBoxLayout(foot)
        below.setContentsMargins(20, 10, 20, 10)
        below.setSpacing(16)
        below.addWidget(self._where, 1)
        below.addWidget(self.folder)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (bar, line(), self.list, line(), foot):
            column.addWidget(part, 1 if part is self.list else 0)
        return page

    def _connect(self) -> None:
        self.chips.chosen.connect(self.shelf.show_kind)
        self.shelf.modelReset.connect(self._fill)
        self.list.selectionModel().currentChanged.connect(lambda now: self._choose(now.row()))
        self.list.activated.connect(lambda: self.details.use.click())
        self.details.tried.connect(self._try)
        self.details.error.wanted.connect(self.page_wanted)
        self.folder.clicked.connect(self._open_folder)
        self._services.theme.changed.connect(self.list.viewport().update)

    def _fill(self) -> None:
        """After a look at the disk: the chosen model stays chosen if it is still there."""
        self.chips.show_counts(self.shelf.counts())
        self._where.setText(
            self.tr(
                "Your own models go into {folder}, each as a folder in Hugging Face layout with "
                ".safetensors files. They show up here by themselves."
            ).format(folder=self._services.catalogue.folder)
        )
        row = self.shelf.row_of(self._wanted) or 0
        if row < self.shelf.rowCount():
            self.list.setCurrentIndex(self.shelf.index(row))
        else:
            self.details.show_entry(None)
        self.status_changed.emit(self.status())

    def _choose(self, row: int) -> None:
        if row >= 0:
            entry = self.shelf.index(row).data(ENTRY)
            self._wanted = entry.id
            self.details.show_entry(entry)

    def _try(self, card: ModelCard, words_to_try: str) -> None:
        try:
            model = self._services.catalogue.ref(card)
            self.recipe_wanted.emit(trial_recipe(card, model, words_to_try))
        except StudioError as error:
            self.details.show_error(error)

    def _open_folder(self) -> None:
        make = partial(_made, self._services.catalogue.folder)
        self._services.errands.run(make, self._opened, self.details.show_error)

    def _opened(self, folder: Path) -> None:
        """Look anew, so that the folder is watched from now on."""
        open_folder(folder)
        self._services.catalogue.refresh()


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise StudioError(
            _("The folder {path} cannot be used ({reason}).").format(path=folder, reason=reason),
            _("Choose another folder for models in the settings."),
            ("settings",),
        ) from error
    return folder
