"""The installed models, read beside the window and kept up to date while folders come and go."""

import logging
from pathlib import Path

import espeakng_loader
import msgspec
from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from studio.core.error import StudioError
from studio.core.recipe import ModelRef
from studio.jobs.errands import Errands
from studio.store.card import ModelCard
from studio.store.families import Family
from studio.store.models import ESPEAK, Broken, Models
from studio.store.voices import builtin_ref

_log = logging.getLogger(__name__)
_SETTLING = 500
"""Milliseconds of quiet in a folder before it is read, because copying a model takes a while."""


class Shelf(msgspec.Struct, frozen=True):
    """One look at the disk."""

    cards: tuple[ModelCard, ...] = ()
    refs: dict[str, ModelRef] = {}
    broken: tuple[Broken, ...] = ()


class Catalogue(QObject):
    changed = Signal()

    def __init__(self, models: Models, errands: Errands, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._models = models
        self._errands = errands
        self._shelf = Shelf()
        self._reading = False
        self._again = False
        self._watcher = QFileSystemWatcher(self)
        self._settle = QTimer(self, interval=_SETTLING, singleShot=True)
        self._settle.timeout.connect(self.refresh)
        self._watcher.directoryChanged.connect(lambda _: self._settle.start())

    @property
    def folder(self) -> Path:
        """Where the person's own models go."""
        return self._models.own

    @property
    def cards(self) -> tuple[ModelCard, ...]:
        return self._shelf.cards

    @property
    def broken(self) -> tuple[Broken, ...]:
        return self._shelf.broken

    def of(self, kind: str) -> list[ModelCard]:
        return [card for card in self._shelf.cards if kind in card.kinds]

    def named(self, model: str) -> ModelCard | None:
        return next((card for card in self._shelf.cards if card.id == model), None)

    def ref(self, card: ModelCard) -> ModelRef:
        return self._shelf.refs[card.id]

    def use(self, models: Models) -> None:
        """Look in other folders from now on."""
        self._models = models
        self.refresh()

    def refresh(self) -> None:
        """Look at the disk anew. `changed` follows, in a moment, when something is different."""
        if self._reading:
            self._again = True
            return
        self._reading = True
        self._errands.run(lambda: look(self._models), self._take, self._failed)

    def _take(self, shelf: Shelf) -> None:
        self._reading = False
        self._watch()
        different = shelf != self._shelf
        self._shelf = shelf
        if different:
            self.changed.emit()
        if self._again:
            self._again = False
            self.refresh()

    def _failed(self, error: StudioError) -> None:
        self._reading = False
        _log.error("the models could not be read: %s", error)

    def _watch(self) -> None:
        own = self._models.own
        folders = {str(own)} | {str(path) for path in own.glob("*") if path.is_dir()}
        wanted = {folder for folder in folders if Path(folder).is_dir()}
        if new := wanted - set(self._watcher.directories()):
            self._watcher.addPaths(sorted(new))


def look(models: Models) -> Shelf:
    """All models there are now, those that came with Atelier first, the built-in voice last."""
    cards: list[ModelCard] = []
    refs: dict[str, ModelRef] = {}
    for card in models.all():
        try:
            refs[card.id] = card.ref()
        except OSError as error:
            _log.warning("%s is left out: %s", card.path, error)
        else:
            cards.append(card)
    cards.append(builtin_voice())
    refs[ESPEAK] = builtin_ref()
    return Shelf(tuple(cards), refs, tuple(models.broken()))


def builtin_voice() -> ModelCard:
    """eSpeak NG as one model among the others."""
    return ModelCard(
        id=ESPEAK,
        path=Path(espeakng_loader.get_data_path()),
        family=Family("eSpeak NG", ("speech",)),
        size=0,
        title="eSpeak NG",
        licence="gpl-3.0-or-later",
        builtin=True,
    )
