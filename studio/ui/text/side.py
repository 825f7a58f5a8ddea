"""The right pane: what was made, where words can go, and the document itself."""

from PySide6.QtCore import QItemSelectionModel, Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
)

from studio.ui.parts.buttons import button, describe
from studio.ui.parts.words import heading, line, words
from studio.ui.text.run_card import RunCard
from studio.ui.text.runs import Run, RunDelegate, RunList


class Side(QFrame):
    """`sent` names the kind of making the words are to go to, `document` what to do with it."""

    sent = Signal(str)
    document = Signal(str)
    """`new`, `open` or `save`."""

    def __init__(self, runs: RunList) -> None:
        super().__init__()
        self.setProperty("pane", "side")
        self.card = RunCard()
        self.card.hide()
        self.list = QListView()
        self.list.setModel(runs)
        self.list.setItemDelegate(RunDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName(self.tr("Runs"))
        self.list.setAccessibleDescription(self.tr("What was asked here, newest first"))
        self._hint = words(self.tr("What you ask for is listed here, newest first."), "dim", True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._history = QStackedWidget()
        self._history.addWidget(self._hint)
        self._history.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addWidget(heading(self.tr("Runs")))
        column.addWidget(self._history, 1)
        column.addWidget(self.card)
        column.addWidget(line())
        column.addWidget(heading(self.tr("Send to")))
        column.addLayout(self._places())
        column.addSpacing(2)
        column.addWidget(line())
        column.addWidget(heading(self.tr("Document")))
        column.addLayout(self._doings())
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.list.clicked.connect(self._choose)
        self.card.closed.connect(self._close)
        runs.rowsInserted.connect(self._count)
        runs.dataChanged.connect(self._refresh)
        self._runs = runs

    def select(self, row: int) -> None:
        self.list.setCurrentIndex(self._runs.index(row))

    def _places(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for kind, name, tip in (
            ("image", self.tr("Picture"), self.tr("Use the words as the prompt of a picture")),
            ("speech", self.tr("Voice"), self.tr("Have the words read aloud")),
            ("music", self.tr("Tune"), self.tr("Use the words as the prompt of a tune")),
        ):
            row.addWidget(self._button(name, f"{tip}. {self._which()}", kind, self.sent), 1)
        return row

    def _which(self) -> str:
        return self.tr("Takes the selection, or else the last run, or else all")

    def _doings(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for what, name, tip, keys in (
            ("new", self.tr("New"), self.tr("An empty page"), "Ctrl+N"),
            ("open", self.tr("Open…"), self.tr("Open a text on the page"), "Ctrl+O"),
            ("save", self.tr("Save"), self.tr("Save the page as a text file"), "Ctrl+S"),
        ):
            made = self._button(name, tip, what, self.document)
            describe(made, name, tip, keys)
            row.addWidget(made, 1)
        return row

    def _button(self, name: str, tip: str, what: str, signal: SignalInstance) -> QPushButton:
        made = button(name, tip)
        made.setMinimumWidth(0)
        made.setObjectName(what)
        made.clicked.connect(lambda: signal.emit(what))
        return made

    def _count(self) -> None:
        self._history.setCurrentWidget(self.list)

    def _choose(self) -> None:
        run = self._chosen()
        self.card.setVisible(run is not None)
        if run:
            self.card.show_run(run)

    def _refresh(self) -> None:
        run = self._chosen()
        if run and self.card.isVisible():
            self.card.show_run(run)

    def _chosen(self) -> Run | None:
        return self._runs.run(self.list.currentIndex())

    def _close(self) -> None:
        self.card.hide()
        self.list.selectionModel().setCurrentIndex(
            self._runs.index(-1), QItemSelectionModel.SelectionFlag.Clear
        )
