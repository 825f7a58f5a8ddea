"""A file is there whole or not at all, and what was there before is never lost."""

import errno
import os
import stat
from pathlib import Path

import pytest

from studio.core.error import BadInput, ExportError
from studio.core.files import whole_file


def write(path: Path, data: bytes = b"new", force: bool = False) -> None:
    with whole_file(path, force) as temporary:
        assert temporary.parent == path.parent
        assert temporary.suffix == path.suffix
        temporary.write_bytes(data)


def test_written(tmp_path: Path):
    write(tmp_path / "a.png")
    assert (tmp_path / "a.png").read_bytes() == b"new"
    assert len(list(tmp_path.iterdir())) == 1


def test_existing_file_stays(tmp_path: Path):
    path = tmp_path / "a.png"
    path.write_bytes(b"old")
    with pytest.raises(BadInput, match="exists already"):
        write(path)
    assert path.read_bytes() == b"old"
    write(path, force=True)
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_file_that_appears_meanwhile_stays(tmp_path: Path):
    path = tmp_path / "a.png"
    with pytest.raises(BadInput, match="exists already"), whole_file(path):
        path.write_bytes(b"old")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_that_leads_nowhere_stays(tmp_path: Path):
    path = tmp_path / "a.png"
    path.symlink_to(tmp_path / "away.png")
    with pytest.raises(BadInput, match="exists already"):
        write(path)
    assert path.is_symlink()
    with pytest.raises(BadInput, match="exists already"), whole_file(tmp_path / "b.png"):
        (tmp_path / "b.png").symlink_to(tmp_path / "away.png")


def test_an_error_leaves_nothing_behind(tmp_path: Path):
    path = tmp_path / "a.png"
    path.write_bytes(b"old")
    with pytest.raises(KeyError), whole_file(path, force=True):
        raise KeyError
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_full_disk_says_so(tmp_path: Path):
    path = tmp_path / "a.png"
    with pytest.raises(ExportError, match="disk is full"), whole_file(path):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk always full")
def test_full_device(tmp_path: Path):
    with (
        pytest.raises(ExportError, match="disk is full"),
        whole_file(tmp_path / "a.png"),
        Path("/dev/full").open("wb") as full,
    ):
        full.write(b"x")
    assert not list(tmp_path.iterdir())


def test_places_that_cannot_be(tmp_path: Path):
    (tmp_path / "file").touch()
    for place in (tmp_path / "missing" / "a.png", tmp_path / "file" / "a.png"):
        with pytest.raises(ExportError, match="no folder"):
            write(place)
    for force in (False, True):
        with pytest.raises(ExportError, match="could not be written"):
            write(tmp_path / ("x" * 300 + ".png"), force=force)
    (tmp_path / "folder").mkdir()
    with pytest.raises(ExportError, match="could not be written"):
        write(tmp_path / "folder", force=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no file modes")
def test_others_may_read_as_they_usually_may(tmp_path: Path):
    (tmp_path / "usual").touch()
    write(tmp_path / "a.png")
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("usual", "a.png")]
    assert modes[0] == modes[1]
