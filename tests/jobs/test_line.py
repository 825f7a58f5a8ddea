"""Whatever is done to the line, every job stands in one place."""

from hypothesis import given
from hypothesis import strategies as st

from studio.jobs.job import State
from studio.jobs.line import Line
from tests.jobs.scripted import scripted_text

IDS = st.integers(1, 8)
DEEDS = st.one_of(
    st.just(("add",)),
    st.tuples(st.just("next")),
    st.tuples(st.just("end"), st.sampled_from([State.DONE, State.FAILED, State.CANCELLED])),
    st.tuples(st.just("move"), IDS, st.integers(-9, 9)),
    st.tuples(st.just("renew"), IDS),
    st.tuples(st.just("remove"), IDS),
)


@given(st.lists(DEEDS, max_size=40))
def test_every_job_has_one_place(deeds: list[tuple]) -> None:
    line, known = Line(), set[int]()
    for deed in deeds:
        match deed:
            case ("add",):
                known.add(line.add(scripted_text()).id)
            case ("next",) if line.live is None and line.waiting:
                line.change(line.waiting[0], state=State.LOADING)
            case ("end", state) if line.live is not None:
                ended = line.change(line.live, state=state)
                assert next(job for job in line.jobs() if job.over) == ended
            case ("move", job, place):
                line.move(job, place)
            case ("renew", job) if line.renew(job):
                assert line.waiting[0] == job
            case ("remove", job) if line.remove(job):
                known.remove(job)
        jobs = line.jobs()
        assert sorted(job.id for job in jobs) == sorted(known)
        places = [0 if job.live else 2 if job.over else 1 for job in jobs]
        assert places == sorted(places)
        assert places.count(0) <= 1


def test_a_move_that_changes_nothing_is_none() -> None:
    line = Line()
    one, two = (line.add(scripted_text()).id for _ in range(2))
    assert not line.move(one, 0)
    assert not line.move(two, 5)
    assert not line.move(99, 0)
    assert line.move(two, -3)
    assert line.waiting == [two, one]
