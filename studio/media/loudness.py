"""How loud a sound is, to ears and to converters."""

import math

import msgspec

from studio.core.artifact import Sound

SHORTEST = 0.4
"""Seconds; loudness is measured over blocks of that length."""
LONGEST = 600.0
"""Seconds, above which measuring takes more memory than knowing it is worth."""
_CHANNELS = 5


class Loudness(msgspec.Struct, frozen=True):
    """`lufs` is the integrated loudness of ITU-R BS.1770, `peak` that of the loudest sample in dB
    of full scale; None where the sound is silent, or too short or long for it."""

    lufs: float | None = None
    peak: float | None = None


def loudness(sound: Sound) -> Loudness:
    """Takes about a second for five minutes."""
    import numpy as np
    import pyloudnorm

    samples = sound.array()
    peak = float(max(samples.max(), -samples.min())) if len(samples) else 0.0
    if peak <= 0.0:
        return Loudness()
    decibels = 20 * math.log10(peak)
    if not SHORTEST < sound.seconds <= LONGEST:
        return Loudness(peak=decibels)
    with np.errstate(divide="ignore"):
        lufs = pyloudnorm.Meter(sound.rate).integrated_loudness(samples[:, :_CHANNELS])
    return Loudness(float(lufs) if math.isfinite(lufs) else None, decibels)
