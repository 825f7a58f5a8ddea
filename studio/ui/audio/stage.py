"""The middle of the tab: the take that is shown, being made, or could not be made."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studio.core.error import ErrorReport, StudioError
from studio.core.recipe import MusicRecipe
from studio.core.tune import traits_of
from studio.ui.audio.opening import Opened
from studio.ui.audio.take import Take
from studio.ui.audio.tune_names import traits_words
from studio.ui.audio.views.piano_roll import PianoRoll
from studio.ui.audio.views.time_axis import TimeAxis
from studio.ui.audio.views.waveform import Waveform
from studio.ui.audio.waiting import Waiting
from studio.ui.parts.empty_state import EmptyState
from studio.ui.parts.error_card import ErrorCard
from studio.ui.parts.kinds import HUES, kind_name
from studio.ui.parts.words import words


class Stage(QFrame):
    seeked = Signal(float)
    range_chosen = Signal(object)
    example_chosen = Signal(str)
    cancel_wanted = Signal()
    wanted = Signal(str)
    """An action of an error, such as `retry`."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("pane", "stage")
        self.empty = EmptyState(
            self.tr("Something to listen to"),
            self.tr("Say at the left what it should be, or try one of these."),
        )
        self.waiting = Waiting()
        self.error = ErrorCard()
        axis = TimeAxis(self)
        self.waveform = Waveform(axis)
        self.roll = PianoRoll(axis)
        self._words = words("", "name")
        self._about = words("", "dim")
        for label, height in ((self._words, 20), (self._about, 18)):
            label.setFixedHeight(height)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._full = ""
        self._said = ""
        self._pages = QStackedWidget()
        for page in (self.empty, self.waiting, _centred(self.error), self._take_page()):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        self.empty.chosen.connect(self.example_chosen)
        self.waiting.cancel_wanted.connect(self.cancel_wanted)
        self.error.wanted.connect(self.wanted)
        for view in (self.waveform, self.roll):
            view.seeked.connect(self._seek)
            view.range_chosen.connect(self._choose)

    def show_empty(self, examples: list[str]) -> None:
        self.empty.set_examples(examples)
        self._pages.setCurrentIndex(0)

    def show_waiting(self, take: Take, place: int, of: int) -> None:
        """`place` is its number among the `of` takes that were asked for with it."""
        self.waiting.show_take(take, place, of)
        self._pages.setCurrentIndex(1)

    def show_error(self, error: StudioError | ErrorReport) -> None:
        self.error.show_error(error)
        self._pages.setCurrentIndex(2)

    def show_opening(self, take: Take) -> None:
        """Until its sound has been read."""
        self._title(take)
        self.waveform.show_making(self.tr("Opening"))
        self.roll.set_notes(None)
        self.roll.hide()
        self._pages.setCurrentIndex(3)

    def show_take(self, take: Take, opened: Opened) -> None:
        self._title(take)
        self.waveform.set_hue(HUES[take.kind])
        self.waveform.set_sound_peaks(opened.levels, opened.sound.seconds)
        self.roll.set_notes(opened.notes)
        self.roll.set_range(None)
        self.roll.setVisible(opened.notes is not None and len(opened.notes.start) > 0)
        self._pages.setCurrentIndex(3)

    def title(self) -> str:
        """The words of the take that is shown, whole."""
        return self._full

    def set_position(self, seconds: float) -> None:
        self.waveform.set_position(seconds)
        if self.roll.isVisible():
            self.roll.set_position(seconds)

    def _title(self, take: Take) -> None:
        self._words.setToolTip(take.words)
        self._full = take.words
        self._said = _about(take)
        self._elide()

    def _elide(self) -> None:
        room = max(self.width() - 48, 80)
        for label, text in ((self._words, self._full), (self._about, self._said)):
            metrics = label.fontMetrics()
            label.setText(metrics.elidedText(text, Qt.TextElideMode.ElideRight, room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _take_page(self) -> QWidget:
        page = QWidget()
        top = QVBoxLayout()
        top.setContentsMargins(20, 14, 20, 6)
        top.setSpacing(2)
        top.addWidget(self._words)
        top.addWidget(self._about)
        views = QSplitter(Qt.Orientation.Vertical)
        views.setHandleWidth(1)
        views.setChildrenCollapsible(False)
        views.addWidget(self.waveform)
        views.addWidget(self.roll)
        views.setStretchFactor(0, 5)
        views.setStretchFactor(1, 6)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(views, 1)
        return page

    def _seek(self, seconds: float) -> None:
        self.set_position(seconds)
        self.seeked.emit(seconds)

    def _choose(self, chosen: tuple[float, float] | None) -> None:
        self.waveform.set_range(chosen)
        self.roll.set_range(chosen)
        self.range_chosen.emit(chosen)


def _about(take: Take) -> str:
    """Kind and, of a tune, what a musician asks first."""
    name = kind_name(take.kind)
    recipe = take.recipe
    if isinstance(recipe, MusicRecipe):
        try:
            return f"{name} · {traits_words(traits_of(recipe))}"
        except StudioError:
            return name
    return name


def _centred(widget: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(24, 24, 24, 24)
    column.addStretch()
    row = QHBoxLayout()
    row.addStretch()
    row.addWidget(widget, 4)
    row.addStretch()
    column.addLayout(row)
    column.addStretch()
    return page
