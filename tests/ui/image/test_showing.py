from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.ui.image.tab import ImageTab


def test_its_shortcuts_work_as_soon_as_it_comes_to_the_front(qtbot: QtBot, tab: ImageTab) -> None:
    """They do while the focus is in the tab, and it may have been left in the bar above."""
    tab.activateWindow()
    tab.form.count.setFocus()
    QApplication.processEvents()

    tab.shown()

    qtbot.waitUntil(tab.form.prompt.hasFocus, timeout=3_000)
