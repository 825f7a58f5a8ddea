"""Read MIDI bytes into the notes to be played, within bounds."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from symusic import Score

LONGEST = 15 * 60.0
LONGEST_NOTE = 20.0
MOST_NOTES = 50_000
MOST_BYTES = 4 * 2**20

# The instrument that stands in for each of the sixteen families of eight General MIDI programs,
# and the programs that differ from their family.
_FAMILIES = (
    "piano",
    "marimba",
    "organ",
    "guitar",
    "bass",
    "strings",
    "strings",
    "brass",
    "clarinet",
    "flute",
    "clarinet",
    "pad",
    "pad",
    "guitar",
    "marimba",
    "pad",
)
_OTHERS = {
    8: "music box",
    9: "music box",
    10: "music box",
    14: "bells",
    15: "guitar",
    45: "harp",
    46: "harp",
    47: "bass",
    52: "choir",
    53: "choir",
    54: "choir",
    55: "brass",
    81: "brass",
    91: "choir",
    98: "bells",
    108: "marimba",
    109: "organ",
    110: "strings",
    111: "clarinet",
    112: "bells",
}


@dataclass(frozen=True)
class Notes:
    """Notes in order of start, one entry each: times in seconds, pitch and velocity 0 to 127."""

    start: NDArray[np.float64]
    end: NDArray[np.float64]
    pitch: NDArray[np.int32]
    velocity: NDArray[np.int32]
    instrument: list[str]


def instrument_of(program: int, is_drum: bool) -> str:
    """The instrument that plays a General MIDI program, counted from 0."""
    if is_drum:
        return "drums"
    return _OTHERS.get(program) or _FAMILIES[min(max(program, 0), 127) // 8]


def read_notes(midi: bytes) -> Notes:
    """Notes of a Standard MIDI File, those under a sustain pedal held until it is lifted.

    Raises ValueError when the bytes are no such file, or ask for more than can be played.
    """
    score = _parsed(midi)
    rows: list[NDArray[np.float64]] = []
    instruments: list[str] = []
    for track in score.tracks:
        name = instrument_of(track.program, track.is_drum)
        arrays = track.notes.numpy()
        start = np.asarray(arrays["time"], np.float64)
        end = start + np.clip(np.asarray(arrays["duration"], np.float64), 0.02, LONGEST_NOTE)
        for pedal in track.pedals:
            under = (end > pedal.time) & (end < pedal.end) & (start < pedal.end)
            end[under] = np.minimum(pedal.end, start[under] + LONGEST_NOTE)
        rows.append(np.stack([start, end, arrays["pitch"], arrays["velocity"]]))
        instruments += [name] * len(start)
    table = np.concatenate(rows, axis=1) if rows else np.zeros((4, 0))
    kept = table[3] > 0
    if not np.isfinite(table).all() or (table[0] < 0).any():
        raise ValueError("The MIDI file has times that cannot be played.")
    if table.shape[1] and float(table[0].max()) > LONGEST:
        raise ValueError("The MIDI file is longer than 15 minutes.")
    order = np.lexsort((table[2], table[0]))
    order = order[kept[order]]
    return Notes(
        start=table[0, order],
        end=table[1, order],
        pitch=np.clip(table[2, order], 0, 127).astype(np.int32),
        velocity=np.clip(table[3, order], 1, 127).astype(np.int32),
        instrument=[instruments[index] for index in order],
    )


def _parsed(midi: bytes) -> Any:
    if len(midi) > MOST_BYTES:
        raise ValueError("The MIDI file is too big to play.")
    if not midi.startswith(b"MThd"):
        raise ValueError("This is not a MIDI file.")
    try:
        score: Any = Score.from_midi(midi)
        if score.ticks_per_quarter <= 0:
            raise ValueError("The MIDI file has no usable time division.")
        if score.note_num() > MOST_NOTES:
            raise ValueError("The MIDI file has too many notes to play.")
        return score.to("second")
    except RuntimeError as error:
        raise ValueError("The MIDI file is damaged.") from error
