"""Works on their way out: to the clipboard, to another folder, to the trash."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from studio.core.artifact import Pixels
from studio.core.error import StudioError
from studio.core.files import whole_file
from studio.store.library import Library, Work
from studio.ui.parts.pixmaps import pixmap_of


@dataclass(frozen=True)
class Clip:
    """What is to be copied: always the files, and of a single work what is in it."""

    paths: tuple[Path, ...]
    text: str = ""
    picture: Pixels | None = None

    def mime(self) -> QMimeData:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in self.paths])
        if self.text:
            mime.setText(self.text)
        if self.picture:
            mime.setImageData(pixmap_of(self.picture).toImage())
        return mime


def clip_of(library: Library, works: Sequence[Work]) -> Clip:
    """Reads files. Raises `BadInput` when a picture is gone or damaged."""
    paths = tuple(work.path for work in works)
    if len(works) != 1:
        return Clip(paths)
    (work,) = works
    if work.kind == "text":
        return Clip(paths, text=library.text(work.id))
    if work.kind == "image":
        from studio.media.picture import load_picture

        return Clip(paths, picture=load_picture(work.path))
    return Clip(paths)


def save_copy(work: Work, target: Path) -> Path:
    """The file as it is. Raises `BadInput` or `ExportError`."""
    from studio.media.opening import opened

    with (
        opened(work.path) as source,
        whole_file(target, force=True) as temporary,
        temporary.open("wb") as copy,
    ):
        shutil.copyfileobj(source, copy)
    return target


@dataclass(frozen=True)
class Thrown:
    """The ids of the works that are in the system's trash, and why the rest is not."""

    works: tuple[int, ...]
    error: StudioError | None = None


def delete(library: Library, works: Sequence[int]) -> Thrown:
    """For good, as far as the library knows; the files go to the system's trash."""
    thrown: list[int] = []
    for work in works:
        try:
            library.delete(work)
        except StudioError as error:
            return Thrown(tuple(thrown), error)
        thrown.append(work)
    return Thrown(tuple(thrown))


def empty_trash(library: Library) -> Thrown:
    return delete(library, library.trash.all())
