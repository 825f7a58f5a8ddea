"""What is dropped on the window and pasted into it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
)
from pytestqt.qtbot import QtBot

from studio.core.artifact import Artifact, Provenance, Text, Timings
from studio.media.save import save
from studio.ui.window import MainWindow
from tests.jobs.scripted import scripted_text
from tests.ui.around.conftest import page

COPY, LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def hold_over(window: MainWindow, data: QMimeData) -> bool:
    event = QDragEnterEvent(QPoint(300, 300), COPY, data, LEFT, NONE)
    event.ignore()
    window.dragEnterEvent(event)
    return event.isAccepted()


def let_go(window: MainWindow, data: QMimeData) -> None:
    assert hold_over(window, data)
    window.dropEvent(QDropEvent(QPointF(300, 300), COPY, data, LEFT, NONE))
    assert not window.drop_hint.isVisible()


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def words(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def picture() -> QMimeData:
    image = QImage(20, 10, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    data = QMimeData()
    data.setImageData(image)
    return data


@pytest.mark.parametrize(
    ("data", "hint"),
    [
        (lambda: files(Path("/some/picture.png")), "Drop it to open its recipe"),
        (picture, "Drop it to start from this picture"),
        (lambda: words("a harbour"), "Drop it to use these words"),
    ],
)
def test_a_hint_says_what_a_drop_would_do(
    window: MainWindow, data: Callable[[], QMimeData], hint: str
) -> None:
    held = data()
    assert hold_over(window, held)
    assert window.drop_hint.isVisible()
    assert window.drop_hint.text == hint
    assert window.drop_hint.rect() == window.rect()
    window.grab()
    window.dragLeaveEvent(QDragLeaveEvent())
    assert not window.drop_hint.isVisible()


def test_what_is_of_no_use_is_not_welcome(window: MainWindow) -> None:
    data = QMimeData()
    data.setData("application/x-something", b"?")
    assert not hold_over(window, data)
    assert not window.drop_hint.isVisible()


def test_a_file_with_a_recipe_opens_in_its_form(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    recipe = scripted_text("of the sea")
    story = tmp_path / "story.md"
    save(Artifact(recipe, Text("Once."), Timings(0, 0), Provenance("", "", {})), story)
    window.show_page("audio")
    let_go(window, files(story))
    qtbot.waitUntil(lambda: page(window, "text").recipes == [recipe])
    assert window.tab.key == "text"


def test_a_file_nobody_can_use_is_said_to_be_so(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    plain, broken = tmp_path / "plain.txt", tmp_path / "noise.bin"
    plain.write_text("no recipe here")
    broken.write_bytes(bytes(100))
    let_go(window, files(plain))
    qtbot.waitUntil(window.notices.isVisible)
    assert window.notices.notice is not None
    assert window.notices.notice.text.startswith("plain.txt has no recipe")
    qtbot.mouseClick(window.notices.close_button, LEFT)
    let_go(window, files(broken))
    qtbot.waitUntil(window.notices.isVisible)
    assert "no kind of file" in window.notices.notice.text


def test_words_go_to_the_tab_in_front_or_to_the_first_that_makes_something(
    window: MainWindow,
) -> None:
    window.show_page("image")
    let_go(window, words(" a harbour "))
    assert page(window, "image").words == [("image", "a harbour")]
    window.show_page("models")
    let_go(window, words("a story"))
    assert page(window, "text").words == [("text", "a story")]
    assert window.tab.key == "text"


def test_a_picture_without_a_file_goes_to_the_image_tab(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("library")
    let_go(window, picture())
    image = page(window, "image")
    qtbot.waitUntil(lambda: len(image.files) == 1)
    assert window.tab is image
    shown = QImage(str(image.files[0]))
    assert (shown.width(), shown.height()) == (20, 10)
    assert shown.pixelColor(5, 5) == QColor("teal")


def test_pasting_a_picture_works_where_nothing_is_typed_into(
    qtbot: QtBot, window: MainWindow
) -> None:
    QGuiApplication.clipboard().setMimeData(picture())
    window.show_page("text")
    window.top.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(page(window, "image").files) == 1)


def test_pasting_words_into_a_box_stays_there(qtbot: QtBot, window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("just words")
    box = page(window, "text").box
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert box.toPlainText() == "just words"
    assert page(window, "text").words == []
