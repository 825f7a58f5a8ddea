"""The bar below: the running job with its time left and Cancel, and the tab's own line."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QSizePolicy

from studio.core.recipe import TextRecipe
from studio.jobs.job import Job, State
from studio.jobs.queue import JobQueue
from studio.ui.parts.buttons import button
from studio.ui.parts.words import words


class JobBar(QFrame):
    def __init__(self, queue: JobQueue) -> None:
        super().__init__()
        self.setObjectName("bottomBar")
        self.setFixedHeight(40)
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
            text = " ".join(job.words.split())
            self._words.setText(
                self._words.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, 260)
            )
            self._bar.setRange(0, job.of if job.step else 0)
            self._bar.setValue(job.step)
            self._figures.setText(self._say(job))

    def _say(self, job: Job) -> str:
        if job.state is State.LOADING:
            return self.tr("getting the model ready")
        if not job.step:
            return self.tr("beginning")
        if isinstance(job.recipe, TextRecipe):
            step = self.tr("{step} of up to {of} tokens")
        else:
            step = self.tr("step {step} of {of}")
        said = step.format(step=job.step, of=job.of)
        left = seconds_in_words(job.seconds_left)
        return f"{said}, {left}" if left else said

    def _cancel(self) -> None:
        if self._job is not None:
            self._queue.cancel(self._job)


def seconds_in_words(seconds: float | None) -> str:
    """Such as `3 s left`; empty when nobody knows."""
    from PySide6.QtCore import QCoreApplication

    if seconds is None:
        return ""
    whole = max(1, round(seconds))
    if whole < 90:
        return QCoreApplication.translate("JobBar", "{seconds} s left").format(seconds=whole)
    return QCoreApplication.translate("JobBar", "{minutes} min left").format(
        minutes=round(whole / 60)
    )
