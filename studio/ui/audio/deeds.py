"""What can be done with the take that is shown: save it, make it otherwise, once more or not."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.core.error import StudioError
from studio.media.names import file_name
from studio.ui.audio.making import Maker
from studio.ui.audio.opening import Opened, artifact_of
from studio.ui.audio.take import Take
from studio.ui.services import Services

translate = QCoreApplication.translate


class Deeds(QObject):
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
        self._errands = services.errands
        self._library = services.library
        self._maker = maker
        self._shown = shown
        self._window = window
        self._folder = ""

    def save(self) -> None:
        """With notes, as MIDI too."""
        take, opened = self._shown()
        if take is not None and take.recipe is not None and opened is not None:
            notes = bool(opened.sound.score)
            self._save(take, _ask_place(self._window, take, notes, self._folder))

    def save_notes(self) -> None:
        take, opened = self._shown()
        if take is not None and take.recipe is not None and opened and opened.sound.score:
            self._save(take, _ask_notes_place(self._window, take, self._folder))

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


def _ask_place(parent: QWidget, take: Take, notes: bool, folder: str = "") -> Path | None:
    """The person's choice, with a suffix that says the format; None when they leave it.

    The dialog asks before a file is replaced.
    """
    return _ask(parent, take, _formats(notes), ".flac", folder)


def _ask_notes_place(parent: QWidget, take: Take, folder: str = "") -> Path | None:
    return _ask(parent, take, {".mid": translate("Saving", "MIDI notes")}, ".mid", folder)


def _formats(notes: bool) -> dict[str, str]:
    formats = {
        ".flac": translate("Saving", "FLAC, lossless and small"),
        ".wav": translate("Saving", "WAV, lossless"),
        ".mp3": translate("Saving", "MP3"),
        ".ogg": translate("Saving", "OGG Vorbis"),
    }
    if notes:
        formats[".mid"] = translate("Saving", "MIDI notes")
    return formats


def _ask(
    parent: QWidget, take: Take, formats: dict[str, str], suffix: str, folder: str
) -> Path | None:
    assert take.recipe is not None
    place = folder or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MusicLocation)
    filters = {f"{name} (*{ending})": ending for ending, name in formats.items()}
    chosen, used = QFileDialog.getSaveFileName(
        parent,
        translate("Saving", "Save as"),
        str(Path(place, file_name(take.recipe, suffix))),
        ";;".join(filters),
    )
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() in formats else Path(f"{path}{filters.get(used, suffix)}")
