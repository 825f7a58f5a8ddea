"""A window around five tabs that only note what they are given."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from studio.core.recipe import Recipe
from studio.ui.services import Services
from studio.ui.tab import Tab
from studio.ui.window import MainWindow

PAGES = {
    "text": ("Text", ("text",)),
    "image": ("Image", ("image",)),
    "audio": ("Audio", ("speech", "music", "sound")),
    "library": ("Library", ()),
    "models": ("Models", ()),
}


class NotedTab(Tab):
    """Takes pictures if it makes any, and any words. Its form is one box to type into."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key
        self._title, self.kinds = PAGES[key]
        self.recipes: list[Recipe] = []
        self.words: list[tuple[str, str]] = []
        self.files: list[Path] = []
        self.saved = 0
        self.more: list[QAction] = []
        self.box = QPlainTextEdit()
        QVBoxLayout(self).addWidget(self.box)
        self._save = QAction(f"Save the {self._title.lower()}", self)
        self._save.setShortcut("Ctrl+S")
        self._save.triggered.connect(self._count)

    def title(self) -> str:
        return self.tr(self._title)

    def offered(self) -> list[QAction]:
        return [self._save, *self.more]

    def use_recipe(self, recipe: Recipe) -> None:
        self.recipes.append(recipe)

    def use_words(self, kind: str, words: str) -> None:
        self.words.append((kind, words))

    def use_file(self, path: Path) -> bool:
        if "image" in self.kinds and path.suffix == ".png":
            self.files.append(path)
            return True
        return False

    def state(self) -> str:
        return self.box.toPlainText()

    def restore(self, state: str) -> None:
        self.box.setPlainText(state)

    def _count(self) -> None:
        self.saved += 1


@pytest.fixture
def make_window(qtbot: QtBot, services: Services) -> Callable[[], MainWindow]:
    def make() -> MainWindow:
        window = MainWindow(services, [NotedTab(key) for key in PAGES])
        qtbot.addWidget(window, before_close_func=_settle)
        window.resize(1280, 800)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isVisible)
        return window

    return make


@pytest.fixture
def window(make_window: Callable[[], MainWindow]) -> MainWindow:
    return make_window()


def page(window: MainWindow, key: str) -> NotedTab:
    tab = window.tabs[key]
    assert isinstance(tab, NotedTab)
    return tab


def press(qtbot: QtBot, widget: object) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def _settle(window: MainWindow) -> None:
    """So that closing it does not ask."""
    window.services.queue.close()
    window.closeEvent = lambda event: event.accept()  # type: ignore[method-assign]
