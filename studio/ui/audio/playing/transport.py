"""Play, pause, loop, time and loudness: the foot of the middle."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDrag, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from studio.media.loudness import Loudness
from studio.ui.audio.playing.volume import VolumeRow
from studio.ui.audio.views.time_picture import clock
from studio.ui.icons import icon
from studio.ui.parts.buttons import button, describe, tool
from studio.ui.parts.words import words

_ROOM = 620
"""Pixels under which loudness makes way for the controls."""


class Transport(QFrame):
    """Knows nothing of players: it shows what it is told and says what was pressed."""

    toggled = Signal()
    to_start = Signal()
    loop_changed = Signal(bool)
    save_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("transport")
        self.start = tool(self.tr("To the start"), self.tr("Go back to the start"), "skip-back")
        self.play = tool(self.tr("Play"), "", "play")
        self.play.setFixedSize(36, 32)
        self.loop = tool(
            self.tr("Loop"),
            self.tr("Play it again and again, or what you choose by dragging with Shift"),
            "repeat",
            checkable=True,
        )
        self._time = words("")
        self._length = words("", "dim")
        self._figures = ""
        self._loud = words("", "dim")
        self._loud.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._loud.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.volume = VolumeRow()
        self.drag = DragHandle()
        self.save = button(
            self.tr("Save as…"), self.tr("Save the sound as WAV, FLAC, OGG, MP3 or MIDI")
        )
        describe(self.loop, self.tr("Loop"), self.loop.toolTip(), "Ctrl+L")
        describe(self.save, self.tr("Save as…"), self.save.toolTip(), "Ctrl+S")
        self.notice = words("", "dim", wrap=True)
        self.notice.setContentsMargins(16, 8, 16, 0)
        self.notice.hide()
        row = QHBoxLayout()
        row.setContentsMargins(12, 8, 16, 8)
        row.setSpacing(4)
        for widget in (self.start, self.play, self.loop):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(self._time)
        row.addWidget(self._length)
        row.addWidget(self._loud, 1)
        row.addSpacing(12)
        row.addWidget(self.volume)
        row.addSpacing(8)
        row.addWidget(self.drag)
        row.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addLayout(row)
        for control in (self.start, self.play, self.loop, self.save):
            control.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.start.clicked.connect(self.to_start)
        self.play.clicked.connect(self.toggled)
        self.loop.toggled.connect(self.loop_changed)
        self.save.clicked.connect(self.save_wanted)
        self.show_playing(False)
        self.show_sound(0.0)
        self.show_file(None)

    def said_time(self) -> str:
        return f"{self._time.text()} {self._length.text()}"

    def said_loudness(self) -> str:
        return self._figures

    def show_sound(self, seconds: float) -> None:
        """0 for none."""
        there = seconds > 0
        for control in (self.start, self.play, self.loop):
            control.setEnabled(there)
        self._length.setText(f"/ {clock(seconds)}" if there else "")
        self._time.setText(clock(0.0, 1) if there else "")
        self._figures = ""
        self._show_loud()

    def show_file(self, path: Path | None, saves: bool = False) -> None:
        """Where the shown take is, and whether it may be saved in another format."""
        self.drag.path = path
        self.drag.setEnabled(path is not None)
        self.save.setEnabled(saves)

    def show_position(self, seconds: float) -> None:
        self._time.setText(clock(seconds, 1))

    def show_playing(self, playing: bool) -> None:
        self.play.setIcon(icon("pause" if playing else "play"))
        if playing:
            describe(self.play, self.tr("Pause"), self.tr("Pause"), "Space")
        else:
            describe(self.play, self.tr("Play"), self.tr("Play"), "Space")

    def _show_loud(self) -> None:
        """All of it or nothing, for half a number misleads."""
        self._loud.setText(self._figures if self.width() >= _ROOM else "")

    def show_loudness(self, loudness: Loudness) -> None:
        parts: list[str] = []
        tips: list[str] = []
        if loudness.lufs is not None:
            parts.append(self.tr("{value} LUFS").format(value=_decibels(loudness.lufs)))
            tips.append(self.tr("LUFS: how loud it seems as a whole; streaming plays at about −14"))
        if loudness.peak is not None:
            parts.append(self.tr("{value} dB").format(value=_decibels(loudness.peak)))
            tips.append(self.tr("dB: the loudest sample; 0 is as loud as a file can hold"))
        self._figures = "   ".join(parts)
        self._show_loud()
        describe(self._loud, self.tr("Loudness"), "\n".join(tips))

    def show_trouble(self, trouble: str) -> None:
        """Why nothing can be heard and what helps; empty when all is well."""
        self.notice.setText(trouble)
        self.notice.setVisible(bool(trouble))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_loud()


class DragHandle(QToolButton):
    """To be dragged into another program, as the file the take is in."""

    path: Path | None = None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed: QPoint | None = None
        self.setIcon(icon("export"))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        describe(
            self,
            self.tr("Drag out"),
            self.tr("Drag it from here into a folder or another program"),
        )

    def data(self) -> QMimeData:
        data = QMimeData()
        if self.path is not None:
            data.setUrls([QUrl.fromLocalFile(str(self.path))])
        return data

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or self.path is None:
            return
        if (event.position().toPoint() - self._pressed).manhattanLength() < 8:
            return
        self._pressed = None
        drag = QDrag(self)
        drag.setMimeData(self.data())
        drag.setPixmap(icon("waveform").pixmap(32, 32))
        drag.exec(Qt.DropAction.CopyAction)


def _decibels(value: float) -> str:
    """With a true minus, and no minus before nothing."""
    return f"{round(value, 1) + 0.0:.1f}".replace("-", "−")
