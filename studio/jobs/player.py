"""Play a sound while the window goes on."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from studio.core.artifact import Sound
from studio.core.language import _
from studio.jobs.output import Output, SoundDevice
from studio.jobs.output_thread import OutputThread
from studio.jobs.track import Track

_TICK = 33
"""Milliseconds between two positions."""

_SILENT_TICKS = 60
"""Ticks without a block asked for, after which the device counts as gone."""


class Player(QObject):
    """Play, pause, seek and loop, none of which waits for a device.

    A device is open only while something is heard, so that an idle window costs nothing and other
    programs may have it. Without one every call still works, and `trouble` says what helps.
    """

    position_changed = Signal(float)
    """Seconds, about 30 times a second while it plays and once at each seek."""
    state_changed = Signal(bool)
    """Whether it plays."""
    trouble_changed = Signal(str)
    reached_end = Signal()

    def __init__(self, output: Output | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._output = OutputThread(output or SoundDevice(), self)
        self._output.trouble.connect(self._say)
        self._output.opened.connect(self._opened)
        self._output.finished.connect(self._finished)
        self._output.lost.connect(self._lost)
        self._timer = QTimer(self, interval=_TICK, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._track: Track | None = None
        self._playing = False
        self._trouble = ""
        self._volume = 1.0
        self._looping = False
        self._told = 0.0
        self._heard = False
        self._silent = 0

    @property
    def playing(self) -> bool:
        return self._playing

    @property
    def position(self) -> float:
        """Seconds from the start of the sound."""
        return self._track.position if self._track else 0.0

    @property
    def length(self) -> float:
        """Seconds; 0 without a sound."""
        return self._track.length if self._track else 0.0

    @property
    def trouble(self) -> str:
        """Why nothing can be heard and what helps; empty when all is well.

        Known soon after the first sound was loaded, not before: looking for devices at the start
        of the program would slow it down.
        """
        return self._trouble

    def load(self, sound: Sound | None) -> None:
        """Take another sound, at its start and without a loop range; None takes the last away."""
        self.pause()
        first = self._track is None and sound is not None
        self._track = Track(sound, self._volume, self._looping) if sound is not None else None
        self._tell(0.0)
        if first and not self._trouble:
            self._output.look()

    def play(self) -> None:
        """Go on from here, or from the start when the end was reached."""
        if self._playing or self._track is None or self.length == 0.0:
            return
        if self._track.position >= self.length:
            self._track.seek(0.0)
        self._playing, self._heard = True, False
        self._track.resume()
        self._output.play(self._track)
        self._timer.start()
        self.state_changed.emit(True)

    def pause(self) -> None:
        if not self._playing or self._track is None:
            return
        self._track.hold()
        self._stop()

    def toggle(self) -> None:
        if self._playing:
            self.pause()
        else:
            self.play()

    def seek(self, seconds: float) -> None:
        """Seconds from the start; beyond either end counts as that end."""
        if self._track is None:
            return
        self._track.seek(seconds)
        self._tell(self._track.position)

    def set_loop(self, looping: bool) -> None:
        self._looping = looping
        if self._track is not None:
            self._track.set_looping(looping)

    def set_loop_range(self, start: float = 0.0, end: float | None = None) -> None:
        """What a loop repeats, in seconds; called without values, the whole sound."""
        if self._track is not None:
            self._track.set_range(start, end)

    def set_volume(self, volume: float) -> None:
        """0 to 1, as loud as it seems: the gain is its square."""
        self._volume = min(max(volume, 0.0), 1.0) ** 2
        if self._track is not None:
            self._track.set_volume(self._volume)

    def close(self) -> None:
        """Let go of the device and the thread; nothing plays afterwards."""
        self.pause()
        self._track = None
        self._output.close()

    def _stop(self) -> None:
        self._playing = False
        self._timer.stop()
        self._tell(self.position)
        self.state_changed.emit(False)

    def _tick(self) -> None:
        position = self.position
        self._silent = self._silent + 1 if position == self._told and self._heard else 0
        if self._silent > _SILENT_TICKS and self._track is not None:
            self._silent = 0
            self._output.give_up(self._track)
        self._tell(position)

    def _tell(self, position: float) -> None:
        self._told = position
        self.position_changed.emit(position)

    def _say(self, trouble: str) -> None:
        if trouble != self._trouble:
            self._trouble = trouble
            self.trouble_changed.emit(trouble)

    def _opened(self, track: Track) -> None:
        self._heard = self._heard or track is self._track

    def _finished(self, track: Track) -> None:
        """It came to its end, or could not be opened; else a pause, already told."""
        if track is not self._track or not self._playing or track.running:
            return
        self._stop()
        if track.ended:
            self.reached_end.emit()

    def _lost(self, track: Track) -> None:
        self._say(_("The sound device went away. Press play to go on with another one."))
        if track is self._track and self._playing:
            self._stop()
