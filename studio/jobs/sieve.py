"""What the engine says, thinned out to what a person can see, before it is even decoded.

An engine may say thousands of things a second. Decoding them all, or painting them, would take
the window's breath away, and nobody could follow.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from studio.core.artifact import Text
from studio.core.event import Event, Preview, Progress, Terminal
from studio.core.frame import BrokenFrame, Heard

SIGHT_INTERVAL = 0.1
"""Seconds between two pictures, and between two steps."""
WORDS_INTERVAL = 1 / 30
"""Seconds between two helpings of words."""


class _PayloadKind(msgspec.Struct, frozen=True):
    kind: str = msgspec.field(name="is")


class _Glimpse(msgspec.Struct, frozen=True):
    """Enough of an event to know whether to decode it; the rest is skipped over."""

    event: str
    payload: _PayloadKind | None = None


@dataclass
class _Sight:
    """`latest` may be told from the time `due` on."""

    due: float
    latest: msgspec.Raw | None = None


T = TypeVar("T")


class Sieve:
    """Takes the events of one run and gives them back in their order, but for these: of pictures
    and steps only the latest of each interval passes, and words are joined, none lost. What is
    still held back when the terminal event comes is dropped, except words. Then nothing follows.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        """`clock` gives seconds and never goes back."""
        self._clock = clock
        self._glimpses = msgspec.msgpack.Decoder(_Glimpse)
        self._events: msgspec.msgpack.Decoder[Event] = msgspec.msgpack.Decoder(Event)
        self.run = 0
        """The number of the run whose events pass, or passed last."""
        self.close()

    def open(self, run: int) -> None:
        """Let the events of that run pass, of no other, and the first of each sort at once."""
        self.close()
        self.run = run
        self._open = True

    def close(self) -> None:
        self._open = False
        self._words: list[str] = []
        self._words_from = self._clock()
        self._sights = {_tag(Preview): _Sight(self._clock()), _tag(Progress): _Sight(self._clock())}

    def rest(self) -> list[Event]:
        """The words still held back, when the engine is gone and no terminal event will come."""
        words = self._joined()
        self.close()
        return words

    def hear(self, heard: Heard) -> list[Event]:
        """What may be told now, given one more event. Raises `BrokenFrame` for what is none."""
        if not self._open or heard.job != self.run:
            return []
        glimpse = _decode(self._glimpses, heard.event)
        if glimpse.payload is not None and glimpse.payload.kind == _tag(Text):
            self._words.append(self._text(heard.event))
        elif (sight := self._sights.get(glimpse.event)) is not None:
            sight.latest = heard.event
        else:
            event = _decode(self._events, heard.event)
            words = self._joined()
            if isinstance(event, Terminal):
                self.close()
            return [*words, event]
        return self.take()

    def take(self) -> list[Event]:
        """What has waited long enough. Raises `BrokenFrame`."""
        now = self._clock()
        events: list[Event] = []
        if self._words and now >= self._words_from:
            events += self._joined()
            self._words_from = now + WORDS_INTERVAL
        for sight in self._sights.values():
            if sight.latest is not None and now >= sight.due:
                events.append(_decode(self._events, sight.latest))
                sight.latest, sight.due = None, now + SIGHT_INTERVAL
        return events

    def wait(self) -> float | None:
        """Seconds until `take` gives something, None when nothing is held back."""
        times = [sight.due for sight in self._sights.values() if sight.latest is not None]
        if self._words:
            times.append(self._words_from)
        return max(0.0, min(times) - self._clock()) if times else None

    def _joined(self) -> list[Event]:
        words, self._words = "".join(self._words), []
        return [Preview(Text(words))] if words else []

    def _text(self, encoded: msgspec.Raw) -> str:
        event = _decode(self._events, encoded)
        if isinstance(event, Preview) and isinstance(event.payload, Text):
            return event.payload.text
        raise BrokenFrame.of(event)


def _tag(kind: type[msgspec.Struct]) -> str:
    return str(kind.__struct_config__.tag)


def _decode(decoder: msgspec.msgpack.Decoder[T], encoded: msgspec.Raw) -> T:
    try:
        return decoder.decode(encoded)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise BrokenFrame.of(error) from error
