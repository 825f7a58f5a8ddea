"""The large preview: one work over the whole tab, and the next at an arrow key."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from studio.store.library import Work
from studio.ui.library.curtain import Curtain
from studio.ui.library.showing import Showing
from studio.ui.library.stars import StarRow
from studio.ui.parts.buttons import describe, tool
from studio.ui.services import Services

_WAYS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}


_SCROLLING = (Qt.Key.Key_Up, Qt.Key.Key_Down)
"""What a text keeps for itself."""


class LargeView(Curtain):
    """Space closes it as it opened it, or plays what can be heard."""

    went = Signal(int)
    """One work on or back."""
    rated = Signal(int)

    def __init__(self, services: Services, covered: QWidget) -> None:
        super().__init__(covered)
        self.showing = Showing(services)
        self.stars = StarRow(self.tr("Rating"), self.tr("Rate it; keys 0 to 5 do the same"))
        self.stars.rated.connect(self.rated)
        for name, tip, key, picture, way in (
            (self.tr("Previous"), self.tr("The work before"), "Left", "caret-left", -1),
            (self.tr("Next"), self.tr("The work after"), "Right", "caret-right", 1),
        ):
            control = tool(name, "", picture)
            describe(control, name, tip, key)
            control.clicked.connect(lambda _=False, way=way: self.went.emit(way))
            self.bar.insertWidget(self.bar.count() - 1, control)
        self.bar.insertWidget(1, self.stars)
        self.column.addWidget(self.showing, 1)

    def show_work(self, work: Work) -> None:
        self.title.setText(work.title)
        self.stars.show_rating(work.rating)
        if self.showing.work is None or self.showing.work.id != work.id:
            self.showing.show_work(work)
        if not self.isVisible():
            self.open()

    def pressed(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        heard = self.showing.currentWidget() is self.showing.sound
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        reading = self.showing.currentWidget() is self.showing.text and key in _SCROLLING
        if key in _WAYS and not reading:
            self.went.emit(_WAYS[key])
        elif key == Qt.Key.Key_Space and heard:
            self.showing.sound.toggle()
        elif key == Qt.Key.Key_Space:
            self.shut()
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_5:
            self.rated.emit(key - Qt.Key.Key_0)
        else:
            return super().pressed(event)
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():
            self.showing.show_work(None)
        super().hideEvent(event)
