"""Files that are dropped on the library are kept in it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from studio.media.save import save
from studio.ui.library.tab import LibraryTab
from studio.ui.services import Services
from tests.media.works import melody, picture, work_of
from tests.ui.library.conftest import Keep, press

Open = Callable[[], LibraryTab]

LEFT = Qt.MouseButton.LeftButton


def drop(tab: LibraryTab, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(300, 300), action, mime, LEFT, none)
    enter.ignore()
    tab.dragEnterEvent(enter)
    assert enter.isAccepted()
    tab.dropEvent(QDropEvent(QPointF(300, 300), action, mime, LEFT, none))


def dropped(qtbot: QtBot, tab: LibraryTab, *paths: Path) -> str:
    """What is said when all have come."""
    with qtbot.waitSignal(tab.bringing.told, timeout=30_000) as told:
        drop(tab, *paths)
    assert told.args is not None
    assert tab.page.undo.text == told.args[0]
    return told.args[0]


def photo(path: Path) -> Path:
    from PIL import Image

    Image.fromarray(picture().array()).save(path)
    return path


def test_what_was_made_here_comes_with_its_recipe(
    open_tab: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    save(work_of("image", "A red fox"), tmp_path / "fox.png")
    tab = open_tab()
    assert dropped(qtbot, tab, tmp_path / "fox.png") == "It is in the library now."
    work = tab.works.work(0)
    assert (work.title, work.origin, work.program) == ("A red fox", "brought", "Atelier")
    assert work.path.read_bytes() == (tmp_path / "fox.png").read_bytes()
    assert work.path != tmp_path / "fox.png"
    qtbot.waitUntil(tab.detail.controls.again.isEnabled)
    assert dict(tab.detail.file.rows())["Made with"] == "Atelier"


def test_a_photo_cannot_be_made_again_and_says_why(
    open_tab: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    tab = open_tab()
    dropped(qtbot, tab, photo(tmp_path / "Holiday in Rome.jpg"))
    qtbot.waitUntil(lambda: tab.works.rowCount() == 1)
    press(qtbot, tab, 0)
    qtbot.waitUntil(lambda: "no recipe" in tab.detail.controls._reason.text())
    controls = tab.detail.controls
    assert not any(control.isEnabled() for control in (controls.again, controls.vary, controls.use))
    assert controls.copy.isEnabled()
    with qtbot.waitSignal(tab.works.loaded):
        tab.page.filter.field.setText("rome holiday kind:picture")
    assert tab.works.rowCount() == 1


def test_a_folder_comes_whole_and_nothing_twice(
    open_tab: Open, services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "things"
    (folder / "deep").mkdir(parents=True)
    photo(folder / "one.png")
    photo(folder / "deep" / "same.png")
    (folder / "deep" / "notes.md").write_text("# A day by the sea\n")
    (folder / "tune.mid").write_bytes(melody())
    (folder / "broken.png").write_bytes(b"no picture")
    (folder / "program.exe").write_bytes(b"MZ")
    (folder / ".hidden.png").write_bytes(b"")
    tab = open_tab()
    said = dropped(qtbot, tab, folder)
    assert said.startswith("3 files are in the library now. One was here already.")
    assert "One file is of a kind the library does not keep." in said
    assert "broken.png" in said
    assert services.library.counts() == {"image": 1, "text": 1, "music": 1}
    (text,) = services.library.works("text")
    assert text.title == "notes"
    assert services.library.text(text.id) == "# A day by the sea"
    (tune,) = services.library.works("music")
    assert tune.path.suffix == ".flac"
    assert tune.path.with_suffix(".mid").read_bytes() == melody()
    assert services.library.score(tune.id) == melody()
    assert dropped(qtbot, tab, folder / "tune.mid").startswith("No new file came in. One was")


def test_a_file_of_a_work_in_the_trash_brings_the_work_back(
    open_tab: Open, keep: Keep, services: Services, qtbot: QtBot
) -> None:
    works = [keep("image", f"Number {number}") for number in range(3)]
    services.library.trash.put([works[1].id])
    tab = open_tab()
    assert tab.works.rowCount() == 2
    with qtbot.waitSignal(tab.works.loaded):
        assert dropped(qtbot, tab, works[1].path) == "It is in the library now."
    assert [tab.works.work(row).id for row in range(3)] == [work.id for work in reversed(works)]
    assert [work.id for work in tab.grid.chosen()] == [works[1].id]


def test_a_file_that_was_lost_is_there_again(
    open_tab: Open, services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    tab = open_tab()
    path = photo(tmp_path / "boat.png")
    dropped(qtbot, tab, path)
    tab.works.work(0).path.unlink()
    press(qtbot, tab, 0)
    tab.detail.preview.show_work(None)
    tab.looks.forget(tab.works.work(0).id)
    tab.show_chosen()
    qtbot.waitUntil(tab.detail.preview.gone.isVisible)
    with qtbot.waitSignal(tab.works.loaded):
        assert dropped(qtbot, tab, path) == "It is in the library now."
    assert tab.works.rowCount() == 1
    assert tab.works.work(0).path.is_file()
    qtbot.waitUntil(tab.detail.preview.picture.isVisible)
    qtbot.waitUntil(lambda: tab.looks.of(tab.works.work(0), 1.0) is not None)
    look = tab.looks.of(tab.works.work(0), 1.0)
    assert look is not None
    assert not look.gone


def test_notes_of_other_programs_are_found_and_shown(
    open_tab: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text(
        "parameters",
        "a red fox in snow\nNegative prompt: blurry\nSteps: 20, Sampler: Euler a, CFG scale: 7,"
        " Seed: 99, Size: 64x64, Model: dreamshaper_8",
    )
    Image.fromarray(picture(3, 64, 64).array()).save(tmp_path / "00001.png", pnginfo=info)
    tab = open_tab()
    dropped(qtbot, tab, tmp_path / "00001.png")
    qtbot.waitUntil(lambda: tab.works.rowCount() == 1)
    press(qtbot, tab, 0)
    work = tab.works.work(0)
    assert work.title == "a red fox in snow"
    assert not work.makeable
    qtbot.waitUntil(tab.detail.controls.use.isEnabled)
    assert not tab.detail.controls.again.isEnabled()
    assert "Use its recipe" in tab.detail.controls._reason.text()
    qtbot.waitUntil(lambda: bool(tab.detail.other.rows()))
    assert tab.detail.other.rows()[0][0] == "parameters"
    with qtbot.waitSignal(tab.works.loaded):
        tab.page.filter.field.setText("model:dreamshaper fox")
    assert tab.works.rowCount() == 1


def test_it_can_be_stopped_between_two_files(
    open_tab: Open, services: Services, qtbot: QtBot, tmp_path: Path
) -> None:
    for number in range(30):
        (tmp_path / f"{number:02}.txt").write_text(f"Number {number}")
    tab = open_tab()
    bar = tab.bringing.bar
    with qtbot.waitSignal(tab.bringing.told) as told:
        with qtbot.waitSignal(tab.bringing.came):
            drop(tab, *sorted(tmp_path.glob("*.txt")))
            assert bar.isVisible()
        assert "of 30" in bar.text
        qtbot.mouseClick(bar.cancel, LEFT)
    assert told.args is not None
    assert "The rest was left out." in told.args[0]
    assert not bar.isVisible()
    assert 0 < services.library.count() < 30


def test_a_work_dragged_from_the_library_is_no_arrival(
    open_tab: Open, keep: Keep, services: Services, qtbot: QtBot
) -> None:
    work = keep("image")
    tab = open_tab()
    assert dropped(qtbot, tab, work.path) == "No new file came in. One was here already."
    assert services.library.count() == 1


def test_words_are_not_brought_in(open_tab: Open) -> None:
    tab = open_tab()
    mime = QMimeData()
    mime.setText("a lake")
    action, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(300, 300), action, mime, LEFT, none)
    enter.ignore()
    tab.dragEnterEvent(enter)
    assert not enter.isAccepted()
