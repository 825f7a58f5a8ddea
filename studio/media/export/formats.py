"""What each format for handing over can hold."""

import msgspec

from studio.core.artifact import Payload, Pixels, Sound


class Format(msgspec.Struct, frozen=True):
    """`bits` are those of a colour channel; empty where the format is not made of pixels.

    `quality` says that it can be smaller at a price, `lossless` that 100 costs nothing. `several`
    pictures fit into one file as pages, frames or layers; `frames` play one after another.
    """

    suffix: str
    bits: tuple[int, ...] = ()
    quality: bool = False
    lossless: bool = False
    dpi: bool = False
    several: bool = False
    frames: bool = False
    paper: bool = False


_PICTURES = (
    Format(".png", (8, 16), dpi=True),
    Format(".jpg", (8,), quality=True, dpi=True),
    Format(".webp", (8,), quality=True, lossless=True, dpi=True, several=True, frames=True),
    Format(".avif", (8,), quality=True, dpi=True),
    Format(".tif", (8, 16), dpi=True),
    Format(".psd", (8,), dpi=True, several=True),
    Format(".ora", (8,), dpi=True, several=True),
    Format(".pdf", (8,), quality=True, lossless=True, dpi=True, several=True),
    Format(".gif", (8,), several=True, frames=True),
)
_SOUNDS = (
    Format(".flac"),
    Format(".wav"),
    Format(".mp3"),
    Format(".ogg"),
    Format(".opus"),
    Format(".m4a"),
)
_NOTES = (Format(".mid"),)
_TEXTS = (
    Format(".md"),
    Format(".txt"),
    Format(".html"),
    Format(".docx"),
    Format(".pdf", paper=True),
)


def formats_of(payload: Payload) -> tuple[Format, ...]:
    """The usual one first; notes only for music that was made from them."""
    if isinstance(payload, Pixels):
        return _PICTURES
    if isinstance(payload, Sound):
        return _SOUNDS + _NOTES if payload.score else _SOUNDS
    return _TEXTS


def formats_of_kind(kind: str, notes: bool = False) -> tuple[Format, ...]:
    """As `formats_of`, for a kind of recipe whose work has not been read yet."""
    if kind == "image":
        return _PICTURES
    if kind == "text":
        return _TEXTS
    return _SOUNDS + _NOTES if notes else _SOUNDS
