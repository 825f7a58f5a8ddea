"""Pictures that others are made from: brought in from files, programs and recipes."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData
from PySide6.QtGui import QImage

from studio.core.artifact import Pixels
from studio.core.error import BadInput
from studio.core.recipe import Input
from studio.store.inputs import Inputs
from studio.ui.image.pictures import small

SIDE = 96
"""Pixels of the thumbnail, twice what is shown for screens with small pixels."""

SUFFIXES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp")


@dataclass(frozen=True)
class Source:
    """A kept picture with its size and what the form shows of it."""

    input: Input
    size: tuple[int, int]
    thumbnail: Pixels


def from_file(inputs: Inputs, path: Path) -> Source:
    """Raises `BadInput` for what is no picture, before anything is kept."""
    from studio.media.picture import load_picture

    pixels = load_picture(path)
    return _source(inputs.keep(path), pixels)


def from_image(inputs: Inputs, image: QImage) -> Source:
    """A picture that another program put on the clipboard or dropped, which has no file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pasted.png"
        if not image.save(str(path)):
            raise BadInput(
                QCoreApplication.translate("Sources", "That picture cannot be read."),
                QCoreApplication.translate("Sources", "Save it as a file, and use the file."),
            )
        return from_file(inputs, path)


def from_pixels(inputs: Inputs, pixels: Pixels) -> Source:
    """One that was just made and has no file yet."""
    from studio.media.thumbnail import picture_bytes

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "made.png"
        path.write_bytes(picture_bytes(pixels))
        return from_file(inputs, path)


def from_recipe(inputs: Inputs, kept: Input) -> Source:
    """Raises `BadInput` when it was made on another computer."""
    from studio.media.picture import load_picture

    return _source(kept, load_picture(inputs.read(kept)))


def picture_file(mime: QMimeData) -> Path | None:
    """The first picture among dragged files."""
    files = (Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    return next((path for path in files if path.suffix.lower() in SUFFIXES), None)


def image_in(mime: QMimeData) -> QImage | None:
    """Pixels without a file, as browsers and painting programs give them."""
    if not mime.hasImage():
        return None
    image = QImage(mime.imageData())
    return None if image.isNull() else image


def _source(kept: Input, pixels: Pixels) -> Source:
    return Source(kept, (pixels.width, pixels.height), small(pixels, SIDE))
