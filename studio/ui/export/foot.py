"""The foot of the dialog: how far it is, what came of it, and the two buttons."""

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from studio.ui.export.batch import Outcome
from studio.ui.parts.buttons import button, describe
from studio.ui.parts.show_in_folder import show_in_folder
from studio.ui.parts.words import words


class Foot(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._first: Path | None = None
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        describe(self.progress, self.tr("Progress"), self.tr("Files written so far"))
        self.said = words("", "dim", wrap=True)
        self.folder = button(
            self.tr("Show in folder"), self.tr("Show the files in their folder"), part="link"
        )
        self.secondary = button(self.tr("Close"), self.tr("Put the dialog away"))
        self.primary = button(self.tr("Export"), self.tr("Write the files"), part="primary")
        self.primary.setDefault(True)
        self.secondary.setAutoDefault(False)
        self.folder.setAutoDefault(False)
        telling = QVBoxLayout()
        telling.setSpacing(6)
        telling.addWidget(self.said)
        telling.addWidget(self.progress)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 12, 24, 16)
        row.setSpacing(12)
        row.addLayout(telling, 1)
        row.addWidget(self.folder)
        row.addWidget(self.secondary)
        row.addWidget(self.primary)
        self.folder.clicked.connect(self._show_folder)
        self.folder.hide()
        self.set_busy(False)

    def set_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.primary.setVisible(not busy)
        name = self.tr("Cancel") if busy else self.tr("Close")
        tip = self.tr("Stop after this file") if busy else self.tr("Put the dialog away")
        self.secondary.setText(name)
        describe(self.secondary, name, tip)
        if busy:
            self.folder.hide()

    def show_count(self, count: int) -> None:
        several = self.tr("Export {count} files").format(count=self.locale().toString(count))
        name = self.tr("Export") if count == 1 else several
        self.primary.setText(name)
        describe(self.primary, name, self.tr("Write the files"))

    def show_progress(self, of: int, done: int, title: str) -> None:
        self.progress.setRange(0, of if of > 1 else 0)
        self.progress.setValue(done)
        text = self.tr("{number} of {count}: {title}")
        shown = text.format(number=done + 1, count=of, title=title[:60])
        self.said.setText(shown if of > 1 else title[:60])

    def show_outcome(self, outcome: Outcome) -> None:
        count = len(outcome.written)
        said = self.tr("{count} files written.").format(count=self.locale().toString(count))
        if count == 1:
            said = self.tr("{name} is written.").format(name=outcome.written[0].name)
        elif not count:
            said = self.tr("Nothing was written.")
        if outcome.cancelled:
            said = self.tr("Stopped. {said}").format(said=said)
        self.said.setText(f"{said} {outcome.unsigned}".strip())
        self._first = outcome.written[0] if outcome.written else None
        self.folder.setVisible(self._first is not None)

    def _show_folder(self) -> None:
        if self._first is not None:
            show_in_folder(self._first)
