"""The bar below: the running job with its time left and Cancel, and the tab's own line."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QSizePolicy

from studio.jobs.queue import JobQueue
from studio.ui.job_words import name_of, state_in_words
from studio.ui.measures import BOTTOM
from studio.ui.parts.buttons import button
from studio.ui.parts.words import words


class JobBar(QFrame):
    def __init__(self, queue: JobQueue) -> None:
        super().__init__()
        self.setObjectName("bottomBar")
        self.setFixedHeight(BOTTOM)
        self._queue = queue
        self._job: int | None = None
        self._words = words("")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(216)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._figures = words("", "dim")
        self.cancel = button(self.tr("Cancel"), self.tr("Stop what is being made now"))
        self.cancel.clicked.connect(self._cancel)
        self._idle = words(self.tr("Ready. Ctrl+K finds everything."), "dim")
        self._status = words("", "dim")
        self._status.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._status.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(12)
        shown = (self._idle, self._words, self._bar, self._figures, self.cancel)
        for widget in (*shown, self._status):
            row.addWidget(widget)
        for signal in (queue.added, queue.changed, queue.removed, queue.engine_changed):
            signal.connect(self._refresh)
        self._refresh()

    def say(self, status: str) -> None:
        self._status.setText(status)

    def _refresh(self) -> None:
        job = next((each for each in self._queue.jobs() if each.live), None)
        self._job = job.id if job else None
        self._idle.setVisible(job is None)
        for widget in (self._words, self._bar, self._figures, self.cancel):
            widget.setVisible(job is not None)
        if job:
            metrics = self._words.fontMetrics()
            name = metrics.elidedText(name_of(job), Qt.TextElideMode.ElideRight, 260)
            self._words.setText(name)
            self._bar.setRange(0, job.of if job.step else 0)
            self._bar.setValue(job.step)
            self._figures.setText(state_in_words(job))

    def _cancel(self) -> None:
        if self._job is not None:
            self._queue.cancel(self._job)
