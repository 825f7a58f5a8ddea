"""The tab in a window of its own, over the scripted engine or over the real one."""

from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.ui.services import Services
from studio.ui.text.tab import TextTab

WAIT = 60_000
"""Milliseconds for what should take far less, on a busy machine."""


class Hand:
    """What a person does with the tab, and what they see."""

    def __init__(self, qtbot: QtBot, tab: TextTab) -> None:
        self.qtbot = qtbot
        self.tab = tab

    @property
    def text(self) -> str:
        return self.tab.page.text()

    def press(self, button: QWidget) -> None:
        assert button.isVisible()
        assert button.isEnabled()
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def type(self, text: str, at: int | None = None) -> None:
        if at is not None:
            self.put_cursor(at)
        self.qtbot.keyClicks(self.tab.page, text)

    def put_cursor(self, at: int) -> None:
        cursor = self.tab.page.textCursor()
        cursor.setPosition(at)
        self.tab.page.setTextCursor(cursor)

    def key(self, key: Qt.Key, control: bool = False, shift: bool = False) -> None:
        held = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
        held |= Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        self.qtbot.keyClick(self.tab.page, key, held)

    def ask(self, prompt: str) -> None:
        self.tab.form.prompt.set_words(prompt)
        self.press(self.tab.form.primary)

    def wait(self, sign: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(sign, timeout=WAIT)

    def wait_for_end(self) -> None:
        self.wait(lambda: not self.tab.writer.busy)


@pytest.fixture
def open_tab(qtbot: QtBot) -> Iterator[Callable[[Services], Hand]]:
    """Every tab is taken down at the end as a whole, before Python collects its parts."""
    tabs: list[TextTab] = []

    def open_it(services: Services) -> Hand:
        services.queue.finished.connect(lambda _, artifact: services.keeper.keep(artifact))
        tab = TextTab(services)
        tab.resize(1280, 712)
        tabs.append(tab)
        with qtbot.waitExposed(tab):
            tab.show()
        tab.activateWindow()
        tab.shown()
        hand = Hand(qtbot, tab)
        hand.wait(lambda: tab.papers.ready)
        return hand

    yield open_it
    for tab in tabs:
        shiboken6.delete(tab)
    tabs.clear()


@pytest.fixture
def hand(services: Services, open_tab: Callable[[Services], Hand]) -> Hand:
    return open_tab(services)
