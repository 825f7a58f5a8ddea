"""The panes of a tab: three where things are made, two where one looks through what there is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from studio.ui.measures import LEFT, RIGHT

BROWSER = (928, 352)
"""Pixels that the two panes of a browser start with."""


class Workbench(QSplitter):
    """What you ask at the left, the work in the middle, its parts and history at the right."""

    def __init__(self, left: QWidget, middle: QWidget, right: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        left.setMinimumWidth(264)
        right.setMinimumWidth(220)
        for pane in (left, middle, right):
            self.addWidget(pane)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        self.setStretchFactor(2, 0)
        self.setSizes([LEFT, 10_000, RIGHT])


class Browser(QSplitter):
    """All there is at the left, one thing of it at the right. The person's sizes can be kept."""

    def __init__(self, everything: QWidget, one: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        everything.setMinimumWidth(420)
        one.setMinimumWidth(320)
        for pane in (everything, one):
            self.addWidget(pane)
        self.setStretchFactor(0, 3)
        self.setStretchFactor(1, 1)
        self.setSizes(BROWSER)
        self._restored: tuple[int, int] | None = None
        self._shown = False

    def kept(self) -> tuple[int, int] | None:
        """Before it has been shown it has no sizes of its own, but those it was given."""
        if not self._shown:
            return self._restored
        everything, one = self.sizes()
        return everything, one

    def restore(self, sizes: tuple[int, int] | None) -> None:
        """What makes no sense is left alone."""
        if sizes and all(0 < size < 100_000 for size in sizes):
            self._restored = sizes
            self.setSizes(sizes)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._shown = True


class SidePane(QFrame):
    """A column that scrolls, and a foot under it that is always visible."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("pane", "side")
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(16, 16, 16, 16)
        self.column.setSpacing(10)
        self.column.setAlignment(Qt.AlignmentFlag.AlignTop)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self.foot = QVBoxLayout()
        self.foot.setContentsMargins(16, 8, 16, 16)
        self.foot.setSpacing(8)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scroll, 1)
        outer.addLayout(self.foot)
