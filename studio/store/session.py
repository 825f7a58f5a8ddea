"""How the window was left, so that it opens as if it had never been closed."""

import logging
import shutil
from pathlib import Path

import msgspec

from studio.core.language import _
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
    """A file that cannot be read counts as none; a copy stays, for there may be words in it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.backup = path.with_suffix(f".backup{path.suffix}")
        self.notice = ""
        """What a person should know after `load`, empty when all was well."""

    def load(self) -> SessionState:
        try:
            return msgspec.json.decode(self.path.read_bytes(), type=SessionState)
        except FileNotFoundError:
            return SessionState()
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            _log.warning("The window's last state cannot be read: %s", error)
            self._back_up()
            return SessionState()

    def save(self, state: SessionState) -> None:
        """Raises `ExportError` when the folder or disk refuses."""
        write_json(self.path, state)

    def _back_up(self) -> None:
        self.notice = _("What the window looked like last time could not be read.")
        try:
            shutil.copyfile(self.path, self.backup)
        except OSError as error:
            _log.warning("The window's last state could not be copied: %s", error)
        else:
            self.notice += " " + _("The file as it was is {path}.").format(path=self.backup)
