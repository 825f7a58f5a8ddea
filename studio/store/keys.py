"""The key that exports are signed with: made once on this computer, and never leaving it."""

import contextlib
import logging
import os
import secrets
import sys
from collections.abc import Iterator
from pathlib import Path

from studio.core.error import ExportError
from studio.core.files import whole_file
from studio.core.language import _
from studio.core.signing import SigningKey
from studio.store.certificates import is_sound, made_key

_PRIVATE = "-----BEGIN PRIVATE KEY-----"
_SIZE_LIMIT = 2**16
_log = logging.getLogger(__name__)


class Keys:
    """A folder with one PEM file, certificates first and then the private key.

    The file can be read by its owner only. On Windows that is so by the rights of the user's own
    folder. Any number of threads and programs may ask at once.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / "signing-key.pem"
        self.notice = ""
        """What a person should know after `key`, empty when all was well."""

    def known(self) -> SigningKey | None:
        """The key if there is a sound one; makes none."""
        try:
            return self._read()
        except (OSError, ValueError):
            return None

    def key(self) -> SigningKey:
        """The key, made now if there is none. One that is damaged is kept beside the new one.

        Raises `ExportError` when the folder or disk refuses.
        """
        try:
            if (found := self.known()) is not None:
                return found
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with _locked(self.path.with_suffix(".lock")):
                return self.known() or self._make()
        except OSError as error:
            raise ExportError(
                _("The key for signing cannot be kept in {path} ({reason}).").format(
                    path=self.path.parent, reason=error.strerror or str(error)
                ),
                _("Make the folder writable, or export without a signature."),
            ) from error

    def _read(self) -> SigningKey:
        """Raises ValueError for what is no key of ours."""
        with self.path.open("rb") as file:
            text = file.read(_SIZE_LIMIT).decode("ascii").replace("\r\n", "\n")
        chain, start, private = text.partition(_PRIVATE)
        key = SigningKey(chain, start + private)
        if not is_sound(key):
            raise ValueError
        return key

    def _make(self) -> SigningKey:
        self._set_aside()
        key = made_key()
        with whole_file(self.path, force=True) as temporary:
            temporary.chmod(0o600)
            temporary.write_text(key.chain + key.private, encoding="ascii", newline="\n")
        return key

    def _set_aside(self) -> None:
        if not os.path.lexists(self.path):
            return
        aside = self.path.with_name(f"signing-key.damaged-{secrets.token_hex(4)}.pem")
        self.path.replace(aside)
        _log.warning("The key for signing cannot be used; it was moved to %s", aside)
        self.notice = _(
            "The key for signing could not be read, so a new one was made. The old file is {path}."
        ).format(path=aside)


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    """One holder at a time, among threads and programs; a holder that dies lets go."""
    with path.open("a+b") as file:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield
