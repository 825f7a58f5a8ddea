"""What is on the page, kept on the disk while it is written."""

import logging
import threading
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from studio.core.error import ExportError, StudioError
from studio.core.language import _
from studio.jobs.errands import Errands
from studio.media.document import SIZE_LIMIT, Document, read_document, save_document

PAUSE = 1_000
"""Milliseconds of work that a crash may cost."""

_log = logging.getLogger(__name__)


class Draft(QObject):
    """Asks for what is to be kept by `wanted`, whose answer is `keep`.

    Nothing is kept before the last draft has been read, so that it cannot be lost.
    """

    found = Signal(object)
    """Document; once, empty when there is none."""
    wanted = Signal()
    refused = Signal(object)
    """StudioError"""

    def __init__(self, path: Path, errands: Errands, parent: QObject) -> None:
        super().__init__(parent)
        self._path = path
        self._errands = errands
        self.ready = False
        self._writing = False
        self._kept: Document | None = None
        self._lock = threading.Lock()
        self._newest = 0
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.wanted)
        errands.run(partial(_read, path), self._take, self._fail)

    def touch(self) -> None:
        """Something was changed: keep it within a moment, also while the changes go on."""
        if self.ready and not self._timer.isActive():
            self._timer.start()

    def keep(self, document: Document) -> None:
        if self._writing:
            self._timer.start()
        elif self.ready and document != self._kept:
            self._writing = True
            self._newest += 1
            number = self._newest
            self._errands.run(partial(self._write, document, number), self._note, self._fail)

    def keep_now(self, document: Document) -> None:
        """Wait until it is on the disk, for the window closes."""
        self._timer.stop()
        if self.ready and document != self._kept:
            self._newest += 1
            try:
                self._kept = self._write(document, self._newest)
            except StudioError as error:
                _log.error("The draft could not be kept: %s", error)

    def _write(self, document: Document, number: int) -> Document:
        """On any thread, one at a time; an older draft never takes the place of a newer one."""
        with self._lock:
            if number == self._newest:
                try:
                    self._path.parent.mkdir(parents=True, exist_ok=True)
                except OSError as error:
                    folder, reason = self._path.parent, error.strerror or str(error)
                    raise ExportError(
                        _("The folder {folder} cannot be used ({reason}).").format(
                            folder=folder, reason=reason
                        ),
                        _("Save the text somewhere else before you leave."),
                    ) from error
                save_document(document, self._path, force=True)
        return document

    def _take(self, document: Document) -> None:
        self.ready = True
        self._kept = document
        self.found.emit(document)

    def _note(self, document: Document) -> None:
        self._writing = False
        self._kept = document

    def _fail(self, error: StudioError) -> None:
        self._writing = False
        if not self.ready:
            self._take(Document(""))
        self.refused.emit(error)


def _read(path: Path) -> Document:
    """A draft that cannot be read is moved aside, where the person may look at it."""
    if not path.is_file():
        return Document("")
    try:
        return read_document(path, SIZE_LIMIT)
    except StudioError:
        path.replace(path.with_name(f"{path.stem}-unreadable{path.suffix}"))
        raise
