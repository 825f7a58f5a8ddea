"""Brings files into the library, one after another, while the window goes on."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from studio.core.error import StudioError
from studio.jobs.arriving import Arrived, bring_in
from studio.jobs.errands import Errands
from studio.media.importing import Listing, files_in
from studio.store.library import Library, Work


@dataclass(frozen=True)
class Report:
    """How it went: works that came, how many were here already, files of no use, and those that
    could not be read, each with its error. Of those that came, `back` are known from before: they
    were in the trash, or their file was gone."""

    works: tuple[Work, ...] = ()
    back: tuple[Work, ...] = ()
    known: int = 0
    left: int = 0
    failed: tuple[tuple[Path, StudioError], ...] = ()
    cancelled: bool = False


@dataclass
class _Under:
    """What is under way."""

    waiting: list[Path]
    of: int
    left: int
    works: list[Work] = field(default_factory=list)
    back: list[Work] = field(default_factory=list)
    known: int = 0
    failed: list[tuple[Path, StudioError]] = field(default_factory=list)


class Importer(QObject):
    """Copies files into a folder by month and notes them in the library. Lives in the GUI thread
    and never makes it wait; one file at a time, so that it can be stopped after each."""

    began = Signal()
    progressed = Signal(int, int, str)
    """How many are done, of how many, and the name of the one that is read now."""
    came = Signal(object)
    """`Work`, a new one"""
    ended = Signal(object)
    """`Report`"""
    failed = Signal(object)
    """`StudioError`: nothing could be looked for at all."""

    def __init__(self, library: Library, errands: Errands, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._errands = errands
        self._folder = Path()
        self._under: _Under | None = None
        self._listing = self._cancelled = False

    @property
    def busy(self) -> bool:
        return self._listing or self._under is not None

    def bring_in(self, paths: Sequence[Path], folder: Path) -> None:
        """Files, and all that are in folders. While it is busy, more are added to the list."""
        self._listing, self._cancelled = True, False
        self._folder = folder
        if self._under is None:
            self.began.emit()
        self._errands.run(partial(files_in, tuple(paths)), self._listed, self._refuse)

    def cancel(self) -> None:
        """The file that is read now is finished; what came stays."""
        self._cancelled = True
        if self._under is not None:
            self._under.waiting.clear()

    def _listed(self, found: Listing) -> None:
        self._listing = False
        files = [] if self._cancelled else list(found.files)
        if self._under is not None:
            self._under.waiting += files
            self._under.of += len(files)
            self._under.left += found.left
            return
        self._under = _Under(files, len(found.files), found.left)
        self._next()

    def _refuse(self, error: StudioError) -> None:
        self._listing = False
        self.failed.emit(error)

    def _next(self) -> None:
        under = self._under
        assert under is not None
        done = len(under.works) + under.known + len(under.failed)
        if not under.waiting:
            self._under = None
            self.ended.emit(_report(under, done < under.of))
            return
        path = under.waiting.pop(0)
        self.progressed.emit(done, under.of, path.name)
        self._errands.run(
            partial(bring_in, self._library, path, self._folder),
            self._arrived,
            partial(self._failed, path),
        )

    def _arrived(self, arrived: Arrived | None) -> None:
        assert self._under is not None
        if arrived is None:
            self._under.known += 1
        else:
            self._under.works.append(arrived.work)
            if arrived.back:
                self._under.back.append(arrived.work)
            else:
                self.came.emit(arrived.work)
        self._next()

    def _failed(self, path: Path, error: StudioError) -> None:
        assert self._under is not None
        self._under.failed.append((path, error))
        self._next()


def _report(under: _Under, cancelled: bool) -> Report:
    works, back, failed = tuple(under.works), tuple(under.back), tuple(under.failed)
    return Report(works, back, under.known, under.left, failed, cancelled)
