"""Windows take turns with the device: two engines on one card would only push each other out."""

import itertools
import logging
import os
import time
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, QTimer, Signal

_log = logging.getLogger(__name__)
_POLL = 500
_NUMBERS = itertools.count()


class Turn(QObject):
    """A lock file that says who has the device, and a wish file for each window that waits.

    The lock is held for as long as nobody else wants it, so that the engine keeps its model. The
    wishes stand in the order they came, and a turn goes to the oldest. Locks and wishes of windows
    that crashed are broken. The holder is told of wishes by the file system; only who waits polls,
    twice a second, because a crash leaves no word.
    """

    taken = Signal()
    """After a `want` that was answered with False."""
    wished = Signal()
    """Somebody may want the turn that is held: see `is_wished`."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._lock = _lock(folder / "engine.lock")
        self._wish: QLockFile | None = None
        self._held = False
        self._poll = QTimer(self, interval=_POLL)
        self._poll.timeout.connect(self._try)
        self._watcher = QFileSystemWatcher([str(folder)], self)
        self._watcher.directoryChanged.connect(self._on_folder_changed)

    @property
    def held(self) -> bool:
        return self._held

    def want(self) -> bool:
        """True when the turn is ours already or now; else `taken` comes later."""
        if not self._held and self._wish is None:
            if not self._wishes():
                self._held = self._acquire()
            if not self._held:
                self._make_wish()
        return self._held

    def forgo(self) -> None:
        """Wait no more. A turn that is held stays so."""
        self._poll.stop()
        if self._wish:
            self._wish.unlock()
            self._wish = None

    def release(self) -> None:
        if self._held:
            self._held = False
            self._lock.unlock()

    def is_wished(self) -> bool:
        """Another window, alive, waits for the turn."""
        return bool(self._wishes())

    def close(self) -> None:
        self.forgo()
        self.release()

    def _make_wish(self) -> None:
        name = f"{time.time_ns():020d}-{os.getpid()}-{next(_NUMBERS)}.wish"
        self._wish = _lock(self._folder / name)
        self._wish.tryLock(0)
        self._poll.start()

    def _try(self) -> None:
        if self._wish is None:
            return
        mine = Path(self._wish.fileName())
        if min(self._wishes(), default=mine) < mine or not self._acquire():
            return
        self._held = True
        self.forgo()
        self.taken.emit()

    def _acquire(self) -> bool:
        """A folder where no lock can be made must not keep a person from working."""
        if self._lock.tryLock(0):
            return True
        if self._lock.error() is QLockFile.LockError.LockFailedError:
            return False
        _log.warning("no lock in %s: %s", self._folder, self._lock.error())
        return True

    def _wishes(self) -> list[Path]:
        """Those of others. Trying to lock one breaks it if its window is gone."""
        mine = Path(self._wish.fileName()) if self._wish else None
        return [path for path in self._folder.glob("*.wish") if path != mine and _is_alive(path)]

    def _on_folder_changed(self) -> None:
        if self._wish:
            self._try()
        elif self._held:
            self.wished.emit()


def _lock(file: Path) -> QLockFile:
    lock = QLockFile(str(file))
    lock.setStaleLockTime(0)  # a lock is stale when its process is gone, however old it is
    return lock


def _is_alive(wish: Path) -> bool:
    lock = _lock(wish)
    stale = lock.tryLock(0)
    lock.unlock()
    return not stale
