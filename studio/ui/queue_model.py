"""The queue's jobs as rows of a list, moved and changed one by one so that nothing jumps."""

import os
from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    Qt,
)
from PySide6.QtGui import QPixmap

from studio.core.artifact import Artifact, Pixels
from studio.jobs.job import Job, State
from studio.jobs.queue import JobQueue
from studio.ui.job_words import name_of, state_in_words
from studio.ui.parts.cell import Index
from studio.ui.parts.pixmaps import image_of

JOB = Qt.ItemDataRole.UserRole
THUMBNAIL = Qt.ItemDataRole.UserRole + 1

DRAGGED = "application/x-atelier-job"

_SIDE = 96
"""Pixels a side of the thumbnails kept for painting, twice what a row shows."""


class QueueModel(QAbstractListModel):
    """Rows in the order of `JobQueue.jobs`. A row that is dropped moves the job."""

    def __init__(self, queue: JobQueue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = queue
        self._jobs: list[Job] = list(queue.jobs())
        self._pictures: dict[int, tuple[Pixels, QPixmap]] = {}
        self._works: dict[int, QPixmap] = {}
        queue.added.connect(self._sync)
        queue.removed.connect(self._sync)
        queue.reordered.connect(self._sync)
        queue.changed.connect(self._change)
        queue.finished.connect(self._finish)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._jobs)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._jobs):
            return None
        job = self._jobs[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return name_of(job)
            case Qt.ItemDataRole.ToolTipRole:
                return job.words
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{name_of(job)}, {state_in_words(job)}"
            case _ if role == JOB:
                return job
            case _ if role == THUMBNAIL:
                return self._picture(job)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._jobs[index.row()].state is State.WAITING:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        if indexes and (job := self.job(indexes[0])):
            data.setData(DRAGGED, QByteArray(f"{os.getpid()} {job.id}".encode()))
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """A job, let go above `row`: it moves, and its row when the queue says so."""
        window, _, number = bytes(data.data(DRAGGED).data()).decode().partition(" ")
        before = self.row_of(int(number)) if window == str(os.getpid()) else -1
        if before < 0 or self._jobs[before].state is not State.WAITING:
            return False
        first = next(row for row, each in enumerate(self._jobs) if each.state is State.WAITING)
        row = len(self._jobs) if row < 0 else row
        place = row - first - (row > before)
        self._queue.move(int(number), max(0, place))
        return True

    def job(self, index: Index) -> Job | None:
        return self._jobs[index.row()] if 0 <= index.row() < len(self._jobs) else None

    def row_of(self, job: int) -> int:
        """-1 for one that is not there."""
        return next((row for row, each in enumerate(self._jobs) if each.id == job), -1)

    def _change(self, job: Job) -> None:
        row = self.row_of(job.id)
        if row < 0 or _place(self._jobs[row]) != _place(job):
            self._sync()
            return
        self._jobs[row] = job
        self.dataChanged.emit(self.index(row), self.index(row))

    def _finish(self, job: int, artifact: Artifact) -> None:
        """The work itself instead of its last preview."""
        if isinstance(artifact.payload, Pixels):
            self._works[job] = _pixmap(artifact.payload)
            index = self.index(self.row_of(job))
            self.dataChanged.emit(index, index)

    def _sync(self) -> None:
        """Go from the rows there are to those there should be by removals, moves and insertions."""
        wanted = self._queue.jobs()
        keep = {job.id for job in wanted}
        for row in reversed(range(len(self._jobs))):
            if self._jobs[row].id not in keep:
                self.beginRemoveRows(QModelIndex(), row, row)
                gone = self._jobs.pop(row).id
                self.endRemoveRows()
                self._pictures.pop(gone, None)
                self._works.pop(gone, None)
        for row, job in enumerate(wanted):
            self._put(row, job)

    def _put(self, row: int, job: Job) -> None:
        here = self._jobs[row] if row < len(self._jobs) else None
        if here is not None and here.id == job.id:
            if here is not job:
                self._jobs[row] = job
                self.dataChanged.emit(self.index(row), self.index(row))
            return
        before = self.row_of(job.id)
        if before < 0:
            self.beginInsertRows(QModelIndex(), row, row)
            self._jobs.insert(row, job)
            self.endInsertRows()
            return
        self.beginMoveRows(QModelIndex(), before, before, QModelIndex(), row)
        del self._jobs[before]
        self._jobs.insert(row, job)
        self.endMoveRows()
        self.dataChanged.emit(self.index(row), self.index(row))

    def _picture(self, job: Job) -> QPixmap | None:
        """Made when first painted, and again only for another preview."""
        pixels = job.thumbnail
        if job.state is State.DONE and job.id in self._works:
            return self._works[job.id]
        if pixels is None:
            return None
        known = self._pictures.get(job.id)
        if known is None or known[0] is not pixels:
            known = self._pictures[job.id] = (pixels, _pixmap(pixels))
        return known[1]


def _place(job: Job) -> int:
    return 0 if job.live else 2 if job.over else 1


def _pixmap(pixels: Pixels) -> QPixmap:
    """The middle of the picture as a square."""
    image = image_of(pixels)
    if min(image.width(), image.height()) > 4 * _SIDE:  # smooth scaling reads every pixel
        image = image.scaled(2 * _SIDE, 2 * _SIDE, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    scaled = image.scaled(
        _SIDE,
        _SIDE,
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    left, top = (scaled.width() - _SIDE) // 2, (scaled.height() - _SIDE) // 2
    return QPixmap.fromImage(scaled.copy(left, top, _SIDE, _SIDE))
