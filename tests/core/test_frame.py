"""Frames come through pipes in any pieces, and noise is noticed."""

import io
import struct

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.artifact import Artifact, Pixels, Provenance, Sound, Text, Timings
from studio.core.error import BadInput, ErrorReport
from studio.core.event import Cancelled, Done, Event, Failed, Loading, Preview, Progress
from studio.core.frame import (
    FRAME_LIMIT,
    PROTOCOL,
    BrokenFrame,
    Cancel,
    FrameReader,
    Heard,
    Hello,
    Memory,
    Quit,
    Reply,
    Request,
    Run,
    Said,
    write_frame,
)
from tests.core.recipes import RECIPES

JOBS = st.integers(0, 2**40)
PAYLOADS = st.one_of(
    st.builds(Text, st.text(st.characters(exclude_categories=("Cs",)))),
    st.just(Pixels(2, 1, 3, b"abcdef")),
    st.just(Sound(8_000, 1, bytes(16), b"MThd")),
)
ARTIFACTS = st.builds(
    Artifact,
    RECIPES,
    PAYLOADS,
    st.just(Timings(0.5, 2.0)),
    st.just(Provenance("cpu", "float32", {"torch": "2"})),
)
EVENTS = st.one_of(
    st.just(Loading("starter")),
    st.builds(Progress, st.integers(0, 9), st.integers(1, 9), st.none() | st.floats(0, 9)),
    st.builds(Preview, PAYLOADS),
    st.builds(Done, ARTIFACTS),
    st.just(Failed(ErrorReport.of(BadInput("Too large.", "Make it smaller.")))),
    st.just(Cancelled()),
)
REQUESTS = st.one_of(st.builds(Run.of, JOBS, RECIPES), st.builds(Cancel, JOBS), st.just(Quit()))
REPLIES = st.one_of(
    st.just(Hello(PROTOCOL, "cpu", "float32")),
    st.builds(Said, JOBS, EVENTS),
    st.builds(Memory, JOBS, JOBS),
)
CUTS = st.lists(st.integers(1, 300), max_size=60)


def written(messages: list[Request] | list[Reply]) -> bytes:
    stream = io.BytesIO()
    for message in messages:
        write_frame(stream, message)
    return stream.getvalue()


def in_pieces(data: bytes, cuts: list[int]) -> list[bytes]:
    pieces = []
    for size in cuts:
        pieces.append(data[:size])
        data = data[size:]
    return [*pieces, data]


@given(st.lists(REPLIES, max_size=5), CUTS)
def test_replies_in_any_pieces(messages: list[Reply], cuts: list[int]):
    reader: FrameReader[Reply] = FrameReader(Reply)
    received = [each for piece in in_pieces(written(messages), cuts) for each in reader.feed(piece)]
    assert received == messages


@given(JOBS, EVENTS)
def test_an_event_may_stay_encoded(job: int, event: Event):
    (heard,) = FrameReader[Heard](Heard).feed(written([Said(job, event)]))
    assert heard.job == job
    assert msgspec.msgpack.decode(heard.event, type=Event) == event


@given(st.lists(REQUESTS, max_size=5), CUTS)
def test_requests_in_any_pieces(messages: list[Request], cuts: list[int]):
    reader: FrameReader[Request] = FrameReader(Request)
    received = [each for piece in in_pieces(written(messages), cuts) for each in reader.feed(piece)]
    assert list(map(plain, received)) == list(map(plain, messages))


def plain(message: Request) -> object:
    return (message.job, message.recipe()) if isinstance(message, Run) else message


@given(st.binary(max_size=200), st.sampled_from([Request, Reply]))
def test_noise_is_a_broken_frame(noise: bytes, kind: object):
    reader: FrameReader[Request | Reply] = FrameReader(kind)
    error = refusal(reader, noise)
    assert error is None or error.message


@given(st.binary(max_size=100), st.sampled_from([Request, Reply]))
def test_noise_in_an_honest_frame(noise: bytes, kind: object):
    framed = struct.pack(">I", len(noise)) + noise
    assert refusal(FrameReader(kind), framed) is not None


@given(st.builds(Said, JOBS, EVENTS), st.data())
def test_changed_bytes(message: Said, data: st.DataObject):
    changed = bytearray(written([message]))
    changed[data.draw(st.integers(4, len(changed) - 1))] = data.draw(st.integers(0, 255))
    error = refusal(FrameReader(Reply), bytes(changed))
    assert error is None or error.message


def refusal(reader: FrameReader[Request | Reply], data: bytes) -> BrokenFrame | None:
    try:
        reader.feed(data)
    except BrokenFrame as error:
        return error
    return None


def test_deep_nesting_is_refused():
    deep = b"\x91" * 100_000 + b"\xc0"
    with pytest.raises(BrokenFrame):
        FrameReader(Reply).feed(struct.pack(">I", len(deep)) + deep)


def test_length_beyond_the_limit_is_refused_at_once():
    with pytest.raises(BrokenFrame, match="no message"):
        FrameReader(Reply).feed(struct.pack(">I", FRAME_LIMIT + 1))


def test_a_bad_recipe_fails_its_own_job_alone():
    bad = Run(7, msgspec.Raw(msgspec.msgpack.encode({"kind": "image", "steps": -1})))
    (received,) = FrameReader[Request](Request).feed(written([bad]))
    assert isinstance(received, Run)
    with pytest.raises(BadInput, match="cannot be read"):
        received.recipe()
