"""Every finished work finds its place on the disk, and none is lost when the disk refuses."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.core.artifact import Artifact
from studio.core.error import StudioError
from studio.jobs.errands import Errands
from studio.jobs.keeper import Keeper
from studio.media.inspect import inspect
from studio.store.library import Library, Work
from tests.media.works import work_of

KINDS = {"text": ".md", "image": ".png", "speech": ".flac", "music": ".flac", "sound": ".flac"}


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(tmp_path / "library.sqlite")
    yield library
    library.close()


@pytest.fixture
def errands(qapp: object) -> Iterator[Errands]:
    errands = Errands()
    yield errands
    errands.close()


@pytest.fixture
def keeper(library: Library, errands: Errands, tmp_path: Path) -> Iterator[Keeper]:
    keeper = Keeper(library, tmp_path / "works", errands)
    yield keeper
    keeper.close()


def kept(qtbot: QtBot, keeper: Keeper, artifact: Artifact) -> Work:
    with qtbot.waitSignal(keeper.kept) as signal:
        keeper.keep(artifact)
    assert signal.args is not None
    return signal.args[0]


def refused(qtbot: QtBot, keeper: Keeper, artifact: Artifact) -> StudioError:
    with qtbot.waitSignal(keeper.failed) as signal:
        keeper.keep(artifact)
    assert signal.args is not None
    assert signal.args[0] is artifact
    return signal.args[1]


@pytest.mark.parametrize("kind", KINDS)
def test_a_work_becomes_a_file_and_a_row(
    qtbot: QtBot, keeper: Keeper, library: Library, kind: str
) -> None:
    artifact = work_of(kind)
    work = kept(qtbot, keeper, artifact)
    assert work.path.name == f"a-lake-at-dusk-42{KINDS[kind]}"
    assert re.fullmatch(r"\d{4}-\d\d", work.path.parent.name)
    assert inspect(work.path).recipe == artifact.recipe
    assert work.path.with_suffix(".mid").exists() == (kind == "music")
    assert library.works() == [work]
    assert bool(library.thumbnail(work.id)) == (kind == "image")
    assert keeper.unkept == ()


def test_nothing_is_overwritten(qtbot: QtBot, keeper: Keeper) -> None:
    artifacts = [work_of("image") for _ in range(4)]
    found: list[Work] = []
    keeper.kept.connect(found.append)
    for artifact in artifacts:
        keeper.keep(artifact)
    qtbot.waitUntil(lambda: len(found) == 4)
    assert {work.path.name for work in found} == {
        "a-lake-at-dusk-42.png",
        *(f"a-lake-at-dusk-42-{number}.png" for number in (2, 3, 4)),
    }


def test_the_name_of_a_lost_file_is_not_given_out_again(
    qtbot: QtBot, keeper: Keeper, library: Library
) -> None:
    lost = kept(qtbot, keeper, work_of("image"))
    lost.path.unlink()
    again = kept(qtbot, keeper, work_of("image"))
    assert again.path.name == "a-lake-at-dusk-42-2.png"
    library.delete(lost.id)
    assert again.path.is_file()


def test_a_refused_work_waits_in_memory(qtbot: QtBot, keeper: Keeper, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, no folder")
    good, keeper.folder = keeper.folder, tmp_path / "taken"
    artifact = work_of("music")
    error = refused(qtbot, keeper, artifact)
    assert "with -o" not in str(error)
    assert "settings" in error.actions
    assert keeper.unkept == (artifact,)
    keeper.folder = good
    assert kept(qtbot, keeper, artifact).path.is_relative_to(good)
    assert keeper.unkept == ()


def test_a_work_that_only_the_library_refused_is_not_written_twice(
    qtbot: QtBot, keeper: Keeper, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> Work:
        raise StudioError("The disk is full.")

    artifact = work_of("text")
    with monkeypatch.context() as patch:
        patch.setattr(library, "add", full)
        refused(qtbot, keeper, artifact)
    work = kept(qtbot, keeper, artifact)
    assert list(keeper.folder.rglob("*.*")) == [work.path]


def test_no_notes_are_left_of_music_that_was_refused(
    qtbot: QtBot, keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    from studio.media import save

    def broken(*_: object) -> bytes:
        raise StudioError("The sound cannot be written.")

    monkeypatch.setattr(save, "_encode_sound", broken)
    artifact = work_of("music")
    refused(qtbot, keeper, artifact)
    assert [path for path in keeper.folder.rglob("*") if path.is_file()] == []
    monkeypatch.undo()
    assert kept(qtbot, keeper, artifact).path.name == "a-lake-at-dusk-42.flac"


def test_closing_leaves_nothing_unwritten(
    keeper: Keeper, errands: Errands, library: Library
) -> None:
    for _ in range(3):
        keeper.keep(work_of("image"))
    errands.close()  # even when the errands have forgotten them
    keeper.close()
    assert library.count() == 3
    assert keeper.unkept == ()


def test_closing_says_what_the_disk_refused(keeper: Keeper, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, no folder")
    keeper.folder = tmp_path / "taken"
    artifact = work_of("text")
    keeper.keep(artifact)
    keeper.close()
    assert keeper.unkept == (artifact,)
