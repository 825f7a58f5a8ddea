"""Copying, saving and letting go of works, none of which makes the window wait."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from studio.store.library import Work
from studio.ui.library.copies import Clip, Thrown, clip_of, delete, empty_trash, save_copy
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
    thrown = Signal(object)
    """The ids of works that are in the trash now."""
    restored = Signal(object)
    """The ids of works that came back from it."""
    dropped = Signal(object)
    """The ids of works that are no longer in the library."""

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
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

    def export(self, works: Sequence[Work], window: QWidget) -> None:
        """In the dialog, with every format and choice."""
        if works:
            from studio.ui.export.opening import export_works

            self.begun.emit()
            export_works(self._services, window, works, self._fail)

    def throw_away(self, works: Sequence[int]) -> None:
        """Without a question, because they can be brought back."""
        if works:
            ids = tuple(works)
            self.begun.emit()
            self._errands.run(
                partial(self._library.trash.put, ids), lambda _: self.thrown.emit(ids), self._fail
            )

    def restore(self, works: Sequence[int]) -> None:
        if works:
            ids = tuple(works)
            self.begun.emit()
            self._errands.run(
                partial(self._library.trash.restore, ids),
                lambda _: self.restored.emit(ids),
                self._fail,
            )

    def empty_trash(self, window: QWidget) -> None:
        """Asks first: this is the one step that is not undone here."""
        box = QMessageBox(window)
        box.setWindowTitle("Atelier")
        box.setText(self.tr("Empty the trash?"))
        box.setInformativeText(
            self.tr("The files move to the system's trash, and the library forgets the works.")
        )
        empty = box.addButton(self.tr("Empty it"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(self.tr("Keep them"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.exec()
        if box.clickedButton() is empty:
            self.begun.emit()
            self._errands.run(partial(empty_trash, self._library), self._emptied, self._fail)

    def forget(self, work: Work) -> None:
        """One whose file is gone."""
        self.begun.emit()
        gone = partial(delete, self._library, (work.id,))
        self._errands.run(gone, self._forgotten, self._fail)

    def _copied(self, clip: Clip) -> None:
        QGuiApplication.clipboard().setMimeData(clip.mime())
        self.said.emit(self.tr("Copied."))

    def _saved(self, target: Path) -> None:
        self.said.emit(self.tr("Saved as {name}.").format(name=target.name))

    def _emptied(self, thrown: Thrown) -> None:
        self._dropped(thrown, self.tr("The trash is empty."))

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
