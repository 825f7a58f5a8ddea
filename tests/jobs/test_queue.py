"""Jobs of all kinds, one after the other, in the order the person wants."""

from collections.abc import Callable
from pathlib import Path

import pytest

from studio.core.artifact import Pixels, Sound, Text
from studio.core.recipe import Recipe
from studio.jobs.job import State
from tests.jobs.conftest import Watched
from tests.jobs.scripted import (
    scripted_command,
    scripted_environment,
    scripted_image,
    scripted_music,
    scripted_speech,
    scripted_text,
)

Start = Callable[..., Watched]

ENDLESS = "steps=1000000 delay=0.01"


def test_jobs_of_several_kinds_are_made_in_turn(start: Start) -> None:
    watched = start()
    recipes: list[Recipe] = [
        scripted_text("load=0"),
        scripted_image(),
        scripted_speech(),
        scripted_music(),
    ]
    jobs = [watched.queue.submit(recipe) for recipe in recipes]
    watched.until_over(*jobs)
    payloads = [watched.artifacts[job].payload for job in jobs]
    assert [type(payload) for payload in payloads] == [Text, Pixels, Sound, Sound]
    assert [watched.artifacts[job].recipe for job in jobs] == recipes
    assert watched.states[jobs[0]] == [State.LOADING, State.RUNNING, State.DONE]
    assert watched.now(jobs[1]).thumbnail is not None
    assert [job for said, job in watched.log if said == "finished"] == jobs
    assert not watched.queue.busy


def test_a_live_job_tells_how_far_it_is(start: Start) -> None:
    watched = start()
    job = watched.queue.submit(scripted_image("steps=1000 delay=0.02"))
    assert watched.now(job).step == 0
    assert watched.now(job).seconds_left is None
    watched.until(lambda: watched.now(job).step > 1)
    now = watched.now(job)
    assert now.live
    assert now.of == 1000
    assert now.seconds_left
    assert now.seconds_left > 1
    watched.queue.cancel(job)
    watched.until_over(job)
    assert watched.now(job).seconds_left is None


def test_a_job_remembers_its_words(start: Start) -> None:
    watched = start()
    for recipe in (scripted_speech("load=0"), scripted_text("load=0")):
        job = watched.queue.submit(recipe)
        assert "load=0" in watched.now(job).words


def test_those_that_wait_can_be_moved(start: Start) -> None:
    watched = start()
    live = watched.queue.submit(scripted_text(ENDLESS))
    one, two, three = (watched.queue.submit(scripted_text()) for _ in range(3))
    watched.queue.move(three, 0)
    watched.queue.move(one, 99)
    watched.queue.move(live, 2)
    assert [job.id for job in watched.queue.jobs()] == [live, three, two, one]
    watched.queue.cancel(live)
    watched.until_over(one, two, three)
    assert [job for said, job in watched.log if said == "finished"] == [three, two, one]
    assert [job.id for job in watched.queue.jobs()] == [one, two, three, live]


def test_a_cancelled_job_makes_room_and_keeps_its_words(start: Start) -> None:
    watched = start()
    live = watched.queue.submit(scripted_text(ENDLESS))
    following = watched.queue.submit(scripted_text())
    watched.until(lambda: bool(watched.words.get(live)))
    watched.queue.cancel(live)
    watched.until_over(live, following)
    assert watched.now(live).state is State.CANCELLED
    assert watched.now(following).state is State.DONE
    words = "".join(watched.words[live]).split()
    assert words == [f"word{number}" for number in range(1, len(words) + 1)]


def test_one_that_waits_is_cancelled_at_once(start: Start) -> None:
    watched = start()
    live = watched.queue.submit(scripted_text(ENDLESS))
    waiting = watched.queue.submit(scripted_text())
    watched.queue.cancel(waiting)
    assert watched.now(waiting).state is State.CANCELLED
    assert watched.now(live).live


def test_all_can_be_cancelled(start: Start, tmp_path: Path) -> None:
    log = tmp_path / "log"
    watched = start(f"log={log}")
    jobs = [watched.queue.submit(scripted_text(ENDLESS)) for _ in range(3)]
    watched.until_state(jobs[0], State.RUNNING)
    watched.queue.cancel_all()
    watched.until_over(*jobs)
    assert {watched.now(job).state for job in jobs} == {State.CANCELLED}
    assert log.read_text().count("run") == 1


def test_a_cancel_before_the_engine_is_up_costs_no_start(start: Start, tmp_path: Path) -> None:
    log = tmp_path / "log"
    watched = start("greet=0.3", f"log={log}")
    early = watched.queue.submit(scripted_text())
    watched.queue.cancel(early)
    assert watched.now(early).state is State.CANCELLED
    watched.until_over(watched.queue.submit(scripted_text()))
    assert log.read_text().split("\n")[0::2][0] == "start"
    assert log.read_text().count("start") == 1
    assert log.read_text().count("run") == 1


def test_a_paused_queue_ends_what_runs_and_starts_nothing(start: Start) -> None:
    watched = start()
    first = watched.queue.submit(scripted_text("delay=0.02"))
    second = watched.queue.submit(scripted_text())
    watched.queue.set_paused(True)
    watched.until_over(first)
    assert watched.now(first).state is State.DONE
    assert watched.now(second).state is State.WAITING
    assert watched.queue.busy
    watched.queue.set_paused(False)
    watched.until_over(second)


def test_a_retry_keeps_its_id_and_goes_first(start: Start, tmp_path: Path) -> None:
    watched = start()
    failing = watched.queue.submit(scripted_text(f"memory once={tmp_path / 'mark'}"))
    watched.until_over(failing)
    error = watched.now(failing).error
    assert error
    assert error.kind == "OutOfMemory"
    watched.queue.set_paused(True)
    other = watched.queue.submit(scripted_text())
    watched.queue.retry(failing)
    assert watched.now(failing).error is None
    assert [job.id for job in watched.queue.jobs()] == [failing, other]
    watched.queue.set_paused(False)
    watched.until_over(failing, other)
    assert watched.now(failing).state is State.DONE


def test_only_what_is_over_can_be_removed(start: Start) -> None:
    watched = start()
    removed: list[int] = []
    watched.queue.removed.connect(removed.append)
    live = watched.queue.submit(scripted_text(ENDLESS))
    waiting = watched.queue.submit(scripted_text())
    watched.queue.remove(live)
    watched.queue.remove(waiting)
    assert removed == []
    watched.queue.cancel(waiting)
    watched.queue.remove(waiting)
    watched.queue.remove(99)
    assert removed == [waiting]
    assert watched.queue.job(waiting) is None


def test_the_status_tells_device_and_memory(start: Start) -> None:
    watched = start()
    assert not watched.queue.status.running
    watched.until_over(watched.queue.submit(scripted_text("load=0")))
    watched.until(lambda: watched.queue.status.memory_used == 2**30)
    status = watched.queue.status
    assert status.running
    assert (status.device, status.dtype) == ("Scripted device", "float32")
    assert status.memory_total == 8 * 2**30
    assert any(each.memory_used == 2 * 2**30 for each in watched.statuses)


@pytest.mark.parametrize("idle", [True, False])
def test_other_settings_start_another_engine(start: Start, tmp_path: Path, idle: bool) -> None:
    watched, log = start(), tmp_path / "log"
    first = watched.queue.submit(scripted_text("delay=0.02"))
    if idle:
        watched.until_over(first)
    else:
        watched.until_state(first, State.RUNNING)
    watched.queue.use_engine(scripted_command(f"log={log}"), scripted_environment())
    second = watched.queue.submit(scripted_text("second"))
    watched.until_over(first, second)
    assert watched.now(first).state is State.DONE
    assert log.read_text().splitlines() == ["start", "run A story second"]
