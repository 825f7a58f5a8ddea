"""Sounds fetched from where they are and looked at, off the window's own thread."""

from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from studio.core.artifact import Artifact, Sound, Timings
from studio.core.error import BadInput, StudioError
from studio.core.language import _
from studio.jobs.errands import Errands
from studio.media.loudness import Loudness
from studio.store.library import Library
from studio.ui.audio.take import Take, sound_of

if TYPE_CHECKING:
    import numpy as np

    from studio.media.synth.notes import Notes

OUTLINE = 52
"""Buckets of the small waveform in a list."""
_COARSE, _FINEST = 4096, 2**19
_KEPT_BYTES = 48 * 2**20
_MIDI = (".mid", ".midi")


@dataclass(frozen=True, eq=False)
class Opened:
    """A sound with what is shown of it: its peaks at several finenesses, and its notes."""

    sound: Sound
    levels: "list[np.ndarray]"
    outline: "np.ndarray"
    notes: "Notes | None"


class Opener(QObject):
    """Opens takes one at a time each, and remembers the last few."""

    opened = Signal(int, object)
    """The take's key, and `Opened`."""
    measured = Signal(int, object)
    """The take's key, and `Loudness`."""
    failed = Signal(int, object)
    """The take's key, and `StudioError`."""
    outlined = Signal(int, object, float)
    """The take's key, the small waveform, and seconds."""

    def __init__(self, errands: Errands, library: Library, parent: QObject) -> None:
        super().__init__(parent)
        self._errands = errands
        self._library = library
        self._kept: OrderedDict[int, Opened] = OrderedDict()
        self._loud: dict[int, Loudness] = {}
        self._under_way: set[int] = set()
        self._to_outline: list[Take] = []
        self._outlining = False

    def open(self, take: Take) -> None:
        """`opened` comes at once for one of the last few, else in a moment; then `measured`."""
        if (known := self._kept.get(take.key)) is not None:
            self._kept.move_to_end(take.key)
            self.opened.emit(take.key, known)
            if take.key in self._loud:
                self.measured.emit(take.key, self._loud[take.key])
        elif take.key not in self._under_way:
            self._under_way.add(take.key)
            library = self._library
            self._errands.run(
                lambda: (take.key, look_at(read_sound(take, library))),
                self._take_opened,
                partial(self._fail, take.key),
            )

    def outline(self, take: Take) -> None:
        """Draw the small waveform of a take in the list, after those asked for before."""
        if all(take.key != each.key for each in self._to_outline):
            self._to_outline.append(take)
            self._next_outline()

    def forget(self, key: int) -> None:
        self._kept.pop(key, None)
        self._loud.pop(key, None)

    def _take_opened(self, found: tuple[int, Opened]) -> None:
        key, opened = found
        self._under_way.discard(key)
        self._kept[key] = opened
        while len(self._kept) > 1 and self._bytes() > _KEPT_BYTES:
            self._kept.popitem(last=False)
        self.outlined.emit(key, opened.outline, opened.sound.seconds)
        self.opened.emit(key, opened)
        self._errands.run(
            lambda: (key, _loudness(opened.sound)), self._take_loudness, partial(self._fail, key)
        )

    def _take_loudness(self, found: tuple[int, Loudness]) -> None:
        key, measured = found
        self._loud[key] = measured
        self.measured.emit(key, measured)

    def _fail(self, key: int, error: StudioError) -> None:
        self._under_way.discard(key)
        self.failed.emit(key, error)

    def _bytes(self) -> int:
        return sum(len(each.sound.data) for each in self._kept.values())

    def _next_outline(self) -> None:
        if self._outlining or not self._to_outline:
            return
        self._outlining = True
        take, library = self._to_outline.pop(0), self._library

        def drawn() -> tuple[int, "np.ndarray", float]:
            from studio.media.peaks import peaks

            sound = read_sound(take, library)
            return take.key, peaks(sound, OUTLINE), sound.seconds

        self._errands.run(drawn, self._take_outline, self._skip_outline)

    def _take_outline(self, found: "tuple[int, np.ndarray, float]") -> None:
        self._outlining = False
        self.outlined.emit(*found)
        self._next_outline()

    def _skip_outline(self, _error: StudioError) -> None:
        """Told when the person opens it; a list of old takes need not complain."""
        self._outlining = False
        self._next_outline()


def read_sound(take: Take, library: Library) -> Sound:
    """Raises `StudioError`. Notes come with it, from the library or from a MIDI file."""
    from studio.media.sound_import import load_sound

    if take.artifact is not None:
        return sound_of(take.artifact)
    assert take.path is not None
    if take.path.suffix.lower() in _MIDI:
        return _played(take.path)
    sound = load_sound(take.path)
    score = library.score(take.work.id) if take.work else b""
    return Sound(sound.rate, sound.channels, sound.data, score)


def look_at(sound: Sound) -> Opened:
    from studio.media.peaks import peaks
    from studio.media.synth.notes import read_notes

    frames = round(sound.seconds * sound.rate)
    fine = min(max(frames // 16, _COARSE), _FINEST)
    levels = [peaks(sound, _COARSE), *([peaks(sound, fine)] if fine > _COARSE else [])]
    notes = None
    if sound.score:
        with suppress(ValueError):  # a sound can be heard though its notes are damaged
            notes = read_notes(sound.score)
    return Opened(sound, levels, peaks(sound, OUTLINE), notes)


def artifact_of(take: Take, library: Library) -> Artifact:
    """Whole again, from the file and what the file says of its making. Raises `StudioError`."""
    if take.artifact is not None:
        return take.artifact
    from studio.media.inspect import provenance_of

    assert take.path is not None
    assert take.recipe is not None
    making = take.work.seconds if take.work else 0.0
    sound, provenance = read_sound(take, library), provenance_of(take.path)
    return Artifact(take.recipe, sound, Timings(0.0, making), provenance)


def _played(path: Path) -> Sound:
    from studio.media.opening import opened
    from studio.media.synth import render

    with opened(path) as file:
        score = file.read(4 * 2**20 + 1)
    try:
        return Sound.of(render(score), 44_100, score)
    except ValueError as error:
        raise BadInput(
            _("The notes in {name} cannot be played.").format(name=path.name),
            _("Use another copy of it, or save it again in another program."),
        ) from error


def _loudness(sound: Sound) -> Loudness:
    from studio.media.loudness import loudness

    return loudness(sound)
