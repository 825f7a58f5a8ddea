"""A project carries its works along, to another computer and through the loss of a file."""

import json
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from studio.core.error import StudioError
from studio.jobs.belongings import add, remove, works_of
from studio.media.save import save
from studio.media.thumbnail import thumbnail
from studio.store.library import Library, Work
from studio.store.project.project import Cell, Project, Put
from tests.media.works import plain_picture, work_of

KINDS = ("image",)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(tmp_path / "library.sqlite")
    yield library
    library.close()


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    project = Project(tmp_path / "Sea.atelier")
    yield project
    project.close()


def made(library: Library, path: Path, seed: int = 1) -> Work:
    artifact = plain_picture(seed)
    save(artifact, path)
    return library.add(artifact, path, thumbnail(artifact))


def test_works_come_back_in_order(project: Project, library: Library, tmp_path: Path) -> None:
    works = [made(library, tmp_path / f"{seed}.png", seed) for seed in (1, 2, 3)]
    keys = [add(project, library, work) for work in works]
    found = works_of(project, library, tmp_path / "works", KINDS)
    assert [each.key for each in found] == keys
    assert [each.work for each in found] == works
    assert works_of(project, library, tmp_path / "works", ("music",)) == []


def test_what_was_taken_out_comes_back_by_undo(
    project: Project, library: Library, tmp_path: Path
) -> None:
    work = made(library, tmp_path / "1.png")
    remove(project, "image", "Take out", add(project, library, work))
    assert works_of(project, library, tmp_path, KINDS) == []
    project.undo("image")
    assert [each.work for each in works_of(project, library, tmp_path, KINDS)] == [work]


def test_a_file_that_is_gone_is_put_back(
    project: Project, library: Library, tmp_path: Path
) -> None:
    work = made(library, tmp_path / "1.png")
    data = work.path.read_bytes()
    add(project, library, work)
    work.path.unlink()
    (found,) = works_of(project, library, tmp_path / "works", KINDS)
    assert found.work == work
    assert work.path.read_bytes() == data


def test_on_another_computer_they_come_with_the_project(
    project: Project, library: Library, tmp_path: Path
) -> None:
    work = made(library, tmp_path / "1.png")
    add(project, library, work)
    elsewhere = Library(tmp_path / "elsewhere.sqlite")
    (found,) = works_of(project, elsewhere, tmp_path / "elsewhere", KINDS)
    assert found.work.recipe == work.recipe
    assert found.work.path.parent.parent == tmp_path / "elsewhere"
    assert found.work.path.read_bytes() == work.path.read_bytes()
    assert elsewhere.thumbnail(found.work.id) == library.thumbnail(work.id)
    (again,) = works_of(project, elsewhere, tmp_path / "elsewhere", KINDS)
    assert again.work == found.work
    elsewhere.close()


def test_no_work_gets_the_name_of_one_whose_file_is_gone(
    project: Project, library: Library, tmp_path: Path
) -> None:
    add(project, library, made(library, tmp_path / "1.png"))
    with closing(Library(tmp_path / "elsewhere.sqlite")) as elsewhere:
        lost = tmp_path / "there" / time.strftime("%Y-%m") / "1.png"
        elsewhere.add(work_of("text"), lost, b"")
        (found,) = works_of(project, elsewhere, tmp_path / "there", KINDS)
        assert found.work.path == lost.with_name("1-2.png")


def test_what_cannot_be_read_is_said(project: Project, library: Library, tmp_path: Path) -> None:
    work = made(library, tmp_path / "1.png")
    work.path.unlink()
    with pytest.raises(StudioError, match=r"1\.png cannot be read"):
        add(project, library, work)
    assert works_of(project, library, tmp_path, KINDS) == []


@pytest.mark.parametrize("name", ["..", "../../boot.exe", "", "a" * 300 + ".png", "海边 1.png"])
def test_a_name_from_elsewhere_leads_nowhere_else(
    project: Project, library: Library, tmp_path: Path, name: str
) -> None:
    work = made(library, tmp_path / "1.png")
    key = add(project, library, work)
    note = json.loads(project.values("work")[key])
    project.note([Put(Cell("work", key), json.dumps(note | {"name": name}).encode())])
    elsewhere = Library(tmp_path / "elsewhere.sqlite")
    (found,) = works_of(project, elsewhere, tmp_path / "elsewhere", KINDS)
    assert found.work.path.parent.parent == tmp_path / "elsewhere"
    assert found.work.path.suffix == ".png"
    elsewhere.close()


def test_bytes_that_are_not_those_of_the_work_are_not_put_back(
    project: Project, library: Library, tmp_path: Path
) -> None:
    work = made(library, tmp_path / "1.png")
    key = add(project, library, work)
    project.note([Put(Cell("file", key), b"something else")])
    work.path.unlink()
    assert works_of(project, library, tmp_path / "works", KINDS) == []
    assert not work.path.exists()
