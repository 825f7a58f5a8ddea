"""The way to the loudspeakers, and what to say when there is none."""

import logging
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from studio.core.language import _

if TYPE_CHECKING:
    import numpy as np

Fill = Callable[["np.ndarray"], bool]
"""Writes float32 frames x channels; False when nothing comes after this block."""

_REFUSED = (-9997, -9998)
"""PortAudio's paInvalidSampleRate and paInvalidChannelCount."""

_LOG = logging.getLogger(__name__)


class NoOutput(Exception):
    """Nothing can be heard; the text is a sentence for the person who listens."""


class Refused(NoOutput):
    """The device does not take this rate or number of channels; another may do."""


class Stream(Protocol):
    """Sound under way, from its opening until `close`."""

    def close(self) -> None: ...


class Output(Protocol):
    """Where sound can go. Both may take seconds, and are called on one thread of their own."""

    def trouble(self) -> str:
        """Why nothing can be heard, as a sentence; empty when all is well."""
        ...

    def open(self, rate: int, channels: int, fill: Fill, finished: Callable[[], None]) -> Stream:
        """Ask `fill` for blocks until it says False, then call `finished` once all was heard.

        `finished` without that False means that the device went away; after `close` it does not
        come any more. Raises `Refused` or `NoOutput`.
        """
        ...


class SoundDevice:
    """The system's own output, through PortAudio."""

    def __init__(self) -> None:
        self._stale = False

    def trouble(self) -> str:
        try:
            self._portaudio()
        except NoOutput as trouble:
            return str(trouble)
        return ""

    def open(self, rate: int, channels: int, fill: Fill, finished: Callable[[], None]) -> Stream:
        opened = _Opened(self._portaudio(), fill, finished, self.refresh)
        try:
            opened.start(rate, channels)
        except Refused:
            raise
        except NoOutput:
            self.refresh()
            raise
        return opened

    def refresh(self) -> None:
        """Look for devices anew the next time."""
        self._stale = True

    def _portaudio(self) -> Any:
        """The library, with a list of devices that is no older than the last trouble.

        PortAudio lists the devices once, when it starts. sounddevice has no public call to start
        it again, and its author recommends these two; no stream is open here.
        """
        try:
            import sounddevice
        except OSError as error:
            raise NoOutput(_how_to_install()) from error
        if self._stale:
            sounddevice._terminate()
            sounddevice._initialize()
            self._stale = False
        if not any(device["max_output_channels"] > 0 for device in sounddevice.query_devices()):
            self.refresh()
            raise NoOutput(
                _("No sound device was found. Connect loudspeakers or headphones and press play.")
            )
        return sounddevice


class _Opened:
    """A stream of PortAudio, between its callbacks and ours."""

    def __init__(
        self, portaudio: Any, fill: Fill, finished: Callable[[], None], lost: Callable[[], None]
    ) -> None:
        self._portaudio = portaudio
        self._fill = fill
        self._finished = finished
        self._lost = lost
        self._last = False
        self._closing = False
        self._stream: Any = None

    def start(self, rate: int, channels: int) -> None:
        try:
            self._stream = self._portaudio.OutputStream(
                samplerate=rate,
                channels=channels,
                dtype="float32",
                callback=self._block,
                finished_callback=self._over,
            )
            self._stream.start()
        except (self._portaudio.PortAudioError, ValueError) as error:
            _LOG.warning("no stream of %d Hz, %d channels: %s", rate, channels, error)
            self.close()
            refused = len(error.args) > 1 and error.args[1] in _REFUSED
            raise (Refused if refused else NoOutput)(
                _(
                    "The sound device does not open. Close other programs that use it, or choose "
                    "another one in the system's settings."
                )
            ) from error

    def close(self) -> None:
        self._closing = True
        if self._stream is None:
            return
        try:
            self._stream.close()
        except self._portaudio.PortAudioError as error:
            _LOG.warning("a stream did not close: %s", error)
            self._lost()

    def _block(self, out: "np.ndarray", frames: int, time: object, status: object) -> None:
        if not self._fill(out):
            self._last = True
            raise self._portaudio.CallbackStop

    def _over(self) -> None:
        if self._closing:
            return
        if not self._last:
            self._lost()
        self._finished()


def _how_to_install() -> str:
    if sys.platform == "linux":
        return _(
            "To listen here, install PortAudio with this command, then start Atelier again: "
            "sudo apt-get install libportaudio2"
        )
    return _("To listen here, install Atelier again: its sound library, PortAudio, is missing.")
