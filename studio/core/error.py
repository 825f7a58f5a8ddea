"""What may go wrong, in words for the person who meets it.

Raw errors of libraries are translated once, at the engine's edge. Everything above it sees only
these, each with a message (what happened), a hint (what helps) and actions (names of things the
program can do about it, which the window turns into buttons).
"""

from pathlib import Path

import msgspec

from studio.core.language import _


class StudioError(Exception):
    """Something a person should read. Children say what kind of trouble it is, for the program."""

    def __init__(self, message: str, hint: str = "", actions: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.actions = actions

    def __str__(self) -> str:
        if not self.hint:
            return self.message
        return _("{message} {hint}").format(message=self.message, hint=self.hint)


class BadInput(StudioError, ValueError):
    """What was asked for makes no sense or cannot be read; asking differently helps.

    Also a `ValueError`, so that msgspec reports it as a validation error while decoding.
    """


class ModelMissing(StudioError):
    """No installed model answers to the name or content hash."""


class ModelBroken(StudioError):
    """A model folder that cannot or must not be loaded."""


class OutOfMemory(StudioError):
    """The last rung of the ladder in `engine.memory` was not low enough."""


class ExportError(StudioError):
    """A finished work could not be written to its file."""


class ProjectFileError(StudioError):
    """A project file that cannot be opened, or that did not take what was done in it.

    `path` is the damaged file, where there is hope for it.
    """

    def __init__(
        self,
        message: str,
        hint: str = "",
        actions: tuple[str, ...] = (),
        path: Path | None = None,
    ) -> None:
        super().__init__(message, hint, actions)
        self.path = path


class EngineCrashed(StudioError):
    """The engine's process ended while it worked; the job itself may be blameless."""


class EngineFailed(StudioError):
    """A library failed in a way nobody foresaw; the log has the traceback."""


_KINDS: dict[str, type[StudioError]] = {
    kind.__name__: kind
    for kind in (
        StudioError,
        BadInput,
        ModelMissing,
        ModelBroken,
        OutOfMemory,
        ExportError,
        ProjectFileError,
        EngineCrashed,
        EngineFailed,
    )
}


class ErrorReport(msgspec.Struct, frozen=True):
    """A `StudioError` as a value, so that it can travel in an event and over a pipe."""

    kind: str
    message: str
    hint: str = ""
    actions: tuple[str, ...] = ()

    @classmethod
    def of(cls, error: StudioError) -> "ErrorReport":
        return cls(type(error).__name__, error.message, error.hint, error.actions)

    def error(self) -> StudioError:
        """The error again; a kind this version does not know becomes a plain `StudioError`."""
        return _KINDS.get(self.kind, StudioError)(self.message, self.hint, self.actions)
