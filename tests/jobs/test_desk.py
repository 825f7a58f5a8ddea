"""One project lies on the desk at any time, and none is lost on the way to another."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.jobs.desk import Desk
from studio.jobs.errands import Errands
from studio.store.project.project import Cell, Project, Put
from studio.store.project.shelf import Shelf

PAGE = Cell("text", "page")
Open = Callable[..., Desk]


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "untitled", tmp_path / "projects.json")


@pytest.fixture
def open_desk(qtbot: QtBot, shelf: Shelf) -> Iterator[Open]:
    made: list[tuple[Desk, Errands]] = []

    def begin(wanted: Path | None = None) -> Desk:
        errands = Errands()
        desk = Desk(shelf, errands, wanted)
        made.append((desk, errands))
        return desk

    yield begin
    for desk, errands in made:
        errands.close()
        desk.close()


def write(desk: Desk, words: str) -> None:
    desk.project.commit("text", "Writing", [Put(PAGE, words.encode())])


def words(desk: Desk) -> str:
    return (desk.project.value(PAGE) or b"").decode()


def untitled(shelf: Shelf) -> list[Path]:
    return sorted(shelf.folder.glob("*.atelier"))


def test_what_was_open_is_open_again(open_desk: Open, shelf: Shelf) -> None:
    first = open_desk()
    assert first.untitled
    write(first, "from the first stroke")
    first.close()
    assert words(open_desk()) == "from the first stroke"
    assert len(untitled(shelf)) == 1


def test_a_project_in_which_nothing_was_done_is_not_kept(open_desk: Open, shelf: Shelf) -> None:
    desk = open_desk()
    desk.project.note([Put(Cell("form", "image"), b"{}")])
    desk.close()
    assert untitled(shelf) == []


def test_saving_under_a_name_moves_there(
    open_desk: Open, qtbot: QtBot, shelf: Shelf, tmp_path: Path
) -> None:
    desk = open_desk()
    write(desk, "a book")
    with qtbot.waitSignal(desk.renamed):
        desk.save_as(tmp_path / "My book")
    assert desk.name == "My book"
    assert not desk.untitled
    assert untitled(shelf) == []
    write(desk, "a longer book")
    desk.close()
    assert words(open_desk()) == "a longer book"


def test_a_copy_leaves_us_where_we_are(open_desk: Open, qtbot: QtBot, tmp_path: Path) -> None:
    desk = open_desk()
    write(desk, "a book")
    with qtbot.waitSignal(desk.said):
        desk.save_copy(tmp_path / "Copy.atelier")
    assert desk.untitled
    copy = Project(tmp_path / "Copy.atelier")
    assert copy.value(PAGE) == b"a book"
    copy.close()


def test_what_is_handed_over_on_leaving_goes_into_the_old_project(
    open_desk: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = open_desk()
    with qtbot.waitSignal(desk.renamed):
        desk.save_as(tmp_path / "One.atelier")
    desk.leaving.connect(lambda: write(desk, "just in time"))
    with qtbot.waitSignal(desk.changed):
        desk.new()
    assert words(desk) == ""
    with qtbot.waitSignal(desk.changed):
        desk.open(tmp_path / "One.atelier")
    assert words(desk) == "just in time"


def test_a_file_that_cannot_be_opened_changes_nothing(
    open_desk: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = open_desk()
    write(desk, "mine")
    (tmp_path / "Letter.atelier").write_text("Dear all, this is no project at all.")
    with qtbot.waitSignal(desk.failed) as refused:
        desk.open(tmp_path / "Letter.atelier")
    assert "no project" in str(refused.args)
    assert words(desk) == "mine"


def test_a_wanted_file_that_is_open_elsewhere_is_told_of(open_desk: Open) -> None:
    first = open_desk()
    second = open_desk(first.project.path)
    assert "open in another window" in str(second.notices[0])
    assert second.project.path != first.project.path


def test_a_damaged_project_is_salvaged_beside_it(
    open_desk: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "Old.atelier"
    project = Project(path)
    project.note([Put(PAGE, b"the words")])
    for number in range(30):
        project.note([Put(Cell("tile", str(number)), random.Random(number).randbytes(20_000))])
    project.close()
    path.write_bytes(path.read_bytes()[:-200_000])
    desk = open_desk()
    with qtbot.waitSignal(desk.failed) as refused:
        desk.open(path)
    assert refused.args is not None
    assert refused.args[0].actions == ("salvage",)
    with qtbot.waitSignals([desk.said, desk.changed]):
        desk.salvage(path)
    assert desk.name == "Old, salvaged"
    assert words(desk) == "the words"


def test_a_project_whose_disk_refuses_is_not_left(
    open_desk: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = open_desk()
    write(desk, "saved")
    desk.project.flush()
    fill_up(desk.project)
    write(desk, "not yet " + random.Random(1).randbytes(200_000).hex())
    with qtbot.waitSignal(desk.failed) as refused:
        desk.new()
    assert refused.args is not None
    assert "save_as" in refused.args[0].actions
    with qtbot.waitSignal(desk.renamed):
        desk.save_as(tmp_path / "Elsewhere.atelier")
    assert words(desk).startswith("not yet")
    with qtbot.waitSignal(desk.changed):
        desk.new()


def test_what_the_disk_refuses_to_the_end_is_there_at_the_next_start(open_desk: Open) -> None:
    desk = open_desk()
    write(desk, "saved")
    desk.project.flush()
    fill_up(desk.project)
    write(desk, "not yet " + random.Random(1).randbytes(200_000).hex())
    desk.close()
    assert words(open_desk()).startswith("not yet")


def test_saving_over_a_project_that_is_open_elsewhere_is_refused(
    open_desk: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "Theirs.atelier"
    theirs = Project(path)
    theirs.note([Put(PAGE, b"their words")])
    theirs.flush()
    desk = open_desk()
    for save in (desk.save_as, desk.save_copy):
        with qtbot.waitSignal(desk.failed) as refused:
            save(path)
        assert "open in another window" in str(refused.args)
    theirs.close()
    again = Project(path)
    assert again.value(PAGE) == b"their words"
    again.close()
    write(desk, "mine")
    with qtbot.waitSignal(desk.renamed):
        desk.save_as(path)
    desk.close()
    assert words(open_desk(path)) == "mine"


def test_what_is_asked_for_at_once_is_done_in_order(
    open_desk: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = open_desk()
    write(desk, "a book")
    with qtbot.waitSignals([desk.renamed, desk.renamed, desk.changed, desk.changed]):
        desk.save_as(tmp_path / "One.atelier")
        desk.save_as(tmp_path / "Two.atelier")
        desk.new()
        desk.open(tmp_path / "Two.atelier")
        desk.open(tmp_path / "Two.atelier")
    assert desk.name == "Two"
    assert words(desk) == "a book"


def fill_up(project: Project) -> None:
    """Its file cannot grow any more, as on a full disk."""
    project._writer.ask(
        lambda: project._writer.connection.execute("PRAGMA max_page_count = 1").fetchone()
    )
