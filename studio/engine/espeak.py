"""The built-in voice: eSpeak NG through ctypes, a hundred languages in a few megabytes.

It is a program of rules, sounds like one, and speaks at once on any machine, which makes it the
voice for trying things out and for languages no other model speaks.
"""

import _ctypes
import ctypes
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Self

import espeakng_loader
import numpy as np

from studio.core.error import BadInput, EngineFailed
from studio.core.language import _

_SYNCHRONOUS = 2  # samples come to our callback while we wait; no device, no thread
_UTF8 = 1
_RATE = 1  # espeakRATE, in words a minute
_WORDS_A_MINUTE = 165
_SLOWEST, _FASTEST = 80, 450
_CALLBACK = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p
)


class _VoiceStruct(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("languages", ctypes.POINTER(ctypes.c_char)),
        ("identifier", ctypes.c_char_p),
        ("gender", ctypes.c_ubyte),
        ("age", ctypes.c_ubyte),
        ("variant", ctypes.c_ubyte),
        ("xx1", ctypes.c_ubyte),
        ("score", ctypes.c_int),
        ("spare", ctypes.c_void_p),
    )


@dataclass(frozen=True)
class Voice:
    """`language` is a tag such as `en-us` or `cmn`, `name` what people call it, `file` where
    its rules stand."""

    language: str
    name: str
    file: str


class Espeak:
    """The library, open for one job: `with Espeak() as program: program.speak(...)`.

    It keeps the phases of its oscillators in static variables that nothing but unloading resets,
    so each job opens it afresh; otherwise a recipe would sound a little different the second
    time. That takes 10 ms. One job at a time in a process.
    """

    _one = threading.Lock()

    def __enter__(self) -> Self:
        self._one.acquire()
        try:
            self._open()
        except BaseException:
            self._one.release()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._library.espeak_Terminate()
        _unload(self._library)
        self._one.release()

    def _open(self) -> None:
        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        self._library.espeak_Initialize.argtypes = [
            ctypes.c_int, ctypes.c_int, ctypes.c_char_p, ctypes.c_int,
        ]  # fmt: skip
        self._library.espeak_ListVoices.restype = ctypes.POINTER(ctypes.POINTER(_VoiceStruct))
        self._library.espeak_Info.restype = ctypes.c_char_p
        data = espeakng_loader.get_data_path().encode()
        self.rate: int = self._library.espeak_Initialize(_SYNCHRONOUS, 0, data, 1)
        if self.rate <= 0:
            raise EngineFailed(
                _("The built-in voice could not be started."),
                _("Install Atelier again, or choose another speech model."),
            )

    @property
    def version(self) -> str:
        return self._library.espeak_Info(None).decode().split()[0]

    def voices(self) -> list[Voice]:
        return sorted(self._listed(), key=lambda voice: voice.language)

    def speak(self, text: str, voice: str, speed: float, check: Callable[[], None]) -> np.ndarray:
        """float32 mono samples at `rate`. `check` may raise to stop and is asked often.

        `voice` is a language or a name from `voices`, with a variant behind a plus if you like:
        `en-gb`, `cmn`, `de+f3`. Raises `BadInput` for a voice there is none of.
        """
        pieces: list[np.ndarray] = []
        stopped: list[BaseException] = []

        def heard(samples: "ctypes._Pointer[ctypes.c_short]", count: int, _events: object) -> int:
            try:
                check()
            except BaseException as error:  # noqa: BLE001 - C cannot pass it on; raised below
                stopped.append(error)
                return 1
            if samples and count > 0:
                pieces.append(np.ctypeslib.as_array(samples, (count,)).copy())
            return 0

        callback = _CALLBACK(heard)
        self._library.espeak_SetSynthCallback(callback)
        self._choose(voice)
        pace = min(_FASTEST, max(_SLOWEST, round(_WORDS_A_MINUTE * speed)))
        self._library.espeak_SetParameter(_RATE, pace, 0)
        data = text.encode() + b"\0"
        self._library.espeak_Synth(data, len(data), 0, 0, 0, _UTF8, None, None)
        if stopped:
            raise stopped[0]
        samples = np.concatenate(pieces) if pieces else np.zeros(0, np.int16)
        return samples.astype(np.float32) / 32768.0

    def _choose(self, wanted: str) -> None:
        name, plus, variant = wanted.partition("+")
        files = [each.file for each in self._listed() if name in (each.language, each.name)]
        for file in files:
            if self._library.espeak_SetVoiceByName(f"{file}{plus}{variant}".encode()) == 0:
                return
        raise BadInput(
            _("There is no voice called {name}.").format(name=wanted),
            _("`atelier models show espeak-ng` lists them all."),
        )

    def _listed(self) -> Iterator[Voice]:
        voices = self._library.espeak_ListVoices(None)
        index = 0
        while voices[index]:
            voice = voices[index].contents
            # The first byte is a priority, then the tag until a zero.
            address = ctypes.addressof(voice.languages.contents) + 1
            language = ctypes.string_at(address).decode()
            yield Voice(language, voice.name.decode(), voice.identifier.decode())
            index += 1


def _unload(library: ctypes.CDLL) -> None:
    if sys.platform == "win32":
        _ctypes.FreeLibrary(library._handle)
    else:
        _ctypes.dlclose(library._handle)
