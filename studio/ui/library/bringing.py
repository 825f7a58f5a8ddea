"""Files on their way into the library: what is dropped or chosen, how far it is, how it went."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QProgressBar, QWidget

from studio.jobs.importer import Importer, Report
from studio.media.importing import SUFFIXES
from studio.store.library import Work
from studio.ui.parts.buttons import button
from studio.ui.parts.places import nearest
from studio.ui.parts.words import words
from studio.ui.services import Services

_NAMED = 3
"""Of the files that could not be read; the others are counted."""


class Bringing(QObject):
    came = Signal(object)
    """`Work`"""
    told = Signal(str, object)
    """How it went, and the works that came."""
    back = Signal(object)
    """The works that were known, and are out of the trash or have their file again."""
    failed = Signal(object)
    """`StudioError`"""

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._keeper = services.keeper
        self.importer = Importer(services.library, services.errands, self)
        self.bar = ArrivalBar()
        self.bar.cancel.clicked.connect(self.importer.cancel)
        self.importer.began.connect(self.bar.begin)
        self.importer.progressed.connect(self.bar.show_progress)
        self.importer.came.connect(self._came)
        self.importer.ended.connect(self._end)
        self.importer.failed.connect(self._fail)

    def bring_in(self, paths: Sequence[Path]) -> None:
        if paths:
            self.importer.bring_in(paths, self._keeper.folder)

    def ask(self, window: QWidget) -> None:
        """Which files."""
        dialog = QFileDialog(window, self.tr("Bring in files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        dialog.setNameFilters(
            [
                self.tr("Pictures, sounds, notes and texts ({kinds})").format(kinds=kinds),
                self.tr("All files (*)"),
            ]
        )
        dialog.setDirectory(nearest(""))
        if dialog.exec():
            self.bring_in([Path(name) for name in dialog.selectedFiles()])
        dialog.deleteLater()

    def _came(self, work: Work) -> None:
        self.came.emit(work)

    def _fail(self, error: object) -> None:
        self.bar.hide()
        self.failed.emit(error)

    def _end(self, report: Report) -> None:
        self.bar.hide()
        self.told.emit(self._told(report), report.works)
        if report.back:
            self.back.emit(report.back)

    def _told(self, report: Report) -> str:
        came = len(report.works)
        several = self.tr("{count} files are in the library now.").format(count=came)
        parts = {0: [self.tr("No new file came in.")], 1: [self.tr("It is in the library now.")]}
        said = parts.get(came, [several])
        if report.cancelled:
            said.append(self.tr("The rest was left out."))
        if report.known == 1:
            said.append(self.tr("One was here already."))
        elif report.known:
            said.append(self.tr("{count} were here already.").format(count=report.known))
        if report.left == 1:
            said.append(self.tr("One file is of a kind the library does not keep."))
        elif report.left:
            left = self.tr("{count} files are of a kind the library does not keep.")
            said.append(left.format(count=report.left))
        said += [error.message for _path, error in report.failed[:_NAMED]]
        if (more := len(report.failed) - _NAMED) > 0:
            said.append(self.tr("{count} more could not be read.").format(count=more))
        return " ".join(said)


class ArrivalBar(QFrame):
    """How far it is. Hidden when nothing is on its way."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "noticeBar")
        self._text = words("")
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setFixedWidth(160)
        self._progress.setProperty("part", "quiet")
        self.cancel = button(self.tr("Cancel"), self.tr("Stop after the file that is read now"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(12)
        row.addWidget(self._text, 1)
        row.addWidget(self._progress)
        row.addWidget(self.cancel)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    def begin(self) -> None:
        self._text.setText(self.tr("Looking for files…"))
        self._progress.setRange(0, 0)
        self.show()

    def show_progress(self, done: int, of: int, name: str) -> None:
        text = self.tr("Bringing in {number} of {count}: {name}")
        self._text.setText(text.format(number=done + 1, count=of, name=name))
        self._progress.setRange(0, of)
        self._progress.setValue(done)


def files_of(mime: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
