"""The files that went into a making, kept by content, so that a recipe can be made again."""

import hashlib
from pathlib import Path

import msgspec

from studio.core.error import BadInput, ExportError
from studio.core.files import whole_file
from studio.core.language import _
from studio.core.recipe import Input

BYTES_LIMIT = 512 * 2**20


class Inputs(msgspec.Struct, frozen=True):
    """A folder of files named by the SHA-256 of their bytes."""

    folder: Path

    def keep(self, path: Path) -> Input:
        """Copy a file in. Raises `BadInput` when it cannot be read, `ExportError` on a full disk.

        The file is copied because the person may change, move or delete theirs tomorrow.
        """
        data = _read(path)
        name = hashlib.sha256(data).hexdigest()
        target = self.folder / name
        if not target.exists():
            try:
                self.folder.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise ExportError(
                    _("The folder {path} cannot be made ({reason}).").format(
                        path=self.folder, reason=error.strerror
                    ),
                    _("Set ATELIER_HOME to a folder you may write to."),
                ) from error
            with whole_file(target, force=True) as temporary:
                temporary.write_bytes(data)
        return Input(name)

    def read(self, kept: Input) -> bytes:
        """Raises `BadInput` when the file is not here, or is not what its name says any more."""
        try:
            data = (self.folder / kept.sha256).read_bytes()
        except OSError as error:
            raise BadInput(
                _("A picture this was made from is not on this computer."),
                _("Give the original picture again; its content must be the same."),
            ) from error
        if hashlib.sha256(data).hexdigest() != kept.sha256:
            raise BadInput(
                _("The kept copy of a picture this was made from is damaged."),
                _("Give the original picture again; its content must be the same."),
            )
        return data


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > BYTES_LIMIT:
            raise BadInput(
                _("{path} is too large.").format(path=path),
                _("Files up to {limit} MB can be used.").format(limit=BYTES_LIMIT // 2**20),
            )
        return path.read_bytes()
    except OSError as error:
        raise BadInput(
            _("{path} cannot be read ({reason}).").format(path=path, reason=error.strerror),
            _("Check the name of the file."),
        ) from error
