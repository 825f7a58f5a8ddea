"""The thread that opens and closes sound devices, which can take seconds."""

import queue
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from studio.jobs.output import NoOutput, Output, Refused, Stream
from studio.jobs.track import Track

if TYPE_CHECKING:
    import numpy as np

_RATES = (48_000, 44_100)
"""What every device can do, for one that refuses the rate of the sound."""

_PATIENCE = 3.0
"""Seconds that closing waits for a device that hangs, before it leaves it to the system."""


class OutputThread(QObject):
    """Plays one track at a time. The signals arrive on the thread of whoever connected."""

    trouble = Signal(str)
    """Why nothing can be heard, as a sentence; empty when it can."""
    opened = Signal(object)
    """The track that blocks are asked of from now on."""
    finished = Signal(object)
    """The track that faded out or came to its end; the device is free again."""
    lost = Signal(object)
    """The track whose device went away."""

    def __init__(self, output: Output, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._output = output
        self._tasks: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._run: _Run | None = None
        self._closed = False

    def look(self) -> None:
        """Find out whether anything could be heard, for `trouble`."""
        self._post(lambda: self.trouble.emit(self._output.trouble()))

    def play(self, track: Track) -> None:
        """See to it that this track is heard, for as long as it is running."""
        self._post(lambda: self._open(track))

    def give_up(self, track: Track) -> None:
        """Leave a device that says nothing any more."""
        self._post(lambda: self._end(track))

    def close(self) -> None:
        self._closed = True
        if self._thread is not None:
            self._tasks.put(None)
            self._thread.join(_PATIENCE)
            self._thread = None

    def _post(self, task: Callable[[], None]) -> None:
        if self._closed:
            return
        self._tasks.put(task)
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="sound", daemon=True)
            self._thread.start()

    def _work(self) -> None:
        while (task := self._tasks.get()) is not None:
            task()
        self._shut()

    def _open(self, track: Track) -> None:
        run = self._run
        if run is not None and run.track is track and not run.last:
            return
        self._shut()
        if not track.running:
            return
        run = self._run = _Run(track, self._tasks, self._finish)
        try:
            rate = self._start(run)
        except NoOutput as trouble:
            self._run = None
            track.drop()
            self.trouble.emit(str(trouble))
            self.finished.emit(track)
            return
        track.resample(rate)
        run.ready = True
        self.trouble.emit("")
        self.opened.emit(track)

    def _start(self, run: "_Run") -> int:
        """Open at the best rate the device takes, and return it."""
        own = run.track.rate
        ways = [(rate, channels) for channels in (2, 1) for rate in dict.fromkeys((own, *_RATES))]
        for way in ways[:-1]:
            try:
                run.stream = self._output.open(*way, run.fill, run.finished)
            except Refused:
                continue
            return way[0]
        run.stream = self._output.open(*ways[-1], run.fill, run.finished)
        return ways[-1][0]

    def _finish(self, run: "_Run") -> None:
        if run is not self._run:
            return
        if not run.last:
            self._end(run.track)
            return
        self._shut()
        if run.track.running:
            self._open(run.track)
        else:
            self.finished.emit(run.track)

    def _end(self, track: Track) -> None:
        if self._run is None or self._run.track is not track:
            return
        track.drop()
        self._shut()
        self.lost.emit(track)

    def _shut(self) -> None:
        run, self._run = self._run, None
        if run is not None and run.stream is not None:
            run.stream.close()


class _Run:
    """One opening of the device for one track."""

    def __init__(
        self,
        track: Track,
        tasks: "queue.SimpleQueue[Callable[[], None] | None]",
        over: "Callable[[_Run], None]",
    ) -> None:
        self.track = track
        self.stream: Stream | None = None
        self.ready = False
        self.last = False
        self._tasks = tasks
        self._over = over

    def fill(self, out: "np.ndarray") -> bool:
        """Silence until the track is at the rate of the device."""
        if not self.ready:
            out[:] = 0.0
            return True
        self.last = not self.track.fill(out)
        return not self.last

    def finished(self) -> None:
        self._tasks.put(lambda: self._over(self))
