"""The language between the engine's process and whoever drives it.

A frame is a 4-byte big-endian length and that many bytes of MessagePack, typed by msgspec. There
is no pickle and nothing to evaluate, so the same bytes may come over a pipe or from another room.
"""

import struct
from typing import Any, BinaryIO, Generic, TypeVar

import msgspec

from studio.core.error import BadInput, StudioError
from studio.core.event import Event
from studio.core.language import _
from studio.core.recipe import Recipe

PROTOCOL = 2
FRAME_LIMIT = 2**30
"""Bytes. A 16,384 x 16,384 RGB picture fits; a length beyond it is noise, not a frame."""

_LENGTH = struct.Struct(">I")


class Hello(msgspec.Struct, frozen=True, tag_field="frame", tag="hello"):
    """The engine's first word: it is up, and this is where it works."""

    protocol: int
    device: str
    dtype: str


class Run(msgspec.Struct, frozen=True, tag_field="frame", tag="run"):
    """The recipe stays encoded until its turn, so that a bad one fails its own job alone."""

    job: int
    encoded: msgspec.Raw

    @classmethod
    def of(cls, job: int, recipe: Recipe) -> "Run":
        return cls(job, msgspec.Raw(msgspec.msgpack.encode(recipe)))

    def recipe(self) -> Recipe:
        """Raises `BadInput` for what is no valid recipe."""
        try:
            return msgspec.msgpack.decode(self.encoded, type=Recipe)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise BadInput(
                _("The recipe cannot be read ({reason}).").format(reason=error)
            ) from error


class Cancel(msgspec.Struct, frozen=True, tag_field="frame", tag="cancel"):
    """Stop that job: now if it runs, before it starts if it waits."""

    job: int


class Quit(msgspec.Struct, frozen=True, tag_field="frame", tag="quit"):
    """Stop what runs, forget what waits, and end. A closed stdin means the same."""


class Said(msgspec.Struct, frozen=True, tag_field="frame", tag="said"):
    job: int
    event: Event


class Heard(msgspec.Struct, frozen=True, tag_field="frame", tag="said"):
    """`Said` as it arrives, its event still encoded, so that one nobody will see costs little."""

    job: int
    event: msgspec.Raw


class Memory(msgspec.Struct, frozen=True, tag_field="frame", tag="memory"):
    """Bytes of the device's memory, by whatever program they are used.

    Told when a model has been loaded and when a job is over, the two times they change much.
    """

    used: int
    total: int


Request = Run | Cancel | Quit
Reply = Hello | Said | Memory

T = TypeVar("T")


class BrokenFrame(StudioError):
    """The bytes are no frames: the other side is something else, or broke off in the middle."""

    @classmethod
    def of(cls, reason: object) -> "BrokenFrame":
        message = _("The engine and the program do not understand each other ({reason}).")
        return cls(
            message.format(reason=reason),
            _("Start Atelier again. If that does not help, install it again."),
        )


def frame_bytes(message: Request | Reply) -> bytes:
    body = msgspec.msgpack.encode(message)
    return _LENGTH.pack(len(body)) + body


def write_frame(stream: BinaryIO, message: Request | Reply) -> None:
    stream.write(frame_bytes(message))
    stream.flush()


class FrameReader(Generic[T]):
    """Takes bytes as they come, in any pieces, and gives the whole messages among them."""

    def __init__(self, kind: Any) -> None:
        """`kind` is a union such as `Request`, the same as T, which Python cannot say of one."""
        self._decoder: msgspec.msgpack.Decoder[T] = msgspec.msgpack.Decoder(kind)
        self._buffer = bytearray()

    def feed(self, data: bytes) -> list[T]:
        """The messages completed by `data`. Raises `BrokenFrame`; then the reader is of no use."""
        self._buffer += data
        messages: list[T] = []
        while (end := self._frame_end()) is not None:
            body = self._cut(end)
            try:
                messages.append(self._decoder.decode(body))
            except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
                raise BrokenFrame.of(error) from error
        return messages

    def _cut(self, end: int) -> bytearray | memoryview:
        """The body of the first frame, which stays as it is, since a `Raw` may point there.

        Whichever is smaller is copied, the body or the rest: a picture may have hundreds of
        megabytes, and nothing else runs while they are copied.
        """
        if 2 * end < len(self._buffer):
            body = self._buffer[_LENGTH.size : end]
            del self._buffer[:end]
            return body
        whole, self._buffer = self._buffer, self._buffer[end:]
        return memoryview(whole)[_LENGTH.size : end]

    def _frame_end(self) -> int | None:
        if len(self._buffer) < _LENGTH.size:
            return None
        (length,) = _LENGTH.unpack_from(self._buffer)
        if length > FRAME_LIMIT:
            raise BrokenFrame(
                _("The engine sent something that is no message."),
                _("Start Atelier again. If that does not help, install it again."),
            )
        end = _LENGTH.size + length
        return end if len(self._buffer) >= end else None
