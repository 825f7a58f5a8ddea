"""The same queue with the engine that people have."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.core.artifact import Text
from studio.core.recipe import TextRecipe
from studio.jobs.job import State
from studio.jobs.queue import JobQueue
from studio.store.models import Models
from tests.jobs.conftest import Watched


@pytest.fixture
def watched(qtbot: QtBot, turn_folder: Path, tmp_path: Path) -> Iterator[Watched]:
    environment = {**os.environ, "ATELIER_HOME": str(tmp_path)}
    command = [sys.executable, "-m", "studio", "engine", "--device", "cpu"]
    queue = JobQueue(command, environment, turn_folder)
    yield Watched(queue, qtbot)
    queue.close()


def test_the_starter_writes_and_is_stopped(watched: Watched, tmp_path: Path) -> None:
    ref = Models(tmp_path / "models").default("text").ref()
    short = TextRecipe(prompt="The sea", model=ref, seed=1, max_tokens=8)
    long = TextRecipe(prompt="The sea", model=ref, seed=1, max_tokens=30_000)
    first, second = watched.queue.submit(short), watched.queue.submit(long)
    watched.until_over(first)
    payload = watched.artifacts[first].payload
    assert isinstance(payload, Text)
    assert payload.text.endswith("".join(watched.words[first]))
    assert watched.states[first] == [State.LOADING, State.RUNNING, State.DONE]
    watched.until(lambda: bool(watched.words.get(second)))
    status = watched.queue.status
    assert status.running
    assert 0 < status.memory_used < status.memory_total
    watched.queue.cancel(second)
    watched.until_over(second)
    assert watched.now(second).state is State.CANCELLED
