"""The models as a list: those of each kind together, and last what cannot be used."""

from collections.abc import Iterable

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from studio.jobs.catalogue import Catalogue
from studio.store.card import ModelCard
from studio.store.models import Broken
from studio.ui.parts.cell import Index

ENTRY = Qt.ItemDataRole.UserRole
KINDS = ("text", "image", "speech", "music", "sound")

Entry = ModelCard | Broken


class Shelf(QAbstractListModel):
    def __init__(self, catalogue: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._kind = ""
        self._entries: list[Entry] = []
        self._runs: list[tuple[str, int]] = []
        catalogue.changed.connect(self._fill)
        self._fill()

    def show_kind(self, kind: str) -> None:
        """Those that make this, all without a kind."""
        self._kind = kind
        self._fill()

    def cards(self) -> list[ModelCard]:
        """What only works on finished pictures, as an upscaler does, makes nothing by itself and
        is not shown."""
        return [card for card in self._catalogue.cards if card.kinds[0] in KINDS]

    def counts(self) -> dict[str, int]:
        """How many make each kind; under "" how many are shown in all."""
        cards = self.cards()
        counts = {kind: sum(kind in card.kinds for card in cards) for kind in KINDS}
        return counts | {"": len(cards) + len(self._catalogue.broken)}

    def runs(self) -> Iterable[tuple[str, int]]:
        return self._runs

    def entry(self, row: int) -> Entry:
        return self._entries[row]

    def row_of(self, model: str) -> int | None:
        """By its id."""
        return next((row for row, each in enumerate(self._entries) if each.id == model), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self._entries[index.row()]
        if role == ENTRY:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return title_of(entry)
        if role == Qt.ItemDataRole.ToolTipRole:
            return str(entry.path)
        return None

    def _fill(self) -> None:
        self.beginResetModel()
        self._entries, self._runs = [], []
        for kind in [self._kind] if self._kind else KINDS:
            cards = self._catalogue.of(kind)
            here = cards if self._kind else [card for card in cards if card.kinds[0] == kind]
            self._put(self._name(kind), here)
        if not self._kind:
            self._put(self.tr("Cannot be used"), self._catalogue.broken)
        self.endResetModel()

    def _put(self, name: str, entries: Iterable[Entry]) -> None:
        here = list(entries)
        if here:
            self._runs.append((name, len(here)))
            self._entries += here

    def _name(self, kind: str) -> str:
        return {
            "text": self.tr("Text"),
            "image": self.tr("Pictures"),
            "speech": self.tr("Speech"),
            "music": self.tr("Music"),
            "sound": self.tr("Sounds"),
        }[kind]


def title_of(entry: Entry) -> str:
    return entry.title or entry.id if isinstance(entry, ModelCard) else entry.id
