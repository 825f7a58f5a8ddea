"""The works a person looks through, page by page, newest first."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import partial

import msgspec
from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    Qt,
    QUrl,
    Signal,
)

from studio.core.error import StudioError
from studio.core.recipe import SpeechRecipe
from studio.jobs.errands import Errands
from studio.store.library import Library, Work
from studio.ui.library.days import Days
from studio.ui.parts.cell import Index

WORK = Qt.ItemDataRole.UserRole
PAGE = 120
IDS = "application/x-atelier-works"
"""Of works that are dragged within the window: their numbers, with commas between."""


class Works(QAbstractListModel):
    """Reads the library aside. What comes of an older filter is dropped."""

    loaded = Signal()
    """A first page is there, perhaps an empty one."""
    failed = Signal(object)
    """`StudioError`"""

    def __init__(self, library: Library, errands: Errands, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._errands = errands
        self._works: list[Work] = []
        self._days = Days()
        self._kinds: tuple[str, ...] = ()
        self._find = ""
        self._asked = 0
        self._reading = False
        self._more = False

    def show(self, kinds: tuple[str, ...] = (), find: str = "") -> None:
        """Begin anew with works of these kinds, of all without any, that have these words."""
        self._kinds, self._find = kinds, find
        self._asked += 1
        self._reading = True
        self._read(None, partial(self._begin, self._asked))

    def add(self, work: Work) -> None:
        """A new one, on top, if it is among those wanted; whether it is what was searched for is
        asked of the library."""
        kinds, find = self._kinds, self._find
        if kinds and work.kind not in kinds:
            return
        if not find:
            self._insert(work)
            return
        self._errands.run(
            lambda: self._library.works(kinds, work.id + 1, 1, find),
            partial(self._insert_found, self._asked, work.id),
            partial(self._fail, self._asked),
        )

    def change(self, works: Iterable[int], **fields: object) -> None:
        """What the library has noted of them; they stay where they are."""
        for work in works:
            if (row := self.row_of(work)) is not None:
                self._works[row] = msgspec.structs.replace(self._works[row], **fields)
                self.dataChanged.emit(self.index(row), self.index(row), [WORK])

    def _insert_found(self, asked: int, number: int, works: list[Work]) -> None:
        if asked == self._asked and works and works[0].id == number:
            self._insert(works[0])

    def _insert(self, work: Work) -> None:
        if self.row_of(work.id) is not None:
            return
        self.beginInsertRows(QModelIndex(), 0, 0)
        self._works.insert(0, work)
        self._days.add_first(work.made)
        self.endInsertRows()

    def remove(self, work: int) -> None:
        if (row := self.row_of(work)) is not None:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._works[row]
            self._days.take_off(row)
            self.endRemoveRows()

    def work(self, row: int) -> Work:
        return self._works[row]

    def row_of(self, work: int) -> int | None:
        """Later works have larger numbers and stand before earlier ones."""
        row = bisect_left(self._works, -work, key=lambda each: -each.id)
        there = row < len(self._works) and self._works[row].id == work
        return row if there else None

    def touch(self, work: int) -> None:
        """Its card looks different now."""
        if (row := self.row_of(work)) is not None:
            index = self.index(row)
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])

    def days(self) -> list[tuple[str, int]]:
        """Headings with the number of works under each."""
        return self._days.named()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._works)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        work = self._works[index.row()]
        if role == WORK:
            return work
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return work.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return work.title
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def canFetchMore(self, parent: Index) -> bool:
        return self._more and not self._reading

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._reading = True
            self._read(self._works[-1].id, partial(self._go_on, self._asked))

    def mimeTypes(self) -> list[str]:
        return ["text/uri-list", IDS]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        mime = QMimeData()
        works = [self._works[each.row()] for each in indexes]
        mime.setUrls([QUrl.fromLocalFile(str(work.path)) for work in works])
        mime.setData(IDS, ",".join(str(work.id) for work in works).encode())
        return mime

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def _read(self, before: int | None, then: partial[None]) -> None:
        kinds, find = self._kinds, self._find
        self._errands.run(
            lambda: self._library.works(kinds, before, PAGE, find),
            then,
            partial(self._fail, self._asked),
        )

    def _begin(self, asked: int, works: list[Work]) -> None:
        if asked != self._asked:
            return
        self.beginResetModel()
        self._works, self._days = works, Days()
        self._note(works, works)
        self.endResetModel()
        self.loaded.emit()

    def _go_on(self, asked: int, works: list[Work]) -> None:
        if asked != self._asked:
            return
        known = {work.id for work in self._works[-PAGE:]}
        fresh = [work for work in works if work.id not in known]
        first = len(self._works)
        if fresh:
            self.beginInsertRows(QModelIndex(), first, first + len(fresh) - 1)
            self._works += fresh
            self._note(works, fresh)
            self.endInsertRows()
        else:
            self._note(works, fresh)

    def _note(self, page: list[Work], fresh: list[Work]) -> None:
        self._reading = False
        self._more = len(page) == PAGE
        self._days.add_last(work.made for work in fresh)

    def _fail(self, asked: int, error: StudioError) -> None:
        if asked == self._asked:
            self._reading = self._more = False
            self.failed.emit(error)


def words_of(work: Work) -> str:
    """What was asked for, in the person's own words; the name of what came without any."""
    recipe = work.recipe
    if recipe is None:
        return work.title
    return recipe.text if isinstance(recipe, SpeechRecipe) else recipe.prompt


def ids_in(mime: QMimeData) -> list[int]:
    """Of the works that are dragged."""
    data = bytes(mime.data(IDS).data())
    return [int(each) for each in data.split(b",") if each.isdigit()]
