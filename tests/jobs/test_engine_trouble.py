"""Whatever becomes of the engine: the job says so, and the others are made."""

import os
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QCoreApplication

from studio.core.error import ErrorReport
from studio.jobs.job import State
from tests.jobs.conftest import Watched
from tests.jobs.scripted import scripted_image, scripted_text

Start = Callable[..., Watched]

needs_signals = pytest.mark.skipif(os.name == "nt", reason="signals")
ENDLESS = "steps=1000000 delay=0.01"


def error_of(watched: Watched, job: int) -> ErrorReport:
    error = watched.now(job).error
    assert error
    return error


@needs_signals
@pytest.mark.parametrize(("how", "name"), [("kill", "SIGKILL"), ("segv", "SIGSEGV")])
def test_a_killed_engine_costs_one_job_that_can_be_made_again(
    start: Start, tmp_path: Path, how: str, name: str
) -> None:
    watched = start()
    done = watched.queue.submit(scripted_image())
    killed = watched.queue.submit(scripted_text(f"{how} at=4 once={tmp_path / 'mark'}"))
    following = watched.queue.submit(scripted_image())
    watched.until_over(done, killed, following)
    assert watched.now(killed).state is State.FAILED
    assert name in error_of(watched, killed).message
    assert "retry" in error_of(watched, killed).actions
    assert "".join(watched.words[killed]) == "word1 word2 word3 "
    assert watched.now(done).state is watched.now(following).state is State.DONE
    watched.queue.retry(killed)
    watched.until_over(killed)
    assert watched.now(killed).state is State.DONE


@needs_signals
def test_an_engine_killed_while_idle_is_started_when_needed(start: Start) -> None:
    watched = start()
    watched.until_over(watched.queue.submit(scripted_text()))
    for process in psutil.Process().children(recursive=True):
        if "tests.jobs.scripted_engine" in process.cmdline():
            process.kill()
    watched.until(lambda: not watched.queue.status.running)
    following = watched.queue.submit(scripted_text())
    watched.until_over(following)
    assert watched.now(following).state is State.DONE


def test_a_job_that_fails_leaves_the_engine_alone(start: Start, tmp_path: Path) -> None:
    log = tmp_path / "log"
    watched = start(f"log={log}")
    jobs = [watched.queue.submit(scripted_text("memory")) for _ in range(4)]
    watched.until_over(*jobs)
    assert {error_of(watched, job).kind for job in jobs} == {"OutOfMemory"}
    assert log.read_text().count("start") == 1
    assert not watched.queue.paused


def test_an_engine_that_does_not_answer_a_cancel_is_ended(start: Start) -> None:
    watched = start(patience=0.1)
    hanging = watched.queue.submit(scripted_text("hang"))
    following = watched.queue.submit(scripted_text())
    watched.until_state(hanging, State.RUNNING)
    watched.queue.cancel(hanging)
    watched.queue.cancel(hanging)
    watched.until_over(hanging, following)
    assert watched.now(hanging).state is State.CANCELLED
    assert watched.now(hanging).error is None
    assert watched.now(following).state is State.DONE


def test_an_engine_that_works_on_after_a_cancel_is_ended(start: Start) -> None:
    watched = start(patience=0.1)
    job = watched.queue.submit(scripted_image(f"silent {ENDLESS}"))
    watched.until_state(job, State.RUNNING)
    watched.queue.cancel(job)
    watched.until_over(job)
    assert watched.now(job).state is State.CANCELLED


@pytest.mark.parametrize("how", ["garbage", "nonsense"])
def test_an_engine_that_talks_nonsense_is_ended(start: Start, tmp_path: Path, how: str) -> None:
    watched = start()
    job = watched.queue.submit(scripted_text(f"{how} once={tmp_path / 'mark'}"))
    following = watched.queue.submit(scripted_text())
    watched.until_over(job, following)
    assert watched.now(job).state is State.FAILED
    assert error_of(watched, job).kind == "BrokenFrame"
    assert watched.now(following).state is State.DONE
    watched.queue.retry(job)
    watched.until_over(job)
    assert watched.now(job).state is State.DONE


def test_an_engine_that_dies_again_and_again_pauses_the_queue(start: Start, tmp_path: Path) -> None:
    log = tmp_path / "log"
    watched = start(f"log={log}")
    jobs = [watched.queue.submit(scripted_text("exit=3")) for _ in range(4)]
    watched.until_over(*jobs[:3])
    assert watched.queue.paused
    assert watched.queue.status.trouble == error_of(watched, jobs[2])
    assert watched.now(jobs[3]).state is State.WAITING
    assert log.read_text().count("start") == 3
    watched.queue.set_paused(False)
    watched.until_over(jobs[3])
    assert watched.queue.status.trouble is None
    assert not watched.queue.paused


def test_an_engine_that_cannot_start_fails_one_job_and_pauses(start: Start, tmp_path: Path) -> None:
    log = tmp_path / "log"
    watched = start("dies=3", f"log={log}")
    first, second = (watched.queue.submit(scripted_text()) for _ in range(2))
    watched.until_over(first)
    assert "could not start (3)" in error_of(watched, first).message
    assert watched.queue.paused
    assert watched.now(second).state is State.WAITING
    assert log.read_text().count("start") == 3
    watched.queue.retry(first)
    assert not watched.queue.paused
    watched.until_over(first)
    assert watched.queue.paused


@pytest.mark.parametrize(
    ("words", "message"), [("protocol=99", "another version"), ("noise", "no message")]
)
def test_what_is_no_engine_of_ours_is_told_at_once(start: Start, words: str, message: str) -> None:
    watched = start(words)
    job = watched.queue.submit(scripted_text())
    watched.until_over(job)
    assert message in error_of(watched, job).message
    assert watched.queue.paused


def test_a_program_that_is_not_there_is_told(start: Start, tmp_path: Path) -> None:
    watched = start()
    watched.queue.use_engine([str(tmp_path / "nothing")], {})
    job = watched.queue.submit(scripted_text())
    watched.until_over(job)
    assert "could not start" in error_of(watched, job).message


def test_a_start_that_hangs_can_be_got_over(start: Start, tmp_path: Path) -> None:
    log = tmp_path / "log"
    watched = start("mute", f"log={log}", patience=0.01)
    for _ in range(2):
        job = watched.queue.submit(scripted_text())
        watched.until(lambda: log.exists())
        watched.queue.cancel(job)
        assert watched.now(job).state is State.CANCELLED
    watched.queue.submit(scripted_text())
    watched.until(lambda: log.read_text().count("start") >= 2)


@pytest.mark.parametrize("words", ["", ENDLESS, "hang", "silent " + ENDLESS])
def test_closing_leaves_nothing_behind(start: Start, words: str) -> None:
    watched = start()
    job = watched.queue.submit(scripted_text(words))
    watched.until_state(job, State.RUNNING)
    watched.queue.close()
    watched.queue.close()
    assert psutil.Process().children(recursive=True) == []
    told = len(watched.log)
    QCoreApplication.processEvents()
    assert len(watched.log) == told


@pytest.mark.parametrize("words", ["", "mute", "greet=100"])
def test_closing_while_the_engine_starts(start: Start, words: str) -> None:
    watched = start(words)
    watched.queue.submit(scripted_text())
    watched.queue.close()
    assert psutil.Process().children(recursive=True) == []


def test_closing_what_was_never_used(start: Start) -> None:
    start().queue.close()
