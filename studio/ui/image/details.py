"""The right pane: how the chosen picture was made, and what was asked in this sitting."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from studio.core.recipe import ImageRecipe
from studio.ui.image.roll import Picture, Run
from studio.ui.parts.buttons import button, describe, tool
from studio.ui.parts.words import heading, line, words
from studio.ui.workbench import SidePane

RUNS = 30
"""Rows of history that are shown."""


class Details(SidePane):
    run_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self._shown: tuple[str, list[tuple[str, str]]] | None = None
        self._runs: list[Run] = []
        self.copy = tool(self.tr("Copy the facts"), self.tr("Copy all of this as text"), "copy")
        self.reuse = button(
            self.tr("Use its recipe"), self.tr("Fill the form with how this was made, and its seed")
        )
        self.start = button(self.tr("Start from it"), self.tr("Make a new picture out of this one"))
        self._words = words("", wrap=True, selectable=True)
        self._facts = QFormLayout()
        self._facts.setHorizontalSpacing(12)
        self._facts.setVerticalSpacing(6)
        self._about = self._build_about()
        self._none = words(self.tr("What a picture was made with stands here."), "dim", wrap=True)
        self._history = QVBoxLayout()
        self._history.setSpacing(2)
        top = QHBoxLayout()
        top.addWidget(heading(self.tr("Picture")))
        top.addStretch()
        top.addWidget(self.copy)
        for item in (top, self._none, self._about):
            if isinstance(item, QWidget):
                self.column.addWidget(item)
            else:
                self.column.addLayout(item)
        self.column.addWidget(line())
        self.column.addWidget(heading(self.tr("History")))
        self._quiet = words(self.tr("Nothing asked yet."), "dim")
        self.column.addWidget(self._quiet)
        self.column.addLayout(self._history)
        self.column.addStretch(1)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._text))
        self.show_picture(None, "")

    def show_picture(self, picture: Picture | None, model: str) -> None:
        """`model` is the title of the one in the recipe."""
        self._about.setVisible(picture is not None)
        self._none.setVisible(picture is None)
        self.copy.setVisible(picture is not None)
        if picture is None:
            return
        self.start.setEnabled(picture.made)
        facts = self._say(picture, model)
        if (picture.recipe.prompt, facts) == self._shown:
            return  # a selection in the words outlives a step of the making
        self._shown = picture.recipe.prompt, facts
        self._words.setText(picture.recipe.prompt)
        while self._facts.rowCount():
            self._facts.removeRow(0)
        for name, value in facts:
            self._facts.addRow(words(name, "dim"), words(value, wrap=True, selectable=True))
        lines = (f"{name}: {value}" for name, value in facts)
        self._text = "\n".join((picture.recipe.prompt, *lines))

    def show_runs(self, runs: Sequence[Run], chosen: Picture | None) -> None:
        """Newest first; the one the chosen picture is of stands out."""
        self._runs = [run for run in reversed(runs) if run.pictures][:RUNS]
        self._quiet.setVisible(not self._runs)
        while self._history.count() < len(self._runs):
            row = QPushButton()
            row.setProperty("part", "link")
            row.setCheckable(True)
            row.setCursor(Qt.CursorShape.PointingHandCursor)
            row.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            place = self._history.count()
            row.clicked.connect(lambda _=False, place=place: self._press(place))
            self._history.addWidget(row)
        for place in range(self._history.count()):
            row = self._row(place)
            row.setVisible(place < len(self._runs))
            if place < len(self._runs):
                run = self._runs[place]
                row.setChecked(chosen is not None and chosen in run.pictures)
                describe(row, self._name(run), run.words)
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _press(self, place: int) -> None:
        self.run_chosen.emit(self._runs[place])

    def _row(self, place: int) -> QPushButton:
        item = self._history.itemAt(place)
        row = item.widget() if item else None
        assert isinstance(row, QPushButton)
        return row

    def _elide(self) -> None:
        room = self.width() - 34
        for place, run in enumerate(self._runs):
            row = self._row(place)
            metrics = row.fontMetrics()
            count = len(run.pictures)
            rest = self.tr(", {count} pictures").format(count=count) if count > 1 else ""
            left = room - metrics.horizontalAdvance(rest)
            row.setText(metrics.elidedText(run.words, Qt.TextElideMode.ElideRight, left) + rest)

    def _name(self, run: Run) -> str:
        count = len(run.pictures)
        return f"{run.words}, {count}" if count > 1 else run.words

    def _say(self, picture: Picture, model: str) -> list[tuple[str, str]]:
        recipe = picture.recipe
        facts = [
            (self.tr("Avoid"), recipe.negative),
            (self.tr("Model"), model or recipe.model.id),
            (self.tr("Size"), f"{recipe.width} × {recipe.height}"),
            (self.tr("Strength"), self._strength(recipe)),
            (self.tr("Steps"), str(recipe.steps)),
            (self.tr("Guidance"), f"{recipe.guidance:g}"),
            (self.tr("Seed"), str(recipe.seed)),
            (self.tr("Took"), self._seconds(picture)),
            (self.tr("On"), picture.work.device if picture.work else ""),
        ]
        return [(name, value) for name, value in facts if value]

    def _strength(self, recipe: ImageRecipe) -> str:
        if recipe.init is None:
            return ""
        return self.tr("{percent} % of a picture").format(percent=round(100 * recipe.strength))

    def _seconds(self, picture: Picture) -> str:
        if picture.work:
            seconds = picture.work.seconds
        elif picture.artifact:
            seconds = picture.artifact.timings.making
        else:
            return ""
        if seconds < 100:
            return self.tr("{seconds:.1f} s").format(seconds=seconds)
        minutes, rest = divmod(round(seconds), 60)
        return self.tr("{minutes} min {seconds} s").format(minutes=minutes, seconds=rest)

    def _build_about(self) -> QWidget:
        about = QWidget()
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.reuse, 1)
        buttons.addWidget(self.start, 1)
        column = QVBoxLayout(about)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(10)
        column.addWidget(self._words)
        column.addLayout(self._facts)
        column.addLayout(buttons)
        return about
