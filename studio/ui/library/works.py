"""The works a person looks through, page by page, newest first."""

import datetime
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import (
    QAbstractListModel,
    QDate,
    QLocale,
    QMimeData,
    QModelIndex,
    QObject,
    Qt,
    QUrl,
    Signal,
)

from studio.core.error import StudioError
from studio.core.recipe import Recipe, SpeechRecipe
from studio.jobs.errands import Errands
from studio.store.library import Library, Work
from studio.ui.parts.cell import Index

WORK = Qt.ItemDataRole.UserRole
PAGE = 120


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
        self._days: list[tuple[datetime.date, int]] = []
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
        """A new one, on top, if it is among those wanted."""
        if not self._wants(work) or any(each.id == work.id for each in self._works[:PAGE]):
            return
        self.beginInsertRows(QModelIndex(), 0, 0)
        self._works.insert(0, work)
        self._count_first(work)
        self.endInsertRows()

    def remove(self, work: int) -> None:
        for row, each in enumerate(self._works):
            if each.id == work:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._works[row]
                self._count_off(row)
                self.endRemoveRows()
                return

    def work(self, row: int) -> Work:
        return self._works[row]

    def row_of(self, work: int) -> int | None:
        return next((row for row, each in enumerate(self._works) if each.id == work), None)

    def touch(self, work: int) -> None:
        """Its card looks different now."""
        if (row := self.row_of(work)) is not None:
            index = self.index(row)
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])

    def days(self) -> list[tuple[str, int]]:
        """Headings with the number of works under each."""
        today = datetime.date.today()
        return [(self._day_name(day, today), count) for day, count in self._days]

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
        return ["text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(self._works[each.row()].path)) for each in indexes])
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
        self._works, self._days = works, []
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
        self._count(fresh)

    def _fail(self, asked: int, error: StudioError) -> None:
        if asked == self._asked:
            self._reading = self._more = False
            self.failed.emit(error)

    def _wants(self, work: Work) -> bool:
        words = f"{words_of(work.recipe)} {work.title}".lower()
        of_kind = not self._kinds or work.kind in self._kinds
        return of_kind and all(word in words for word in self._find.lower().split())

    def _count(self, works: Sequence[Work]) -> None:
        """Those that came at the end."""
        for work in works:
            day = _day_of(work)
            if self._days and self._days[-1][0] == day:
                self._days[-1] = (day, self._days[-1][1] + 1)
            else:
                self._days.append((day, 1))

    def _count_first(self, work: Work) -> None:
        day = _day_of(work)
        if self._days and self._days[0][0] == day:
            self._days[0] = (day, self._days[0][1] + 1)
        else:
            self._days.insert(0, (day, 1))

    def _count_off(self, row: int) -> None:
        for place, (day, count) in enumerate(self._days):
            if row < count:
                self._days[place : place + 1] = [(day, count - 1)] if count > 1 else []
                return
            row -= count

    def _day_name(self, day: datetime.date, today: datetime.date) -> str:
        if day == today:
            return self.tr("Today")
        if day == today - datetime.timedelta(days=1):
            return self.tr("Yesterday")
        return QLocale().toString(
            QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat
        )


def words_of(recipe: Recipe) -> str:
    """What was asked for, in the person's own words."""
    return recipe.text if isinstance(recipe, SpeechRecipe) else recipe.prompt


def _day_of(work: Work) -> datetime.date:
    return datetime.date.fromtimestamp(work.made)
