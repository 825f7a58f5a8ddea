"""What can be done with a finished picture: save it, copy it, drag it to another program."""

import time

import shiboken6
from PySide6.QtCore import QMimeData, QObject, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDrag, QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from studio.core.error import StudioError
from studio.ui.image.loader import Loader, save_as
from studio.ui.image.pictures import Levels
from studio.ui.image.roll import Picture
from studio.ui.parts.pixmaps import pixmap_of
from studio.ui.parts.places import Place, ask_where_to
from studio.ui.services import Services

DRAGGED = 96
"""Pixels of the picture under the pointer while it is dragged."""


class Deeds(QObject):
    begun = Signal()
    """What was told of an earlier deed holds no longer."""
    told = Signal(str)
    """A short sentence on what was done."""
    troubled = Signal(object)
    """`StudioError`"""

    def __init__(self, services: Services, loader: Loader, place: Place, window: QWidget) -> None:
        super().__init__(window)
        self._services = services
        self._loader = loader
        self._place = place
        self._window = window

    def save(self, picture: Picture) -> None:
        """Ask where, then write on an errand. The ending of the name decides on the format."""
        from studio.media.names import file_name

        name = file_name(picture.recipe, ".png")
        kinds = {
            self.tr("PNG picture (*.png)"): (".png",),
            self.tr("JPEG picture (*.jpg *.jpeg)"): (".jpg", ".jpeg"),
            self.tr("WebP picture (*.webp)"): (".webp",),
        }
        title = self.tr("Save the picture")
        path = ask_where_to(self._window, title, self._place, name, kinds)
        if path is None:
            return
        self.begun.emit()
        artifact, work = picture.artifact, picture.work
        said = self.tr("Saved as {name}").format(name=path.name)
        self._services.errands.run(
            lambda: save_as(artifact, work, path, force=True),
            lambda _: self._tell(said),
            self._fail,
        )

    def export(self, picture: Picture) -> None:
        """In the dialog, with every format and choice."""
        from studio.ui.export.opening import export_works, open_export
        from studio.ui.export.piece import Piece

        self.begun.emit()
        services, window, artifact = self._services, self._window, picture.artifact
        if picture.work is not None:
            export_works(services, window, [picture.work], self._fail)
        elif artifact is not None:
            recipe = picture.recipe
            piece = Piece(
                "image", recipe.prompt, recipe, time.time(), lambda: artifact, size=picture.size
            )
            open_export(services, window, [piece], self._fail)

    def copy(self, picture: Picture) -> None:
        self.begun.emit()
        self._loader.load(
            picture,
            lambda _, levels: self._copy(levels),
            lambda _, error: self.troubled.emit(error),
        )

    def drag(self, picture: Picture) -> None:
        """Give other programs the kept file."""
        mime = self.mime(picture)
        if mime is None:
            return
        drag = QDrag(self._window)
        drag.setMimeData(mime)
        if picture.thumbnail:
            pixmap = pixmap_of(picture.thumbnail)
            drag.setPixmap(
                pixmap.scaled(
                    QSize(DRAGGED, DRAGGED),
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            )
        drag.exec(Qt.DropAction.CopyAction)

    def mime(self, picture: Picture) -> QMimeData | None:
        """None before the picture has a file."""
        if picture.work is None:
            return None
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(picture.work.path))])
        return mime

    def _copy(self, levels: Levels) -> None:
        """The clipboard outlives our bytes, so it gets its own, copied on an errand."""
        self._services.errands.run(lambda: levels.whole.copy(), self._put, self._fail)

    def _tell(self, said: str) -> None:
        if shiboken6.isValid(self):
            self.told.emit(said)

    def _fail(self, error: StudioError) -> None:
        self.troubled.emit(error)

    def _put(self, image: QImage) -> None:
        QGuiApplication.clipboard().setImage(image)
        self.told.emit(self.tr("Copied"))
