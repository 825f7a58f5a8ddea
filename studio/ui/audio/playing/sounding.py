"""The transport and the playhead, tied to what is heard."""

from PySide6.QtCore import QObject, Signal

from studio.core.artifact import Sound
from studio.ui.audio.playing.listening import Listening
from studio.ui.audio.playing.transport import Transport
from studio.ui.audio.stage import Stage
from studio.ui.services import Services


class Sounding(QObject):
    """Says the same to eyes and to ears: where it is, whether it plays, how loud."""

    playing_changed = Signal(bool)
    refused = Signal(object)
    """`StudioError`"""

    def __init__(
        self, services: Services, transport: Transport, stage: Stage, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._transport = transport
        self._stage = stage
        self._there = False
        self._listening = Listening(services.player, services.preferences, self)
        self._connect()
        self._show_trouble()

    @property
    def playing(self) -> bool:
        return self._listening.playing

    def load(self, sound: Sound | None) -> None:
        self._there = sound is not None
        self._transport.show_sound(sound.seconds if sound else 0.0)
        self._listening.load(sound)

    def toggle(self) -> None:
        self._listening.toggle()

    def play(self) -> None:
        self._listening.play()

    def to_start(self) -> None:
        if self._there:
            self._listening.seek(0.0)
            self._stage.set_position(0.0)

    def settle(self) -> None:
        """Save at once what waits to be saved."""
        self._listening.settle()

    def _connect(self) -> None:
        listening, transport, stage = self._listening, self._transport, self._stage
        transport.toggled.connect(self.toggle)
        transport.to_start.connect(self.to_start)
        transport.loop_changed.connect(listening.set_loop)
        transport.volume.set_volume(listening.volume)
        transport.volume.heard.connect(listening.hear)
        transport.volume.chosen.connect(listening.choose_volume)
        stage.seeked.connect(listening.seek)
        stage.range_chosen.connect(self._choose_range)
        listening.moved.connect(stage.set_position)
        listening.moved.connect(transport.show_position)
        listening.playing_changed.connect(transport.show_playing)
        listening.playing_changed.connect(self.playing_changed)
        listening.volume_changed.connect(transport.volume.set_volume)
        listening.trouble_changed.connect(self._show_trouble)
        listening.refused.connect(self.refused)

    def _show_trouble(self) -> None:
        self._transport.show_trouble(self._listening.trouble)

    def _choose_range(self, chosen: tuple[float, float] | None) -> None:
        """A range is chosen to be heard again and again."""
        self._listening.set_range(chosen)
        if chosen is not None:
            self._transport.loop.setChecked(True)
