"""Files come into the library one after another, and each that cannot is named."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.jobs.errands import Errands
from studio.jobs.importer import Importer, Report
from studio.media.save import save
from studio.store.library import Library
from tests.media.works import melody, work_of

Bring = Callable[..., Report]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(tmp_path / "library.sqlite")
    yield library
    library.close()


@pytest.fixture
def importer(library: Library, qtbot: QtBot) -> Iterator[Importer]:
    errands = Errands()
    yield Importer(library, errands)
    errands.close()


@pytest.fixture
def bring(importer: Importer, tmp_path: Path, qtbot: QtBot) -> Bring:
    def bring(*paths: Path) -> Report:
        with qtbot.waitSignal(importer.ended, timeout=20_000) as ended:
            importer.bring_in(paths, tmp_path / "works")
        assert ended.args is not None
        assert not importer.busy
        return ended.args[0]

    return bring


def test_everything_is_copied_and_noted(bring: Bring, library: Library, tmp_path: Path) -> None:
    for kind, name in (("image", "fox.png"), ("text", "fox.md"), ("speech", "fox.wav")):
        save(work_of(kind), tmp_path / name)
    report = bring(*(tmp_path / name for name in ("fox.png", "fox.md", "fox.wav")))
    assert [work.kind for work in report.works] == ["image", "text", "speech"]
    for work in report.works:
        assert work.path.read_bytes() == (tmp_path / f"fox{work.path.suffix}").read_bytes()
        assert (tmp_path / "works") in work.path.parents
    assert len(library.works()) == 3


def test_names_that_are_taken_get_a_number(bring: Bring, tmp_path: Path) -> None:
    names = []
    for number in range(3):
        path = tmp_path / "story.txt"
        path.write_text(f"Number {number}")
        names += [work.path.name for work in bring(path).works]
    assert names == ["story.txt", "story-2.txt", "story-3.txt"]


def test_the_name_of_a_lost_file_is_not_given_out_again(
    bring: Bring, library: Library, tmp_path: Path, trash: Path
) -> None:
    path = tmp_path / "boat.txt"
    path.write_text("The first")
    (lost,) = bring(path).works
    lost.path.unlink()
    path.write_text("The second")
    (second,) = bring(path).works
    library.delete(lost.id)
    assert second.path.read_text() == "The second"
    assert not trash.exists()


def test_what_was_thrown_away_comes_out_of_the_trash(
    bring: Bring, importer: Importer, library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "story.txt"
    path.write_text("Words")
    (work,) = bring(path).works
    library.rate([work.id], 4)
    library.trash.put([work.id])
    came: list[object] = []
    importer.came.connect(came.append)
    report = bring(path)
    assert report.back == report.works == (library.works(find="rating:4")[0],)
    assert (report.known, came) == (0, [])
    assert report.works[0].path == work.path
    assert bring(path).known == 1


@pytest.mark.parametrize("thrown", [False, True])
def test_what_lost_its_file_gets_it_again(
    bring: Bring, library: Library, tmp_path: Path, thrown: bool
) -> None:
    (tmp_path / "tune.mid").write_bytes(melody())
    (work,) = bring(tmp_path / "tune.mid").works
    for lost in (work.path, work.path.with_suffix(".mid")):
        lost.unlink()
    if thrown:
        library.trash.put([work.id])
    (back,) = bring(tmp_path / "tune.mid").back
    assert library.works() == [back]
    assert back.id == work.id
    assert back.path.is_file()
    assert back.path.with_suffix(".mid").read_bytes() == melody()


def test_each_that_fails_is_named_and_the_rest_goes_on(bring: Bring, tmp_path: Path) -> None:
    (tmp_path / "bad.png").write_bytes(b"none")
    (tmp_path / "good.txt").write_text("Words")
    report = bring(tmp_path / "bad.png", tmp_path / "gone.txt", tmp_path / "good.txt")
    assert [path.name for path, _error in report.failed] == ["bad.png", "gone.txt"]
    assert all(path.name in error.message for path, error in report.failed)
    assert len(report.works) == 1


def test_a_folder_that_refuses_is_told(
    importer: Importer, tmp_path: Path, qtbot: QtBot, library: Library
) -> None:
    (tmp_path / "works").write_text("")
    (tmp_path / "good.txt").write_text("Words")
    with qtbot.waitSignal(importer.ended) as ended:
        importer.bring_in([tmp_path / "good.txt"], tmp_path / "works")
    assert ended.args is not None
    ((path, error),) = ended.args[0].failed
    assert path.name == "good.txt"
    assert "cannot be used" in error.message
    assert library.count() == 0


def test_what_comes_meanwhile_is_added(importer: Importer, tmp_path: Path, qtbot: QtBot) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(6)]
    for path in paths:
        path.write_text(path.name)
    progress: list[tuple[int, int]] = []
    importer.progressed.connect(lambda done, of, _name: progress.append((done, of)))
    with qtbot.waitSignal(importer.ended) as ended:
        importer.bring_in(paths[:3], tmp_path / "works")
        with qtbot.waitSignal(importer.came):
            pass
        importer.bring_in(paths[3:], tmp_path / "works")
    assert ended.args is not None
    assert len(ended.args[0].works) == 6
    assert progress[0] == (0, 3)
    assert progress[-1] == (5, 6)


def test_a_cancel_while_it_still_looks_brings_nothing(
    importer: Importer, tmp_path: Path, qtbot: QtBot, library: Library
) -> None:
    (tmp_path / "a.txt").write_text("Words")
    with qtbot.waitSignal(importer.ended) as ended:
        importer.bring_in([tmp_path], tmp_path / "works")
        importer.cancel()
    assert ended.args is not None
    assert ended.args[0].cancelled
    assert library.count() == 0
