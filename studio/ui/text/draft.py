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
from studio.media.names import free_path

Stamp = tuple[int, int, int]
"""When a file was written, its size and its number on the disk."""

PAUSE = 1_000
"""Milliseconds of work that a crash may cost."""

_log = logging.getLogger(__name__)


class Draft(QObject):
    """Asks for what is to be kept by `wanted`, whose answer is `keep`.

    Nothing is kept before the last draft has been read, so that it cannot be lost. Several windows
    may write at once: the one that finds the words of another in the file goes on in a file of its
    own, and the file written last is the one to begin with the next time.
    """

    found = Signal(object)
    """Document; once, empty when there is none."""
    wanted = Signal()
    refused = Signal(object)
    """StudioError"""

    def __init__(self, path: Path, errands: Errands, parent: QObject) -> None:
        super().__init__(parent)
        self._home = self._path = path
        self._seen: Stamp | None = None
        self._errands = errands
        self.ready = False
        self._writing = False
        self._kept: Document | None = None
        self._lock = threading.Lock()
        self._newest = 0
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.wanted)
        errands.run(self._read, self._take, self._fail)

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
            path = self._path
            self._errands.run(
                partial(self._write, document, number), partial(self._note, path), self._fail
            )

    def keep_now(self, document: Document) -> None:
        """Wait until it is on the disk, for the window closes."""
        self._timer.stop()
        if self.ready and document != self._kept:
            self._newest += 1
            try:
                self._kept = self._write(document, self._newest)
            except StudioError as error:
                _log.error("The draft could not be kept: %s", error)

    def _read(self) -> Document:
        """A draft that cannot be read is moved aside, where the person may look at it."""
        home = self._home
        numbered = home.parent.glob(f"{home.stem}-[0-9]*{home.suffix}")
        stamps = {path: stamp for path in (home, *numbered) if (stamp := _stamp(path))}
        if not stamps:
            return Document("")
        self._path, self._seen = max(stamps.items(), key=lambda each: each[1])
        try:
            return read_document(self._path, SIZE_LIMIT)
        except StudioError:
            path = self._path
            path.replace(path.with_name(f"{path.stem}-unreadable{path.suffix}"))
            raise

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
                if _stamp(self._path) not in (None, self._seen):
                    self._path = free_path(self._home)
                save_document(document, self._path, force=True)
                self._seen = _stamp(self._path)
        return document

    def _take(self, document: Document) -> None:
        self.ready = True
        self._kept = document
        self.found.emit(document)

    def _note(self, path: Path, document: Document) -> None:
        self._writing = False
        self._kept = document
        if self._path != path:
            self.refused.emit(
                ExportError(
                    _("Another window of Atelier has a page of its own."),
                    _("This page is kept apart from it, as {name}.").format(name=self._path.name),
                )
            )

    def _fail(self, error: StudioError) -> None:
        self._writing = False
        if not self.ready:
            self._take(Document(""))
        self.refused.emit(error)


def _stamp(path: Path) -> Stamp | None:
    """None where there is no file. A file that is written anew has another one."""
    try:
        about = path.stat()
    except OSError:
        return None
    return about.st_mtime_ns, about.st_size, about.st_ino
