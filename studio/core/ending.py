"""The end of a process as a value, so that a killed engine is never taken for a failed job."""

import signal
from enum import StrEnum

import msgspec

from studio.core.error import EngineCrashed
from studio.core.language import _


class Manner(StrEnum):
    CLEAN = "clean"
    FAILED = "failed"
    CRASHED = "crashed"
    ENDED = "ended by us"


class Ending(msgspec.Struct, frozen=True):
    """`detail` is the signal's name or the exit code, for the log and the curious."""

    manner: Manner
    detail: str = ""

    @classmethod
    def of(cls, returncode: int, asked: bool) -> "Ending":
        """Read a return code as `subprocess` gives it: negative for a signal.

        `asked` says that we killed it ourselves, which is then no crash.
        """
        if returncode == 0:
            return cls(Manner.CLEAN)
        if returncode < 0:
            detail = _signal_name(-returncode)
            return cls(Manner.ENDED if asked else Manner.CRASHED, detail)
        if returncode >= 0xC0000000:  # a Windows exception, an access violation for one
            return cls(Manner.CRASHED, f"{returncode:#x}")
        return cls(Manner.ENDED if asked else Manner.FAILED, str(returncode))

    def error(self) -> EngineCrashed:
        """What to tell the person whose job was running."""
        if self.detail == "SIGKILL":
            hint = _("The computer may have run out of memory. Try a smaller size, or try again.")
        else:
            hint = _("It starts again by itself. Try once more.")
        message = _("The engine stopped while it was working ({detail}).")
        return EngineCrashed(message.format(detail=self.detail or self.manner), hint, ("retry",))


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
