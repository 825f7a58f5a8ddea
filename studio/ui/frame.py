"""The window's first moment: an empty frame in the right place and colours, shown at once.

What fills it needs half a second to load. The modules this one imports are those the first
picture needs, and no more.
"""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QCloseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from studio.store.folders import Folders
from studio.store.session import SessionFile, SessionState
from studio.store.settings import SettingsFile
from studio.ui.measures import BOTTOM, LEFT, RIGHT, TOP
from studio.ui.preferences import Preferences
from studio.ui.theme import Theme, colour

TITLE = 40
"""Pixels that the system's own bar above a window takes at most."""


class Frame(QMainWindow):
    """The one window of the system's that we have, whatever is in it."""

    def __init__(self, state: SessionState) -> None:
        super().__init__()
        self.setWindowTitle("Atelier")
        self.setMinimumSize(1024, 640)
        room = self.screen().availableSize() - QSize(0, TITLE)
        self.resize(QSize(1280, 800).boundedTo(room))
        if state.geometry:
            self.restoreGeometry(state.geometry)
        sizes = state.splitters.get(state.tab) or [LEFT, 0, RIGHT]
        self._sides = (sizes[0], sizes[-1])

    def fill(self, content: QWidget) -> None:
        """Put this in, in the place of what was there."""
        focused = content.focusWidget()
        content.setWindowFlags(Qt.WindowType.Widget)
        self.setCentralWidget(content)
        content.show()
        if focused is not None:  # else the first button of all would have it
            focused.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is inside may want to stay."""
        content = self.centralWidget()
        event.setAccepted(content is None or content.close())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bars and the panes, as they will be."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("panel"))
        width, height = self.width(), self.height()
        left, right = self._sides
        painter.fillRect(QRect(left, 0, width - left - right, height), colour("surround"))
        for bar, line in (
            (QRect(0, 0, width, TOP), TOP - 1),
            (QRect(0, height - BOTTOM, width, BOTTOM), height - BOTTOM),
        ):
            painter.fillRect(bar, colour("ground"))
            painter.fillRect(QRect(0, line, width, 1), colour("line"))


@dataclass(frozen=True)
class Beginning:
    """What there is as soon as the frame can be shown."""

    application: QApplication
    folders: Folders
    preferences: Preferences
    theme: Theme
    session: SessionFile
    state: SessionState
    frame: Frame


def begin(application: QApplication, folders: Folders) -> Beginning:
    application.setApplicationName("Atelier")
    preferences = Preferences(SettingsFile(folders.settings))
    theme = Theme(application)
    theme.choose(preferences.settings.theme)
    session = SessionFile(folders.session)
    state = session.load()
    return Beginning(application, folders, preferences, theme, session, state, Frame(state))
