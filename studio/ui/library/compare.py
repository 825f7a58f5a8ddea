"""Two works side by side: one zoom and place for both pictures, and how their recipes differ."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from studio.jobs.catalogue import Catalogue
from studio.store.library import Work
from studio.ui.image.view import PictureView
from studio.ui.library.curtain import Curtain
from studio.ui.library.showing import Showing
from studio.ui.parts.buttons import describe, tool
from studio.ui.parts.recipe_rows import recipe_rows
from studio.ui.parts.row_table import shortened
from studio.ui.parts.words import line, words
from studio.ui.services import Services

_HIGHEST = 184
"""Pixels of the table, which scrolls beyond."""
_NAMES = 120
"""Pixels of the column of names."""
_SAME = 0.001
"""Share of a picture that two places may be apart and count as one."""


class CompareView(Curtain):
    def __init__(self, services: Services, covered: QWidget) -> None:
        super().__init__(covered)
        self._catalogue: Catalogue = services.catalogue
        self.halves = (Showing(services), Showing(services))
        self.title.setText(self.tr("Two works beside each other"))
        self.fit = tool(self.tr("Fit both"), "", "corners-out")
        describe(self.fit, self.tr("Fit both"), self.tr("Show the whole of both pictures"), "F")
        self.fit.clicked.connect(self._fit)
        self.bar.insertWidget(1, self.fit)
        sides = QHBoxLayout()
        sides.setSpacing(1)
        for half in self.halves:
            half.setMinimumWidth(160)
            sides.addWidget(half, 1)
        self._differences = QFrame()
        self._differences.setProperty("pane", "side")
        self._table = QGridLayout(self._differences)
        self._table.setContentsMargins(16, 12, 16, 12)
        self._table.setHorizontalSpacing(16)
        self._table.setVerticalSpacing(6)
        self._table.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._table.setColumnMinimumWidth(0, _NAMES)
        self._table.setColumnStretch(1, 1)
        self._table.setColumnStretch(2, 1)
        inside = QVBoxLayout()
        inside.setSpacing(0)
        inside.addLayout(sides, 1)
        inside.addWidget(line())
        inside.addWidget(self._scroll())
        self.column.addLayout(inside, 1)
        self._link(self.halves[0].picture, self.halves[1].picture)

    def _scroll(self) -> QScrollArea:
        """Long prompts leave the pictures their room."""
        scroll = QScrollArea()
        scroll.setWidget(self._differences)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setSizeAdjustPolicy(QScrollArea.SizeAdjustPolicy.AdjustToContents)
        scroll.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        scroll.setMaximumHeight(_HIGHEST)
        return scroll

    def show_works(self, first: Work, second: Work) -> None:
        for half, work in zip(self.halves, (first, second), strict=True):
            half.show_work(work)
        both = first.kind == second.kind == "image"
        self.fit.setVisible(both)
        self._show_rows(self._compared(first, second))
        if not self.isVisible():
            self.open()

    def differences(self) -> list[tuple[str, str, str]]:
        """Name and both values, as they are listed."""
        labels = self._differences.findChildren(QLabel)
        texts = [label.text() for label in labels if not label.isHidden()]
        return [
            (texts[at], texts[at + 1], texts[at + 2]) for at in range(0, len(texts) // 3 * 3, 3)
        ]

    def pressed(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_C, Qt.Key.Key_Space) and not event.modifiers():
            self.shut()
        elif key == Qt.Key.Key_F and not event.modifiers():
            self._fit()
        else:
            return super().pressed(event)
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():
            for half in self.halves:
                half.show_work(None)
        super().hideEvent(event)

    def _fit(self) -> None:
        for half in self.halves:
            half.picture.fit()

    def _link(self, first: PictureView, second: PictureView) -> None:
        first.zoomed.connect(lambda: _follow(first, second))
        second.zoomed.connect(lambda: _follow(second, first))

    def _compared(self, first: Work, second: Work) -> list[tuple[str, str, str]]:
        """The rows in which they differ."""
        rows = [dict(self._rows(work)) for work in (first, second)]
        names = list(dict.fromkeys([*rows[0], *rows[1]]))
        told = [(name, rows[0].get(name, ""), rows[1].get(name, "")) for name in names]
        return [row for row in told if row[1] != row[2]]

    def _rows(self, work: Work) -> Sequence[tuple[str, str]]:
        if work.recipe is None:
            return [(self.tr("Name"), work.path.name)]
        card = self._catalogue.named(work.recipe.model.id)
        return recipe_rows(work.recipe, card.title if card else "")

    def _show_rows(self, rows: list[tuple[str, str, str]]) -> None:
        while item := self._table.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        if not rows:
            self._table.addWidget(words(self.tr("The recipes are the same."), "dim"), 0, 0, 1, 3)
        for place, (name, left, right) in enumerate(rows):
            self._table.addWidget(words(name, "dim"), place, 0, Qt.AlignmentFlag.AlignTop)
            for column, value in ((1, left), (2, right)):
                label = words(shortened(value) or "–", wrap=True, selectable=True)
                self._table.addWidget(label, place, column, Qt.AlignmentFlag.AlignTop)


def _follow(leader: PictureView, follower: PictureView) -> None:
    """Look at the same part of the other picture, as large beside its own size."""
    ours, theirs = leader.camera, follower.camera
    if ours.fitted or not follower.image:
        if not theirs.fitted:
            follower.fit()
        return
    middle = QPointF(leader.width() / 2, leader.height() / 2)
    centre = QPointF(follower.width() / 2, follower.height() / 2)
    spot = ours.spot(middle)
    share = leader.image.width() / follower.image.width() if leader.image else 1.0
    scale = ours.scale * share
    off = theirs.spot(centre) - spot
    if abs(theirs.scale - scale) < _SAME * scale and off.manhattanLength() < _SAME:
        return
    theirs.zoom(scale, centre)
    off = theirs.spot(centre) - spot
    theirs.pan(QPointF(off.x() * theirs.target.width(), off.y() * theirs.target.height()))
    follower.update()
