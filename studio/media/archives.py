"""Zip archives from strangers: a few entries, none of them larger than it may be."""

import contextlib
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from studio.core.error import BadInput
from studio.core.language import _

ENTRIES_LIMIT = 5_000
DIRECTORY_LIMIT = 2 * 2**20
"""Bytes of the list of entries, which the library reads to its end whatever it claims to hold."""

_END = b"PK\x05\x06"
_END_SIZE, _COMMENT_LIMIT = 22, 2**16
_LOCATOR, _LOCATOR_SIZE = b"PK\x06\x07", 20


@contextlib.contextmanager
def safe_archive(file: BinaryIO) -> Iterator[zipfile.ZipFile]:
    """Raises `BadInput` for too many entries or for names that lead out of the archive, whatever
    `zipfile` raises for what is no zip file."""
    _check_directory(file)
    with zipfile.ZipFile(file) as archive:
        names = archive.namelist()
        if len(names) > ENTRIES_LIMIT or any(map(_leads_out, names)):
            raise _refused()
        yield archive


def entry(archive: zipfile.ZipFile, name: str, limit: int) -> bytes:
    """Unpacked. Raises `BadInput` when there is no such entry, or more than `limit` bytes of it."""
    try:
        file = archive.open(name)
    except KeyError as error:
        raise BadInput(
            _("There is no {name} in the file.").format(name=name), _("Use another copy of it.")
        ) from error
    with file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise _refused()
    return data


def _check_directory(file: BinaryIO) -> None:
    """By the record at the end, found where `zipfile` finds it."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _COMMENT_LIMIT - _END_SIZE - _LOCATOR_SIZE))
    tail = file.read(_COMMENT_LIMIT + _END_SIZE + _LOCATOR_SIZE)
    file.seek(0)
    at = len(tail) - _END_SIZE
    if tail[at : at + 4] != _END or tail[-2:] != bytes(2):
        at = tail.rfind(_END)
    if at < 0:
        return
    large = tail[max(0, at - _LOCATOR_SIZE) : at].startswith(_LOCATOR)
    if large or int.from_bytes(tail[at + 12 : at + 16], "little") > DIRECTORY_LIMIT:
        raise _refused()


def _leads_out(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in name


def _refused() -> BadInput:
    return BadInput(
        _("The file holds more parts than Atelier opens, or parts that are too large."),
        _("Save it again in the program that made it."),
    )
