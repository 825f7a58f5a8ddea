"""From MIDI bytes to a finished stereo mix: placed, in a room, at an even loudness."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from studio.media.synth import struck, sustained
from studio.media.synth.drums import drum
from studio.media.synth.master import finish
from studio.media.synth.notes import Notes, read_notes
from studio.media.synth.oscillators import Wave
from studio.media.synth.room import reverberate

TAIL = 2.5
"""Seconds after the last note's end, for releases and the room."""

CACHE_BYTES = 96 * 2**20


@dataclass(frozen=True)
class Seat:
    """Where an instrument sits: its voice, level, place from -1 (left) to 1, share of room.

    Levels were set by measuring: alone, at one force, melody voices come to about -13 LUFS, those
    that accompany a little less.
    """

    voice: Callable[[float, float, float, int], Wave]
    level: float
    pan: float
    room: float


SEATS = {
    "piano": Seat(struck.piano, 0.79, -0.1, 0.2),
    "music box": Seat(struck.music_box, 0.41, 0.15, 0.4),
    "marimba": Seat(struck.marimba, 0.85, -0.25, 0.25),
    "bells": Seat(struck.bells, 0.37, 0.25, 0.45),
    "organ": Seat(sustained.organ, 0.58, 0.0, 0.35),
    "guitar": Seat(struck.guitar, 0.76, 0.25, 0.18),
    "bass": Seat(struck.bass, 0.94, 0.0, 0.05),
    "harp": Seat(struck.harp, 0.38, 0.3, 0.35),
    "strings": Seat(sustained.strings, 1.02, -0.3, 0.4),
    "choir": Seat(sustained.choir, 0.56, 0.1, 0.5),
    "brass": Seat(sustained.brass, 0.53, 0.2, 0.3),
    "clarinet": Seat(sustained.clarinet, 0.54, -0.2, 0.28),
    "flute": Seat(sustained.flute, 0.52, 0.1, 0.35),
    "pad": Seat(sustained.pad, 0.40, -0.05, 0.45),
}
DRUM_LEVEL, DRUM_ROOM = 1.3, 0.12


@dataclass
class _Band:
    """Plays notes, remembering the sounds of late so that a repeated note costs nothing."""

    rate: int
    _sounds: OrderedDict[tuple[str, int, int, int], Wave] = field(default_factory=OrderedDict)
    _bytes: int = 0

    def sound(self, instrument: str, pitch: int, seconds: float, velocity: int) -> Wave:
        centiseconds = 0 if instrument == "drums" else max(round(seconds * 100), 2)
        layer = min(velocity // 32, 3)
        key = (instrument, pitch, centiseconds, layer)
        if key in self._sounds:
            self._sounds.move_to_end(key)
            return self._sounds[key]
        force = (layer + 0.5) / 4
        if instrument == "drums":
            wave = drum(pitch, force, self.rate)
        else:
            hertz = 440.0 * 2 ** ((pitch - 69) / 12)
            wave = SEATS[instrument].voice(hertz, centiseconds / 100, force, self.rate)
        self._sounds[key] = wave
        self._bytes += wave.nbytes
        while self._bytes > CACHE_BYTES and len(self._sounds) > 1:
            self._bytes -= self._sounds.popitem(last=False)[1].nbytes
        return wave


def render(midi: bytes, rate: int = 44100) -> NDArray[np.float32]:
    """Play a Standard MIDI File: float32 of shape (frames, 2), at about -16 LUFS.

    The same bytes give the same samples every time; peaks stay at or under -1 dBFS. A file
    without notes gives a second of silence. Raises ValueError for what is no MIDI file, for one
    longer than 15 minutes or too dense to play, and for a rate outside 8,000 to 192,000.
    """
    if not 8_000 <= rate <= 192_000:
        raise ValueError(f"The sample rate must be 8,000 to 192,000 Hz, not {rate}.")
    notes = read_notes(midi)
    if len(notes.start) == 0:
        return np.zeros((rate, 2), np.float32)
    frames = int((float(notes.end.max()) + TAIL) * rate)
    mix = _mix(notes, frames, rate)
    return finish(mix, rate)


def _mix(notes: Notes, frames: int, rate: int) -> NDArray[np.float32]:
    """Both channels with the room, shape (2, frames), before the loudness is set."""
    band = _Band(rate)
    dry = np.zeros((2, frames), np.float32)
    room = np.zeros(frames, np.float32)
    first = np.round(notes.start * rate).astype(np.int64)
    for index, instrument in enumerate(notes.instrument):
        pitch, velocity = int(notes.pitch[index]), int(notes.velocity[index])
        seconds = float(notes.end[index] - notes.start[index])
        wave = band.sound(instrument, pitch, seconds, velocity)
        begin = int(first[index])
        wave = wave[: frames - begin]
        place, level, send = _seat(instrument, pitch)
        gain = np.float32(level * (velocity / 127) ** 1.5)
        end = begin + len(wave)
        left, right = np.cos((place + 1) * np.pi / 4), np.sin((place + 1) * np.pi / 4)
        dry[0, begin:end] += wave * (gain * np.float32(left))
        dry[1, begin:end] += wave * (gain * np.float32(right))
        room[begin:end] += wave * (gain * np.float32(send))
    return dry + reverberate(room, rate)


def _seat(instrument: str, pitch: int) -> tuple[float, float, float]:
    """Place, level and share of room; drums spread by key, others lean with their pitch."""
    if instrument == "drums":
        spread = 0.0 if pitch in (35, 36, 38) else ((pitch * 7) % 11 - 5) / 12
        return spread, DRUM_LEVEL, DRUM_ROOM
    seat = SEATS[instrument]
    lean = 0.0 if instrument == "bass" else (pitch - 60) / 120
    return float(np.clip(seat.pan + lean, -0.8, 0.8)), seat.level, seat.room
