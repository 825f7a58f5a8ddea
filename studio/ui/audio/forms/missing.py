"""Which kinds of sound there is no model for yet, and the way to get one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from studio.jobs.catalogue import Catalogue
from studio.ui.parts.buttons import button, describe


class Missing(QWidget):
    """Hidden while nothing is missing, and until the models have been looked at."""

    models_wanted = Signal()

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._lines = {
            "speech": self._line(self.tr("No model for speech yet: show models")),
            "music": self._line(self.tr("No model for music yet: show models")),
            "sound": self._line(self.tr("No model for sounds yet: show models")),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for kind, line in self._lines.items():
            describe(line, line.text(), self.why(kind))
            column.addWidget(line)
        catalogue.changed.connect(self._refresh)
        self._refresh()

    def lacks(self, kind: str) -> bool:
        return bool(self._catalogue.cards) and not self._catalogue.of(kind)

    def why(self, kind: str) -> str:
        return {
            "speech": self.tr("Speech needs a model of its own, such as VITS or Bark"),
            "music": self.tr("Music needs a model of its own, such as MusicGen or ACE-Step"),
            "sound": self.tr("Sounds need a model of their own, such as AudioLDM or Stable Audio"),
        }[kind]

    def line(self, kind: str) -> QPushButton:
        return self._lines[kind]

    def _line(self, text: str) -> QPushButton:
        made = button(text, text, part="link")
        made.clicked.connect(self.models_wanted)
        return made

    def _refresh(self) -> None:
        for kind, line in self._lines.items():
            line.setVisible(self.lacks(kind))
        self.setVisible(any(map(self.lacks, self._lines)))
