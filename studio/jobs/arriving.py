"""One file on its way into the library: copied among the works, and noted or found again."""

import shutil
import time
from pathlib import Path
from typing import NamedTuple

from studio.core.error import ExportError
from studio.core.files import whole_file
from studio.core.language import _
from studio.media.importing import Reading, played, read_arrival
from studio.store.library import Arrival, Library, Work


class Arrived(NamedTuple):
    """`back` when the library knew the work before."""

    work: Work
    back: bool = False


def bring_in(library: Library, path: Path, folder: Path) -> Arrived | None:
    """None for one whose bytes are here already, in sight and with its file. Raises
    `StudioError`."""
    read = read_arrival(path)
    if (known := library.of_bytes(read.sha256)) is not None:
        return _brought_back(library, known, path, read, folder)
    kept = _copied(path, read, folder, library)
    arrival = Arrival(
        kind=read.kind,
        path=kept,
        title=path.stem,
        sha256=read.sha256,
        recipe=read.recipe,
        program=read.program,
        text=read.text,
        thumbnail=read.thumbnail,
        score=read.score,
        other=read.other,
    )
    work = library.bring_in(arrival)
    if work is None:  # another window was quicker
        kept.unlink(missing_ok=True)
        return None
    return Arrived(work)


def _brought_back(
    library: Library, known: Work, path: Path, read: Reading, folder: Path
) -> Arrived | None:
    """A work that was thrown away, or lost its file, is as it was. None where nothing was amiss."""
    gone = not known.path.is_file()
    if known.trashed is None and not gone:
        return None
    if gone:
        library.moved(known.id, _copied(path, read, folder, library))
    library.trash.restore([known.id])
    back = library.work(known.id)
    return None if back is None else Arrived(back, back=True)


def _copied(path: Path, read: Reading, folder: Path, library: Library) -> Path:
    """A copy of the file among the works; of notes also how they sound, and then that one."""
    from studio.media.names import free_path
    from studio.media.opening import opened

    place = folder / time.strftime("%Y-%m")
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ExportError(
            _("The folder {path} cannot be used ({reason}).").format(path=place, reason=reason),
            _("Make room, or choose another folder for works in the settings."),
            ("settings",),
        ) from error
    if not read.score:
        target = free_path(place / path.name, library.holds)
        with opened(path) as source, whole_file(target) as part, part.open("wb") as copy:
            shutil.copyfileobj(source, copy)
        return target
    sound = played(read.score, path.name)
    target = free_path(place / f"{path.stem}.flac", library.holds)
    for kept, data in ((target.with_suffix(".mid"), read.score), (target, sound)):
        with whole_file(kept) as part:
            part.write_bytes(data)
    return target
