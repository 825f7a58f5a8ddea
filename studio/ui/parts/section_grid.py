"""A grid of equal cells under headings, for lists of any length."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem

from studio.ui.parts.cell import Index
from studio.ui.theme import colour

_HEADING = 36
_GAP = 8
_MARGIN = 16
_SPREAD = 24
"""Pixels more than that between two cells of a line would tear it apart."""
_INSET = 4
"""What is in a cell keeps this from its edge, so the headings do too."""


@dataclass(frozen=True)
class _Section:
    title: str
    first: int
    count: int
    top: int


class SectionGrid(QListView):
    """As many cells in a line as there is room for. What is left goes between them, or into them
    when they may `stretch`."""

    def __init__(
        self, cell: QSize, runs: Callable[[], Iterable[tuple[str, int]]], stretch: bool = False
    ) -> None:
        """`runs` gives each heading, in order, with the number of the model's rows under it."""
        super().__init__()
        self._runs = runs
        self._least = cell
        self._stretch = stretch
        self._gap = _GAP
        self._columns = 1
        self._cell = cell
        self._sections: list[_Section] = []
        self._tops: list[int] = []
        self._height = 0
        self._hovered = QPersistentModelIndex()
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self._fetch_ahead)

    @property
    def cell(self) -> QSize:
        """What a cell measures now."""
        return self._cell

    def visible_rows(self) -> range:
        """Those a person sees now."""
        shown = self.viewport().rect()
        rows = [row for row, _ in self._cells(shown.top(), shown.bottom())]
        return range(rows[0], rows[-1] + 1) if rows else range(0)

    def doItemsLayout(self) -> None:
        self._measure()
        QAbstractItemView.doItemsLayout(self)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Cells stay as large as they are, so nothing has to be laid out anew."""
        for row in range(first.row(), last.row() + 1):
            self.viewport().update(self.visualRect(self.model().index(row, 0)))

    def updateGeometries(self) -> None:
        height = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setPageStep(height)
        bar.setSingleStep(self._cell.height() // 3)
        bar.setRange(0, max(0, self._height - height))
        bar.setEnabled(bar.maximum() > 0)
        QAbstractItemView.updateGeometries(self)

    def visualRect(self, index: Index) -> QRect:
        self.executeDelayedItemsLayout()
        if not index.isValid() or not self._sections:
            return QRect()
        row = index.row()
        section = self._section(row)
        line, column = divmod(row - section.first, self._columns)
        y = section.top + _HEADING + line * (self._cell.height() + _GAP)
        x = _MARGIN + column * (self._cell.width() + self._gap)
        return QRect(QPoint(x, y - self.verticalOffset()), self._cell)

    def indexAt(self, point: QPoint) -> QModelIndex:
        self.executeDelayedItemsLayout()
        for row, rect in self._cells(point.y(), point.y()):
            if rect.contains(point):
                return self.model().index(row, 0)
        return QModelIndex()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        rect = self.visualRect(index)
        if not rect.isValid():
            return
        first = index.row() - self._section(index.row()).first < self._columns
        above = _HEADING if first else _GAP
        bar = self.verticalScrollBar()
        if rect.top() < above or hint == QAbstractItemView.ScrollHint.PositionAtTop:
            bar.setValue(bar.value() + rect.top() - above)
        elif rect.bottom() > self.viewport().height() - _GAP:
            bar.setValue(bar.value() + rect.bottom() - self.viewport().height() + _GAP)

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def isIndexHidden(self, index: Index) -> bool:
        return False

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """What is in sight already moves as it is; only what comes into sight is painted."""
        self.viewport().scroll(dx, dy)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """From the cell at the first corner to the one at the second, in reading order."""
        start, end = self.indexAt(rect.topLeft()), self.indexAt(rect.bottomRight())
        if not start.isValid() and not end.isValid():
            self.selectionModel().select(QItemSelection(), command)
            return
        start, end = (start, end) if start.isValid() and end.isValid() else (start or end,) * 2
        rows = sorted((start.row(), end.row()))
        model = self.model()
        chosen = QItemSelection(model.index(rows[0], 0), model.index(rows[1], 0))
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        shown = self.visible_rows()
        for row in shown:
            index = self.model().index(row, 0)
            if selection.contains(index):
                region += self.visualRect(index)
        return region

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        count = self.model().rowCount() if self.model() else 0
        if not count:
            return QModelIndex()
        current = self.currentIndex()
        if not current.isValid():
            return self.model().index(0, 0)
        return self.model().index(self._moved(action, current.row(), count), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        top, bottom = event.rect().top(), event.rect().bottom()
        self._paint_headings(painter, top, bottom)
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        current, focused = self.currentIndex(), self.hasFocus()
        for row, rect in self._cells(top, bottom):
            index = self.model().index(row, 0)
            state = QStyle.StateFlag.State_Enabled
            if self.selectionModel().isSelected(index):
                state |= QStyle.StateFlag.State_Selected
            if focused and index == current:
                state |= QStyle.StateFlag.State_HasFocus
            if index == self._hovered:
                state |= QStyle.StateFlag.State_MouseOver
            option.state = state  # pyright: ignore[reportAttributeAccessIssue]
            option.rect = rect  # pyright: ignore[reportAttributeAccessIssue]
            self.itemDelegateForIndex(index).paint(painter, option, index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.indexAt(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(QModelIndex())
        super().leaveEvent(event)

    def _hover(self, index: QModelIndex) -> None:
        if index != self._hovered:
            self.viewport().update(self.visualRect(self._hovered))
            self.viewport().update(self.visualRect(index))
            self._hovered = QPersistentModelIndex(index)

    def _measure(self) -> None:
        space, least = self.viewport().width() - 2 * _MARGIN, self._least.width()
        self._columns = max(1, (space + _GAP) // (least + _GAP))
        left = max(0, space + _GAP - self._columns * (least + _GAP))
        widened = left // self._columns if self._stretch else 0
        self._cell = QSize(least + widened, self._least.height())
        spread = 0 if self._stretch else left // max(1, self._columns - 1)
        self._gap = _GAP + min(spread, _SPREAD)
        self._sections, top = [], 0
        first = 0
        for title, count in self._runs():
            self._sections.append(_Section(title, first, count, top))
            lines = -(-count // self._columns)
            top += _HEADING + lines * (self._cell.height() + _GAP)
            first += count
        self._tops = [section.top for section in self._sections]
        self._height = top + _MARGIN

    def _section(self, row: int) -> _Section:
        firsts = [section.first for section in self._sections]
        return self._sections[bisect_right(firsts, row) - 1]

    def _cells(self, top: int, bottom: int) -> list[tuple[int, QRect]]:
        """Rows and places of the cells between two heights of the viewport."""
        offset = self.verticalOffset()
        step, width = self._cell.height() + _GAP, self._cell.width() + self._gap
        start = max(0, bisect_right(self._tops, top + offset) - 1)
        found: list[tuple[int, QRect]] = []
        for section in self._sections[start:]:
            y = section.top + _HEADING - offset
            if section.top - offset > bottom:
                break
            lines = range(max(0, (top - y) // step), max(0, (bottom - y) // step + 1))
            for line in lines:
                for column in range(self._columns):
                    place = line * self._columns + column
                    if place < section.count:
                        corner = QPoint(_MARGIN + column * width, y + line * step)
                        found.append((section.first + place, QRect(corner, self._cell)))
        return found

    def _moved(self, action: QAbstractItemView.CursorAction, row: int, count: int) -> int:
        moves = QAbstractItemView.CursorAction
        page = max(1, self.viewport().height() // (self._cell.height() + _GAP))
        if action in (moves.MoveLeft, moves.MovePrevious):
            row -= 1
        elif action in (moves.MoveRight, moves.MoveNext):
            row += 1
        elif action == moves.MoveHome:
            row = 0
        elif action == moves.MoveEnd:
            row = count - 1
        else:
            down = action in (moves.MoveDown, moves.MovePageDown)
            for _ in range(page if action in (moves.MovePageUp, moves.MovePageDown) else 1):
                row = self._line_on(row, down)
        return min(max(row, 0), count - 1)

    def _line_on(self, row: int, down: bool) -> int:
        """The cell below or above, also under another heading."""
        section = self._section(row)
        place, at = row - section.first, self._sections.index(section)
        column = place % self._columns
        if down:
            last_line = (section.count - 1) // self._columns
            if place // self._columns < last_line:
                return section.first + min(place + self._columns, section.count - 1)
            if at + 1 == len(self._sections):
                return row
            below = self._sections[at + 1]
            return below.first + min(column, below.count - 1)
        if place >= self._columns:
            return row - self._columns
        if at == 0:
            return row
        above = self._sections[at - 1]
        line = (above.count - 1) // self._columns
        return above.first + min(line * self._columns + column, above.count - 1)

    def _paint_headings(self, painter: QPainter, top: int, bottom: int) -> None:
        painter.save()
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        font.setPixelSize(12)
        painter.setFont(font)
        painter.setPen(colour("dim"))
        width = self.viewport().width() - 2 * _MARGIN
        for section in self._sections:
            y = section.top - self.verticalOffset()
            if y <= bottom and y + _HEADING >= top:
                area = QRect(_MARGIN + _INSET, y + 4, width, _HEADING - 4)
                painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, section.title)
        painter.restore()

    def _fetch_ahead(self, value: int) -> None:
        """Ask for more before the end comes into sight."""
        model, bar = self.model(), self.verticalScrollBar()
        near = value > bar.maximum() - 2 * bar.pageStep()
        if near and model is not None and model.canFetchMore(QModelIndex()):
            model.fetchMore(QModelIndex())
