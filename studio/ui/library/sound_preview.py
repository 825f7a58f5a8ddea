"""A work to listen to: its outline with a playhead, and one button."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.core.artifact import Sound
from studio.core.error import StudioError
from studio.media.outline import Outline
from studio.store.library import Work
from studio.ui.icons import icon
from studio.ui.library.work_card import clock
from studio.ui.parts.buttons import describe, tool
from studio.ui.parts.kinds import HUES
from studio.ui.parts.words import words
from studio.ui.services import Services
from studio.ui.theme import colour

_STEP = 2.0
"""Seconds an arrow key moves the playhead."""


class SoundPreview(QFrame):
    """The player is everybody's, so it is ours only from our play to our stop."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._player = services.player
        self._work: Work | None = None
        self._sound: Sound | None = None
        self._ours = False
        self._loading = False
        self._begin = 0.0
        self.bars = Bars()
        self.play = tool(self.tr("Play"), self.tr("Listen to it"), "play")
        self.play.setIconSize(QSize(22, 22))
        self._clock = words("", "dim")
        self._trouble = words("", "dim", wrap=True)
        row = QHBoxLayout()
        row.addWidget(self.play)
        row.addWidget(self._clock)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bars, 1)
        column.addLayout(row)
        column.addWidget(self._trouble)
        self.play.clicked.connect(self.toggle)
        self.bars.sought.connect(self._seek)
        self._player.position_changed.connect(self._move)
        self._player.state_changed.connect(self._show_state)
        self._player.trouble_changed.connect(self._say)

    @property
    def trouble(self) -> str:
        """Why nothing can be heard, as it is shown."""
        return self._trouble.text()

    def show_sound(self, work: Work, outline: Outline) -> None:
        self._work, self._sound, self._begin = work, None, 0.0
        self.bars.show_outline(outline, HUES[work.kind], work.title)
        self._say(self._player.trouble)
        self._show_clock(0.0)

    def toggle(self) -> None:
        if self._ours:
            self._player.toggle()
        elif self._sound is not None:
            self._start(self._sound)
        elif self._work is not None and not self._loading:
            self._loading = True
            path = self._work.path
            self._services.errands.run(
                partial(_load, path), partial(self._loaded, self._work.id), self._failed
            )

    def stop(self) -> None:
        """Let others have the player."""
        if self._ours:
            self._begin = self._player.position
            self._player.pause()
            self._ours = False
            self._show_state(False)
        self._work = self._sound = None

    def hideEvent(self, event: QHideEvent) -> None:
        if self._ours and not event.spontaneous():
            self._begin = self._player.position
            self._player.pause()
            self._show_state(False)
            self._ours = False
        super().hideEvent(event)

    def _loaded(self, work: int, sound: Sound) -> None:
        self._loading = False
        if self._work is not None and self._work.id == work:
            self._sound = sound
            self._start(sound)

    def _failed(self, error: StudioError) -> None:
        self._loading = False
        self._say(error.message)

    def _start(self, sound: Sound) -> None:
        self._player.load(sound)
        self._ours = True
        self._player.seek(self._begin)
        self._player.play()

    def _seek(self, seconds: float) -> None:
        if self._ours:
            self._player.seek(seconds)
        else:
            self._begin = seconds
            self._show_clock(seconds)

    def _move(self, seconds: float) -> None:
        if self._ours:
            self._show_clock(seconds)

    def _show_clock(self, seconds: float) -> None:
        self.bars.show_position(seconds)
        self._clock.setText(f"{clock(seconds)} / {clock(self.bars.seconds)}")

    def _show_state(self, playing: bool) -> None:
        if self._ours:
            self.play.setIcon(icon("pause" if playing else "play"))
            describe(
                self.play, self.tr("Pause") if playing else self.tr("Play"), self.tr("Listen to it")
            )

    def _say(self, trouble: str) -> None:
        self._trouble.setText(trouble)
        self._trouble.setVisible(bool(trouble))


class Bars(QWidget):
    """The outline. A press or an arrow key moves the playhead."""

    sought = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumHeight(96)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._outline = Outline(0.0, ())
        self._hue = "wave2"
        self._position = 0.0

    @property
    def seconds(self) -> float:
        return self._outline.seconds

    def show_outline(self, outline: Outline, hue: str, title: str) -> None:
        self._outline, self._hue, self._position = outline, hue, 0.0
        describe(self, title, self.tr("Press where to listen; arrow keys go back and on"))
        self.update()

    def show_position(self, seconds: float) -> None:
        self._position = seconds
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        share = (event.position().x() - 12) / max(1, self.width() - 24)
        self.sought.emit(min(max(share, 0.0), 1.0) * self.seconds)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = {Qt.Key.Key_Left: -_STEP, Qt.Key.Key_Right: _STEP}.get(Qt.Key(event.key()))
        if way is None:
            super().keyPressEvent(event)
            return
        self.sought.emit(min(max(self._position + way, 0.0), self.seconds))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QRectF(self.rect())
        tint = colour(self._hue)
        tint.setAlpha(44)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawRoundedRect(shape, 6, 6)
        bars = self._outline.bars
        if not bars:
            return
        inside = shape.adjusted(12, 14, -12, -14)
        step = inside.width() / len(bars)
        loudest = max(max(bars), 0.05)
        head = inside.left() + inside.width() * self._position / max(self.seconds, 0.001)
        for place, bar in enumerate(bars):
            x = inside.left() + (place + 0.5) * step
            half = max(0.75, bar / loudest * (inside.height() / 2 - 1))
            hue = colour("accent" if x < head else self._hue)
            painter.setPen(QPen(hue, 2.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            middle = inside.center().y()
            painter.drawLine(QPointF(x, middle - half), QPointF(x, middle + half))
        if self._position > 0:
            painter.setPen(QPen(colour("accent"), 1.5))
            painter.drawLine(QPointF(head, shape.top() + 6), QPointF(head, shape.bottom() - 6))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("accent"), 1.0))
            painter.drawRoundedRect(shape.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)


def _load(path: Path) -> Sound:
    from studio.media.sound_import import load_sound

    return load_sound(path)
