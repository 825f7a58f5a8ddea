"""A take on its way, in the place where it will be."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from studio.jobs.job import Job, State
from studio.ui.audio.take import Take
from studio.ui.job_words import seconds_in_words
from studio.ui.parts.buttons import button
from studio.ui.parts.words import words

_WIDTH = 320


class Waiting(QWidget):
    cancel_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = words("", "name")
        self._figures = words("", "dim")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_WIDTH)
        self._bar.setAccessibleName(self.tr("Progress"))
        self.cancel = button(self.tr("Cancel"), self.tr("Do not make this take"))
        self.cancel.clicked.connect(self.cancel_wanted)
        column = QVBoxLayout(self)
        column.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.setSpacing(12)
        for widget in (self._words, self._bar, self._figures, self.cancel):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignCenter)

    def said(self) -> str:
        return self._figures.text()

    def show_take(self, take: Take, place: int, of: int) -> None:
        metrics = self._words.fontMetrics()
        self._words.setText(metrics.elidedText(take.words, Qt.TextElideMode.ElideRight, _WIDTH))
        self._words.setToolTip(take.words)
        job = take.job
        if job is None:
            return
        self._bar.setRange(0, job.of if job.step else 1)
        self._bar.setValue(job.step)
        said = self._say(job)
        if of > 1:
            number = self.tr("Take {place} of {of}").format(place=place, of=of)
            said = f"{number} · {said}"
        self._figures.setText(said)

    def _say(self, job: Job) -> str:
        if job.state is State.WAITING:
            return self.tr("waits for its turn")
        if job.state is State.LOADING:
            return self.tr("getting the model ready")
        if not job.step:
            return self.tr("beginning")
        said = self.tr("step {step} of {of}").format(step=job.step, of=job.of)
        left = seconds_in_words(job.seconds_left)
        return f"{said}, {left}" if left else said
