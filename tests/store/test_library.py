"""The library remembers every work, whatever happens to its file, its rows and its works."""

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.core.artifact import Artifact, Provenance, Text, Timings
from studio.core.error import StudioError
from studio.core.recipe import Recipe, kind_of
from studio.store.library import TITLE_LIMIT, Library
from tests.core.recipes import RECIPES
from tests.media.works import melody, work_of


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(tmp_path / "library.sqlite")
    yield library
    library.close()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    library = Library(tmp_path_factory.mktemp("shared") / "library.sqlite")
    yield library
    library.close()


def change(library_file: Path, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(library_file)) as connection, connection:
        connection.execute(statement, values)


def test_a_work_is_found_again(tmp_path: Path) -> None:
    artifact = work_of("music")
    with closing(Library(tmp_path / "new" / "library.sqlite")) as library:
        added = library.add(artifact, tmp_path / "tune.flac", b"")
    with closing(Library(tmp_path / "new" / "library.sqlite")) as library:
        assert library.works() == [added]
        assert library.work(added.id) == added
        assert library.score(added.id) == melody()
        assert library.notice == ""
    assert (added.kind, added.recipe, added.path) == (
        "music", artifact.recipe, tmp_path / "tune.flac",
    )  # fmt: skip
    assert (added.seconds, added.device) == (2.0, "cpu")
    assert added.title == "A lake at dusk"


def test_the_thumbnail_is_found_again(library: Library) -> None:
    work = library.add(work_of("image"), Path("a.png"), b"small")
    assert library.thumbnail(work.id) == b"small"
    assert library.score(work.id) == b""


def test_there_is_nothing_where_there_is_no_work(library: Library) -> None:
    assert library.works() == []
    assert library.work(7) is None
    assert library.thumbnail(7) == library.score(7) == b""
    assert library.count() == 0
    library.delete(7)


def test_pages_go_from_new_to_old(library: Library) -> None:
    for number in range(7):
        library.add(work_of("image" if number % 2 else "text"), Path(str(number)), b"")
    names = []
    before = None
    while page := library.works(before=before, limit=3):
        names += [work.path.name for work in page]
        before = page[-1].id
        library.add(work_of("text"), Path("later"), b"")  # moves no page
    assert names == ["6", "5", "4", "3", "2", "1", "0"]
    assert [work.path.name for work in library.works("image", limit=2)] == ["5", "3"]
    assert library.works("image", before=library.works("image")[-1].id) == []
    assert library.count("image") == 3
    assert library.count() == 10


@given(recipe=RECIPES, device=st.text(), text=st.text(), name=st.binary(min_size=1, max_size=50))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_anything_can_be_kept(
    shared: Library, recipe: Recipe, device: str, text: str, name: bytes
) -> None:
    path = Path(name.decode("utf-8", "surrogateescape"))  # as the system gives names
    artifact = Artifact(recipe, Text(text), Timings(0, 1), Provenance(device, "", {}))
    added = shared.add(artifact, path, b"")
    assert added.recipe == recipe
    assert added.path == path
    assert added.kind == kind_of(recipe)
    assert len(added.title) <= TITLE_LIMIT
    assert "\n" not in added.title
    assert shared.works(limit=1) == [added]


def test_the_text_itself_is_kept_for_searching(library: Library, tmp_path: Path) -> None:
    artifact = msgspec.structs.replace(work_of("text"), payload=Text("湖 \ud800 half"))
    library.add(artifact, tmp_path / "a.md", b"")
    with closing(sqlite3.connect(tmp_path / "library.sqlite")) as connection:
        assert connection.execute("SELECT text FROM works").fetchall() == [("湖 ? half",)]


def test_it_is_there_for_every_thread(library: Library) -> None:
    start = threading.Barrier(4)

    def work(number: int) -> None:
        start.wait()
        for each in range(5):
            library.add(work_of("text"), Path(f"{number}-{each}"), b"")
            library.works(limit=5)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    assert len({found.path for found in library.works()}) == 20


def test_a_crash_takes_nothing_that_was_added(tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path;"
        "from studio.store.library import Library; from tests.media.works import work_of;"
        "library = Library(Path(sys.argv[1]));"
        "library.add(work_of('text'), Path('a.md'), b''); os.kill(os.getpid(), 9)"
    )
    file = tmp_path / "library.sqlite"
    subprocess.run([sys.executable, "-c", code, file], check=False)
    with closing(Library(file)) as library:
        assert library.notice == ""
        assert [work.path.name for work in library.works()] == ["a.md"]


def test_two_windows_share_it(library: Library, tmp_path: Path) -> None:
    with closing(Library(tmp_path / "library.sqlite")) as other:
        library.add(work_of("text"), Path("a"), b"")
        other.add(work_of("text"), Path("b"), b"")
        assert library.works() == other.works()
        assert other.notice == ""


@pytest.mark.parametrize("recipe", ["", "{}", '{"kind": "smell"}', b"\xff\xfe", '{"schema": 99}'])
def test_a_row_that_cannot_be_read_hides_no_other(
    library: Library, tmp_path: Path, recipe: str | bytes, caplog: pytest.LogCaptureFixture
) -> None:
    works = [library.add(work_of("text"), Path(name), b"") for name in "abc"]
    change(
        tmp_path / "library.sqlite",
        "UPDATE works SET recipe = CAST(? AS TEXT) WHERE id = ?",
        recipe,
        works[1].id,
    )
    assert library.works(limit=2) == [works[2], works[0]]
    assert library.work(works[1].id) is None
    assert "left out" in caplog.text


def test_deleting_moves_everything_to_the_trash(
    library: Library, tmp_path: Path, trash: Path
) -> None:
    for name in ("tune.flac", "tune.mid", "lake.png", "lake.mid"):
        (tmp_path / name).write_text(name)
    tune = library.add(work_of("music"), tmp_path / "tune.flac", b"")
    lake = library.add(work_of("image"), tmp_path / "lake.png", b"")
    library.delete(tune.id)
    library.delete(lake.id)
    assert library.count() == 0
    assert {path.name for path in trash.iterdir()} == {"tune.flac", "tune.mid", "lake.png"}
    assert (tmp_path / "lake.mid").exists()  # not ours
    assert library.add(work_of("text"), Path("a"), b"").id > lake.id


def test_a_work_whose_file_is_gone_is_forgotten(library: Library, tmp_path: Path) -> None:
    library.delete(library.add(work_of("music"), tmp_path / "gone.flac", b"").id)
    assert library.count() == 0


def test_a_file_that_another_work_has_stays(library: Library, tmp_path: Path, trash: Path) -> None:
    """As older versions of Atelier left it, which gave the names of lost files out again."""
    for name in ("boat.flac", "boat.mid"):
        (tmp_path / name).write_text(name)
    old, new = (library.add(work_of("music"), tmp_path / "boat.flac", b"") for _ in range(2))
    library.delete(old.id)
    assert library.works() == [new]
    assert {path.name for path in tmp_path.glob("boat.*")} == {"boat.flac", "boat.mid"}
    library.delete(new.id)
    assert {path.name for path in trash.iterdir()} == {"boat.flac", "boat.mid"}


def test_one_file_in_two_spellings_is_one(
    library: Library, tmp_path: Path, trash: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on disks that take no note of case."""
    for name in ("Boat.png", "boat.png"):
        (tmp_path / name).write_text(name)
    upper = library.add(work_of("image"), tmp_path / "Boat.png", b"")
    lower = library.add(work_of("image"), tmp_path / "boat.png", b"")
    with monkeypatch.context() as patched:
        patched.setattr(Path, "samefile", lambda one, other: True)
        library.delete(upper.id)
    assert not trash.exists()
    assert library.works() == [lower]


def test_a_name_is_held_until_its_work_is_forgotten(
    library: Library, tmp_path: Path, trash: Path
) -> None:
    path = tmp_path / "Boot am See.png"
    assert not library.holds(path)
    work = library.add(work_of("image"), path, b"")
    library.trash.put([work.id])
    assert library.holds(path)
    assert library.holds(path.with_name("BOOT am see.png"))
    assert not library.holds(path.with_name("Boot.png"))
    assert not library.holds(path.with_suffix(".webp"))
    library.delete(work.id)
    assert not library.holds(path)


def test_a_work_the_trash_refuses_stays(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("send2trash.send2trash", refuse)
    (tmp_path / "lake.png").write_text("")
    work = library.add(work_of("image"), tmp_path / "lake.png", b"")
    with pytest.raises(StudioError, match=r"lake\.png .*Permission denied"):
        library.delete(work.id)
    assert library.works() == [work]


@pytest.mark.parametrize("size", [10, 100, 5000])
def test_a_damaged_file_is_set_aside(tmp_path: Path, size: int) -> None:
    file, aside = tmp_path / "library.sqlite", tmp_path / "library.sqlite.damaged"
    for damaged in (aside, tmp_path / "library.sqlite.damaged-2"):
        file.write_bytes(b"noise" * size)
        with closing(Library(file)) as library:
            library.add(work_of("text"), Path("a"), b"")
            assert str(damaged) in library.notice
        assert damaged.read_bytes() == b"noise" * size
        with closing(Library(file)) as library:
            assert library.notice == ""
            assert library.count() == 1


def test_a_file_cut_short_is_set_aside(tmp_path: Path) -> None:
    file = tmp_path / "library.sqlite"
    with closing(Library(file)) as library:
        for _ in range(20):
            library.add(work_of("image"), Path("a.png"), bytes(10_000))
    file.write_bytes(file.read_bytes()[:8192])
    with closing(Library(file)) as library:
        assert library.notice
        assert library.count() == 0


def test_a_library_of_a_newer_atelier_is_kept_for_it(tmp_path: Path) -> None:
    file = tmp_path / "library.sqlite"
    Library(file).close()
    change(file, "PRAGMA user_version = 99")
    with closing(Library(file)) as library:
        assert "newer" in library.notice
    assert (tmp_path / "library.sqlite.newer").exists()


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "library.sqlite"
    change(file, "CREATE TABLE bookmarks (address TEXT)")
    before = file.read_bytes()
    with closing(Library(file)) as library:
        assert "another program" in library.notice
    assert (tmp_path / "library.sqlite.foreign").read_bytes() == before


def test_damage_met_later_is_told(library: Library, tmp_path: Path) -> None:
    change(tmp_path / "library.sqlite", "DROP TABLE works")
    with pytest.raises(StudioError, match="library"):
        library.works()


@pytest.mark.parametrize("name", ["taken/library.sqlite", "folder"])
def test_a_place_where_none_can_be_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "taken").write_text("")
    (tmp_path / "folder").mkdir()
    with pytest.raises(StudioError, match="cannot be used"):
        Library(tmp_path / name)
