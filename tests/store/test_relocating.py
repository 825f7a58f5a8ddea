"""Folders go to another disk, and no file is ever in neither place."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.core.error import StudioError
from studio.media.save import save
from studio.store.library import Library, Work
from studio.store.relocating import lying_in, move_folders, move_works
from tests.media.works import plain_picture


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(tmp_path / "library.sqlite")
    yield library
    library.close()


def made(library: Library, path: Path, seed: int) -> Work:
    artifact = plain_picture(seed)
    path.parent.mkdir(parents=True, exist_ok=True)
    save(artifact, path)
    return library.add(artifact, path, b"")


def test_works_move_with_the_library(library: Library, tmp_path: Path) -> None:
    old, new = tmp_path / "works", tmp_path / "other disk"
    works = [made(library, old / "2026-11" / f"{seed}.png", seed) for seed in (1, 2)]
    elsewhere = made(library, tmp_path / "apart" / "3.png", 3)
    (old / "2026-11" / "1.mid").write_bytes(b"MThd notes")
    before = [work.path.read_bytes() for work in works]
    shares: list[float] = []
    found = move_works(library, old, new, shares.append)
    assert (found.moved, found.left, found.error) == (2, 0, None)
    assert shares == [0, 0.5]
    for work, data in zip(works, before, strict=True):
        moved = library.work(work.id)
        assert moved is not None
        assert moved.path == new / "2026-11" / work.path.name
        assert moved.path.read_bytes() == data
    assert (new / "2026-11" / "1.mid").read_bytes() == b"MThd notes"
    assert library.work(elsewhere.id) == elsewhere
    assert list(old.rglob("*")) == []
    assert lying_in(library, old) == []


def test_a_file_in_the_way_ends_it_and_nothing_is_lost(library: Library, tmp_path: Path) -> None:
    old, new = tmp_path / "works", tmp_path / "new"
    works = [made(library, old / f"{seed}.png", seed) for seed in (1, 2)]
    new.mkdir()
    (new / "2.png").write_bytes(b"somebody else's")
    found = move_works(library, old, new)
    assert found.error is not None
    assert "exists already" in str(found.error)
    assert found.moved + found.left == 2
    assert (new / "2.png").read_bytes() == b"somebody else's"
    for work in works:
        now = library.work(work.id)
        assert now is not None
        assert now.path.is_file()


def test_a_work_whose_file_is_gone_is_no_obstacle(library: Library, tmp_path: Path) -> None:
    old, new = tmp_path / "works", tmp_path / "new"
    gone, there = (made(library, old / f"{seed}.png", seed) for seed in (1, 2))
    gone.path.unlink()
    assert move_works(library, old, new).error is None
    now = library.work(there.id)
    assert now is not None
    assert now.path == new / "2.png"


def test_going_on_after_an_interruption_finds_what_was_copied(
    library: Library, tmp_path: Path
) -> None:
    """As when the power went between the copy and the note of it."""
    old, new = tmp_path / "works", tmp_path / "new"
    work = made(library, old / "1.png", 1)
    new.mkdir()
    (new / "1.png").write_bytes(work.path.read_bytes())
    assert move_works(library, old, new).error is None
    now = library.work(work.id)
    assert now is not None
    assert now.path == new / "1.png"
    assert not work.path.exists()


def test_models_move_as_they_lie(tmp_path: Path) -> None:
    old, new = tmp_path / "models", tmp_path / "new"
    (old / "owner" / "name").mkdir(parents=True)
    (old / "owner" / "name" / "config.json").write_text("{}")
    (old / "one.safetensors").write_bytes(b"x" * 1_000)
    assert move_folders(old, new).moved == 2
    assert (new / "owner" / "name" / "config.json").read_text() == "{}"
    assert (new / "one.safetensors").read_bytes() == b"x" * 1_000
    assert list(old.rglob("*")) == []


def test_links_among_models_stay_links(tmp_path: Path) -> None:
    old, new = tmp_path / "models", tmp_path / "new"
    (old / "blobs").mkdir(parents=True)
    (old / "blobs" / "abc").write_bytes(b"weights")
    (old / "snapshot").mkdir()
    (old / "snapshot" / "model.safetensors").symlink_to(Path("../blobs/abc"))
    assert move_folders(old, new).error is None
    moved = new / "snapshot" / "model.safetensors"
    assert moved.is_symlink()
    assert moved.read_bytes() == b"weights"
    assert list(old.rglob("*")) == []


def test_a_folder_in_the_other_is_refused(library: Library, tmp_path: Path) -> None:
    old = tmp_path / "works"
    work = made(library, old / "1.png", 1)
    for move in (lambda: move_works(library, old, old / "new"), lambda: move_folders(old, old)):
        assert "lies in the other" in str(move().error)
    assert work.path.is_file()


def test_a_move_that_is_stopped_goes_on_the_next_time(library: Library, tmp_path: Path) -> None:
    old, new = tmp_path / "works", tmp_path / "new"
    for seed in (1, 2, 3):
        made(library, old / f"{seed}.png", seed)

    def stop(share: float) -> None:
        if share > 0.5:
            raise StudioError("enough")

    found = move_works(library, old, new, stop)
    assert (found.moved, found.left) == (2, 1)
    assert move_works(library, old, new).moved == 1
    assert len(list(new.iterdir())) == 3
