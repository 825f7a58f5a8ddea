"""The runs there were, newest first, as a list to look at."""

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QLocale,
    QModelIndex,
    QObject,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTime,
)
from PySide6.QtCore import QDateTime as DateTime
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle

from studio.core.recipe import TextRecipe
from studio.jobs.job import State
from studio.store.library import Work
from studio.ui.parts.cell import Cell, Index
from studio.ui.text.asking import Way, asked, first_words
from studio.ui.theme import colour

_TOP = QModelIndex()


@dataclass(eq=False)
class Run:
    """One asking and what came of it. `words` of an earlier day lie in `path` until wanted."""

    recipe: TextRecipe
    way: Way
    begun: float = field(default_factory=time.time)
    words: str = ""
    state: State = State.WAITING
    path: Path | None = None

    @classmethod
    def of(cls, work: Work) -> "Run | None":
        if not isinstance(work.recipe, TextRecipe):
            return None
        way, _ = asked(work.recipe.prompt)
        return cls(work.recipe, way, work.made, "", State.DONE, work.path)

    @property
    def title(self) -> str:
        return first_words(asked(self.recipe.prompt)[1])


class RunList(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._runs: list[Run] = []

    def rowCount(self, parent: Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._runs)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        run = self._runs[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return run
        if role == Qt.ItemDataRole.DisplayRole:
            return run.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{run.title}\n{describe_run(run)}"
        return None

    def run(self, index: Index) -> Run | None:
        return self._runs[index.row()] if index.isValid() else None

    @property
    def latest(self) -> Run | None:
        """The newest that brought words in this session."""
        return next((run for run in self._runs if run.words), None)

    def put_first(self, run: Run) -> None:
        self.beginInsertRows(QModelIndex(), 0, 0)
        self._runs.insert(0, run)
        self.endInsertRows()

    def put_last(self, runs: list[Run]) -> None:
        if runs:
            self.beginInsertRows(QModelIndex(), len(self._runs), len(self._runs) + len(runs) - 1)
            self._runs += runs
            self.endInsertRows()

    def tell(self, run: Run) -> None:
        """Its state has changed."""
        place = self.index(self._runs.index(run))
        self.dataChanged.emit(place, place)


class RunDelegate(Cell):
    """Two lines: what was asked, and below, quietly, how and when."""

    size = QSize(0, 46)

    def paint_cell(
        self, painter: QPainter, cell: QRect, state: QStyle.StateFlag, index: Index
    ) -> None:
        run: Run = index.data(Qt.ItemDataRole.UserRole)
        area = QRectF(cell)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("chosen" if chosen else "hover"))
            painter.drawRoundedRect(area.adjusted(0, 1, 0, -1), 5, 5)
        font = QFont(painter.font())
        line = area.adjusted(8, 5, -8, -23)
        for text, token in ((run.title, "text"), (describe_run(run), _token(run))):
            painter.setFont(font)
            painter.setPen(colour(token))
            shown = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, int(line.width())
            )
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
            font.setPixelSize(12)
            line.translate(0, 18)


def describe_run(run: Run) -> str:
    """How and when, such as `Continue, 14:05`."""
    ways = {
        Way.WRITE: QCoreApplication.translate("Runs", "Write"),
        Way.CONTINUE: QCoreApplication.translate("Runs", "Continue"),
    }
    states = {
        State.WAITING: QCoreApplication.translate("Runs", "waits"),
        State.LOADING: QCoreApplication.translate("Runs", "getting ready"),
        State.RUNNING: QCoreApplication.translate("Runs", "writing"),
        State.FAILED: QCoreApplication.translate("Runs", "failed"),
        State.CANCELLED: QCoreApplication.translate("Runs", "stopped"),
    }
    return QCoreApplication.translate("Runs", "{way}, {when}").format(
        way=ways[run.way], when=states.get(run.state) or _when(run.begun)
    )


def _when(seconds: float) -> str:
    moment = DateTime.fromSecsSinceEpoch(int(seconds))
    locale = QLocale()
    if moment.date() == DateTime.currentDateTime().date():
        time_only: QTime = moment.time()
        return locale.toString(time_only, QLocale.FormatType.ShortFormat)
    return locale.toString(moment.date(), QLocale.FormatType.ShortFormat)


def _token(run: Run) -> str:
    if run.state is State.FAILED:
        return "danger"
    return "accent" if run.state in (State.LOADING, State.RUNNING) else "dim"
