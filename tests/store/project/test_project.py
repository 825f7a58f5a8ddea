"""What is done in a project is there again, and so is the way back."""

import random
import sqlite3
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.core.error import ProjectFileError, StudioError
from studio.store.project.project import Cell, Change, Project, Put, Splice
from studio.store.project.writer import ProjectClosed

PAGE = Cell("text", "page")
TILE = Cell("tile", "3/0/0")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Picture book.atelier"


def words(project: Project) -> str:
    return (project.value(PAGE) or b"").decode()


def test_what_was_done_is_there_after_opening_again(path: Path) -> None:
    project = Project(path)
    project.commit("text", "Writing", [Put(PAGE, b"a story")])
    project.note([Put(Cell("form", "image"), b"{}")])
    project.close()
    again = Project(path)
    assert words(again) == "a story"
    assert again.values("form") == {"image": b"{}"}
    again.close()


def test_undo_goes_on_after_opening_again(path: Path) -> None:
    project = Project(path)
    project.commit("text", "Writing", [Put(PAGE, b"one")])
    project.commit("text", "More", [Splice(PAGE, 3, 0, b" two")])
    project.commit("text", "Other", [Splice(PAGE, 0, 3, b"1")])
    assert project.undo("text") == ("Other", (PAGE,))
    project.close()
    again = Project(path)
    assert words(again) == "one two"
    assert again.undo("text") == ("More", (PAGE,))
    assert words(again) == "one"
    assert again.redo("text") == ("More", (PAGE,))
    assert again.redo("text") == ("Other", (PAGE,))
    assert words(again) == "1 two"
    assert again.redo("text") is None
    again.close()


def test_tracks_have_histories_of_their_own(path: Path) -> None:
    project = Project(path)
    project.commit("text", "Writing", [Put(PAGE, b"words")])
    project.commit("picture", "Brush stroke", [Put(TILE, b"paint" * 100)])
    assert project.undo("text") == ("Writing", (PAGE,))
    assert project.value(PAGE) is None
    assert project.value(TILE) == b"paint" * 100
    assert project.undo("text") is None
    project.close()


def test_a_new_gesture_ends_what_was_undone(path: Path) -> None:
    project = Project(path)
    for word in (b"a", b"b"):
        project.commit("text", "Writing", [Put(PAGE, word)])
    project.undo("text")
    project.commit("text", "Writing", [Put(PAGE, b"c")])
    assert project.redo("text") is None
    project.undo("text")
    assert words(project) == "a"
    project.close()


def test_the_oldest_steps_go_when_the_way_back_is_full(path: Path) -> None:
    project = Project(path, limit=10_000)
    for number in range(50):
        noise = bytes((number * 37 + place * place) % 251 for place in range(1_000))
        project.commit("picture", f"Stroke {number}", [Put(TILE, noise)])
    left = project.history("picture")
    assert 3 <= len(left) < 50
    assert left[-1].label == "Stroke 49"
    assert project.value(TILE) is not None
    project.close()


def test_the_history_tells_what_takes_each_step_back(path: Path) -> None:
    project = Project(path)
    project.commit("text", "One", [Put(PAGE, b"one")])
    project.commit("text", "Two", [Splice(PAGE, 3, 0, b" two")])
    one, two = project.history("text")
    assert one.changes == (Put(PAGE, None),)
    assert two.changes == (Splice(PAGE, 3, 4, b""),)
    project.close()


EDITS = st.lists(
    st.one_of(
        st.builds(
            Put, st.sampled_from([PAGE, TILE]), st.one_of(st.none(), st.binary(max_size=600))
        ),
        st.tuples(st.floats(0, 1), st.floats(0, 1), st.binary(max_size=300)),
        st.sampled_from(["undo", "redo"]),
    ),
    max_size=30,
)


@settings(max_examples=40, deadline=None)
@given(EDITS)
def test_the_way_back_leads_through_every_state(
    tmp_path_factory: pytest.TempPathFactory, edits: list[object]
) -> None:
    """A model of plain dictionaries goes the same way."""
    project = Project(tmp_path_factory.mktemp("p") / "p.atelier")
    states, at = [{}], 0
    for edit in edits:
        now = dict(states[at])
        if edit == "undo":
            at -= project.undo("t") is not None
        elif edit == "redo":
            at += project.redo("t") is not None
        else:
            change = _change(edit, now.get(PAGE, b""))
            project.commit("t", "x", [change])
            states[at + 1 :] = [_after(now, change)]
            at += 1
        for cell in (PAGE, TILE):
            assert (project.value(cell) or b"") == states[at].get(cell, b"")
    project.close()


def _change(edit: object, page: bytes) -> Change:
    if isinstance(edit, Put):
        return edit
    assert isinstance(edit, tuple)
    start, end, value = edit
    at = int(start * len(page))
    return Splice(PAGE, at, int(end * (len(page) - at)), value)


def _after(state: dict[Cell, bytes], change: Change) -> dict[Cell, bytes]:
    after = dict(state)
    if isinstance(change, Splice):
        page = after.get(PAGE, b"")
        after[PAGE] = page[: change.at] + change.value + page[change.at + change.length :]
    elif change.value is None:
        after.pop(change.cell, None)
    else:
        after[change.cell] = change.value
    return after


def test_a_second_writer_is_refused_with_a_clear_word(path: Path) -> None:
    project = Project(path)
    with pytest.raises(ProjectFileError, match="open in another window"):
        Project(path)
    project.close()
    Project(path).close()


def test_a_copy_holds_what_is_done_while_it_is_made(path: Path, tmp_path: Path) -> None:
    project = Project(path)
    for number in range(60):
        project.note([Put(Cell("tile", f"{number}"), random.Random(number).randbytes(200_000))])
    project.flush()
    shares: list[float] = []

    def meanwhile(share: float) -> None:
        shares.append(share)
        project.commit("text", "Writing", [Put(PAGE, str(share).encode())])

    target = tmp_path / "Copy.atelier"
    project.copy_to(target, meanwhile)
    project.close()
    copy = Project(target)
    assert len(shares) > 2
    assert shares[-1] == 1
    assert len(copy.keys("tile")) == 60
    assert words(copy) == str(shares[-2])
    copy.close()
    assert sorted(each.name for each in tmp_path.iterdir()) == [target.name, path.name]


def test_moving_goes_on_in_the_new_place(path: Path, tmp_path: Path) -> None:
    project = Project(path)
    project.commit("text", "Writing", [Put(PAGE, b"before")])
    target = tmp_path / "Named.atelier"
    project.move_to(target)
    project.commit("text", "Writing", [Put(PAGE, b"after")])
    assert project.path == target
    project.close()
    for place, held in ((path, "before"), (target, "after")):
        there = Project(place)
        assert words(there) == held
        there.close()


def test_an_older_file_is_brought_up_in_one_step(path: Path) -> None:
    from studio.store.project.file import opened

    project = Project(path)
    project.commit("text", "Writing", [Put(PAGE, b"old words")])
    project.close()
    steps = {1: ("ALTER TABLE gestures ADD COLUMN who TEXT NOT NULL DEFAULT ''",)}
    found = opened(path, steps, version=2)
    assert found.connection.execute("SELECT who FROM gestures").fetchall() == [("",)]
    assert found.connection.execute("PRAGMA user_version").fetchone() == (2,)
    found.connection.close()
    broken = {2: ("CREATE TABLE extra (a)", "no such statement")}
    with pytest.raises(ProjectFileError):
        opened(path, broken, version=3)
    with sqlite3.connect(path) as file:
        assert file.execute("PRAGMA user_version").fetchone() == (2,)
        assert not file.execute("SELECT 1 FROM sqlite_schema WHERE name = 'extra'").fetchall()
    file.close()


def test_a_newer_file_opens_for_looking_and_goes_on_in_a_copy(path: Path, tmp_path: Path) -> None:
    project = Project(path)
    project.commit("text", "Writing", [Put(PAGE, b"from tomorrow")])
    project.close()
    with sqlite3.connect(path) as file:
        file.execute("PRAGMA user_version = 7")
    file.close()
    whole = path.read_bytes()
    troubles: list[StudioError | None] = []
    newer = Project(path, troubles.append)
    assert "newer version" in newer.fixed
    assert words(newer) == "from tomorrow"
    newer.commit("text", "Writing", [Put(PAGE, b"mine")])
    with pytest.raises(ProjectFileError, match="newer version"):
        newer.flush()
    assert [str(each)[:40] for each in troubles] == [newer.fixed[:40]]
    newer.close()
    assert path.read_bytes() == whole


def test_a_large_gesture_of_one_track_leaves_the_others_their_way_back(path: Path) -> None:
    project = Project(path, limit=50_000)
    for word in ("one", "two"):
        project.commit("text", "Writing", [Put(PAGE, word.encode())])
    for number in range(3):
        noise = random.Random(number).randbytes(60_000)
        project.commit("picture", "Stroke", [Put(TILE, noise)])
    assert project.undo("text") == ("Writing", (PAGE,))
    assert words(project) == "one"
    project.close()


def test_steps_that_are_gone_still_lead_to_what_is_wanted(path: Path) -> None:
    project = Project(path, limit=10)
    project.commit("text", "Writing", [Put(PAGE, b"a long beginning of a tale")])
    project.commit("text", "Writing", [Put(PAGE, b"another beginning of it")])
    project.wind("text", 2, Put(PAGE, b"as the page shows it"))
    assert words(project) == "as the page shows it"
    project.commit("text", "Writing", [Splice(PAGE, 500, 3, b"x")], Put(PAGE, b"whole"))
    assert words(project) == "whole"
    project.commit("text", "Writing", [Splice(PAGE, 500, 3, b"x")])
    project.commit("text", "Writing", [Put(PAGE, b"goes on")])
    assert words(project) == "goes on"
    assert project.unwritten == 0
    project.close()


def test_a_closed_project_takes_nothing_silently(path: Path) -> None:
    project = Project(path)
    project.close()
    for deed in (
        lambda: project.note([Put(PAGE, b"x")]),
        lambda: project.commit("text", "Writing", [Put(PAGE, b"x")]),
        lambda: project.value(PAGE),
    ):
        with pytest.raises(ProjectClosed):
            deed()


def test_closing_waits_for_who_lays_something_in(path: Path) -> None:
    project = Project(path)
    project.hold()
    closing = threading.Thread(target=project.close)
    closing.start()
    project.note([Put(PAGE, b"just in time")])
    project.release()
    closing.join()
    again = Project(path)
    assert words(again) == "just in time"
    again.close()


def test_what_is_done_while_moving_is_in_the_new_place(path: Path, tmp_path: Path) -> None:
    project = Project(path)
    for number in range(40):
        project.note([Put(Cell("tile", f"{number}"), random.Random(number).randbytes(200_000))])
    project.flush()
    count = 0

    def meanwhile(share: float) -> None:
        nonlocal count
        count += 1
        project.commit("text", "Writing", [Put(PAGE, str(count).encode())])

    project.move_to(tmp_path / "New.atelier", meanwhile)
    assert words(project) == str(count)
    assert project.undo("text") is not None
    assert words(project) == str(count - 1)
    project.close()
    again = Project(tmp_path / "New.atelier")
    assert words(again) == str(count - 1)
    again.close()
