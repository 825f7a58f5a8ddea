"""A library of every older version comes up to this one with all its rows."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from studio.core.error import StudioError
from studio.store import database
from studio.store.library import Library
from studio.store.schema import STEPS, VERSION
from tests.media.works import work_of
from tests.store.old_libraries import FIRST_COLUMNS, bring_down

KINDS = ("text", "image", "speech", "music", "sound")


def rows(file: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(f"SELECT {FIRST_COLUMNS} FROM works ORDER BY id").fetchall()


def filled(file: Path) -> None:
    with closing(Library(file)) as library:
        for number in range(20):
            kind = KINDS[number % 5]
            library.add(work_of(kind, f"月光 {kind} {number}"), Path(f"{number}"), b"small")


@pytest.mark.parametrize("version", range(1, VERSION))
def test_no_row_is_lost(tmp_path: Path, version: int) -> None:
    file = tmp_path / "library.sqlite"
    filled(file)
    bring_down(file, version)
    before = rows(file)
    with closing(Library(file)) as library:
        assert library.notice == ""
        assert len(library.works(find="月光")) == 20
        assert len(library.works(find="model:starter")) == 20
        assert library.counts() == dict.fromkeys(KINDS, 4)
        assert {(work.rating, work.trashed, work.origin) for work in library.works()} == {
            (0, None, "made")
        }
        work = library.works()[0]
        library.rate([work.id], 5)
        library.tags.add([work.id], "best")
        assert library.works(find="#best ★★★★★")[0].id == work.id
    assert rows(file) == before


def test_the_first_version_had_no_search(tmp_path: Path) -> None:
    file = tmp_path / "library.sqlite"
    filled(file)
    bring_down(file, 1)
    with closing(sqlite3.connect(file)) as connection:
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}
    assert "words" not in names


def test_damaged_recipes_come_along(tmp_path: Path) -> None:
    file = tmp_path / "library.sqlite"
    filled(file)
    bring_down(file, 2)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE works SET recipe = '{' WHERE id = 3")
    with closing(Library(file)) as library:
        assert library.notice == ""
        assert len(library.works()) == 19
    assert len(rows(file)) == 20


def test_a_step_that_fails_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "library.sqlite"
    filled(file)
    bring_down(file, 2)
    before = rows(file)
    broken = (*STEPS[:2], f"{STEPS[2]}; SELECT abs(-9223372036854775808)")
    monkeypatch.setattr(database, "STEPS", broken)
    monkeypatch.setattr(database, "_NO_SUCH", -1)
    with pytest.raises(StudioError):
        Library(file)
    monkeypatch.undo()
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (2,)
    with closing(Library(file)) as library:
        assert library.notice == ""
        assert library.count() == 20
    assert rows(file) == before
