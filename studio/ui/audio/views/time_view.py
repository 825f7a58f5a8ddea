"""The mouse, the wheel and the keys on time from left to right."""

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QNativeGestureEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from studio.ui.audio.views.time_axis import TimeAxis
from studio.ui.audio.views.time_picture import TimePicture

_CLICK = 4
"""Pixels that the mouse may move before a press becomes a drag."""

_NOTCH = 120
_PER_NOTCH = 1.25
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class TimeView(TimePicture):
    """What waveform and piano roll have in common for the hand.

    A click or a drag seeks, a drag with Shift chooses a range, a click with Shift takes it away.
    The wheel zooms around the mouse, and scrolls when it turns sideways or Shift is held; a pinch
    zooms. Arrow keys seek by a second, Home and End to the ends, plus and minus zoom, Escape
    takes the range away.
    """

    seeked = Signal(float)
    """Seconds."""
    range_chosen = Signal(object)
    """(start, end) in seconds, or None when the range was taken away."""

    def __init__(self, axis: TimeAxis | None = None, parent: QWidget | None = None) -> None:
        super().__init__(axis, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pressed: QPointF | None = None
        self._choosing = False

    def set_position(self, seconds: float) -> None:
        """Move the playhead; a closer look turns the page when the playhead leaves it."""
        followed = self.axis.shows(self._position)
        super().set_position(seconds)
        if followed and self.axis.zoomed and self._pressed is None:
            self.axis.reveal(seconds)

    def event(self, event: QEvent) -> bool:
        zoomed = Qt.NativeGestureType.ZoomNativeGesture
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == zoomed:
            self.axis.zoom(max(1.0 + event.value(), 0.1), event.position().x())
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self.ready():
            event.ignore()
            return
        turned, fine = event.angleDelta(), event.pixelDelta()
        sideways = turned.x() or (turned.y() if event.modifiers() & _SHIFT else 0)
        if sideways and abs(sideways) >= abs(turned.y()):
            self.axis.scroll(-(fine.x() or sideways / 2))
        else:
            self.axis.zoom(_PER_NOTCH ** (turned.y() / _NOTCH), event.position().x())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not self.ready():
            event.ignore()
            return
        self._pressed = event.position()
        self._choosing = bool(event.modifiers() & _SHIFT)
        if not self._choosing:
            self._seek(self.axis.seconds(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        if not self._choosing:
            self._seek(self.axis.seconds(event.position().x()))
        elif self._dragged(event):
            self.set_range(self._between(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if self._choosing:
            self._choose(self._between(event) if self._dragged(event) else None)
        self._pressed, self._choosing = None, False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.ready() or event.modifiers() & ~(_SHIFT | Qt.KeyboardModifier.KeypadModifier):
            super().keyPressEvent(event)
            return
        match event.key():
            case Qt.Key.Key_Left:
                self._seek(self._position - 1.0)
            case Qt.Key.Key_Right:
                self._seek(self._position + 1.0)
            case Qt.Key.Key_Home:
                self._seek(0.0)
            case Qt.Key.Key_End:
                self._seek(self.axis.length)
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.axis.zoom(_PER_NOTCH, self.axis.x(self._position))
            case Qt.Key.Key_Minus:
                self.axis.zoom(1 / _PER_NOTCH, self.axis.x(self._position))
            case Qt.Key.Key_Escape if self._range is not None:
                self._choose(None)
            case _:
                super().keyPressEvent(event)

    def _seek(self, seconds: float) -> None:
        seconds = min(max(seconds, 0.0), self.axis.length)
        self.set_position(seconds)
        self.axis.reveal(seconds)
        self.seeked.emit(seconds)

    def _choose(self, chosen: tuple[float, float] | None) -> None:
        self.set_range(chosen)
        self.range_chosen.emit(chosen)

    def _between(self, event: QMouseEvent) -> tuple[float, float]:
        assert self._pressed is not None
        first, second = sorted((self._pressed.x(), event.position().x()))
        return self.axis.seconds(first), self.axis.seconds(second)

    def _dragged(self, event: QMouseEvent) -> bool:
        pressed = self._pressed
        return pressed is not None and abs(event.position().x() - pressed.x()) >= _CLICK
