"""Whatever stands in the library's file: it is used, set aside with a notice, or refused."""

import sqlite3
import tempfile
import time
from collections.abc import Callable
from contextlib import closing, suppress
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.core.error import StudioError
from studio.store.library import Arrival, Library
from studio.store.schema import APPLICATION_ID, VERSION
from tests.media.works import work_of

PATIENCE = 30
"""Seconds for all that is tried with one file, on a busy machine; it takes a fraction of one."""


def filled(file: Path) -> bytes:
    """A library with something in every table."""
    with closing(Library(file)) as library:
        works = [
            library.add(work_of(kind, f"月光 {kind}"), Path("a"), bytes(3000))
            for kind in ("text", "image", "music")
        ]
        ids = [work.id for work in works]
        library.tags.add(ids, "sea")
        library.collections.put(ids, library.collections.make("Best").id)
        library.bring_in(Arrival(kind="image", path=Path("b"), title="b", sha256="ab"))
        library.trash.put(ids[:1])
    return file.read_bytes()


def used(library: Library) -> None:
    """All that the window asks for. Each may fail in words, and none otherwise."""
    calls: list[Callable[[], object]] = [
        library.works, library.counts, library.count, library.tags.all, library.collections.all,
        library.trash.all,
        lambda: library.works(find="月光 #sea in:best model:starter 2026"),
        lambda: library.works(find="in:trash"),
        lambda: library.rate([1, 2], 3),
        lambda: library.tags.add([1], "sky"),
        lambda: library.trash.restore([1]),
        lambda: library.add(work_of("text"), Path("c"), b""),
    ]  # fmt: skip
    calls += [
        lambda part=part, number=number: part(number)
        for number in range(1, 5)
        for part in (library.work, library.thumbnail, library.text, library.score, library.other)
    ]
    for call in calls:
        with suppress(StudioError):
            call()


def tried(file: Path) -> None:
    began = time.monotonic()
    with suppress(StudioError), closing(Library(file)) as library:
        used(library)
    assert time.monotonic() - began < PATIENCE


@cache
def whole() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        return filled(Path(folder) / "library.sqlite")


CHANGES = st.lists(st.tuples(st.integers(0, 2**20), st.integers(0, 255)), min_size=1, max_size=40)


@given(changes=CHANGES)
@settings(max_examples=100, deadline=None)
def test_any_bytes_may_be_wrong(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int]]
) -> None:
    data = bytearray(whole())
    for place, value in changes:
        data[place % len(data)] = value
    file = tmp_path_factory.mktemp("flipped") / "library.sqlite"
    file.write_bytes(data)
    tried(file)


@given(length=st.integers(0, 2**20))
@settings(max_examples=50, deadline=None)
def test_it_may_end_anywhere(tmp_path_factory: pytest.TempPathFactory, length: int) -> None:
    file = tmp_path_factory.mktemp("short") / "library.sqlite"
    file.write_bytes(whole()[: length % len(whole())])
    tried(file)


def made_by_hand(file: Path, *statements: str) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        for statement in statements:
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")


ENDLESS = """CREATE VIEW works AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n)
SELECT id, 'text' AS kind FROM n"""


@pytest.mark.parametrize(
    "statements",
    [
        (ENDLESS,),
        ("CREATE TABLE works (id INTEGER PRIMARY KEY, kind TEXT)",),
        ("CREATE TABLE works (id INTEGER PRIMARY KEY, big AS (zeroblob(900000000)))",),
        ("CREATE TABLE other (a)",),
    ],
)
def test_a_library_built_to_do_harm_is_set_aside(
    tmp_path: Path, statements: tuple[str, ...]
) -> None:
    file = tmp_path / "library.sqlite"
    made_by_hand(file, *statements)
    with closing(Library(file)) as library:
        assert "damaged" in library.notice
        used(library)
    assert (tmp_path / "library.sqlite.damaged").exists()


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON works BEGIN DELETE FROM works; END",
        "ALTER TABLE works ADD COLUMN more TEXT AS (kind || kind)",
        "DROP INDEX works_facts",
        "DROP TABLE tags",
    ],
)
def test_a_library_that_was_changed_is_set_aside(tmp_path: Path, statement: str) -> None:
    file = tmp_path / "library.sqlite"
    filled(file)
    made_by_hand(file, statement)
    with closing(Library(file)) as library:
        assert "damaged" in library.notice


@pytest.mark.parametrize(
    "change",
    [
        "made = 9e99", "made = -5", "rating = 99", "trashed = 9e99", "kind = 'smell'",
        "recipe = ''", "seconds = 9e999", "origin = 'else'", "path = x''", "title = ''",
    ],
)  # fmt: skip
def test_rows_that_make_no_sense_hide_no_other(tmp_path: Path, change: str) -> None:
    file = tmp_path / "library.sqlite"
    filled(file)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(f"UPDATE works SET {change} WHERE id = 2")
    with closing(Library(file)) as library:
        assert 3 in [work.id for work in library.works()]
        assert all(0 <= work.rating <= 5 for work in library.works())
        used(library)


def test_other_notes_that_are_none_are_empty(tmp_path: Path) -> None:
    file = tmp_path / "library.sqlite"
    filled(file)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE works SET other = '[1' WHERE id = 2")
    with closing(Library(file)) as library:
        assert library.other(2) == {}
