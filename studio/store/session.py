"""How the window was left, so that it opens as if it had never been closed."""

import logging
from pathlib import Path

import msgspec

from studio.store.settings import write_json

_log = logging.getLogger(__name__)


class SessionState(msgspec.Struct, frozen=True, kw_only=True):
    """`geometry` is what the window says of its own place, `splitters` pixels by name of the
    splitter, `forms` one form each as JSON of its own, `texts` what was typed and not sent."""

    geometry: bytes = b""
    tab: str = ""
    splitters: dict[str, list[int]] = {}
    forms: dict[str, str] = {}
    texts: dict[str, str] = {}


class SessionFile:
    """Worth a moment of work at most: a file that cannot be read counts as none."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self) -> SessionState:
        try:
            return msgspec.json.decode(self.path.read_bytes(), type=SessionState)
        except FileNotFoundError:
            return SessionState()
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            _log.warning("The window's last state cannot be read: %s", error)
            return SessionState()

    def save(self, state: SessionState) -> None:
        """Raises `ExportError` when the folder or disk refuses."""
        write_json(self.path, state)
