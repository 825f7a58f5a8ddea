"""What is dropped on the window or pasted into it: files, pictures and words."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt, QTemporaryDir
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from studio.core.error import ExportError, StudioError
from studio.core.language import _
from studio.jobs.errands import Errands
from studio.ui.theme import colour


class Drops:
    """Sorts out what somebody brings. A picture without a file gets one, for as long as we live."""

    def __init__(
        self,
        errands: Errands,
        file: Callable[[Path], None],
        picture: Callable[[Path], None],
        words: Callable[[str], None],
        failed: Callable[[StudioError], None],
    ) -> None:
        self._errands = errands
        self._file, self._picture, self._words, self._failed = file, picture, words, failed
        self._folder: QTemporaryDir | None = None
        self._number = 0

    @staticmethod
    def welcome(data: QMimeData) -> bool:
        return bool(_files(data)) or data.hasImage() or data.hasText()

    def take(self, data: QMimeData) -> bool:
        """A file before the picture of it, and a picture before words about it."""
        if files := _files(data):
            self._file(files[0])
        elif data.hasImage():
            self._keep(QImage(data.imageData()))
        elif words := data.text().strip():
            self._words(words)
        else:
            return False
        return True

    def _keep(self, image: QImage) -> None:
        if self._folder is None:
            self._folder = QTemporaryDir()
        self._number += 1
        path = Path(self._folder.filePath(f"picture-{self._number}.png"))
        self._errands.run(lambda: _save(image, path), self._picture, self._failed)


class DropHint(QWidget):
    """Over the whole window while something is held above it. Drops go through to what is below."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._text = ""
        self.hide()

    def hint(self, data: QMimeData) -> None:
        if _files(data):
            self.say(self.tr("Drop it to open its recipe"))
        elif data.hasImage():
            self.say(self.tr("Drop it to start from this picture"))
        else:
            self.say(self.tr("Drop it to use these words"))

    def say(self, text: str) -> None:
        self._text = text
        if window := self.parentWidget():
            self.setGeometry(window.rect())
        self.raise_()
        self.show()

    @property
    def text(self) -> str:
        return self._text

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = colour("ground")
        veil.setAlphaF(0.88)
        painter.fillRect(self.rect(), veil)
        pen = QPen(colour("accent"), 2, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(17, 17, -17, -17), 8, 8)
        font = self.font()
        font.setPixelSize(20)
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(colour("text"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)


def _files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _save(image: QImage, path: Path) -> Path:
    if not image.save(str(path)):
        raise ExportError(
            _("The picture could not be taken over."),
            _("Save it as a file, and drop the file here."),
        )
    return path
