"""Where and as what a take is to be saved."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.media.names import file_name
from studio.ui.audio.take import Take

translate = QCoreApplication.translate


def ask_place(parent: QWidget, take: Take, notes: bool, folder: str = "") -> Path | None:
    """The person's choice, with a suffix that says the format; None when they leave it.

    The dialog asks before a file is replaced.
    """
    return _ask(parent, take, _formats(notes), ".flac", folder)


def ask_notes_place(parent: QWidget, take: Take, folder: str = "") -> Path | None:
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
