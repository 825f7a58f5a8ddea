"""Sound as WAV, FLAC, Ogg Vorbis, Opus and MP3 files with their mark."""

import io

import soundfile
from mutagen.flac import FLAC
from mutagen.id3 import TSSE, TXXX
from mutagen.mp3 import MP3
from mutagen.ogg import OggPage
from mutagen.oggopus import OggOpus
from mutagen.oggvorbis import OggVorbis
from mutagen.wave import WAVE

from studio.core.artifact import Sound
from studio.media.mark import CREATOR_TOOL, Mark, mark_fields

_BLOCK = 16_384
"""Frames a write: with many more at once libsndfile's Vorbis encoder overruns the stack."""

_KINDS = {
    ".wav": ("WAV", "PCM_24", None),
    ".flac": ("FLAC", "PCM_24", None),
    ".ogg": ("OGG", "VORBIS", 0.3),
    ".opus": ("OGG", "OPUS", 0.5),
    ".mp3": ("MP3", "MPEG_LAYER_III", 0.1),
}
"""Container, coding, and libsndfile's compression level, 0 for the best sound."""

_OGG_SERIAL = 1
_UTF8 = 3


def encode_sound(sound: Sound, suffix: str, mark: Mark) -> bytes:
    """WAV and FLAC have 24 bits a sample, which is more than ears and converters have.

    Raises `soundfile.LibsndfileError` when the format has no such rate or number of channels.
    """
    file = io.BytesIO()
    _write(file, sound, suffix)
    fields = mark_fields(mark)
    if suffix in (".wav", ".mp3"):
        _tag_id3(file, suffix, fields)
    else:
        _tag_vorbis(file, suffix, fields)
    if suffix in (".ogg", ".opus"):
        _number_pages(file)
    return file.getvalue()


def _write(file: io.BytesIO, sound: Sound, suffix: str) -> None:
    container, coding, compression = _KINDS[suffix]
    samples = sound.array()
    with soundfile.SoundFile(
        file,
        "w",
        sound.rate,
        sound.channels,
        coding,
        format=container,
        compression_level=compression,
    ) as writer:
        for start in range(0, len(samples), _BLOCK):
            writer.write(samples[start : start + _BLOCK])


def _tag_id3(file: io.BytesIO, suffix: str, fields: dict[str, str]) -> None:
    file.seek(0)
    tagged = WAVE(file) if suffix == ".wav" else MP3(file)
    for key, text in fields.items():
        tool = key == CREATOR_TOOL
        frame = TSSE(_UTF8, [text]) if tool else TXXX(_UTF8, desc=key, text=[text])
        tagged[frame.HashKey] = frame
    file.seek(0)
    tagged.save(file, padding=_no_padding)


def _tag_vorbis(file: io.BytesIO, suffix: str, fields: dict[str, str]) -> None:
    file.seek(0)
    tagged = {".flac": FLAC, ".ogg": OggVorbis, ".opus": OggOpus}[suffix](file)
    for key, text in fields.items():
        tagged["ENCODER" if key == CREATOR_TOOL else key.upper()] = text
    file.seek(0)
    tagged.save(file, padding=_no_padding)


def _number_pages(file: io.BytesIO) -> None:
    """Replace the stream's serial number, which libsndfile draws by the clock."""
    file.seek(0)
    size = len(file.getbuffer())
    while (start := file.tell()) < size:
        page = OggPage(file)
        page.serial = _OGG_SERIAL
        file.seek(start)
        file.write(page.write())


def _no_padding(info: object) -> int:
    return 0
