"""The places works are in: all of them, the person's collections, and the trash."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QWidget,
)

from studio.store.collected import Collection
from studio.store.query import folded
from studio.ui.library.place_row import PLACE, Place, PlaceRow
from studio.ui.library.works import IDS, ids_in
from studio.ui.parts.buttons import describe

ALL, TRASH = "", "trash"
"""What is typed behind `in:` for the two places that are always there."""

_EDITABLE = Qt.ItemFlag.ItemIsEditable


class PlaceList(QListWidget):
    """A press shows a place, works dropped on a collection are put into it, on the trash thrown
    away; F2 or a double click renames."""

    chosen = Signal(str)
    dropped = Signal(int, object)
    """A collection's number, and those of works."""
    thrown = Signal(object)
    """The numbers of works."""
    renamed = Signal(int, str)
    delete_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(PlaceRow())
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        describe(
            self,
            self.tr("Collections"),
            self.tr("Press one to see what is in it; drag works onto it to put them in"),
        )
        self._filling = False
        self._to_name: int | None = None
        self._later: tuple[int, int, Sequence[Collection]] | None = None
        self.currentItemChanged.connect(self._choose)
        self.itemChanged.connect(self._rename)
        self.customContextMenuRequested.connect(self._offer)

    def show_places(self, all_works: int, trashed: int, collections: Sequence[Collection]) -> None:
        """The one that is chosen stays so. While a name is typed nothing changes under it."""
        if self.state() == QAbstractItemView.State.EditingState:
            self._later = (all_works, trashed, collections)
            return
        self._later = None
        before = self.place
        self._filling = True
        self.clear()
        self._add(self.tr("All works"), Place(ALL, "books", all_works))
        for each in collections:
            item = self._add(each.name, Place(each.name, "images", each.count, each.id))
            item.setFlags(item.flags() | _EDITABLE)
        self._add(self.tr("Trash"), Place(TRASH, "trash", trashed))
        self._filling = False
        self.choose(before)
        self._ask_for_name()

    @property
    def place(self) -> str:
        item = self.currentItem()
        return item.data(PLACE).name if item else ALL

    @property
    def collection(self) -> int | None:
        """The number of the one that is chosen."""
        item = self.currentItem()
        return item.data(PLACE).collection if item else None

    def names(self) -> dict[int, str]:
        """Of all collections, by their numbers."""
        places = [self._at(row) for row in range(self.count())]
        return {each.collection: each.name for each in places if each.collection is not None}

    def choose(self, name: str) -> None:
        """Without a signal; none is chosen when there is no such place."""
        self._filling = True
        wanted = folded(name)
        rows = [row for row in range(self.count()) if folded(self._at(row).name) == wanted]
        self.setCurrentRow(rows[0] if rows else -1)
        self._filling = False

    def name_next(self, collection: int) -> None:
        """Ask for the name of one that was just made, as soon as it is in the list."""
        self._to_name = collection
        self._ask_for_name()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        if self._later is not None:
            self.show_places(*self._later)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.setAccepted(event.mimeData().hasFormat(IDS))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        place = self._under(event.position().toPoint())
        fits = place is not None and place.name != ALL
        event.setDropAction(Qt.DropAction.CopyAction)
        event.setAccepted(fits and event.mimeData().hasFormat(IDS))

    def dropEvent(self, event: QDropEvent) -> None:
        place = self._under(event.position().toPoint())
        works = ids_in(event.mimeData())
        if place is None or not works:
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if place.collection is not None:
            self.dropped.emit(place.collection, works)
        elif place.name == TRASH:
            self.thrown.emit(works)

    def _ask_for_name(self) -> None:
        for row in range(self.count()):
            if self._to_name is not None and self._at(row).collection == self._to_name:
                self._to_name = None
                self.setFocus()
                self.editItem(self.item(row))

    def _add(self, text: str, place: Place) -> QListWidgetItem:
        item = QListWidgetItem(text)
        item.setData(PLACE, place)
        item.setToolTip(text)
        item.setFlags(item.flags() & ~_EDITABLE)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{text}, {place.count}")
        self.addItem(item)
        return item

    def _at(self, row: int) -> Place:
        return self.item(row).data(PLACE)

    def _under(self, point: QPoint) -> Place | None:
        item = self.itemAt(point)
        return item.data(PLACE) if item else None

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None and not self._filling:
            self.chosen.emit(item.data(PLACE).name)

    def _rename(self, item: QListWidgetItem) -> None:
        place: Place = item.data(PLACE)
        if self._filling or place.collection is None or item.text() == place.name:
            return
        self.renamed.emit(place.collection, item.text())

    def _offer(self, point: QPoint) -> None:
        item, place = self.itemAt(point), self._under(point)
        if item is None or place is None or place.collection is None:
            return
        number = place.collection
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Rename")).triggered.connect(lambda: self.editItem(item))
        remove = menu.addAction(self.tr("Delete the collection"))
        remove.setToolTip(self.tr("Its works stay in the library"))
        remove.triggered.connect(lambda: self.delete_wanted.emit(number))
        menu.popup(self.viewport().mapToGlobal(point))
