"""Notes about the making of a score: one at a time, and no note of the music moves."""

from typing import Any

import pytest
import symusic
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.core.error import BadInput
from studio.media.mark import mark_of, mark_to_json
from studio.media.midi import midi_texts, with_text
from tests.media.works import melody, work_of

SECRET = "the garden behind the mill"


def told(prompt: bool) -> str:
    return mark_to_json(mark_of(work_of("music", SECRET), prompt=prompt), ascii_only=True)


def notes(score: bytes) -> list[tuple[int, int, int]]:
    read: Any = symusic.Score.from_midi(score)
    return [(note.time, note.pitch, note.duration) for note in read.tracks[0].notes]


def test_what_is_told_anew_replaces_what_was_told():
    score = with_text(with_text(melody(), told(prompt=True)), told(prompt=False))
    assert SECRET.encode() not in score
    marks = [text for _kind, text in midi_texts(score) if text.startswith("{")]
    assert marks == [told(prompt=False)]
    assert notes(score) == notes(melody())


def track_of(events: bytes) -> bytes:
    track = events + b"\0\xff\x2f\0"
    head = b"MThd" + bytes((0, 0, 0, 6, 0, 0, 0, 1, 1, 0xE0))
    return head + b"MTrk" + len(track).to_bytes(4, "big") + track


@given(waits=st.lists(st.integers(0, 127), min_size=3, max_size=3))
@settings(deadline=None)
def test_music_around_a_mark_keeps_its_time(waits: list[int]):
    """A mark of an older program may stand between the notes, under any kind of text."""
    first, second, third = waits
    mark = b'\xff\x06\x12{"credentials":{}}'
    begin, end = bytes((first, 0x90, 60, 90)), bytes((third, 0x80, 60, 0))
    cleaned = with_text(track_of(begin + bytes((second,)) + mark + end), "words")
    assert b"credentials" not in cleaned
    ((start, pitch, length),) = notes(cleaned)
    assert (start, pitch) == (first, 60)
    assert length == second + third


def test_a_broken_score_with_a_mark_is_told():
    with pytest.raises(BadInput, match="damaged"):
        with_text(track_of(b'\0\xff\x01\x10{"credentials":{\0\xf4'), "words")
