"""A sound in a few bars, for a card in a list of thousands."""

import itertools
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    import soundfile

_BLOCK = 2**18


class Outline(msgspec.Struct, frozen=True):
    """`bars` are the peaks of equal spans, from 0 to 1."""

    seconds: float
    bars: tuple[float, ...]


def outline(path: Path, bars: int) -> Outline:
    """Read block by block, so that an hour of sound needs no more memory than a second.

    Raises `BadInput` for what is missing or no sound.
    """
    from studio.media.opening import opened, untrusted
    from studio.media.sound_import import SAMPLES_LIMIT

    with opened(path), untrusted(str(path)):
        import soundfile

        with soundfile.SoundFile(path) as file:
            frames = min(file.frames, SAMPLES_LIMIT // file.channels)
            edges = [frames * bar // bars for bar in range(bars + 1)]
            peaks = [_peak(file, end - start) for start, end in itertools.pairwise(edges)]
            return Outline(frames / file.samplerate, tuple(peaks))


def _peak(file: "soundfile.SoundFile", frames: int) -> float:
    peak = 0.0
    while frames > 0 and len(block := file.read(min(frames, _BLOCK), "float32")):
        peak = max(peak, float(abs(block).max()))
        frames -= len(block)
    return min(peak, 1.0)
