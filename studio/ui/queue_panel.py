"""The popover of the queue: what is being made, what waits, and what came of the rest."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.jobs.job import Job, State
from studio.jobs.queue import JobQueue
from studio.ui.parts.buttons import button, describe
from studio.ui.parts.overlay import Overlay
from studio.ui.parts.words import line, words
from studio.ui.queue_list import QueueList

WIDTH = 400
_SHARE = 0.6
"""Of the window's height at most."""


class QueuePanel(Overlay):
    def __init__(self, queue: JobQueue, window: QWidget) -> None:
        super().__init__(window)
        self._queue = queue
        self._anchor: QWidget | None = None
        self.setAccessibleName(self.tr("Queue"))
        self.pause = button(self.tr("Pause"), "")
        self.cancel_all = button(
            self.tr("Cancel all"), self.tr("Stop what is being made and all that waits")
        )
        self.clear = button(
            self.tr("Clear"), self.tr("Take what is over off this list; works are kept"), "", "link"
        )
        self.list = QueueList(queue)
        self.empty = words(
            self.tr("Nothing is being made.\nWhat you make waits here for its turn."), "dim", True
        )
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint = words(self.tr("Drag to change the order"), "dim")
        self._lay_out()
        self.pause.clicked.connect(lambda: queue.set_paused(not queue.paused))
        self.cancel_all.clicked.connect(queue.cancel_all)
        self.clear.clicked.connect(self._clear)
        for signal in (queue.added, queue.removed, queue.paused_changed):
            signal.connect(self._refresh)
        queue.changed.connect(self._change)
        self._refresh()

    def open_under(self, anchor: QWidget) -> None:
        self._anchor = anchor
        self._refresh()
        self.open(anchor)
        if self.list.isVisible():
            self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def place(self) -> None:
        window = self.parentWidget()
        anchor = self._anchor
        if window is None or anchor is None:
            return
        corner = anchor.mapTo(window, QPoint(anchor.width(), anchor.height() + 8))
        height = min(self._wanted_height(), round(window.height() * _SHARE))
        left = min(corner.x(), window.width() - 8) - WIDTH
        self.setGeometry(max(8, left), corner.y(), WIDTH, height)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, self._wanted_height())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 12, 12)
        head.setSpacing(8)
        head.addWidget(words(self.tr("Queue"), "name"))
        head.addStretch()
        head.addWidget(self.pause)
        head.addWidget(self.cancel_all)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 6, 16, 8)
        foot.addWidget(self._hint)
        foot.addStretch()
        foot.addWidget(self.clear)
        self._foot = QWidget()
        self._foot.setLayout(foot)
        self._line = line()
        self._empty = QWidget()
        middle = QVBoxLayout(self._empty)
        middle.setContentsMargins(24, 24, 24, 32)
        middle.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(line())
        column.addWidget(self.list, 1)
        column.addWidget(self._empty, 1)
        column.addWidget(self._line)
        column.addWidget(self._foot)

    def _change(self, job: Job) -> None:
        """Steps change nothing but a row."""
        if job.state is not State.RUNNING:
            self._refresh()

    def _refresh(self) -> None:
        jobs = self._queue.jobs()
        waiting = sum(job.state is State.WAITING for job in jobs)
        over = any(job.over for job in jobs)
        paused = self._queue.paused
        self.pause.setText(self.tr("Go on") if paused else self.tr("Pause"))
        tip = (
            self.tr("Start what waits")
            if paused
            else self.tr("Let the running job end, and start no other")
        )
        describe(self.pause, self.pause.text(), tip)
        self.cancel_all.setEnabled(self._queue.busy)
        self.list.setVisible(bool(jobs))
        self._empty.setVisible(not jobs)
        self.clear.setVisible(over)
        self._hint.setVisible(waiting > 1)
        self._foot.setVisible(over or waiting > 1)
        self._line.setVisible(over or waiting > 1)
        if self.isVisible():
            self.place()

    def _wanted_height(self) -> int:
        if self.list.isHidden():
            body = self._empty.sizeHint().height()
        else:
            body = self.list.rows_height() + 8
        foot = 0 if self._foot.isHidden() else self._foot.sizeHint().height() + 1
        return 56 + body + foot

    def _clear(self) -> None:
        for job in self._queue.jobs():
            if job.over:
                self._queue.remove(job.id)
