"""After another folder was chosen in the settings: the offer to take along what lies in the old."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject, Signal, Slot

from studio.core.error import StudioError
from studio.store.library import Library
from studio.store.relocating import Relocated, lying_in, move_folders, move_works
from studio.store.settings import Settings
from studio.ui.parts.notice_bar import NoticeBar, Offer
from studio.ui.services import Services


class FolderMoves(QObject):
    progressed = Signal(str)
    """A short sentence on how far it has come."""
    _came = Signal(float)

    def __init__(self, services: Services, notices: NoticeBar, parent: QObject) -> None:
        super().__init__(parent)
        self._services, self._notices = services, notices
        services.preferences.changed.connect(self._look)
        self._came.connect(self._tell)

    @Slot(object, object)
    def _look(self, now: Settings, before: Settings) -> None:
        folders, library = self._services.folders, self._services.library
        works = (_place(each.works_folder, folders.works) for each in (before, now))
        models = (_place(each.models_folder, folders.models) for each in (before, now))
        for (old, new), count, move in (
            (works, partial(_works_in, library), partial(move_works, library)),
            (models, _files_in, move_folders),
        ):
            if old != new:
                self._services.errands.run(
                    partial(count, old), partial(self._offer, move, old, new), self._refuse
                )

    def _offer(self, move: Callable[..., Relocated], old: Path, new: Path, count: int) -> None:
        if not count:
            return
        text = self.tr("Files that still lie in {old}: {count}.").format(count=count, old=old)
        tip = self.tr("Copy each to {new}, make sure of it, and only then remove it here")
        deed = partial(self._move, partial(move, old, new, self._report))
        self._notices.say(text, [Offer(self.tr("Move them there"), tip.format(new=new), deed)])

    def _move(self, move: Callable[[], Relocated]) -> None:
        self._tell(0.0)
        self._services.errands.run(move, self._moved, self._refuse)

    def _report(self, share: float) -> None:
        """From the errand's thread. Raises `StudioError` where the program ends: what is left then
        is offered again the next time."""
        if self._services.errands.closed:
            raise StudioError("")
        if shiboken6.isValid(self):  # another language may have come, and another window
            self._came.emit(share)

    @Slot(float)
    def _tell(self, share: float) -> None:
        percent = f"{100 * share:.0f}"
        self.progressed.emit(self.tr("Moving files: {percent} %").format(percent=percent))

    def _moved(self, found: Relocated) -> None:
        self.progressed.emit("")
        said = self.tr("Files moved: {count}.").format(count=found.moved)
        if found.error is not None:
            left = self.tr("Stayed where they were: {left}.").format(left=found.left)
            said = f"{said} {left} {found.error}"
        self._notices.say(said)
        self._services.catalogue.refresh()

    def _refuse(self, error: StudioError) -> None:
        self.progressed.emit("")
        self._notices.say(str(error))


def _place(chosen: str, usual: Path) -> Path:
    return Path(chosen) if chosen else usual


def _works_in(library: Library, folder: Path) -> int:
    return len(lying_in(library, folder))


def _files_in(folder: Path) -> int:
    return sum(each.is_file() for each in folder.rglob("*"))
