"""The pictures of this sitting in a row, and what can be done with the chosen one."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from studio.ui.image.roll import Picture
from studio.ui.image.thumb import SIDE, Thumb
from studio.ui.parts.words import line

GAP = 6


class Thumbs(QScrollArea):
    """As wide as what is in it, and no wider than there is room for."""

    walked = Signal(int)
    """One to the left (-1) or right (1), or to an end (-2, 2)."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        inside = QWidget()
        inside.setAutoFillBackground(False)
        self.row = QHBoxLayout(inside)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(GAP - 4)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(SIDE + 4)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Pictures of this sitting"))

    @property
    def step(self) -> int:
        """Pixels from one thumbnail to the next."""
        return SIDE + 4 + self.row.spacing()

    def fit_to(self, count: int) -> None:
        self._count = count
        self.setMaximumWidth(self.sizeHint().width())
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(max(self._count * self.step - self.row.spacing(), 1), SIDE + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(SIDE + 4, SIDE + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Home: -2,
            Qt.Key.Key_End: 2,
        }
        if event.key() in steps:
            self.walked.emit(steps[Qt.Key(event.key())])
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        bar = self.horizontalScrollBar()
        turned = event.angleDelta().y() or event.angleDelta().x()
        bar.setValue(bar.value() - turned)
        event.accept()


class Strip(QFrame):
    picked = Signal(object)
    paired = Signal(object)
    pulled = Signal(object)

    def __init__(self, buttons: Sequence[QPushButton]) -> None:
        super().__init__()
        self.setProperty("part", "strip")
        self._thumbs: dict[Picture, Thumb] = {}
        self._chosen: Picture | None = None
        self.thumbs = Thumbs()
        self.thumbs.horizontalScrollBar().rangeChanged.connect(self._reveal)
        self._grid = QWidget()
        self._grid.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        grid = QGridLayout(self._grid)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for index, each in enumerate(buttons):
            grid.addWidget(each, index // 2, index % 2)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 10, 8)
        row.setSpacing(10)
        row.addWidget(self.thumbs)
        row.addWidget(line(upright=True))
        row.addWidget(self._grid)
        self.hide()

    def insert(self, picture: Picture, place: int) -> None:
        thumb = Thumb(picture)
        self._thumbs[picture] = thumb
        self.thumbs.row.insertWidget(place, thumb)
        thumb.picked.connect(self.picked)
        thumb.paired.connect(self.paired)
        thumb.pulled.connect(self.pulled)
        self._fit()

    def remove(self, picture: Picture) -> None:
        if thumb := self._thumbs.pop(picture, None):
            self.thumbs.row.removeWidget(thumb)
            thumb.hide()
            thumb.deleteLater()
            self._fit()

    def refresh(self, picture: Picture) -> None:
        if thumb := self._thumbs.get(picture):
            thumb.refresh()

    def pictures(self) -> list[Picture]:
        """In the order they stand."""
        row = self.thumbs.row
        items = (row.itemAt(place) for place in range(row.count()))
        shown = (item.widget() for item in items if item)
        return [thumb.picture for thumb in shown if isinstance(thumb, Thumb)]

    def thumb(self, picture: Picture) -> Thumb:
        return self._thumbs[picture]

    def choose(self, picture: Picture | None, other: Picture | None = None) -> None:
        for each, thumb in self._thumbs.items():
            thumb.setChecked(each is picture)
            thumb.other = each is other
            thumb.update()
        self._chosen = picture
        self._reveal()

    def _reveal(self) -> None:
        """Also when the row has grown, for a new picture is chosen before there is room for it.

        Where it stands is reckoned, since a row that is not shown yet has nothing in its place.
        """
        if self._chosen in self._thumbs:
            place = self.thumbs.row.indexOf(self._thumbs[self._chosen])
            middle = round((place + 0.5) * self.thumbs.step)
            room = min(self.thumbs.step // 2 + SIDE, self.thumbs.viewport().width() // 2)
            self.thumbs.ensureVisible(middle, 0, room, 0)

    def _fit(self) -> None:
        self.thumbs.fit_to(len(self._thumbs))
        self.setVisible(bool(self._thumbs))
