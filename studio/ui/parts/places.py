"""Where files come from and go to: the folder a person expects, and a name that says its format."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.media.names import free_path

_STANDARD = {
    "image": QStandardPaths.StandardLocation.PicturesLocation,
    "text": QStandardPaths.StandardLocation.DocumentsLocation,
}
"""By the kind of recipe; whatever can be heard goes to the music."""


class Place:
    """The folder that was used last for one kind of thing; at first the one the system has."""

    def __init__(self, kind: str) -> None:
        self._standard = _STANDARD.get(kind, QStandardPaths.StandardLocation.MusicLocation)
        self.kept = ""
        """What to remember from one start to the next; empty before anything was chosen."""

    @property
    def folder(self) -> str:
        """One that is there: drives are taken out, and not every home has a folder for music."""
        return nearest(self.kept or QStandardPaths.writableLocation(self._standard))

    def note(self, path: Path) -> None:
        self.kept = str(path.parent)


def nearest(folder: str) -> str:
    """The folder itself, else the first above it that is there, else the person's home.

    Without a folder that exists Qt would show the one the program was started in.
    """
    if QDir.isAbsolutePath(folder):
        above = (QDir(str(each)) for each in (Path(folder), *Path(folder).parents))
        for each in above:
            if each.exists() and not each.isRoot():
                return each.path()
    return QDir.homePath()


def ask_where_from(parent: QWidget, title: str, place: Place, kinds: str) -> Path | None:
    """`kinds` as file dialogs write them: `Texts (*.txt *.md);;All files (*)`."""
    name, _ = QFileDialog.getOpenFileName(parent, title, place.folder, kinds)
    if not name:
        return None
    place.note(Path(name))
    return Path(name)


def ask_where_to(
    parent: QWidget, title: str, place: Place, name: str, kinds: Mapping[str, Sequence[str]]
) -> Path | None:
    """A name that may be written to; the dialog has asked before an older file goes.

    `kinds` has the suffixes of each format by what the dialog calls it, the usual one first. A
    name without any of them gets the one of the chosen format, and a number if there is such a
    file already, for nobody was asked about that one.
    """
    endings = [ending for each in kinds.values() for ending in each]
    dialog = QFileDialog(parent, title, place.folder)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(list(kinds))

    def choose(kind: str) -> None:
        """The name follows the format, for it is the name that decides."""
        dialog.setDefaultSuffix(kinds[kind][0].removeprefix("."))
        typed = Path(next(iter(dialog.selectedFiles()), ""))
        if typed.suffix.lower() in endings and typed.suffix.lower() not in kinds[kind]:
            dialog.selectFile(typed.with_suffix(kinds[kind][0]).name)

    fitting = (kind for kind, each in kinds.items() if Path(name).suffix.lower() in each)
    suggested = next(fitting, next(iter(kinds)))
    dialog.selectNameFilter(suggested)
    dialog.selectFile(name)
    choose(suggested)
    dialog.filterSelected.connect(choose)
    accepted, chosen = dialog.exec(), dialog.selectedFiles()
    kind = dialog.selectedNameFilter()
    dialog.deleteLater()
    if not accepted or not chosen:
        return None
    path = Path(chosen[0])
    if path.suffix.lower() not in endings:
        path = free_path(path.with_name(path.name + kinds.get(kind, endings)[0]))
    place.note(path)
    return path
