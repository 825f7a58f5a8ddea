"""Many works of the library, handed over at once."""

from collections.abc import Callable

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
