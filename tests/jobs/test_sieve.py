"""What a person can follow passes, and no word is lost."""

import itertools

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.artifact import Artifact, Pixels, Provenance, Sound, Text, Timings
from studio.core.error import BadInput, ErrorReport
from studio.core.event import Cancelled, Done, Event, Failed, Loading, Preview, Progress, Terminal
from studio.core.frame import BrokenFrame, Heard
from studio.jobs.sieve import SIGHT_INTERVAL, WORDS_INTERVAL, Sieve
from tests.jobs.scripted import scripted_text

DONE = Done(Artifact(scripted_text(), Text(""), Timings(0, 0), Provenance("", "", {})))
TERMINALS: list[Event] = [DONE, Failed(ErrorReport.of(BadInput("No."))), Cancelled()]
WORDS = st.builds(Preview, st.builds(Text, st.text("abc ", min_size=1, max_size=5)))
EVENTS = st.one_of(
    WORDS,
    st.builds(Progress, st.integers(0, 99), st.just(99), st.none() | st.floats(0, 9)),
    st.builds(lambda shade: Preview(Pixels(1, 1, 1, bytes([shade]))), st.integers(0, 255)),
    st.just(Preview(Sound(8_000, 1, bytes(4)))),
    st.just(Loading("starter")),
)
MOMENTS = st.lists(st.tuples(EVENTS, st.floats(0, 0.3)), max_size=60)
"""Events, each with the seconds that go by before it."""


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def heard(event: object, run: int = 1) -> Heard:
    return Heard(run, msgspec.Raw(msgspec.msgpack.encode(event)))


def told(moments: list[tuple[Event, float]], end: Event | None) -> list[tuple[float, Event]]:
    """What the sieve lets pass, and when, if its timer is as punctual as can be."""
    clock = Clock()
    sieve = Sieve(clock)
    sieve.open(1)
    passed: list[tuple[float, Event]] = []
    for event, seconds in moments:
        until = clock.now + seconds
        while (wait := sieve.wait()) is not None and clock.now + wait <= until:
            clock.now += wait
            passed += [(clock.now, each) for each in sieve.take()]
            if wait == 0:
                break
        clock.now = max(clock.now, until)
        passed += [(clock.now, each) for each in sieve.hear(heard(event))]
    if end is not None:
        passed += [(clock.now, each) for each in sieve.hear(heard(end))]
    return passed


def words_of(events: list[Event]) -> str:
    return "".join(
        event.payload.text
        for event in events
        if isinstance(event, Preview) and isinstance(event.payload, Text)
    )


@given(MOMENTS, st.sampled_from(TERMINALS))
def test_all_words_pass_in_order_before_the_end(
    moments: list[tuple[Event, float]], end: Event
) -> None:
    passed = [event for _, event in told(moments, end)]
    assert words_of(passed) == words_of([event for event, _ in moments])
    assert passed[-1] == end
    assert not any(isinstance(event, Terminal) for event in passed[:-1])


@given(MOMENTS)
def test_all_words_pass_when_the_engine_is_gone(moments: list[tuple[Event, float]]) -> None:
    sieve = Sieve(Clock())
    sieve.open(1)
    passed = [each for event, _ in moments for each in sieve.hear(heard(event))]
    passed += sieve.rest()
    assert words_of(passed) == words_of([event for event, _ in moments])
    assert sieve.hear(heard(Cancelled())) == []


@given(MOMENTS)
def test_nothing_comes_more_often_than_one_can_follow(moments: list[tuple[Event, float]]) -> None:
    passed = told(moments, None)
    for kind, interval in ((Progress, SIGHT_INTERVAL), (Pixels, SIGHT_INTERVAL)):
        times = [
            time
            for time, event in passed
            if isinstance(event.payload if isinstance(event, Preview) else event, kind)
        ]
        gaps = [later - sooner for sooner, later in itertools.pairwise(times)]
        assert all(gap >= interval - 1e-9 for gap in gaps)


@given(MOMENTS)
def test_what_passes_was_said_in_that_order(moments: list[tuple[Event, float]]) -> None:
    said = [event for event, _ in moments]
    pictures = [event for event in said if isinstance(event, Progress)]
    for _, event in told(moments, None):
        if isinstance(event, Progress):
            assert event in pictures
            pictures = pictures[pictures.index(event) + 1 :]


def test_the_first_of_each_sort_passes_at_once_and_the_latest_later() -> None:
    clock = Clock()
    sieve = Sieve(clock)
    sieve.open(1)
    assert sieve.hear(heard(Progress(1, 9))) == [Progress(1, 9)]
    assert sieve.hear(heard(Preview(Pixels(1, 1, 1, b"a")))) == [Preview(Pixels(1, 1, 1, b"a"))]
    assert sieve.hear(heard(Preview(Text("one ")))) == [Preview(Text("one "))]
    assert sieve.wait() is None
    for shade in (b"b", b"c"):
        assert sieve.hear(heard(Preview(Pixels(1, 1, 1, shade)))) == []
    for word in ("two ", "three "):
        assert sieve.hear(heard(Preview(Text(word)))) == []
    assert sieve.wait() == pytest.approx(WORDS_INTERVAL)
    clock.now += SIGHT_INTERVAL
    assert sieve.take() == [Preview(Text("two three ")), Preview(Pixels(1, 1, 1, b"c"))]
    assert sieve.wait() is None


def test_a_flood_is_not_decoded() -> None:
    sieve = Sieve(Clock())
    sieve.open(1)
    sieve.hear(heard(Preview(Pixels(1, 1, 1, b"a"))))
    unreadable = {"event": "preview", "payload": {"is": "pixels", "width": "wide"}}
    for _ in range(3):
        assert sieve.hear(heard(unreadable)) == []


def test_only_the_open_run_is_heard_and_nothing_after_its_end() -> None:
    sieve = Sieve(Clock())
    assert sieve.hear(heard(Cancelled(), run=0)) == []
    sieve.open(2)
    assert sieve.hear(heard(Cancelled(), run=1)) == []
    assert sieve.hear(heard(Cancelled(), run=2)) == [Cancelled()]
    assert sieve.hear(heard(Preview(Text("late")), run=2)) == []
    assert sieve.wait() is None


@pytest.mark.parametrize(
    "nonsense",
    [{"event": "party"}, {"event": "preview"}, {"event": "done"}, 7, {"event": "progress"}],
)
def test_nonsense_is_refused(nonsense: object) -> None:
    sieve = Sieve(Clock())
    sieve.open(1)
    with pytest.raises(BrokenFrame):
        sieve.hear(heard(nonsense))
