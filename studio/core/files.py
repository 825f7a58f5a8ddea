"""Files written whole or not at all."""

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path

from studio.core.error import BadInput, ExportError
from studio.core.language import _


@contextlib.contextmanager
def whole_file(path: Path, force: bool = False) -> Iterator[Path]:
    """Give a temporary path to write to; when the block ends well it becomes `path`.

    The data is synced before the rename and the folder after it, so that neither a crash nor a
    power cut leaves a half file or takes an old one away. The temporary file keeps the suffix,
    because many writers choose the format by it. Without `force` an existing file is never
    replaced, not even one that appears while we write.

    Raises `BadInput` for an existing file, `ExportError` when the folder or disk refuses.
    """
    temporary = path.with_name(f".atelier-{os.urandom(8).hex()}{path.suffix}")
    try:
        if not force:
            refuse_existing(path)
        temporary.touch(exist_ok=False)
        yield temporary
        _publish(temporary, path, force)
    except OSError as error:
        raise _refused(path, error) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def refuse_existing(path: Path) -> None:
    """A symbolic link that leads nowhere counts: it is someone's, and a rename would take it."""
    if os.path.lexists(path):
        raise BadInput(
            _("{path} exists already.").format(path=path),
            _("Choose another name, or add --force to replace it."),
        )


def _publish(temporary: Path, path: Path, force: bool) -> None:
    with temporary.open("rb+") as written:
        os.fsync(written.fileno())
    if force or os.name == "nt":
        temporary.replace(path)
    else:
        try:
            os.link(temporary, path)
        except FileExistsError:
            refuse_existing(path)
        except OSError:  # a file system without hard links
            refuse_existing(path)
            temporary.replace(path)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _refused(path: Path, error: OSError) -> ExportError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return ExportError(
            _("The disk is full: {path} was not written.").format(path=path),
            _("Make room, or choose another folder."),
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return ExportError(
            _("There is no folder {folder}.").format(folder=path.parent),
            _("Make the folder first, or choose another."),
        )
    reason = error.strerror or str(error)
    return ExportError(
        _("{path} could not be written ({reason}).").format(path=path, reason=reason),
        _("Choose another folder."),
    )
