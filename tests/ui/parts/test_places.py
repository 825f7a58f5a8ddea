"""The file dialogs open where a person looks first, and name files by their format."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.parts.places import Place, ask_where_from, ask_where_to, nearest

PNG, JPEG = "PNG picture (*.png)", "JPEG picture (*.jpg *.jpeg)"
KINDS = {PNG: (".png",), JPEG: (".jpg", ".jpeg")}

Doing = Callable[[QFileDialog], None]
Does = Callable[[Doing], None]


@pytest.fixture
def does(monkeypatch: pytest.MonkeyPatch) -> Does:
    """What the person does in the next dialogs before pressing Save."""

    def prepare(doing: Doing) -> None:
        def run(dialog: QFileDialog) -> int:
            doing(dialog)
            return 1

        monkeypatch.setattr(QFileDialog, "exec", run)

    return prepare


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def place(tmp_path: Path) -> Place:
    made = Place("image")
    made.kept = str(tmp_path)
    return made


@pytest.mark.parametrize(
    ("kind", "standard"),
    [
        ("image", QStandardPaths.StandardLocation.PicturesLocation),
        ("text", QStandardPaths.StandardLocation.DocumentsLocation),
        ("speech", QStandardPaths.StandardLocation.MusicLocation),
        ("music", QStandardPaths.StandardLocation.MusicLocation),
    ],
)
def test_a_place_begins_with_the_folder_of_the_system(
    kind: str, standard: QStandardPaths.StandardLocation, qapp: object
) -> None:
    assert Place(kind).folder == nearest(QStandardPaths.writableLocation(standard))


def test_a_place_is_never_where_the_program_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for kept in ("", ".", "relative", "/not/there", "\0", "/" + 5_000 * "x"):
        place = Place("image")
        place.kept = kept
        assert place.folder != str(tmp_path)
        assert Path(place.folder).is_dir()


def test_when_a_folder_is_gone_the_one_above_it_is_offered(tmp_path: Path) -> None:
    assert nearest(str(tmp_path / "gone" / "deeper")) == str(tmp_path)


def test_the_dialog_opens_at_the_place_with_the_name_and_remembers(
    window: QWidget, does: Does, place: Place, tmp_path: Path
) -> None:
    seen: list[str] = []
    other = tmp_path / "other"
    other.mkdir()

    def go_elsewhere(dialog: QFileDialog) -> None:
        seen.append(dialog.directory().path())
        seen.extend(Path(each).name for each in dialog.selectedFiles())
        dialog.setDirectory(str(other))
        dialog.selectFile("mine.png")

    does(go_elsewhere)
    chosen = ask_where_to(window, "Save", place, "a-lake-42.png", KINDS)
    assert seen == [str(tmp_path), "a-lake-42.png"]
    assert chosen == other / "mine.png"
    assert place.folder == str(other)


@pytest.mark.parametrize(
    ("typed", "kind", "given"),
    [
        ("lake", PNG, "lake.png"),
        ("lake", JPEG, "lake.jpg"),
        ("lake.jpeg", JPEG, "lake.jpeg"),
        ("lake.JPG", PNG, "lake.JPG"),
        ("no. 5", JPEG, "no. 5.jpg"),
    ],
)
def test_a_name_without_a_suffix_gets_that_of_the_format(
    window: QWidget, does: Does, place: Place, tmp_path: Path, typed: str, kind: str, given: str
) -> None:
    def type_name(dialog: QFileDialog) -> None:
        dialog.selectNameFilter(kind)
        dialog.filterSelected.emit(kind)
        dialog.selectFile(typed)

    does(type_name)
    assert ask_where_to(window, "Save", place, "a-lake-42.png", KINDS) == tmp_path / given


def test_the_suggested_name_follows_the_format(
    window: QWidget, does: Does, place: Place, tmp_path: Path
) -> None:
    does(lambda dialog: dialog.filterSelected.emit(JPEG))
    assert ask_where_to(window, "Save", place, "lake.png", KINDS) == tmp_path / "lake.jpg"


def test_a_file_nobody_was_asked_about_stays(
    window: QWidget, does: Does, place: Place, tmp_path: Path
) -> None:
    (tmp_path / "no. 5.png").write_bytes(b"older")
    does(lambda dialog: dialog.selectFile("no. 5"))
    assert ask_where_to(window, "Save", place, "lake.png", KINDS) == tmp_path / "no. 5-2.png"


def test_leaving_the_dialog_changes_nothing(
    window: QWidget, place: Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda _: 0)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    assert ask_where_to(window, "Save", place, "lake.png", KINDS) is None
    assert ask_where_from(window, "Open", place, PNG) is None
    assert place.kept == str(tmp_path)


def test_opening_begins_at_the_place_and_remembers(
    window: QWidget, place: Place, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    begun: list[str] = []

    def choose(_parent: QWidget, _title: str, folder: str, _kinds: str) -> tuple[str, str]:
        begun.append(folder)
        return str(tmp_path / "other" / "lake.png"), PNG

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    chosen = ask_where_from(window, "Open", place, PNG)
    assert begun == [str(tmp_path)]
    assert chosen == tmp_path / "other" / "lake.png"
    assert place.kept == str(tmp_path / "other")
