"""A queue with the scripted engine, and what it told."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.core.artifact import Artifact, Pixels, Text
from studio.jobs.job import EngineStatus, Job, State
from studio.jobs.queue import JobQueue
from tests.jobs.scripted import scripted_command, scripted_environment

WAIT = 60_000
"""Milliseconds for what should take far less, on a busy machine."""


class Watched:
    """A queue and all that its signals said, in order."""

    def __init__(self, queue: JobQueue, bot: QtBot) -> None:
        self.queue = queue
        self._bot = bot
        self.states: dict[int, list[State]] = {}
        self.words: dict[int, list[str]] = {}
        self.pictures: dict[int, list[Pixels]] = {}
        self.artifacts: dict[int, Artifact] = {}
        self.statuses: list[EngineStatus] = []
        self.log: list[tuple[str, int]] = []
        queue.changed.connect(self._on_changed)
        queue.previewed.connect(self._on_previewed)
        queue.finished.connect(self._on_finished)
        queue.engine_changed.connect(self.statuses.append)

    def until(self, done: Callable[[], bool]) -> None:
        self._bot.waitUntil(done, timeout=WAIT)

    def until_over(self, *jobs: int) -> None:
        self.until(lambda: all(self.now(job).over for job in jobs))

    def until_state(self, job: int, state: State) -> None:
        self.until(lambda: state in self.states.get(job, []))

    def now(self, job: int) -> Job:
        found = self.queue.job(job)
        assert found
        return found

    def _on_changed(self, job: Job) -> None:
        self.log.append((job.state, job.id))
        states = self.states.setdefault(job.id, [])
        if states[-1:] != [job.state]:
            states.append(job.state)

    def _on_previewed(self, job: int, payload: Text | Pixels) -> None:
        self.log.append(("previewed", job))
        if isinstance(payload, Text):
            self.words.setdefault(job, []).append(payload.text)
        else:
            self.pictures.setdefault(job, []).append(payload)

    def _on_finished(self, job: int, artifact: Artifact) -> None:
        self.log.append(("finished", job))
        self.artifacts[job] = artifact


@pytest.fixture
def turn_folder(tmp_path: Path) -> Path:
    return tmp_path / "turn"


@pytest.fixture
def start(qtbot: QtBot, turn_folder: Path) -> Iterator[Callable[..., Watched]]:
    """Start a queue whose engine is told `words`, and close it after the test."""
    queues: list[JobQueue] = []

    def start(*words: str, patience: float = 30.0) -> Watched:
        queue = JobQueue(
            scripted_command(*words), scripted_environment(), turn_folder, patience=patience
        )
        queues.append(queue)
        return Watched(queue, qtbot)

    yield start
    for queue in queues:
        queue.close()
