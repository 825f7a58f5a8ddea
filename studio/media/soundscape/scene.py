"""What is heard in a soundscape, as values."""

import msgspec

KINDS = (
    "rain",
    "wind",
    "waves",
    "thunder",
    "fire",
    "stream",
    "birds",
    "crickets",
    "bell",
    "drone",
    "whoosh",
    "click",
    "heartbeat",
    "footsteps",
)

STRIKES = frozenset({"thunder", "bell", "whoosh", "click"})
"""Sounds that come and are over: alone they end in silence, where all others go round."""


class Part(msgspec.Struct, frozen=True):
    """One sound among others.

    `strength` goes from 0 (hardly there) to 1 (wild), `distance` from 0 (at the ear) to 1 (the
    horizon), `pace` is a factor of the usual speed. `sort` tells what it falls on, is made of or
    who makes it, such as leaves, gravel or gull; empty for the usual. `many` is a row of sounds
    that else come once.
    """

    kind: str
    sort: str = ""
    strength: float = 0.5
    distance: float = 0.2
    pace: float = 1.0
    many: bool = False


class Scene(msgspec.Struct, frozen=True):
    """At least one part, none of them twice."""

    parts: tuple[Part, ...]

    @property
    def ends(self) -> bool:
        """Whether it comes to an end, instead of going on into its own beginning."""
        return all(part.kind in STRIKES and not _ticks(part) for part in self.parts)


def _ticks(part: Part) -> bool:
    return part.kind == "click" and part.sort == "clock"
