"""Saves takes under names of the person's choice."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from studio.core.error import StudioError
from studio.jobs.errands import Errands
from studio.store.library import Library
from studio.ui.audio.opening import artifact_of
from studio.ui.audio.saving import ask_notes_place, ask_place
from studio.ui.audio.take import Take


class Exports(QObject):
    saved = Signal(object)
    """Path"""
    failed = Signal(object)
    """StudioError"""

    def __init__(self, errands: Errands, library: Library, parent: QWidget) -> None:
        super().__init__(parent)
        self._errands = errands
        self._library = library
        self._window = parent
        self._folder = ""

    def save_as(self, take: Take, notes: bool) -> None:
        """`notes` offers MIDI beside the formats of sound."""
        self._save(take, ask_place(self._window, take, notes, self._folder))

    def save_notes(self, take: Take) -> None:
        self._save(take, ask_notes_place(self._window, take, self._folder))

    def _save(self, take: Take, path: Path | None) -> None:
        if path is None:
            return
        self._folder = str(path.parent)
        library = self._library

        def work() -> Path:
            from studio.media.save import save

            save(artifact_of(take, library), path, force=True)
            return path

        self._errands.run(work, self._done, self._fail)

    def _done(self, path: Path) -> None:
        self.saved.emit(path)

    def _fail(self, error: StudioError) -> None:
        self.failed.emit(error)
