"""Sounds from files, to be heard and looked at."""

from pathlib import Path
from typing import TYPE_CHECKING

from studio.core.artifact import Sound
from studio.core.error import BadInput
from studio.core.language import _
from studio.media.opening import opened, untrusted

if TYPE_CHECKING:
    import numpy as np
    import soundfile

SAMPLES_LIMIT = 2**28
"""One gigabyte as float32: ten minutes of stereo at 192 kHz, an hour and a half of mono at 48."""
CHANNELS_LIMIT = 8
RATE_LIMIT = 768_000
_BLOCK = 2**18


def load_sound(path: Path) -> Sound:
    """All of a file that libsndfile reads: WAV, FLAC, Ogg Vorbis and Opus, MP3, AIFF and more.

    Raises `BadInput` for what is missing, no sound, empty, damaged or beyond the limits. What a
    file says of its length counts for nothing, because a small one can claim or hold days.
    """
    with opened(path), untrusted(str(path)):
        import soundfile

        with soundfile.SoundFile(path) as file:
            if file.channels > CHANNELS_LIMIT or file.samplerate > RATE_LIMIT:
                raise BadInput(
                    _("The sound in {name} has {channels} channels at {rate} Hz.").format(
                        name=path.name, channels=file.channels, rate=file.samplerate
                    ),
                    _("Save it as stereo at 48,000 Hz in another program first."),
                )
            samples = _all(file, path)
            return Sound.of(samples, file.samplerate)


def _all(file: "soundfile.SoundFile", path: Path) -> "np.ndarray":
    """float32, frames x channels."""
    import numpy as np

    blocks: list[np.ndarray] = []
    frames = 0
    while len(block := file.read(_BLOCK, "float32", always_2d=True)):
        blocks.append(block)
        frames += len(block)
        if frames * file.channels > SAMPLES_LIMIT:
            raise BadInput(
                _("The sound in {name} is too long.").format(name=path.name),
                _("Cut it to ten minutes in another program first."),
            )
    if not blocks:
        raise BadInput(
            _("There is no sound in {name}.").format(name=path.name), _("Use another file.")
        )
    return np.concatenate(blocks)
