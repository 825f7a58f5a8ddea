"""The player as this tab uses it: one take at a time, at the volume the person has chosen."""

from PySide6.QtCore import QObject, QTimer, Signal

from studio.core.artifact import Sound
from studio.core.error import StudioError
from studio.jobs.player import Player
from studio.store.settings import Settings
from studio.ui.preferences import Preferences

_SETTLED = 600
"""Milliseconds without a change after which a volume is worth saving."""
_CLOSE = 1e-3


class Listening(QObject):
    """Others may use the same player; what it then says is none of ours."""

    moved = Signal(float)
    playing_changed = Signal(bool)
    trouble_changed = Signal(str)
    volume_changed = Signal(float)
    """By another part of the window."""
    refused = Signal(object)
    """`StudioError`: the volume could not be saved."""

    def __init__(self, player: Player, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._player = player
        self._preferences = preferences
        self._sound: Sound | None = None
        self._position = 0.0
        self._volume = preferences.settings.volume
        self._settle = QTimer(self, interval=_SETTLED, singleShot=True)
        self._settle.timeout.connect(self._save)
        player.position_changed.connect(self._move)
        player.state_changed.connect(self._tell)
        player.trouble_changed.connect(self.trouble_changed)
        preferences.changed.connect(self._follow)
        player.set_volume(self._volume)

    @property
    def playing(self) -> bool:
        return self._ours and self._player.playing

    @property
    def volume(self) -> float:
        return self._volume

    @property
    def trouble(self) -> str:
        return self._player.trouble

    def load(self, sound: Sound | None) -> None:
        """None lets go of the last one."""
        if self._sound is not None or sound is not None:
            self._sound, self._position = sound, 0.0
            self._player.load(sound)

    def toggle(self) -> None:
        self._take_back()
        if self._sound is not None:
            self._player.toggle()

    def play(self) -> None:
        self._take_back()
        if self._sound is not None:
            self._player.play()

    def pause(self) -> None:
        if self._ours:
            self._player.pause()

    def seek(self, seconds: float) -> None:
        self._take_back()
        self._player.seek(seconds)

    def set_loop(self, looping: bool) -> None:
        self._player.set_loop(looping)

    def set_range(self, chosen: tuple[float, float] | None) -> None:
        self._take_back()
        self._player.set_loop_range(*(chosen or (0.0, None)))

    def hear(self, volume: float) -> None:
        self._player.set_volume(volume)

    def choose_volume(self, volume: float) -> None:
        self._volume = volume
        self._settle.start()

    def settle(self) -> None:
        """Save at once what waits to be saved."""
        if self._settle.isActive():
            self._settle.stop()
            self._save()

    @property
    def _ours(self) -> bool:
        sound = self._sound
        return sound is not None and abs(self._player.length - sound.seconds) < _CLOSE

    def _take_back(self) -> None:
        """When another part of the window has played something in between."""
        if self._sound is not None and not self._ours:
            position = self._position
            self._player.load(self._sound)
            self._player.seek(position)

    def _move(self, seconds: float) -> None:
        if self._ours:
            self._position = seconds
            self.moved.emit(seconds)

    def _tell(self, _playing: bool) -> None:
        self.playing_changed.emit(self.playing)

    def _save(self) -> None:
        try:
            self._preferences.change(volume=self._volume)
        except StudioError as error:
            self.refused.emit(error)

    def _follow(self, now: Settings, before: Settings) -> None:
        if now.volume != before.volume and now.volume != self._volume:
            self._volume = now.volume
            self._player.set_volume(now.volume)
            self.volume_changed.emit(now.volume)
