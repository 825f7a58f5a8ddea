"""What can be done with the take that is shown: save it, make it otherwise, once more or not."""

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from studio.core.error import StudioError
from studio.media.names import file_name
from studio.ui.audio.making import Maker
from studio.ui.audio.opening import Opened, artifact_of
from studio.ui.audio.take import Take
from studio.ui.parts.places import Place, ask_where_to
from studio.ui.services import Services

translate = QCoreApplication.translate


class Deeds(QObject):
    saving = Signal()
    """What was told of an earlier time holds no longer."""
    saved = Signal(object)
    """Path"""
    failed = Signal(object)
    """StudioError"""
    begun = Signal(object)
    """The keys of new takes."""

    def __init__(
        self,
        services: Services,
        maker: Maker,
        shown: Callable[[], tuple[Take | None, Opened | None]],
        window: QWidget,
    ) -> None:
        """`shown` tells which take is in the middle, and its sound once that has been read."""
        super().__init__(window)
        self._services = services
        self._errands = services.errands
        self._library = services.library
        self._maker = maker
        self._shown = shown
        self._window = window
        self.place = Place("music")

    def save(self) -> None:
        """With notes, as MIDI too."""
        take, opened = self._shown()
        if take is not None and take.recipe is not None and opened is not None:
            self._ask(take, _formats(notes=bool(opened.sound.score)))

    def export(self) -> None:
        """In the dialog, with every format and choice."""
        take, opened = self._shown()
        if take is None or take.recipe is None or opened is None:
            return
        from studio.ui.export.opening import export_works, open_export
        from studio.ui.export.piece import Piece

        self.saving.emit()
        if take.work is not None:
            export_works(self._services, self._window, [take.work], self._fail)
            return
        load = partial(artifact_of, take, self._library)
        notes = bool(opened.sound.score)
        piece = Piece(take.kind, take.words, take.recipe, time.time(), load, notes)
        open_export(self._services, self._window, [piece], self._fail)

    def save_notes(self) -> None:
        take, opened = self._shown()
        if take is not None and take.recipe is not None and opened and opened.sound.score:
            self._ask(take, {".mid": translate("Saving", "MIDI notes")})

    def vary(self) -> None:
        take, _ = self._shown()
        if take is not None and take.varies:
            self.begun.emit(self._maker.vary(take))

    def retry(self) -> None:
        take, _ = self._shown()
        if take is not None:
            self._maker.retry(take)

    def cancel(self) -> None:
        take, _ = self._shown()
        if take is not None:
            self._maker.cancel(take)

    def _ask(self, take: Take, formats: dict[str, str]) -> None:
        assert take.recipe is not None
        kinds = {f"{name} (*{ending})": (ending,) for ending, name in formats.items()}
        name = file_name(take.recipe, next(iter(formats)))
        title = translate("Saving", "Save as")
        path = ask_where_to(self._window, title, self.place, name, kinds)
        if path is not None:
            self._save(take, path)

    def _save(self, take: Take, path: Path) -> None:
        self.saving.emit()
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


def _formats(notes: bool) -> dict[str, str]:
    """What each is called, by its suffix; the usual one first."""
    formats = {
        ".flac": translate("Saving", "FLAC, lossless and small"),
        ".wav": translate("Saving", "WAV, lossless"),
        ".mp3": translate("Saving", "MP3"),
        ".ogg": translate("Saving", "OGG Vorbis"),
    }
    if notes:
        formats[".mid"] = translate("Saving", "MIDI notes")
    return formats
