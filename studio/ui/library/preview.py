"""The chosen work, as large as the pane allows."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studio.core.artifact import Pixels
from studio.core.error import StudioError
from studio.media.outline import Outline, outline
from studio.store.library import Library, Work
from studio.ui.icons import icon
from studio.ui.library.sound_preview import SoundPreview
from studio.ui.parts.buttons import button, describe
from studio.ui.parts.pixmaps import pixmap_of
from studio.ui.parts.words import words
from studio.ui.services import Services

T = TypeVar("T")

_SETTLING = 120
"""Milliseconds without a new size before the picture is made to fit anew."""

_BARS = 90
_ENLARGED = 2.0


class Preview(QStackedWidget):
    """One page a kind of work, and one for a work whose file is gone."""

    forget_wanted = Signal()
    dragged = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._work: Work | None = None
        self._asked = 0
        self.picture = PicturePreview()
        self.text = TextPreview()
        self.sound = SoundPreview(services)
        self.gone = GonePreview()
        self._blank = QWidget()
        for page in (self._blank, self.picture, self.text, self.sound, self.gone):
            self.addWidget(page)
        self.gone.forget.clicked.connect(self.forget_wanted)
        self.picture.dragged.connect(self.dragged)
        self.picture.resized.connect(self._fit)

    def show_work(self, work: Work | None) -> None:
        shown = self._work
        if work and shown and (work.id, work.path) == (shown.id, shown.path):
            return
        self._work = work
        self._asked += 1
        self.sound.stop()
        if work is None:
            self.setCurrentWidget(self._blank)
            return
        library = self._services.library
        if work.kind == "text":
            self._load(partial(_text_of, library, work), self._show_text)
        elif work.kind == "image":
            self._fit()
        else:
            self._load(partial(_sound_of, work), self._show_sound)

    def _fit(self) -> None:
        work = self._work
        if work is None or work.kind != "image":
            return
        size = self.size() * self.devicePixelRatioF()
        self._load(partial(_picture_of, work, size.width(), size.height()), self._show_picture)

    def _load(self, work: Callable[[], T | None], then: Callable[[T], None]) -> None:
        asked = self._asked
        self._services.errands.run(
            work, partial(self._take, asked, then), partial(self._fail, asked)
        )

    def _take(self, asked: int, then: Callable[[T], None], found: T | None) -> None:
        if asked != self._asked:
            return
        if found is None:
            self._show_gone()
        else:
            then(found)

    def _fail(self, asked: int, error: StudioError) -> None:
        if asked == self._asked:
            self.gone.show_error(error)
            self.setCurrentWidget(self.gone)

    def _show_gone(self) -> None:
        assert self._work is not None
        self.gone.show_gone(self._work)
        self.setCurrentWidget(self.gone)

    def _show_picture(self, pixels: Pixels) -> None:
        assert self._work is not None
        self.picture.show_picture(pixmap_of(pixels, self.devicePixelRatioF()), self._work.title)
        self.setCurrentWidget(self.picture)

    def _show_text(self, text: str) -> None:
        self.text.setPlainText(text)
        self.setCurrentWidget(self.text)

    def _show_sound(self, heard: Outline) -> None:
        assert self._work is not None
        self.sound.show_sound(self._work, heard)
        self.setCurrentWidget(self.sound)


class PicturePreview(QWidget):
    """Within the pane, and a small one a little larger than it is."""

    dragged = Signal()
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pixmap = QPixmap()
        self._pressed: QPoint | None = None
        self._settle = QTimer(self, interval=_SETTLING, singleShot=True)
        self._settle.timeout.connect(self.resized)

    def show_picture(self, pixmap: QPixmap, title: str) -> None:
        self._pixmap = pixmap
        describe(self, title, self.tr("Drag it out to use it in another program"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._pixmap.isNull():
            return
        size = self._pixmap.deviceIndependentSize()
        largest = (size * _ENLARGED).boundedTo(QSizeF(self.size()))
        size.scale(largest, Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(QRectF(self.rect()).center())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(QRectF(place.toRect()), self._pixmap, QRectF(self._pixmap.rect()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._settle.start()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        way = (event.position().toPoint() - self._pressed).manhattanLength()
        if way >= QApplication.startDragDistance():
            self._pressed = None
            self.dragged.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self.update()


class TextPreview(QPlainTextEdit):
    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        describe(self, self.tr("The text"), self.tr("What was written; choose words to copy them"))


class GonePreview(QFrame):
    def __init__(self) -> None:
        super().__init__()
        mark = QLabel()
        mark.setPixmap(icon("file-x", "dim").pixmap(QSize(32, 32)))
        self._said = words("", "name", wrap=True)
        self._hint = words("", "dim", wrap=True)
        self.forget = button(
            self.tr("Forget it"), self.tr("Take it off this list; no file is touched")
        )
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch()
        column.addWidget(mark, 0, Qt.AlignmentFlag.AlignCenter)
        for label in (self._said, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addWidget(self.forget, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch()

    def show_gone(self, work: Work) -> None:
        self._said.setText(self.tr("{name} is gone").format(name=work.path.name))
        self._hint.setText(
            self.tr("It was moved or deleted. Its recipe is still here to make it again.")
        )
        self.forget.show()

    def show_error(self, error: StudioError) -> None:
        self._said.setText(error.message)
        self._hint.setText(error.hint)
        self.forget.hide()


def _picture_of(work: Work, width: int, height: int) -> Pixels | None:
    from studio.media.fit import fitted

    return fitted(work.path, width, height) if work.path.is_file() else None


def _text_of(library: Library, work: Work) -> str | None:
    return library.text(work.id) if work.path.is_file() else None


def _sound_of(work: Work) -> Outline | None:
    return outline(work.path, _BARS) if work.path.is_file() else None
