"""Cells stand under their headings, and keys and mouse find them there."""

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QSize, QStringListModel, Qt
from pytestqt.qtbot import QtBot

from studio.ui.parts.section_grid import SectionGrid

CELL = QSize(100, 50)


def grid_of(qtbot: QtBot, *counts: int, stretch: bool = False) -> SectionGrid:
    """Each count is a heading with so many cells; four cells fit in a line."""
    runs = [(f"Heading {number}", count) for number, count in enumerate(counts)]
    grid = SectionGrid(CELL, lambda: runs, stretch)
    model = QStringListModel([str(row) for row in range(sum(counts))], grid)
    grid.setModel(model)
    grid.setSelectionMode(SectionGrid.SelectionMode.ExtendedSelection)
    qtbot.addWidget(grid)
    grid.resize(490, 300)
    grid.show()
    return grid


@pytest.mark.parametrize("stretch", [False, True])
def test_cells_fill_lines_and_never_meet(qtbot: QtBot, stretch: bool) -> None:
    grid = grid_of(qtbot, 6, 3, stretch=stretch)
    model = grid.model()
    places = [grid.visualRect(model.index(row, 0)) for row in range(9)]
    assert [place.x() for place in places[:4]] == sorted({place.x() for place in places})
    assert places[0].x() == places[4].x() == places[6].x()
    assert places[6].top() > places[4].bottom()
    assert not any(a.intersects(b) for a in places for b in places if a is not b)
    assert max(place.right() for place in places) < grid.viewport().width()
    for row, place in enumerate(places):
        assert grid.indexAt(place.center()).row() == row
    assert (places[0].width() > CELL.width()) is stretch


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        (0, Qt.Key.Key_Right, 1),
        (0, Qt.Key.Key_Left, 0),
        (3, Qt.Key.Key_Right, 4),
        (1, Qt.Key.Key_Down, 5),
        (3, Qt.Key.Key_Down, 5),
        (5, Qt.Key.Key_Down, 7),
        (8, Qt.Key.Key_Down, 8),
        (8, Qt.Key.Key_Up, 5),
        (6, Qt.Key.Key_Up, 4),
        (2, Qt.Key.Key_Up, 2),
        (4, Qt.Key.Key_Home, 0),
        (4, Qt.Key.Key_End, 8),
        (0, Qt.Key.Key_PageDown, 6),
        (8, Qt.Key.Key_PageUp, 1),
    ],
)
def test_keys_go_the_way_the_eye_goes(qtbot: QtBot, start: int, key: Qt.Key, end: int) -> None:
    grid = grid_of(qtbot, 6, 3)
    grid.setCurrentIndex(grid.model().index(start, 0))
    qtbot.keyClick(grid, key)
    assert grid.currentIndex().row() == end


def test_shift_takes_all_from_here_to_there(qtbot: QtBot) -> None:
    grid = grid_of(qtbot, 6, 3)
    for row, held in ((7, Qt.KeyboardModifier.NoModifier), (3, Qt.KeyboardModifier.ShiftModifier)):
        place = grid.visualRect(grid.model().index(row, 0)).center()
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, held, place)
    assert sorted(index.row() for index in grid.selectedIndexes()) == [3, 4, 5, 6, 7]


def test_what_is_asked_for_comes_into_sight(qtbot: QtBot) -> None:
    grid = grid_of(qtbot, 400, 3)
    assert grid.visible_rows().start == 0
    last = grid.model().index(402, 0)
    grid.scrollTo(last)
    assert grid.viewport().rect().contains(grid.visualRect(last))
    assert 402 in grid.visible_rows()
    assert 0 not in grid.visible_rows()
    grid.scrollTo(grid.model().index(0, 0))
    assert grid.verticalOffset() == 0


def test_the_region_of_a_choice_is_where_it_is_seen(qtbot: QtBot) -> None:
    grid = grid_of(qtbot, 4)
    index = grid.model().index(2, 0)
    chosen = QItemSelection(index, index)
    grid.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    assert grid.visualRegionForSelection(chosen).boundingRect() == grid.visualRect(index)


def test_an_empty_one_is_nowhere(qtbot: QtBot) -> None:
    grid = grid_of(qtbot)
    assert len(grid.visible_rows()) == 0
    assert not grid.indexAt(grid.viewport().rect().center()).isValid()
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    assert not grid.currentIndex().isValid()


def test_another_width_gives_other_lines(qtbot: QtBot) -> None:
    grid = grid_of(qtbot, 9)
    model = grid.model()
    for width, columns in ((270, 2), (830, 7)):
        grid.resize(width, 300)
        qtbot.waitUntil(lambda columns=columns: _columns(grid) == columns)
        assert grid.indexAt(grid.visualRect(model.index(8, 0)).center()).row() == 8


def _columns(grid: SectionGrid) -> int:
    model = grid.model()
    return len({grid.visualRect(model.index(row, 0)).x() for row in range(9)})
