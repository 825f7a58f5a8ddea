"""The one thread that touches a project's file.

What a person does is handed over and written at once, one transaction each, in order. Nobody waits
for the disk but those who ask a question.
"""

import contextlib
import logging
import queue
import sqlite3
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, NamedTuple, TypeVar

from studio.core.error import ProjectFileError, StudioError
from studio.store.project.file import DAMAGE

RETRY = 5.0
"""Seconds after which a disk that refused is asked again."""

T = TypeVar("T")
Deed = Callable[[], None]
Told = Callable[[StudioError | None], None]
"""Hears of trouble, and with None that it is over."""

_log = logging.getLogger(__name__)


class ProjectClosed(RuntimeError):
    """Somebody goes on with a project that was put away."""


class _Question(NamedTuple):
    ask: Callable[[], Any]
    answer: "Future[Any]"
    after_all: bool
    """Whether it makes sense only when everything before it is written."""


class Writer:
    """Deeds and questions, answered in the order they come in.

    A deed that the disk refuses stays, with all that follow it, and is tried again. `told` is
    called on this thread with the trouble when it begins and with None when it is over.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        translate: Callable[[Exception], ProjectFileError],
        told: Told,
    ) -> None:
        self.connection = connection
        self.trouble: StudioError | None = None
        self._translate, self._told = translate, told
        self._inbox: queue.SimpleQueue[Deed | _Question | None] = queue.SimpleQueue()
        self._unwritten: deque[Deed] = deque()
        self._record: list[Deed] | None = None
        self._door = threading.Lock()
        self.closed = False
        self._thread = threading.Thread(target=self._work, name="project", daemon=True)
        self._thread.start()

    @property
    def unwritten(self) -> int:
        """Deeds the disk has refused so far, and those behind them; not what is being written."""
        return len(self._unwritten) if self.trouble is not None else 0

    def do(self, deed: Deed) -> None:
        """Returns at once. Raises `ProjectClosed` where nobody would do it any more."""
        self._put(deed)

    def ask(self, question: Callable[[], T], after_all: bool = False) -> T:
        """Wait for the answer, which knows of every deed before.

        With `after_all` raises the trouble instead, if a deed before is not written. Raises
        `ProjectFileError` for what SQLite says.
        """
        answer: Future[T] = Future()
        self._put(_Question(question, answer, after_all))
        return answer.result()

    def close(self) -> None:
        """Write what is there, try once more what was refused, and end the thread."""
        with self._door:
            if self.closed:
                return
            self.closed = True
            self._inbox.put(None)
        self._thread.join()
        self.connection.close()

    def catch_up(self) -> None:
        """On this thread, between two steps of a long task: go on with what came meanwhile."""
        with contextlib.suppress(queue.Empty):
            while True:
                item = self._inbox.get_nowait()
                if item is None:
                    self._inbox.put(None)
                    return
                self._take(item)

    def record(self) -> None:
        """On this thread: from now on remember what is done, to do it once more elsewhere."""
        self._record = []

    def recorded(self) -> list[Deed]:
        """What was done since `record`, which ends with it."""
        deeds, self._record = self._record or [], None
        return deeds

    def transact(self, deed: Callable[[], T]) -> T:
        """On this thread: all of it or nothing."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            outcome = deed()
            self.connection.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise
        if self._record is not None:
            self._record.append(lambda: (deed(), None)[1])
        return outcome

    def _put(self, item: "Deed | _Question") -> None:
        with self._door:
            if self.closed:
                raise ProjectClosed
            self._inbox.put(item)

    def _work(self) -> None:
        while True:
            try:
                item = self._inbox.get(timeout=RETRY if self._unwritten else None)
            except queue.Empty:
                self._write()
                continue
            if item is None:
                self._write()
                return
            self._take(item)

    def _take(self, item: Deed | _Question) -> None:
        if not isinstance(item, _Question):
            self._unwritten.append(item)
            self._write()
            return
        try:
            if item.after_all and self._unwritten:
                self._write()
            if item.after_all and self._unwritten and self.trouble:
                raise self.trouble
            item.answer.set_result(item.ask())
        except DAMAGE as error:
            item.answer.set_exception(self._translate(error))
        except Exception as error:  # noqa: BLE001 - it belongs to whoever asked
            item.answer.set_exception(error)

    def _write(self) -> None:
        while self._unwritten:
            try:
                self.transact(self._unwritten[0])
            except DAMAGE as error:
                self._tell(self._translate(error))
                return
            except Exception:  # noqa: BLE001 - logged, and those behind it must not wait for ever
                _log.exception("a change that can never be written is left out")
            self._unwritten.popleft()
        self._tell(None)

    def _tell(self, trouble: StudioError | None) -> None:
        if (trouble is None) != (self.trouble is None) or str(trouble) != str(self.trouble):
            self.trouble = trouble
            _log.warning("changes of the project wait: %s", trouble or "no longer")
            self._told(trouble)
