"""Which model makes it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from studio.jobs.catalogue import Catalogue
from studio.store.card import ModelCard
from studio.ui.parts.buttons import describe


class ModelChooser(QComboBox):
    """Lists the models of one kind, keeps the choice while models come and go.

    `chosen` gives the card, or None while there is no model of the kind.
    """

    chosen = Signal(object)

    def __init__(self, catalogue: Catalogue, kind: str) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._kind = kind
        self._wanted = ""
        describe(self, self.tr("Model"), self.tr("The model that makes it"))
        self.currentIndexChanged.connect(self._choose)
        catalogue.changed.connect(self._fill)
        self._fill()

    def card(self) -> ModelCard | None:
        return self.currentData()

    def choose(self, model: str) -> None:
        """By its id; remembered if it is not there yet."""
        self._wanted = model
        self._fill()

    def set_kind(self, kind: str) -> None:
        self._kind = kind
        self._fill()

    def _fill(self) -> None:
        self.blockSignals(True)
        self.clear()
        for card in self._catalogue.of(self._kind):
            self.addItem(card.title or card.id, card)
        if not self.count():
            self.addItem(self.tr("No model yet"), None)
        ids = [card.id for card in self._catalogue.of(self._kind)]
        self.setCurrentIndex(ids.index(self._wanted) if self._wanted in ids else 0)
        self.blockSignals(False)
        self.chosen.emit(self.card())

    def _choose(self) -> None:
        if card := self.card():
            self._wanted = card.id
        self.chosen.emit(self.card())
