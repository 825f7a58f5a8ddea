"""The voices there are to choose from, without loading anything that can speak."""

import functools
import re
import sys
from pathlib import Path

import msgspec

from studio.core.error import ModelBroken
from studio.core.recipe import ModelRef
from studio.store.card import ModelCard
from studio.store.models import ESPEAK
from studio.store.weights import read_json

_LINE = re.compile(rb"\s*(name|language)\s+(.*?)(?://.*)?$")
_USUAL_PRIORITY = 5
_PRESETS = "speaker_embeddings_path.json"


class Voice(msgspec.Struct, frozen=True):
    """A voice of the built-in speech program: a tag such as `en-us` or `cmn`, and what people
    call it. A recipe may name it by either."""

    language: str
    name: str


@functools.cache
def builtin_voices() -> tuple[Voice, ...]:
    """By language, in the order in which eSpeak NG prefers them.

    Read from its data files: one file a voice, where each `language` line has a tag and perhaps
    a priority, and the first is the voice's own (eSpeak NG, docs/voices.md).
    """
    import espeakng_loader

    files = Path(espeakng_loader.get_data_path(), "lang").rglob("*")
    found = [voice for path in files if path.is_file() and (voice := _read(path.read_bytes()))]
    found.sort(key=lambda each: (each[0].language, each[1], each[0].name))
    return tuple(voice for voice, _priority in found)


@functools.cache
def builtin_ref() -> ModelRef:
    """What recipes name the built-in speech program by.

    Only the library itself knows its version. The answer is a constant in it, so it is opened for
    a few milliseconds, never started, and closed again: who speaks with it needs it fresh.
    """
    import _ctypes
    import ctypes

    import espeakng_loader

    library = ctypes.CDLL(espeakng_loader.get_library_path())
    library.espeak_Info.restype = ctypes.c_char_p
    version = library.espeak_Info(None).decode().split()[0]
    if sys.platform == "win32":
        _ctypes.FreeLibrary(library._handle)
    else:
        _ctypes.dlclose(library._handle)
    return ModelRef(ESPEAK, version)


def model_voices(card: ModelCard) -> tuple[str, ...]:
    """The presets of a model that speaks token by token, such as Bark; those that speak a
    sentence at once have one voice, and then there is nothing to choose."""
    path = card.path / _PRESETS
    if "speech" not in card.kinds or not path.is_file():
        return ()
    try:
        presets = read_json(path)
    except ModelBroken:
        return ()
    return tuple(sorted(name for name, files in presets.items() if isinstance(files, dict)))


def _read(data: bytes) -> tuple[Voice, int] | None:
    """The voice in a file and its priority, the lower the better; None for no voice."""
    name, language, priority = "", "", _USUAL_PRIORITY
    for line in data.splitlines():
        if (found := _LINE.match(line)) is None:
            continue
        text = found[2].decode(errors="replace")
        if found[1] == b"name":
            name = name or text
        elif not language:
            language, *rest = text.split()
            priority = int(rest[0]) if rest and rest[0].isdecimal() else _USUAL_PRIORITY
    return (Voice(language, name), priority) if name and language else None
