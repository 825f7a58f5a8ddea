"""One work as large as there is room, to look at closely."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from studio.core.error import StudioError
from studio.media.outline import Outline, outline
from studio.store.library import Library, Work
from studio.ui.image.pictures import Levels, halved
from studio.ui.image.view import PictureView
from studio.ui.library.preview import GonePreview, TextPreview
from studio.ui.library.sound_preview import SoundPreview
from studio.ui.services import Services

T = TypeVar("T")

_BARS = 200


class Showing(QStackedWidget):
    """One page a kind of work, and one for a work whose file is gone or damaged."""

    shown = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self.work: Work | None = None
        self._asked = 0
        self.picture = PictureView()
        self.text = TextPreview()
        self.sound = SoundPreview(services)
        self.gone = GonePreview()
        self.gone.forget.hide()
        self._blank = QWidget()
        for page in (self._blank, self.picture, self.text, self.sound, self.gone):
            self.addWidget(page)

    def show_work(self, work: Work | None) -> None:
        """None lets go of what was shown."""
        self.work = work
        self._asked += 1
        self.sound.stop()
        if work is None:
            self.picture.show_nothing()
            self.setCurrentWidget(self._blank)
        elif work.kind == "image":
            self._load(partial(_levels, work), self._show_picture)
        elif work.kind == "text":
            self._load(partial(_text, self._services.library, work), self._show_text)
        else:
            self._load(partial(_sound, work), partial(self._show_sound, work))

    def _load(self, work: Callable[[], T | None], then: Callable[[T], None]) -> None:
        asked = self._asked
        self._services.errands.run(
            work, partial(self._take, asked, then), partial(self._fail, asked)
        )

    def _take(self, asked: int, then: Callable[[T], None], found: T | None) -> None:
        if asked != self._asked or self.work is None:
            return
        if found is None:
            self.gone.show_gone(self.work)
            self.gone.forget.hide()
            self.setCurrentWidget(self.gone)
        else:
            then(found)
        self.shown.emit()

    def _fail(self, asked: int, error: StudioError) -> None:
        if asked == self._asked:
            self.gone.show_error(error)
            self.setCurrentWidget(self.gone)
            self.shown.emit()

    def _show_picture(self, levels: Levels) -> None:
        whole = levels.whole
        self.picture.show_picture(levels, (whole.width(), whole.height()))
        self.setCurrentWidget(self.picture)

    def _show_text(self, text: str) -> None:
        self.text.setPlainText(text)
        self.setCurrentWidget(self.text)

    def _show_sound(self, work: Work, heard: Outline) -> None:
        self.sound.show_sound(work, heard)
        self.setCurrentWidget(self.sound)


def _levels(work: Work) -> Levels | None:
    from studio.media.picture import load_picture

    return Levels.of(halved(load_picture(work.path))) if work.path.is_file() else None


def _text(library: Library, work: Work) -> str | None:
    return library.text(work.id) if work.path.is_file() else None


def _sound(work: Work) -> Outline | None:
    return outline(work.path, _BARS) if work.path.is_file() else None
