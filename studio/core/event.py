"""What the engine says while it works. Exactly one terminal event ends a job."""

import msgspec

from studio.core.artifact import Artifact, Payload
from studio.core.error import ErrorReport


class Loading(msgspec.Struct, frozen=True, tag_field="event", tag="loading"):
    """The model is being read from disk."""

    model: str


class Progress(msgspec.Struct, frozen=True, tag_field="event", tag="progress"):
    """`step` of `of` are done: denoising steps, tokens or sentences, as the kind has it.

    `seconds_left` is a guess from the pace so far, None before there is a pace.
    """

    step: int
    of: int
    seconds_left: float | None = None


class Preview(msgspec.Struct, frozen=True, tag_field="event", tag="preview"):
    """What there is so far: a small picture of the whole, or the next words to append."""

    payload: Payload


class Done(msgspec.Struct, frozen=True, tag_field="event", tag="done"):
    artifact: Artifact


class Failed(msgspec.Struct, frozen=True, tag_field="event", tag="failed"):
    error: ErrorReport


class Cancelled(msgspec.Struct, frozen=True, tag_field="event", tag="cancelled"):
    """The person stopped it. Words already previewed are theirs to keep."""


Event = Loading | Progress | Preview | Done | Failed | Cancelled
Terminal = Done | Failed | Cancelled
