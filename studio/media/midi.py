"""A text in a Standard MIDI File, with every note left as it is.

Standard MIDI Files 1.0, RP-001. Done on the bytes, because the libraries read a file into an
object for each event and write it anew: a hostile file costs gigabytes there, and the rest of an
honest one may change.
"""

from collections.abc import Iterator

import msgspec

from studio.core.error import BadInput
from studio.core.language import _
from studio.media.mark import JSON_START

SIZE_LIMIT = 4 * 2**20
"""Bytes. An hour of dense orchestra is well under one megabyte."""

TEXT_KINDS = {
    0x01: "text",
    0x02: "copyright",
    0x03: "track name",
    0x04: "instrument",
    0x05: "lyric",
    0x06: "marker",
    0x07: "cue",
}

_META, _SYSEX, _ESCAPE = 0xFF, 0xF0, 0xF7
_LONGEST_WAIT = 2**28 - 1
_MARK = JSON_START.encode()


class _Event(msgspec.Struct, frozen=True):
    """`wait` is in ticks and stands before `begin`; `kind` is that of a meta event, whose own
    bytes go from `data` to `end`, and None for any other."""

    wait: int
    begin: int
    data: int
    end: int
    kind: int | None


def with_text(score: bytes, text: str) -> bytes:
    """The score with a text event before everything else in its first track.

    Marks that it had are taken out, for what they say of its making may not go along any more.
    Raises `BadInput` where the score breaks off.
    """
    words = text.encode("ascii")
    added = bytes((0, _META, 0x01)) + _variable(len(words)) + words
    parts: list[bytes] = []
    at = 0
    for start, end in _tracks(score):
        track = added + _unmarked(score[start:end])
        parts += (score[at : start - 4], len(track).to_bytes(4, "big"), track)
        added, at = b"", end
    return b"".join((*parts, score[at:]))


def midi_texts(score: bytes) -> Iterator[tuple[str, str]]:
    """Kind and text of every text event. Raises `BadInput` where the file breaks off."""
    try:
        for start, end in _tracks(score):
            track = score[start:end]
            for event in _events(track):
                if event.kind in TEXT_KINDS:
                    yield TEXT_KINDS[event.kind], _decoded(track[event.data : event.end])
    except IndexError as error:
        raise _broken() from error


def _unmarked(track: bytes) -> bytes:
    """Without texts that are marks; what came after one still waits as long."""
    if _MARK not in track:
        return track
    kept: list[bytes] = []
    waited = 0
    try:
        for event in _events(track):
            waited += event.wait
            if event.kind in TEXT_KINDS and track.startswith(_MARK, event.data):
                continue
            kept += (_variable(min(waited, _LONGEST_WAIT)), track[event.begin : event.end])
            waited = 0
    except IndexError as error:
        raise _broken() from error
    return b"".join(kept)


def _tracks(score: bytes) -> Iterator[tuple[int, int]]:
    """Where the events of each track begin and end."""
    at = 0
    found = False
    while at < len(score):
        name, size = score[at : at + 4], int.from_bytes(score[at + 4 : at + 8], "big")
        start, at = at + 8, at + 8 + size
        if at > len(score):
            raise _broken()
        if name == b"MTrk":
            found = True
            yield start, at
    if not found:
        raise _broken()


def _events(track: bytes) -> Iterator[_Event]:
    at = running = 0
    while at < len(track):
        wait, begin = _number(track, at)
        at, kind, data = begin, None, begin
        status = track[at]
        if status == _META:
            size, data = _number(track, at + 2)
            if data + size > len(track):
                raise _broken()
            kind, at = track[at + 1], data + size
        elif status in (_SYSEX, _ESCAPE):
            size, data = _number(track, at + 1)
            at = data + size
        elif status > _SYSEX or (status < 0x80 and not running):
            raise _broken()
        else:
            if status >= 0x80:
                running, at = status, at + 1
            at += 1 if 0xC0 <= running < 0xE0 else 2
        yield _Event(wait, begin, data, at, kind)


def _number(track: bytes, at: int) -> tuple[int, int]:
    """A number of seven bits a byte, and where it ends."""
    value = 0
    for end in range(at, at + 4):
        value = value << 7 | track[end] & 0x7F
        if track[end] < 0x80:
            return value, end + 1
    raise _broken()


def _variable(number: int) -> bytes:
    digits = [number & 0x7F]
    while number := number >> 7:
        digits.append(number & 0x7F | 0x80)
    return bytes(reversed(digits))


def _decoded(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _broken() -> BadInput:
    return BadInput(_("The MIDI file is damaged or incomplete."), _("Use another copy of it."))
