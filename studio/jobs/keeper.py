"""Keeps every finished work, so that nobody has to think of saving."""

import logging
import threading
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Signal

from studio.core.artifact import Artifact, Sound
from studio.core.error import ExportError, StudioError
from studio.core.language import _
from studio.core.recipe import kind_of
from studio.store.library import Library, Work

if TYPE_CHECKING:
    from studio.jobs.errands import Errands

_SUFFIXES = {"text": ".md", "image": ".png"}
_SOUND = ".flac"

_log = logging.getLogger(__name__)


class _Keeping:
    """One artifact on its way to the disk. What is done stays done when the rest is retried."""

    def __init__(self, artifact: Artifact) -> None:
        self.artifact = artifact
        self.path: Path | None = None
        self.work: Work | None = None


class Keeper(QObject):
    """Writes each artifact as a file in `folder`, by month, and notes it in the library.

    An artifact that cannot be written stays here, in memory, until `keep` is called with it again
    and succeeds. Lives in the GUI thread and never makes it wait, except in `close`.
    """

    kept = Signal(object)
    """Work"""
    failed = Signal(object, object)
    """Artifact and StudioError"""

    def __init__(
        self, library: Library, folder: Path, errands: "Errands", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.folder = folder
        """For works to come; those already kept stay where they are."""
        self._library = library
        self._errands = errands
        self._writing = threading.Lock()
        self._unkept: list[_Keeping] = []

    @property
    def unkept(self) -> tuple[Artifact, ...]:
        """What is not on the disk yet, oldest first: under way, or refused."""
        return tuple(keeping.artifact for keeping in self._unkept)

    def keep(self, artifact: Artifact) -> None:
        """Returns at once; `kept` or `failed` tells how it went."""
        keeping = next((each for each in self._unkept if each.artifact is artifact), None)
        if keeping is None:
            keeping = _Keeping(artifact)
            self._unkept.append(keeping)
        self._errands.run(
            partial(self._write, keeping, self.folder),
            partial(self._note, keeping),
            partial(self._refuse, keeping),
        )

    def close(self) -> None:
        """Write what is not written, here and now, after the one that is being written.

        Afterwards the library may be closed. What the disk still refuses is left in `unkept`.
        """
        for keeping in tuple(self._unkept):
            try:
                work = self._write(keeping, self.folder)
            except Exception:  # noqa: BLE001 - logged, and the next one is still worth keeping
                _log.exception("A work could not be kept on closing.")
            else:
                self._note(keeping, work)

    def _write(self, keeping: _Keeping, folder: Path) -> Work:
        """One at a time, from any thread, so that no two works choose the same free name.

        A second call for the same artifact gives what the first has done.
        """
        from studio.media.thumbnail import thumbnail

        with self._writing:
            if keeping.path is None:
                keeping.path = _save(keeping.artifact, folder, self._library)
            if keeping.work is None:
                small = thumbnail(keeping.artifact)
                keeping.work = self._library.add(keeping.artifact, keeping.path, small)
            return keeping.work

    def _note(self, keeping: _Keeping, work: Work) -> None:
        if keeping in self._unkept:  # not yet told of, though two errands may have written it
            self._unkept.remove(keeping)
            if shiboken6.isValid(self):
                self.kept.emit(work)

    def _refuse(self, keeping: _Keeping, error: StudioError) -> None:
        if keeping in self._unkept and shiboken6.isValid(self):
            self.failed.emit(keeping.artifact, error)


def _save(artifact: Artifact, folder: Path, library: Library) -> Path:
    """The file's path. Raises `ExportError`.

    Not signed: this is the working copy, with everything in it. What leaves by an export is signed.
    Notes are written before the sound, so that when the second fails nothing of worth is left.
    """
    from studio.media.names import file_name, free_path
    from studio.media.save import save

    place = folder / time.strftime("%Y-%m")
    suffix = _SUFFIXES.get(kind_of(artifact.recipe), _SOUND)
    try:
        place.mkdir(parents=True, exist_ok=True)
        path = free_path(place / file_name(artifact.recipe, suffix), partial(_held, library))
        if not (isinstance(artifact.payload, Sound) and artifact.payload.score):
            save(artifact, path)
            return path
        notes = path.with_suffix(".mid")
        save(artifact, notes)
        try:
            save(artifact, path)
        except StudioError:
            notes.unlink(missing_ok=True)
            raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise _refused(
            _("The folder {path} cannot be used ({reason}).").format(path=place, reason=reason)
        ) from error
    except StudioError as error:
        raise _refused(error.message) from error
    return path


def _held(library: Library, path: Path) -> bool:
    """A library that cannot be read must not keep a work from the disk."""
    try:
        return library.holds(path)
    except StudioError:
        _log.warning("Whether %s is free could not be asked.", path.name)
        return False


def _refused(message: str) -> ExportError:
    """What helps in the window, where there is no `-o`."""
    return ExportError(
        message,
        _("Make room, or choose another folder for works in the settings, then keep it again."),
        ("settings", "retry"),
    )
