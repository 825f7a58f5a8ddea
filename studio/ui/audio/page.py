"""What the Audio tab shows: the form, the take in the middle, and all takes at the right."""

from pathlib import Path

import msgspec
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QVBoxLayout, QWidget

from studio.core.error import StudioError
from studio.ui.audio.desk import Desk
from studio.ui.audio.forms.form import AudioForm, FormState
from studio.ui.audio.playing.transport import Transport
from studio.ui.audio.stage import Stage
from studio.ui.audio.take_pane import TakePane
from studio.ui.audio.takes import Takes
from studio.ui.parts.error_card import ErrorCard
from studio.ui.parts.kept_state import read_state, write_state
from studio.ui.services import Services
from studio.ui.workbench import Workbench

_SOUNDS = (".wav", ".flac", ".ogg", ".mp3", ".mid", ".midi")
_TEXT_LIMIT = 20_000


class PageState(FormState):
    """`folder` is where a take was saved last."""

    folder: str = ""


class AudioPage(QWidget):
    page_wanted = Signal(str)
    status_changed = Signal(str)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self.takes = Takes(self)
        self.form = AudioForm(services.catalogue, services.errands)
        self.stage = Stage()
        self.transport = Transport()
        self.pane = TakePane(self.takes)
        self.trouble = ErrorCard(bar=True)
        self.desk = Desk(services, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Workbench(self.form, self._middle(), self.pane))
        self.form.sent.connect(self.make)
        self.form.models_wanted.connect(lambda: self.page_wanted.emit("models"))
        self.trouble.wanted.connect(self._want)
        self.desk.status_changed.connect(self.status_changed)

    def make(self) -> None:
        """What the form asks for."""
        self.form.error.clear()
        try:
            recipes = self.form.recipes()
        except StudioError as error:
            self.form.show_error(error)
            return
        self.desk.make(recipes)

    def use_file(self, path: Path) -> bool:
        suffix = path.suffix.lower()
        if suffix == ".txt":
            self._services.errands.run(lambda: _read(path), self._take_text, self._refuse)
            return True
        if suffix in _SOUNDS:
            self.desk.take_file(path)
            return True
        return False

    def state(self) -> str:
        """The form as JSON, and the folder."""
        form = msgspec.structs.asdict(self.form.state())
        return write_state(PageState(**form, folder=self.desk.deeds.place.kept))

    def restore(self, state: str) -> None:
        if read := read_state(state, PageState):
            self.desk.deeds.place.kept = read.folder
            self.form.restore(read)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.desk.fetch_past()
        if self.focusWidget() is None:
            self.form.form.prompt.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        self.desk.sounding.settle()
        super().hideEvent(event)

    def event(self, event: QEvent) -> bool:
        """A control that was reached by keyboard keeps Space for itself."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            focused = QApplication.focusWidget()
            if event.key() == Qt.Key.Key_Space and isinstance(focused, QAbstractButton | QComboBox):
                event.accept()
                return True
        return super().event(event)

    def _middle(self) -> QWidget:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stage, 1)
        column.addWidget(self.trouble)
        column.addWidget(self.transport)
        return middle

    def _take_text(self, text: str) -> None:
        self.form.use_words("speech", text)

    def _refuse(self, error: StudioError) -> None:
        self.trouble.show_error(error)

    def _want(self, action: str) -> None:
        if action in ("models", "settings"):
            self.page_wanted.emit(action)


def _read(path: Path) -> str:
    """Raises `BadInput`. As much as can be read aloud at once."""
    from studio.media.opening import opened

    with opened(path) as file:
        data = file.read(4 * _TEXT_LIMIT + 3)
    return data.decode("utf-8-sig", "replace")[:_TEXT_LIMIT]
