"""What this is, in which version, under which licence."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

import studio
from studio.ui.icons import icon
from studio.ui.parts.buttons import button
from studio.ui.parts.overlay import Overlay
from studio.ui.parts.words import words

_WIDTH, _MARK = 360, 48


class AboutCard(Overlay):
    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAccessibleName(self.tr("About Atelier"))
        self._mark = QLabel()
        lines = (
            self._mark,
            words("Atelier", "title"),
            words(self.tr("Version {version}").format(version=studio.__version__), "dim"),
            words(
                self.tr(
                    "Write, paint and compose with models on your own computer. "
                    "Nothing you make or type leaves it."
                ),
                wrap=True,
            ),
            words(
                self.tr(
                    "Free software under the GNU General Public License, version 3 or later. "
                    "Letters by Inter, icons by Phosphor, voice by eSpeak NG."
                ),
                "dim",
                wrap=True,
            ),
        )
        close = button(self.tr("Close"), self.tr("Put this away"))
        close.clicked.connect(self.shut)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 28, 32, 24)
        column.setSpacing(10)
        for label in lines:
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addSpacing(8)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignCenter)

    def place(self) -> None:
        if window := self.parentWidget():
            self._mark.setPixmap(icon("aperture", "accent").pixmap(QSize(_MARK, _MARK)))
            height = self.heightForWidth(_WIDTH)
            left, top = (window.width() - _WIDTH) // 2, (window.height() - height) // 3
            self.setGeometry(left, top, _WIDTH, height)
