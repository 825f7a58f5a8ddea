"""The engine as a process: spoken to in frames, cancelled, killed."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

import msgspec
import psutil
import pytest

from studio.core.ending import Ending, Manner
from studio.core.event import Cancelled, Done, Event, Failed, Progress, Terminal
from studio.core.frame import (
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
from studio.core.recipe import TextRecipe
from studio.store.models import Models

SLOW_TEXT = 500


class Client:
    """Drives an engine as the window will: writes requests, reads replies."""

    def __init__(self, home: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "studio", "engine", "--device", "cpu"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"ATELIER_HOME": str(home)},
        )
        assert self.process.stdin
        self._stdin = cast(BinaryIO, self.process.stdin)
        self._frames = FrameReader[Reply](Reply)
        self._read: list[Reply] = []

    def ask(self, request: Request) -> None:
        write_frame(self._stdin, request)

    def reply(self) -> Reply | None:
        """The next one, or None when the engine is gone."""
        assert self.process.stdout
        while not self._read:
            data = os.read(self.process.stdout.fileno(), 65_536)
            if not data:
                return None
            self._read += self._frames.feed(data)
        return self._read.pop(0)

    def events(self, job: int) -> Iterator[Event]:
        while (reply := self.reply()) is not None:
            if isinstance(reply, Said) and reply.job == job:
                yield reply.event
                if isinstance(reply.event, Terminal):
                    return

    def close(self) -> int:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.close()
        code = self.process.wait()
        self.process.stdout.close()
        return code


@pytest.fixture
def home(tmp_path: Path, model_folder: Path) -> Path:
    shutil.copytree(model_folder / "llama", tmp_path / "models" / "llama")
    return tmp_path


@pytest.fixture
def client(home: Path) -> Iterator[Client]:
    client = Client(home)
    assert isinstance(client.reply(), Hello)
    yield client
    if client.process.poll() is None:
        client.process.kill()
    client.close()


def text(home: Path, tokens: int) -> TextRecipe:
    ref = Models(home / "models", shipped=home / "none").named("llama").ref()
    return TextRecipe(prompt="the sea", model=ref, seed=1, max_tokens=tokens, temperature=3.0)


def test_a_job_comes_back_as_events_and_stray_prints_go_to_the_log(
    client: Client, home: Path
) -> None:
    client.ask(Run.of(1, text(home, 5)))
    done = list(client.events(1))[-1]
    assert isinstance(done, Done)
    assert done.artifact.recipe == text(home, 5)
    assert psutil.Process(client.process.pid).nice() > psutil.Process().nice()
    client.ask(Quit())
    assert Ending.of(client.close(), asked=False).manner is Manner.CLEAN
    assert (home / "logs" / "engine.log").exists()


def test_the_memory_is_told_when_the_model_is_loaded_and_when_the_job_is_over(
    client: Client, home: Path
) -> None:
    memory: list[Memory] = []
    for job, times in ((1, 2), (2, 1)):  # the second finds the model loaded
        client.ask(Run.of(job, text(home, 5)))
        told: list[Reply] = []
        while not (
            len(told) > 1 and isinstance(told[-2], Said) and isinstance(told[-2].event, Terminal)
        ):
            reply = client.reply()
            assert reply
            told.append(reply)
        assert isinstance(told[-1], Memory)
        assert sum(isinstance(reply, Memory) for reply in told) == times
        memory += [reply for reply in told if isinstance(reply, Memory)]
    assert all(0 < each.used < each.total for each in memory)


def test_cancel_is_heard_while_a_job_runs_and_the_next_one_follows(
    client: Client, home: Path
) -> None:
    client.ask(Run.of(1, text(home, SLOW_TEXT)))
    client.ask(Run.of(2, text(home, SLOW_TEXT)))
    client.ask(Run.of(3, text(home, 3)))
    client.ask(Cancel(2))
    seen: list[Event] = []
    for event in client.events(1):
        seen.append(event)
        if isinstance(event, Progress) and event.step >= 2:
            client.ask(Cancel(1))
    assert isinstance(seen[-1], Cancelled)
    assert list(client.events(2)) == [Cancelled()]
    assert isinstance(list(client.events(3))[-1], Done)


def test_a_recipe_nobody_understands_fails_alone(client: Client, home: Path) -> None:
    nonsense = msgspec.Raw(msgspec.msgpack.encode({"kind": "image", "steps": -4}))
    client.ask(Run(1, nonsense))
    (failed,) = client.events(1)
    assert isinstance(failed, Failed)
    assert failed.error.kind == "BadInput"
    client.ask(Run.of(2, text(home, 2)))
    assert isinstance(list(client.events(2))[-1], Done)


@pytest.mark.skipif(os.name == "nt", reason="signals")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV])
def test_a_killed_engine_is_no_failed_job(
    client: Client, home: Path, number: signal.Signals
) -> None:
    client.ask(Run.of(1, text(home, SLOW_TEXT)))
    seen: list[Event] = []
    for event in client.events(1):
        seen.append(event)
        if isinstance(event, Progress) and event.step >= 2:
            client.process.send_signal(number)
    assert not any(isinstance(event, Terminal) for event in seen)
    ending = Ending.of(client.process.wait(), asked=False)
    assert ending == Ending(Manner.CRASHED, number.name)
    assert number.name in ending.error().message


def test_an_engine_ends_when_its_owner_is_gone(client: Client, home: Path) -> None:
    client.ask(Run.of(1, text(home, SLOW_TEXT)))
    assert client.close() == 0


def test_noise_on_stdin_ends_it_without_a_hang(client: Client, home: Path) -> None:
    assert client.process.stdin
    client.process.stdin.write(b"\xff" * 1000)
    client.process.stdin.flush()
    assert client.process.wait() == 0
    assert "no message" in (home / "logs" / "engine.log").read_text()
