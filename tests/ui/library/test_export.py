"""Many works of the library, handed over at once."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.ui.export.dialog import ExportDialog
from studio.ui.library.tab import LibraryTab
from tests.ui.library.conftest import Keep


def test_all_that_is_chosen(qtbot: QtBot, keep: Keep, open_tab: Callable[[], LibraryTab]):
    for kind in ("image", "text", "music", "image"):
        keep(kind)
    tab = open_tab()
    tab.grid.selectAll()
    (action,) = [each for each in tab.offered() if each.text() == "Export the chosen works…"]
    assert action.shortcut().toString() == "Ctrl+Shift+E"
    action.trigger()
    qtbot.waitUntil(lambda: bool(tab.findChildren(ExportDialog)))
    (dialog,) = tab.findChildren(ExportDialog)
    assert dialog.foot.primary.text() == "Export 4 files"
    dialog.close()


def test_the_button_under_a_work(qtbot: QtBot, keep: Keep, open_tab: Callable[[], LibraryTab]):
    tab = open_tab()
    export = tab.detail.controls.export
    assert not export.isEnabled()
    keep("image")
    qtbot.waitUntil(export.isEnabled)
    assert "Ctrl+Shift+E" in export.toolTip()
    qtbot.mouseClick(export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(tab.findChildren(ExportDialog)))
    tab.findChildren(ExportDialog)[0].close()
