"""Sounds as Opus and as M4A, which need a rate of their own and tags of their own."""

import io
from math import gcd
from typing import TYPE_CHECKING, Any

from studio.core.artifact import Sound
from studio.media.mark import CREATOR_TOOL, Mark, mark_fields

if TYPE_CHECKING:
    import numpy as np
    from av import AudioFrame

OPUS_RATES = (8_000, 12_000, 16_000, 24_000, 48_000)
AAC_RATES = (8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000)
"""Those of both codecs that programs for the road play too."""

M4A_NAMES = "com.apple.iTunes"
"""What stands before names of one's own in every M4A file, whoever made it."""

_CROSSINGS = 32
"""Of the sinc at each side: 100 dB of rejection over a narrow slope."""
_KAISER = 9.0
_PASS = 0.96
_BITS_A_SECOND = 128_000
"""A channel; beyond it nobody has heard a difference."""
_FRAMES = 1024
_TOOL = "\xa9too"


def at_rate(sound: Sound, rates: tuple[int, ...]) -> Sound:
    """At the nearest legal rate that is no lower, or the highest, by a polyphase filter."""
    if sound.rate in rates:
        return sound
    import numpy as np
    from scipy.signal import firwin, resample_poly

    rate = next((each for each in rates if each > sound.rate), rates[-1])
    common = gcd(rate, sound.rate)
    up, down = rate // common, sound.rate // common
    widest = max(up, down)
    taps = 2 * _CROSSINGS * widest + 1
    window: Any = ("kaiser", _KAISER)
    low_pass = np.asarray(firwin(taps, _PASS / widest, window=window), np.float32)
    return Sound.of(np.asarray(resample_poly(sound.array(), up, down, 0, low_pass)), rate)


def encode_opus(sound: Sound, mark: Mark) -> bytes:
    """Raises `soundfile.LibsndfileError` for more channels than Opus has."""
    from studio.media.sound_export import encode_sound

    return encode_sound(at_rate(sound, OPUS_RATES), ".opus", mark)


def encode_m4a(sound: Sound, mark: Mark) -> bytes:
    """AAC at 128 kbit/s a channel. Raises `ValueError` for more than two channels."""
    if sound.channels > 2:
        raise ValueError("M4A files are made of one or two channels here")
    file = io.BytesIO(_aac(at_rate(sound, AAC_RATES)))
    _tag(file, mark_fields(mark))
    return file.getvalue()


def _aac(sound: Sound) -> bytes:
    """Without what would tell the time it was made at."""
    import av
    from av.codec.context import Flags

    file = io.BytesIO()
    with av.open(file, "w", format="ipod", options={"fflags": "+bitexact"}) as container:
        stream = container.add_stream("aac", rate=sound.rate)
        stream.layout = "stereo" if sound.channels == 2 else "mono"
        stream.bit_rate = _BITS_A_SECOND * sound.channels
        stream.codec_context.flags |= Flags.bitexact
        planes = sound.array().T
        for start in range(0, planes.shape[1], _FRAMES):
            container.mux(stream.encode(_frame(planes[:, start : start + _FRAMES], sound, start)))
        container.mux(stream.encode(None))
    return file.getvalue()


def _frame(planes: "np.ndarray", sound: Sound, start: int) -> "AudioFrame":
    from fractions import Fraction

    import av
    import numpy as np

    layout = "stereo" if sound.channels == 2 else "mono"
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(planes), "fltp", layout)
    frame.sample_rate = sound.rate
    frame.pts = start
    frame.time_base = Fraction(1, sound.rate)
    return frame


def _tag(file: io.BytesIO, fields: dict[str, str]) -> None:
    from mutagen.mp4 import MP4, AtomDataType, MP4FreeForm

    file.seek(0)
    tagged = MP4(file)
    for key, text in fields.items():
        if key == CREATOR_TOOL:
            tagged[_TOOL] = [text]
        else:
            value = MP4FreeForm(text.encode(), dataformat=AtomDataType.UTF8)
            tagged[f"----:{M4A_NAMES}:{key}"] = [value]
    file.seek(0)
    tagged.save(file, padding=lambda _: 0)
