"""Full disks, kills, damaged, foreign and hostile files: a clear word, and nothing lost."""

import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.core.error import ProjectFileError, StudioError
from studio.store.project.project import Cell, Project, Put
from studio.store.project.salvage import salvage

PAGE = Cell("text", "page")
EDITOR = Path(__file__).with_name("editor.py")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Work.atelier"


def filled(path: Path, cells: int = 40) -> None:
    project = Project(path)
    for number in range(cells):
        noise = random.Random(number).randbytes(20_000)
        project.commit("picture", f"Stroke {number}", [Put(Cell("tile", f"{number:03}"), noise)])
    project.commit("text", "Writing", [Put(PAGE, b"all the words")])
    project.close()


@pytest.mark.parametrize("round_", range(50))
def test_a_kill_at_any_moment_costs_less_than_a_second(path: Path, round_: int) -> None:
    """The editor says each gesture and when it was handed over; what is older than a second when
    it is killed must be there, and every gesture whole."""
    command = [sys.executable, str(EDITOR), str(path), str(round_)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as editor:
        assert editor.stdout is not None
        lines = [editor.stdout.readline() for _ in range(random.Random(round_).randint(2, 199))]
        editor.send_signal(signal.SIGKILL)
        killed = time.monotonic()
        lines += editor.stdout.readlines()
    said = [line.split() for line in lines if line.endswith("\n")]
    project = Project(path)
    count = int(project.value(Cell("count", "edits")) or b"0")
    due = sum(killed - float(moment) > 1 for _, moment in said)
    assert due <= count <= len(said) + 1
    for number, value in project.values("tile").items():
        assert value[8:] == random.Random(int(value[:8])).randbytes(30_000), number
    project.close()


def test_a_full_disk_is_said_and_what_was_saved_is_whole(tmp_path: Path) -> None:
    code = """
import resource, sys
from pathlib import Path
from studio.store.project.project import Cell, Project, Put
import random, threading
path = Path(sys.argv[1])
came = threading.Event()
project = Project(path, lambda trouble: (print("told", trouble, flush=True), came.set()))
project.commit("t", "x", [Put(Cell("text", "page"), b"saved words")])
project.flush()
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, resource.RLIM_INFINITY))
import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
for number in range(40):
    noise = random.Random(number).randbytes(50_000)
    project.commit("t", "x", [Put(Cell("tile", str(number)), noise)])
came.wait()
print("unwritten", project.unwritten > 0, flush=True)
print("still", project.value(Cell("text", "page")), flush=True)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
project.move_to(path.with_name("Other.atelier"))
print("after", len(project.keys("tile")), project.unwritten, flush=True)
project.close()
"""
    path = tmp_path / "Full.atelier"
    ran = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False
    )
    assert "Save the project in another place" in ran.stdout, ran.stderr
    assert "unwritten True" in ran.stdout
    assert "still b'saved words'" in ran.stdout
    assert "after 40 0" in ran.stdout
    for name in ("Full.atelier", "Other.atelier"):
        project = Project(tmp_path / name)
        assert project.value(PAGE) == b"saved words"
        project.close()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everything")
def test_a_file_that_may_only_be_read_opens_so(path: Path) -> None:
    filled(path)
    path.chmod(0o444)
    project = Project(path)
    assert "may only be read" in project.fixed
    assert project.value(PAGE) == b"all the words"
    project.close()


@pytest.mark.parametrize(
    "data", [b"GIF89a nothing", b"SQLit", b"x" * 5_000, "几个字".encode()], ids=len
)
def test_what_is_no_project_is_refused(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    with pytest.raises(ProjectFileError):
        Project(path)
    assert path.read_bytes() == data


def test_another_programs_database_is_refused_and_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as file:
        file.execute("CREATE TABLE mail (body)")
    file.close()
    before = path.read_bytes()
    with pytest.raises(ProjectFileError, match="no project"):
        Project(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "trap",
    [
        "CREATE TRIGGER t AFTER INSERT ON cells BEGIN DELETE FROM cells; END",
        "CREATE VIEW v AS SELECT * FROM cells",
        "CREATE TABLE more (a)",
    ],
)
def test_a_file_with_more_in_it_than_a_project_has_is_refused(path: Path, trap: str) -> None:
    filled(path, 2)
    with sqlite3.connect(path) as file:
        file.execute(trap)
    file.close()
    with pytest.raises(ProjectFileError, match="no project"):
        Project(path)


def test_a_cell_that_would_unpack_to_gigabytes_is_damage(path: Path) -> None:
    import zstandard

    filled(path, 2)
    bomb = zstandard.ZstdCompressor(level=1).compress(bytes(2**29))
    with sqlite3.connect(path) as file:
        file.execute("UPDATE cells SET value = ? WHERE area = 'text'", (b"\1" + bomb,))
    file.close()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    project = Project(path)
    with pytest.raises(ProjectFileError, match="damaged"):
        project.value(PAGE)
    project.close()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000


def test_a_truncated_file_is_damaged_and_can_be_salvaged(path: Path, tmp_path: Path) -> None:
    filled(path)
    path.write_bytes(path.read_bytes()[:-500_000])
    with pytest.raises(ProjectFileError, match="damaged") as refused:
        Project(path)
    assert refused.value.actions == ("salvage",)
    target = tmp_path / "Salvaged.atelier"
    found = salvage(path, target)
    assert found.cells > 5
    assert found.lost >= 1
    project = Project(target)
    first = project.value(Cell("tile", "000"))
    assert first == random.Random(0).randbytes(20_000)
    project.close()


def test_nothing_to_salvage_is_said_and_leaves_nothing(path: Path, tmp_path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + bytes(4_000))
    with pytest.raises(StudioError, match="damaged"):
        salvage(path, tmp_path / "Salvaged.atelier")
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("sound") / "Sound.atelier"
    filled(path, 6)
    return path.read_bytes()


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_flipped_bytes_never_bring_another_kind_of_error(
    sound: bytes, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    spoilt = bytearray(sound)
    for _ in range(data.draw(st.integers(1, 20))):
        spoilt[data.draw(st.integers(0, len(sound) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("f") / "Spoilt.atelier"
    path.write_bytes(spoilt)
    try:
        project = Project(path)
    except StudioError:
        return
    try:
        for area in ("tile", "text"):
            project.values(area)
        project.history("picture")
        project.undo("picture")
        project.commit("picture", "x", [Put(PAGE, b"x")])
        project.flush()
    except StudioError:
        pass
    finally:
        project.close()


def test_cells_that_unpack_to_gigabytes_together_are_damage(path: Path) -> None:
    project = Project(path)
    project.note([Put(Cell("form", str(number)), bytes(2**25)) for number in range(6)])
    project.flush()
    assert path.stat().st_size < 2**20
    with pytest.raises(ProjectFileError, match="damaged"):
        project.values("form")
    project.close()


@pytest.mark.parametrize(
    "column", ["hex(zeroblob(100000000 + id))", "length(zeroblob(id))"], ids=["large", "small"]
)
def test_a_table_that_computes_is_refused(path: Path, column: str) -> None:
    filled(path, 1)
    with sqlite3.connect(path) as file:
        file.execute(f"ALTER TABLE gestures ADD COLUMN more TEXT AS ({column}) VIRTUAL")
    file.close()
    with pytest.raises(ProjectFileError, match="no project"):
        Project(path)


def test_a_project_in_use_is_not_salvaged(path: Path, tmp_path: Path) -> None:
    project = Project(path)
    project.note([Put(PAGE, b"words")])
    project.flush()
    with pytest.raises(ProjectFileError, match="open in another window"):
        salvage(path, tmp_path / "Salvaged.atelier")
    project.close()


def test_closing_lets_go_of_the_file_though_somebody_still_knows_the_project(path: Path) -> None:
    one = Project(path)
    one.note([Put(PAGE, b"x")])
    one.close()
    other = Project(path)
    other.close()
    assert one.closed
