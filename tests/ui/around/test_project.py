"""The project in the window: its name, its menu, its forms, and what goes wrong with it."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QFileDialog, QToolButton
from pytestqt.qtbot import QtBot

from studio.app import Studio
from studio.store.folders import Folders
from studio.store.project.project import Cell, Project, Put
from studio.ui.frame import begin
from studio.ui.text.tab import TextTab
from studio.ui.window import MainWindow
from tests.jobs.scripted import scripted_command, scripted_image
from tests.ui.around.conftest import page

PAGE = Cell("text", "page")


def name_button(window: MainWindow) -> QToolButton:
    return next(
        each for each in window.top.findChildren(QToolButton) if each.property("part") == "project"
    )


def action(window: MainWindow, text: str) -> QAction:
    return next(each for each in window.actions_of_project if each.text() == text)


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """The name the person gives in the next dialog."""

    def prepare(path: Path) -> None:
        monkeypatch.setattr(QFileDialog, "open", lambda dialog: dialog.fileSelected.emit(str(path)))

    return prepare


def test_the_name_is_shown_and_saving_gives_it(
    qtbot: QtBot, window: MainWindow, choose: Callable[[Path], None], tmp_path: Path
) -> None:
    button = name_button(window)
    assert button.text() == "Untitled"
    choose(tmp_path / "Sea pictures")
    with qtbot.waitSignal(window.services.desk.renamed):
        action(window, "Save the project as…").trigger()
    assert button.text() == "Sea pictures"
    with qtbot.waitSignal(window.services.desk.changed):
        action(window, "New project").trigger()
    assert button.text() == "Untitled"
    menu = button.menu()
    menu.aboutToShow.emit()
    again = next(each.menu() for each in menu.actions() if each.text() == "Open again")
    assert isinstance(again, type(menu))
    with qtbot.waitSignal(window.services.desk.changed):
        next(each for each in again.actions() if each.text() == "Sea pictures").trigger()
    assert button.text() == "Sea pictures"


def test_a_dropped_project_opens_with_the_forms_it_was_left_with(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "Dropped.atelier"
    project = Project(path)
    project.note([Put(Cell("form", "image"), b"a lighthouse")])
    project.close()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    box = page(window, "image").box
    with qtbot.waitSignal(window.services.desk.changed):
        assert window.drops.take(data)
    qtbot.waitUntil(lambda: box.toPlainText() == "a lighthouse")
    box.setPlainText("a harbour")
    with qtbot.waitSignal(window.services.desk.changed):
        window.services.desk.new()
    again = Project(path)
    assert again.value(Cell("form", "image")) == b"a harbour"
    again.close()


def test_a_damaged_project_offers_what_is_readable(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "Old.atelier"
    project = Project(path)
    project.note([Put(PAGE, b"words" * 20_000)])
    for number in range(40):
        project.note([Put(Cell("tile", f"{number}"), bytes(range(256)) * 200)])
    project.close()
    path.write_bytes(path.read_bytes()[:-40_000])
    with qtbot.waitSignal(window.services.desk.failed):
        window.take_file(path)
    assert window.notices.notice is not None
    assert "damaged" in window.notices.notice.text
    (offer,) = window.notices.notice.offers
    with qtbot.waitSignal(window.services.desk.changed):
        offer.do()
    assert name_button(window).text() == "Old, salvaged"


def test_a_newer_project_says_that_it_can_only_be_looked_at(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "Newer.atelier"
    Project(path).close()
    with sqlite3.connect(path) as file:
        file.execute("PRAGMA user_version = 9")
    file.close()
    with qtbot.waitSignal(window.services.desk.changed):
        window.take_file(path)
    assert window.notices.notice is not None
    assert "newer version" in window.notices.notice.text
    assert [offer.text for offer in window.notices.notice.offers] == ["Save the project as…"]


def test_the_program_opens_the_project_it_is_given(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "Given.atelier"
    project = Project(path)
    project.note([Put(PAGE, b"as it was left")])
    project.close()
    beginning = begin(qapp, Folders(tmp_path / "home"))
    studio = Studio(beginning, tuple(scripted_command()), path)
    assert beginning.frame.windowTitle() == "Given - Atelier"
    text = studio.window.tabs["text"]
    assert isinstance(text, TextTab)
    qtbot.waitUntil(lambda: text.page.text() == "as it was left")
    studio.close()
    Project(path).close()


def test_another_language_loses_no_word_and_no_picture(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    studio = Studio(begin(qapp, Folders(tmp_path / "home")), tuple(scripted_command()))
    studio.frame.show()

    def page_text() -> str:
        tab = studio.window.tabs["text"]
        assert isinstance(tab, TextTab)
        return tab.page.text() if tab.papers.ready else ""

    text = studio.window.tabs["text"]
    assert isinstance(text, TextTab)
    qtbot.waitUntil(lambda: text.papers.ready)
    text.page.insert("The last words. ")
    recipe = scripted_image("a lake")
    with qtbot.waitSignal(studio.services.laying_in.laid, timeout=20_000):
        studio.services.queue.submit(recipe)
        studio.services.preferences.change(language="zh_CN")
    qtbot.waitUntil(lambda: page_text() == "The last words. ")
    studio.services.preferences.change(language="en")
    qtbot.waitUntil(lambda: page_text() == "The last words. ")
    assert studio.services.desk.project.value(PAGE) == b"The last words. "
    assert len(studio.services.desk.project.keys("work")) == 1
    studio.close()
