"""The works that belong to a project: the pictures on its strip, the takes in its list.

A project holds the very files, so that it can be carried to another computer. There, and where the
library's own file is gone, they are put back into the library.
"""

import hashlib
import logging
import re
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from studio.core.error import StudioError
from studio.core.files import whole_file
from studio.core.language import _
from studio.core.recipe import recipe_from_json, recipe_to_json
from studio.media.names import free_path
from studio.store.library import Arrival, Library, Work
from studio.store.project.change import VALUE_LIMIT, Cell, Change, Put
from studio.store.project.project import Project

WORKS, FILES, SCORES, THUMBNAILS = "work", "file", "score", "thumbnail"
"""Areas of a project; a work has the same key in each."""

_SUFFIXES = {
    "image": (".png", ".jpg", ".jpeg", ".webp"),
    "speech": (".flac", ".wav", ".ogg", ".mp3"),
    "music": (".flac", ".wav", ".ogg", ".mp3"),
    "sound": (".flac", ".wav", ".ogg", ".mp3"),
}
"""Of the files of each kind that are put back, the usual one first."""
_HARMLESS = re.compile(r"[^\W_][\w \-().,]{0,100}")

_log = logging.getLogger(__name__)


class _Note(msgspec.Struct, frozen=True):
    kind: str
    name: str
    title: str
    sha256: str
    recipe: str


class Belonging(NamedTuple):
    key: str
    work: Work


def add(project: Project, library: Library, work: Work) -> str:
    """Lay a work into the project; gives its key there, by which works stay in order.

    Raises `StudioError` when its file cannot be read or is too large.
    """
    key = f"{time.time_ns():020}"
    try:
        if work.path.stat().st_size > VALUE_LIMIT:
            raise StudioError(_("{name} is too large for a project.").format(name=work.path.name))
        data = work.path.read_bytes()
    except OSError as error:
        raise StudioError(
            _("{name} cannot be read ({reason}).").format(
                name=work.path.name, reason=error.strerror
            )
        ) from error
    recipe = recipe_to_json(work.recipe) if work.recipe else ""
    note = _Note(work.kind, work.path.name, work.title, library.sha256(work.id), recipe)
    parts = {
        WORKS: msgspec.json.encode(note),
        FILES: data,
        SCORES: library.score(work.id),
        THUMBNAILS: library.thumbnail(work.id),
    }
    project.note([Put(Cell(area, key), value) for area, value in parts.items() if value])
    return key


def remove(project: Project, track: str, label: str, key: str) -> None:
    """Take one out again, which can be undone. The library has it still."""
    changes: list[Change] = [
        Put(Cell(area, key), None) for area in (WORKS, FILES, SCORES, THUMBNAILS)
    ]
    project.commit(track, label, changes)


def works_of(
    project: Project, library: Library, folder: Path, kinds: Sequence[str]
) -> list[Belonging]:
    """Oldest first. One that cannot be put back is logged, and is not in the way of the others."""
    found: list[Belonging] = []
    for key, data in project.values(WORKS).items():
        try:
            note = msgspec.json.decode(data, type=_Note)
            if note.kind in kinds:
                found.append(Belonging(key, _work(project, library, folder, key, note)))
        except (StudioError, msgspec.MsgspecError, OSError, ValueError, KeyError) as error:
            _log.warning("A work of the project is left out: %s", error)
    return found


def _work(project: Project, library: Library, folder: Path, key: str, note: _Note) -> Work:
    known = library.of_bytes(note.sha256)
    if known is not None and known.path.is_file():
        return known
    data = project.value(Cell(FILES, key))
    if data is None or hashlib.sha256(data).hexdigest() != note.sha256:
        raise StudioError(_("{name} is not whole in the project.").format(name=note.name))
    if known is not None:
        _put(known.path, data)
        return known
    path = free_path(folder / time.strftime("%Y-%m") / _name(note), library.holds)
    _put(path, data)
    work = library.bring_in(
        Arrival(
            kind=note.kind,
            path=path,
            title=note.title,
            sha256=note.sha256,
            recipe=recipe_from_json(note.recipe) if note.recipe else None,
            program="Atelier",
            thumbnail=project.value(Cell(THUMBNAILS, key)) or b"",
            score=project.value(Cell(SCORES, key)) or b"",
        )
    )
    if work is None:
        raise StudioError(_("{name} could not be put back.").format(name=note.name))
    return work


def _name(note: _Note) -> str:
    """A name for the file that no system takes for anything else, whatever the project says."""
    said = Path(note.name)
    suffixes = _SUFFIXES[note.kind]
    suffix = said.suffix.lower() if said.suffix.lower() in suffixes else suffixes[0]
    stem = found[0].rstrip(" .") if (found := _HARMLESS.match(said.stem)) else note.kind
    return f"{stem}{suffix}"


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with whole_file(path) as temporary:
        temporary.write_bytes(data)
