"""Copying, saving and letting go of works, none of which makes the window wait."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from studio.store.library import Work
from studio.ui.library.copies import Clip, Thrown, clip_of, save_copy, throw_away
from studio.ui.parts.places import Place, ask_where_to
from studio.ui.services import Services

SOUNDS = "music"
SHELVES = ("text", "image", SOUNDS)
"""Whose copies have a folder each."""


class Deeds(QObject):
    begun = Signal()
    """What was told of an earlier deed holds no longer."""
    said = Signal(str)
    """How it went, in a few words."""
    failed = Signal(object)
    """`StudioError`"""
    dropped = Signal(object)
    """The ids of works that are no longer in the library."""

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._library = services.library
        self._errands = services.errands
        self.places = {kind: Place(kind) for kind in SHELVES}
        """Where copies went last, by what they are."""

    def copy(self, works: Sequence[Work]) -> None:
        if works:
            self.begun.emit()
            work = partial(clip_of, self._library, tuple(works))
            self._errands.run(work, self._copied, self._fail)

    def save(self, work: Work, window: QWidget) -> None:
        """Asks where to."""
        place = self.places[work.kind if work.kind in SHELVES else SOUNDS]
        kinds = {f"*{work.path.suffix}": (work.path.suffix.lower(),)}
        target = ask_where_to(window, self.tr("Save a copy"), place, work.path.name, kinds)
        if target is not None:
            self.begun.emit()
            self._errands.run(partial(save_copy, work, target), self._saved, self._fail)

    def throw_away(self, works: Sequence[Work]) -> None:
        """Without a question, because the system's trash can give it back."""
        if works:
            self.begun.emit()
            work = partial(throw_away, self._library, tuple(works))
            self._errands.run(work, self._thrown, self._fail)

    def forget(self, work: Work) -> None:
        """One whose file is gone."""
        self.begun.emit()
        self._errands.run(partial(throw_away, self._library, (work,)), self._forgotten, self._fail)

    def _copied(self, clip: Clip) -> None:
        QGuiApplication.clipboard().setMimeData(clip.mime())
        self.said.emit(self.tr("Copied."))

    def _saved(self, target: Path) -> None:
        self.said.emit(self.tr("Saved as {name}.").format(name=target.name))

    def _thrown(self, thrown: Thrown) -> None:
        several = self.tr("{count} works are in the system's trash, which can give them back.")
        single = self.tr("It is in the system's trash, which can give it back.")
        count = len(thrown.works)
        self._dropped(thrown, several.format(count=count) if count > 1 else single)

    def _forgotten(self, thrown: Thrown) -> None:
        self._dropped(thrown, self.tr("Taken off the list."))

    def _dropped(self, thrown: Thrown, said: str) -> None:
        self.dropped.emit(thrown.works)
        if thrown.error is not None:
            self.failed.emit(thrown.error)
        else:
            self.said.emit(said)

    def _fail(self, error: object) -> None:
        self.failed.emit(error)
