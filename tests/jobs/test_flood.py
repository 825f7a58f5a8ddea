"""More than anybody could look at: the queue stays calm and loses no word."""

import time
from collections.abc import Callable

import pytest

from studio.jobs.job import Job, State
from studio.jobs.sieve import SIGHT_INTERVAL
from tests.jobs.conftest import Watched
from tests.jobs.scripted import scripted_image, scripted_text

Start = Callable[..., Watched]

FLOOD = 10_000


@pytest.mark.parametrize("recipe", [scripted_image, scripted_text])
def test_ten_thousand_previews_are_thinned_out(start: Start, recipe: Callable) -> None:
    watched = start()
    tellings: list[Job] = []
    watched.queue.changed.connect(tellings.append)
    began = time.monotonic()
    job = watched.queue.submit(recipe(f"steps=5 flood={FLOOD // 5}"))
    watched.until_over(job)
    sights = (time.monotonic() - began) / SIGHT_INTERVAL
    assert watched.now(job).state is State.DONE
    assert len(watched.pictures.get(job, [])) <= sights + 2
    assert len(tellings) <= sights + 5
    assert len(watched.words.get(job, [])) <= 3 * sights + 5
    if watched.words:
        words = "".join(watched.words[job])
        assert words == "".join(f"word{number + 1} " for number in range(FLOOD))


def test_nothing_of_a_job_follows_its_end(start: Start) -> None:
    watched = start()
    jobs = [watched.queue.submit(scripted_image("flood=500")) for _ in range(5)]
    watched.until_over(*jobs)
    for job in jobs:
        said = [what for what, whose in watched.log if whose == job]
        assert said[-2:] == [State.DONE, "finished"]
        assert said.count("finished") == 1
