"""The picture to start from: dropped, pasted or chosen, with how much of it may change."""

from collections.abc import Callable
from pathlib import Path

import shiboken6
from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from studio.core.error import StudioError
from studio.core.recipe import ImageRecipe, Input
from studio.jobs.errands import Errands
from studio.store.inputs import Inputs
from studio.ui.image.sources import (
    SUFFIXES,
    Source,
    from_file,
    from_image,
    from_recipe,
    image_in,
    picture_file,
)
from studio.ui.parts.buttons import button, tool
from studio.ui.parts.pixmaps import pixmap_of
from studio.ui.parts.places import Place, ask_where_from
from studio.ui.parts.slider_row import SliderRow
from studio.ui.parts.words import words

SIDE = 48
STRENGTH = 0.6


class InitBox(QWidget):
    changed = Signal()
    size_wanted = Signal(object)
    """Width and height the new picture should be like."""
    troubled = Signal(object)
    """`StudioError`"""

    def __init__(self, inputs: Inputs, errands: Errands, place: Place) -> None:
        super().__init__()
        self._inputs = inputs
        self._errands = errands
        self._place = place
        self._source: Source | None = None
        self._mask: Input | None = None
        self._turn = 0
        self.setAcceptDrops(True)
        self.choose = button(
            self.tr("Start from a picture"),
            self.tr("Drop a picture here, paste one with Ctrl+V, or press to choose a file"),
            "image-square",
            "drop",
        )
        self.strength = SliderRow(
            self.tr("Strength"),
            self.tr("How much may change: little keeps the picture, 100 % only takes the size"),
            1,
            100,
            1,
            100 * STRENGTH,
            " %",
        )
        self._card = self._build_card()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (self.choose, self._card, self.strength):
            column.addWidget(widget)
        self.choose.clicked.connect(self._open)
        self._show(None)

    @property
    def source(self) -> Source | None:
        return self._source

    @property
    def painted(self) -> Input | None:
        """Of a recipe that was made here again; it belongs to its picture."""
        return self._mask

    def use_file(self, path: Path) -> None:
        self._bring(lambda: from_file(self._inputs, path))

    def use_mime(self, mime: QMimeData) -> bool:
        """Take a picture from the clipboard or a drop. False when there is none."""
        if path := picture_file(mime):
            self.use_file(path)
            return True
        if (image := image_in(mime)) is not None:
            self._bring(lambda: from_image(self._inputs, image))
            return True
        return False

    def use_recipe(self, recipe: ImageRecipe) -> None:
        kept = recipe.init
        if kept is None:
            self.clear()
            return
        self.strength.set_value(round(100 * recipe.strength))
        self._bring(lambda: from_recipe(self._inputs, kept), recipe.mask)

    def restore(self, kept: Input, strength: float) -> None:
        """From an earlier day. If the picture is gone by now, there just is none."""
        self.strength.set_value(round(100 * strength))
        self._bring(lambda: from_recipe(self._inputs, kept), quiet=True)

    def use_source(self, make: Callable[[], Source]) -> None:
        """`make` is called elsewhere, and may take its time."""
        self._bring(make)

    def clear(self) -> None:
        self._turn += 1
        self._mask = None
        self._show(None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if picture_file(event.mimeData()) or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.use_mime(event.mimeData()):
            event.acceptProposedAction()

    def _bring(
        self, make: Callable[[], Source], mask: Input | None = None, quiet: bool = False
    ) -> None:
        """Only the last of several pictures that are asked for counts."""
        self._turn += 1
        turn = self._turn

        def came(source: Source) -> None:
            if shiboken6.isValid(self) and turn == self._turn:
                self._mask = mask
                self._show(source)

        def failed(error: StudioError) -> None:
            if shiboken6.isValid(self) and turn == self._turn and not quiet:
                self.troubled.emit(error)

        self._errands.run(make, came, failed)

    def _show(self, source: Source | None) -> None:
        self._source = source
        self.choose.setVisible(source is None)
        self._card.setVisible(source is not None)
        self.strength.setVisible(source is not None)
        if source:
            thumbnail = source.thumbnail
            self._picture.setPixmap(pixmap_of(thumbnail, thumbnail.width / SIDE))
            size = "{} × {}".format(*source.size)
            self._size.setText(self.tr("{size}, masked").format(size=size) if self._mask else size)
        self.changed.emit()

    def _open(self) -> None:
        patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        kinds = f"{self.tr('Pictures')} ({patterns})"
        path = ask_where_from(self, self.tr("Start from a picture"), self._place, kinds)
        if path is not None:
            self.use_file(path)

    def _build_card(self) -> QWidget:
        card = QFrame()
        card.setProperty("part", "notice")
        self._picture = QLabel()
        self._picture.setFixedSize(QSize(SIDE, SIDE))
        self._picture.setAccessibleName(self.tr("The picture to start from"))
        self._size = words("", "dim")
        self._size.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.match = button(
            self.tr("Match its size"),
            self.tr("Give the new picture the shape of this one"),
            part="link",
        )
        self.remove = tool(
            self.tr("Remove the picture"), self.tr("Start from nothing but words"), "x"
        )
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(words(self.tr("Starts from this"), "name"))
        lines.addWidget(self._size)
        lines.addWidget(self.match)
        row = QHBoxLayout(card)
        row.setContentsMargins(8, 6, 6, 6)
        row.setSpacing(10)
        row.addWidget(self._picture)
        row.addLayout(lines, 1)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self.match.clicked.connect(self._match)
        self.remove.clicked.connect(self.clear)
        return card

    def _match(self) -> None:
        if self._source:
            self.size_wanted.emit(self._source.size)
