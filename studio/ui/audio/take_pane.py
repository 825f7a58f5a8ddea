"""The takes at the right, and what can be done with the chosen one."""

from PySide6.QtCore import QModelIndex, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QListView, QSizePolicy, QVBoxLayout, QWidget

from studio.ui.audio.take import Take
from studio.ui.audio.take_row import TakeRow
from studio.ui.audio.takes import TAKE, Takes
from studio.ui.parts.buttons import button, describe
from studio.ui.parts.words import heading, words


class TakePane(QFrame):
    chosen = Signal(int)
    """The key of the take to show."""
    play_wanted = Signal(int)
    vary_wanted = Signal(int)
    recipe_wanted = Signal(int)
    notes_wanted = Signal(int)
    remove_wanted = Signal(int)

    def __init__(self, takes: Takes) -> None:
        super().__init__()
        self.setProperty("pane", "side")
        self._takes = takes
        self._shown: int | None = None
        self._row = TakeRow(self)
        self.list = _List(takes, self._row)
        self._none = words(self.tr("What you make comes here, newest first."), "dim", wrap=True)
        self._none.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._build_buttons()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addWidget(heading(self.tr("Takes")))
        column.addWidget(self._none)
        column.addWidget(self.list, 1)
        column.addStretch()
        column.addWidget(self._buttons)
        self.list.clicked.connect(lambda index: self.chosen.emit(index.data(TAKE).key))
        self.list.doubleClicked.connect(lambda index: self.play_wanted.emit(index.data(TAKE).key))
        self.list.entered_row.connect(lambda index: self.chosen.emit(index.data(TAKE).key))
        self.list.play_wanted.connect(lambda index: self.play_wanted.emit(index.data(TAKE).key))
        self.list.remove_wanted.connect(lambda index: self.remove_wanted.emit(index.data(TAKE).key))
        for signal in (takes.rowsInserted, takes.rowsRemoved, takes.dataChanged):
            signal.connect(self._refresh)
        self._refresh()

    def show_take(self, key: int | None) -> None:
        """Mark the one the middle shows."""
        self._shown = key
        row = self._takes.row(key) if key is not None else -1
        if row >= 0:
            self.list.setCurrentIndex(self._takes.index(row))
        else:
            self.list.clearSelection()
            self.list.setCurrentIndex(QModelIndex())
        self._refresh()

    def show_playing(self, key: int | None) -> None:
        self._row.playing = key
        self.list.viewport().update()

    def _build_buttons(self) -> None:
        self.vary = button(self.tr("Vary"), self.tr("Make it again with another seed"), "dice-five")
        self.use = button(
            self.tr("Use recipe"), self.tr("Fill the form at the left as it was made")
        )
        self.notes = button(
            self.tr("Save notes"),
            self.tr("Save the notes as a MIDI file, for other music programs"),
        )
        self.remove = button(
            self.tr("Remove"), self.tr("Take it off this list; its file stays in the Library")
        )
        self._buttons = QWidget()
        grid = QGridLayout(self._buttons)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for place, pressed in enumerate((self.vary, self.use, self.notes, self.remove)):
            pressed.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            grid.addWidget(pressed, *divmod(place, 2))
        self.vary.clicked.connect(lambda: self._ask(self.vary_wanted))
        self.use.clicked.connect(lambda: self._ask(self.recipe_wanted))
        self.notes.clicked.connect(lambda: self._ask(self.notes_wanted))
        self.remove.clicked.connect(lambda: self._ask(self.remove_wanted))

    def _ask(self, signal: SignalInstance) -> None:
        if self._shown is not None:
            signal.emit(self._shown)

    def _refresh(self) -> None:
        take = self._takes.take(self._shown)
        some = self._takes.rowCount() > 0
        self._none.setVisible(not some)
        self.list.setVisible(some)
        self._buttons.setVisible(take is not None)
        self.vary.setEnabled(take is not None and take.varies)
        self.use.setEnabled(take is not None and take.recipe is not None)
        self.notes.setEnabled(take is not None and take.ready and take.kind == "music")
        self._say_why(take)

    def set_notes(self, there: bool) -> None:
        """Whether the shown take has notes to save."""
        self.notes.setEnabled(there)

    def _say_why(self, take: Take | None) -> None:
        if take is not None and take.recipe is not None and not take.varies:
            tip = self.tr("The built-in voice reads the same way each time")
        else:
            tip = self.tr("Make it again with another seed")
        describe(self.vary, self.tr("Vary"), tip)


class _List(QListView):
    entered_row = Signal(QModelIndex)
    play_wanted = Signal(QModelIndex)
    remove_wanted = Signal(QModelIndex)

    def __init__(self, takes: Takes, row: TakeRow) -> None:
        super().__init__()
        self.setModel(takes)
        self.setItemDelegate(row)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setSpacing(1)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setDragDropMode(QListView.DragDropMode.DragOnly)
        describe(
            self,
            self.tr("Takes"),
            self.tr("A click shows a take, a double click plays it; drag it out as a file"),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.play_wanted.emit(index)
        elif index.isValid() and event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit(index)
        else:
            super().keyPressEvent(event)
            if self.currentIndex() != index and self.currentIndex().isValid():
                self.entered_row.emit(self.currentIndex())
