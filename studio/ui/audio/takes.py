"""The takes of the session, newest first, as a list model."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    Qt,
    QUrl,
    Signal,
)

from studio.ui.audio.take import Take
from studio.ui.parts.cell import Index

if TYPE_CHECKING:
    import numpy as np


TAKE = Qt.ItemDataRole.UserRole
OUTLINE = Qt.ItemDataRole.UserRole + 1


class Takes(QAbstractListModel):
    """May be dragged out as the files they are in."""

    outline_wanted = Signal(object)
    """`Take`, when it comes into view."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._takes: list[Take] = []
        self._outlines: dict[int, np.ndarray] = {}
        self._asked: set[int] = set()
        self._next_key = 1

    def __iter__(self) -> Iterator[Take]:
        return iter(tuple(self._takes))

    def new_key(self) -> int:
        self._next_key += 1
        return self._next_key

    def take(self, key: int | None) -> Take | None:
        return next((take for take in self._takes if take.key == key), None)

    def row(self, key: int) -> int:
        return next((row for row, take in enumerate(self._takes) if take.key == key), -1)

    def add(self, take: Take, row: int = 0) -> None:
        self.beginInsertRows(QModelIndex(), row, row)
        self._takes.insert(row, take)
        self.endInsertRows()

    def put(self, take: Take) -> None:
        """In place of the one with the same key, if that is still there."""
        if (row := self.row(take.key)) >= 0:
            self._takes[row] = take
            self._tell(row)

    def remove(self, key: int) -> None:
        if (row := self.row(key)) >= 0:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._takes[row]
            self.endRemoveRows()
            self._outlines.pop(key, None)

    def set_outline(self, key: int, outline: "np.ndarray") -> None:
        if (row := self.row(key)) >= 0:
            self._outlines[key] = outline
            self._tell(row)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own way
        return 0 if parent.isValid() else len(self._takes)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        take = self._takes[index.row()]
        if role == TAKE:
            return take
        if role == OUTLINE:
            return self._outline(take)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return take.words
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self._takes[index.row()].path is not None:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        paths = (self._takes[index.row()].path for index in indexes)
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths if path])
        return data

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction

    def _outline(self, take: Take) -> "np.ndarray | None":
        known = self._outlines.get(take.key)
        if known is None and take.ready and take.key not in self._asked:
            self._asked.add(take.key)
            self.outline_wanted.emit(take)
        return known

    def _tell(self, row: int) -> None:
        index = self.index(row)
        self.dataChanged.emit(index, index)
