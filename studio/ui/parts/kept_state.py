"""What a tab remembers from one start to the next, as JSON."""

from typing import TypeVar

import msgspec

S = TypeVar("S", bound=msgspec.Struct)


def write_state(state: msgspec.Struct) -> str:
    return msgspec.json.encode(state).decode()


def read_state(text: str, kind: type[S]) -> S | None:
    """None for what another version wrote, or nobody: a tab then stays as it is."""
    try:
        return msgspec.json.decode(text, type=kind)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
