"""The list of jobs, by mouse and by keyboard."""

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QMenu,
    QStyleOptionViewItem,
)

from studio.jobs.job import Job, State
from studio.jobs.queue import JobQueue
from studio.ui.icons import icon
from studio.ui.parts.buttons import describe
from studio.ui.queue_model import QueueModel
from studio.ui.queue_row import QueueRow, offers

_ENOUGH = 4_000


class QueueList(QListView):
    """Drag or Alt+Up and Alt+Down move a job that waits, Delete cancels one or takes it off the
    list, Enter retries one that failed, Ctrl+C copies its message, the menu key shows the same."""

    def __init__(self, queue: JobQueue) -> None:
        super().__init__()
        self._queue = queue
        self.rows = QueueModel(queue, self)
        self.delegate = QueueRow(self)
        self.setModel(self.rows)
        self.setItemDelegate(self.delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        describe(self, self.tr("Jobs"), self.tr("What is being made, what waits and what is over"))
        self.delegate.pressed.connect(self._do)
        queue.changed.connect(self._resize_row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        job = self.rows.job(self.currentIndex())
        if job is None or not self._answer(job, event):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        job = self.rows.job(index)
        if job is None:
            return
        menu = QMenu(self)
        for key, image, name in offers(job):
            action = menu.addAction(icon(image), name)
            action.triggered.connect(lambda _=False, key=key: self._do(key, job.id))
        if job.state is State.WAITING:
            menu.addSeparator()
            sooner = menu.addAction(self.tr("Sooner"))
            sooner.triggered.connect(lambda: self._move(job, -1))
            later = menu.addAction(self.tr("Later"))
            later.triggered.connect(lambda: self._move(job, 1))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos() if by_mouse else self._below(index))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def dropEvent(self, event: QDropEvent) -> None:
        """Past the list view, which moves rows itself; here the queue moves jobs."""
        QAbstractItemView.dropEvent(self, event)

    def rows_height(self) -> int:
        """Pixels that all rows would take, counted until it is more than any window has."""
        height = 0
        for row in range(self.rows.rowCount()):
            index = self.rows.index(row)
            height += self.delegate.sizeHint(QStyleOptionViewItem(), index).height()
            if height > _ENOUGH:
                break
        return height

    def _answer(self, job: Job, event: QKeyEvent) -> bool:
        known = {key for key, _, _ in offers(job)}
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(job, -1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._do("forget" if job.over else "cancel", job.id)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and "retry" in known:
            self._do("retry", job.id)
        elif event.matches(QKeySequence.StandardKey.Copy) and "copy" in known:
            self._do("copy", job.id)
        else:
            return False
        return True

    def _move(self, job: Job, by: int) -> None:
        waiting = [each.id for each in self._queue.jobs() if each.state is State.WAITING]
        if job.id in waiting:
            self._queue.move(job.id, max(0, waiting.index(job.id) + by))

    def _do(self, key: str, job: int) -> None:
        match key:
            case "cancel":
                self._queue.cancel(job)
            case "forget":
                self._queue.remove(job)
            case "retry":
                self._queue.retry(job)
            case "copy":
                found = self._queue.job(job)
                if found and found.error:
                    error = found.error
                    QGuiApplication.clipboard().setText(f"{error.message}\n{error.hint}".strip())

    def _resize_row(self, job: Job) -> None:
        """What is over is lower than what is to come, and a failure is as tall as its words."""
        if job.over or job.state is State.WAITING:
            self.scheduleDelayedItemsLayout()

    def _below(self, index: QModelIndex) -> QPoint:
        return self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
