"""The disk refuses a finished work: it is told, tried again, and never lost without a question."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.store.folders import Folders
from studio.ui.frame import begin
from tests.jobs.scripted import scripted_command, scripted_environment, scripted_image
from tests.ui.around.test_ending import answer
from tests.ui.around.test_settings import SmallStudio


@pytest.fixture
def obstacle(tmp_path: Path) -> Path:
    """A file where the folder for works should be."""
    file = tmp_path / "obstacle"
    file.write_text("", encoding="utf-8")
    return file


@pytest.fixture
def studio(
    qtbot: QtBot,
    qapp: QApplication,
    tmp_path: Path,
    obstacle: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[SmallStudio]:
    """With one finished picture that could not be kept."""
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setenv("PYTHONPATH", scripted_environment()["PYTHONPATH"])
    made = SmallStudio(begin(qapp, Folders(tmp_path / "home")), scripted_command())
    made.frame.show()
    made.services.preferences.change(works_folder=str(obstacle))
    with qtbot.waitSignal(made.services.keeper.failed):
        made.services.queue.submit(scripted_image("steps=1"))
    yield made
    made.close()
    made.frame.deleteLater()


def test_it_is_told_and_can_be_kept_again(
    qtbot: QtBot, studio: SmallStudio, obstacle: Path
) -> None:
    assert studio.window.notices.isVisible()
    obstacle.unlink()
    again, _elsewhere = studio.window.notices.offer_buttons()
    with qtbot.waitSignal(studio.services.keeper.kept) as kept:
        qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    assert kept.args is not None
    assert kept.args[0].path.is_relative_to(obstacle)
    assert studio.services.keeper.unkept == ()


def test_another_folder_takes_it_on_leaving(
    qtbot: QtBot, studio: SmallStudio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "studio.ui.around.unkept.QFileDialog.getExistingDirectory",
        lambda *_: str(tmp_path / "elsewhere"),
    )
    answer(qtbot, studio, "Choose another folder")
    assert not studio.frame.isVisible()
    assert len(list((tmp_path / "elsewhere").rglob("*.png"))) == 1


def test_one_may_stay(qtbot: QtBot, studio: SmallStudio, obstacle: Path) -> None:
    answer(qtbot, studio, "Stay")
    assert studio.frame.isVisible()
    assert len(studio.services.keeper.unkept) == 1
    answer(qtbot, studio, "Leave without them")
    assert not studio.frame.isVisible()


def test_the_end_of_the_system_loses_nothing(studio: SmallStudio, tmp_path: Path) -> None:
    """Nobody can be asked then, so it goes where it is taken."""
    studio.close()
    assert len(list((tmp_path / "home" / "works").rglob("*.png"))) == 1


@pytest.mark.skipif(os.name == "nt", reason="no such modes there")
def test_when_both_folders_refuse_it_goes_where_nobody_else_looks(
    studio: SmallStudio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuge = tmp_path / "temporary"
    refuge.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(refuge))
    (tmp_path / "home" / "works").write_text("", encoding="utf-8")
    studio.close()
    (kept,) = refuge.rglob("*.png")
    (folder,) = refuge.iterdir()
    assert kept.is_file()
    assert folder.stat().st_mode & 0o077 == 0
