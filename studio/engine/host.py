"""The engine as a process of its own: frames in on stdin, frames out on stdout.

Whoever drives it never imports torch, and loses nothing but the running job when a driver or a
model takes this process down.
"""

import contextlib
import faulthandler
import logging
import os
import sys
import threading
from collections.abc import Callable, Generator
from pathlib import Path
from queue import SimpleQueue
from typing import BinaryIO

import psutil

from studio.core.error import ErrorReport, StudioError
from studio.core.event import Cancelled, Event, Failed, Loading, Preview, Progress, Terminal
from studio.core.frame import (
    PROTOCOL,
    BrokenFrame,
    Cancel,
    FrameReader,
    Hello,
    Memory,
    Quit,
    Reply,
    Request,
    Run,
    Said,
    write_frame,
)
from studio.engine.engine import Engine
from studio.engine.switch import Switch

_log = logging.getLogger(__name__)
_PIECE = 65_536
_LOG_LIMIT = 8 * 2**20


class Host:
    """Feeds an engine from a stream of requests, one job at a time, in the order they came.

    One thread reads, so that a cancel is heard while a job runs; this one works and writes.
    """

    def __init__(self, engine: Engine, requests: BinaryIO, replies: BinaryIO) -> None:
        self._engine = engine
        self._requests = requests
        self._replies = replies
        self._waiting: SimpleQueue[tuple[Run, Switch] | None] = SimpleQueue()
        self._switches: dict[int, Switch] = {}
        self._lock = threading.Lock()

    def serve(self) -> None:
        """Returns after `Quit`, or when the other side is gone."""
        device = self._engine.device
        threading.Thread(target=self._read, name="requests", daemon=True).start()
        with contextlib.suppress(BrokenPipeError):
            self._say(Hello(PROTOCOL, device.name, device.dtype_name))
            while (job := self._waiting.get()) is not None:
                self._work(*job)

    def _work(self, run: Run, switch: Switch) -> None:
        loading = False
        with contextlib.closing(self._events(run, switch)) as events:
            for event in events:
                self._say(Said(run.job, event))
                loaded = loading and isinstance(event, Progress | Preview)
                loading = isinstance(event, Loading) or (loading and not loaded)
                if loaded or isinstance(event, Terminal):
                    self._say(self._memory())
        with self._lock:
            self._switches.pop(run.job, None)

    def _memory(self) -> Memory:
        free, total = self._engine.device.memory()
        return Memory(total - free, total)

    def _events(self, run: Run, switch: Switch) -> Generator[Event]:
        if switch.asked:
            yield Cancelled()
            return
        try:
            recipe = run.recipe()
        except StudioError as error:
            yield Failed(ErrorReport.of(error))
            return
        yield from self._engine.run(recipe, switch)

    def _read(self) -> None:
        frames = FrameReader[Request](Request)
        try:
            while data := os.read(self._requests.fileno(), _PIECE):
                for request in frames.feed(data):
                    self._take(request)
        except (BrokenFrame, OSError) as error:
            _log.error("no more requests: %s", error)
        finally:
            self._take(Quit())

    def _take(self, request: Request) -> None:
        with self._lock:
            if isinstance(request, Run):
                switch = Switch()
                self._switches[request.job] = switch
                self._waiting.put((request, switch))
            elif isinstance(request, Cancel):
                if request.job in self._switches:
                    self._switches[request.job].ask()
            else:
                for switch in self._switches.values():
                    switch.ask()
                self._waiting.put(None)

    def _say(self, reply: Reply) -> None:
        write_frame(self._replies, reply)


def serve_process(build: Callable[[], Engine], log: Path) -> int:
    """The whole life of the engine's process. Returns its exit code.

    File descriptor 1 carries frames alone: what any library prints, from Python or from C, goes
    to the log with everything else. The window must stay fluid while we work, so we work at a
    lower priority.
    """
    requests, replies = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    log.parent.mkdir(parents=True, exist_ok=True)
    if log.exists() and log.stat().st_size > _LOG_LIMIT:
        log.replace(log.with_suffix(".old.log"))
    with log.open("ab", buffering=0) as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    faulthandler.enable()
    logging.basicConfig(format="%(asctime)s %(name)s %(levelname)s %(message)s")
    process = psutil.Process()
    process.nice(psutil.BELOW_NORMAL_PRIORITY_CLASS if os.name == "nt" else 10)
    with replies:
        Host(build(), requests, replies).serve()
    return 0
