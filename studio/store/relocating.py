"""Moving what lies in one folder to another, also on another disk, without a moment of risk.

A file is copied and read back before the old one goes, so a crash or a pulled cable leaves it in
one place or in both, and never in none.
"""

import contextlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from studio.core.error import BadInput, ExportError, StudioError
from studio.core.files import whole_file
from studio.core.language import _
from studio.store.library import Library
from studio.store.work import sha256_of

Progress = Callable[[float], None]


class Relocated(NamedTuple):
    """How many were moved, and the first thing that could not be, with the number of the rest."""

    moved: int
    left: int = 0
    error: StudioError | None = None


def lying_in(library: Library, folder: Path) -> list[tuple[int, Path]]:
    """Works whose files are in the folder, with what belongs to each."""
    return [(number, path) for number, path in library.paths() if path.is_relative_to(folder)]


def move_works(
    library: Library, old: Path, new: Path, progress: Progress = lambda _: None
) -> Relocated:
    """Move the files of all works in `old` to the same places in `new`, and tell the library.

    Ends at the first file that the disk refuses, or when `progress` raises a `StudioError`; what
    was moved until then stays moved.
    """
    if (error := _nested(old, new)) is not None:
        return Relocated(0, 0, error)
    works = lying_in(library, old)
    for done, (number, path) in enumerate(works):
        try:
            progress(done / len(works))
            target = new / path.relative_to(old)
            for source in _with_notes(path):
                move_file(source, target.with_suffix(source.suffix))
            if path.exists() or target.exists():
                library.moved(number, target)
            for source in _with_notes(path):
                _forget(source)
        except StudioError as error:
            return Relocated(done, len(works) - done, error)
    _tidy(old)
    return Relocated(len(works))


def move_folders(old: Path, new: Path, progress: Progress = lambda _: None) -> Relocated:
    """Move every file below `old`, such as those of models, to the same place in `new`.

    Links stay links, since caches of models are full of them.
    """
    if (error := _nested(old, new)) is not None:
        return Relocated(0, 0, error)
    files = sorted(each for each in old.rglob("*") if each.is_symlink() or each.is_file())
    total = sum(each.lstat().st_size for each in files) or 1
    size = 0
    for done, path in enumerate(files):
        try:
            progress(size / total)
            size += path.lstat().st_size
            _move(path, new / path.relative_to(old))
            _forget(path)
        except StudioError as error:
            return Relocated(done, len(files) - done, error)
    _tidy(old)
    return Relocated(len(files))


def move_file(path: Path, target: Path) -> None:
    """Copy it and make sure of the copy; the old one stays. Nothing is done for one that is gone.

    Raises `BadInput` where another file of that name is, `ExportError` where the disk refuses.
    """
    if not path.exists() or (target.exists() and sha256_of(target) == sha256_of(path)):
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _refused(target.parent, error) from error
    with whole_file(target) as temporary:
        shutil.copyfile(path, temporary)
        if sha256_of(temporary) != sha256_of(path):
            raise ExportError(
                _("{name} did not arrive whole.").format(name=path.name),
                _("Check the new disk. The file is where it was."),
            )
        with contextlib.suppress(OSError):
            shutil.copystat(path, temporary)


def _move(path: Path, target: Path) -> None:
    if not path.is_symlink():
        move_file(path, target)
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.is_symlink():
            target.symlink_to(path.readlink())
    except OSError as error:
        raise _refused(target, error) from error


def _nested(old: Path, new: Path) -> StudioError | None:
    one, other = old.resolve(), new.resolve()
    if not (one.is_relative_to(other) or other.is_relative_to(one)):
        return None
    return BadInput(
        _("One of the folders lies in the other."), _("Choose a folder beside the old one.")
    )


def _with_notes(path: Path) -> Iterator[Path]:
    """Music has its notes beside the sound."""
    yield path
    notes = path.with_suffix(".mid")
    if notes != path and notes.exists():
        yield notes


def _forget(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise _refused(path, error) from error


def _tidy(folder: Path) -> None:
    """Folders in which nothing is left."""
    for each in sorted(folder.rglob("*"), reverse=True):
        with contextlib.suppress(OSError):
            if each.is_dir() and not each.is_symlink():
                each.rmdir()


def _refused(path: Path, error: OSError) -> ExportError:
    return ExportError(
        _("{path} cannot be used ({reason}).").format(path=path, reason=error.strerror or error),
        _("What is moved already is in the new folder, the rest where it was."),
    )
