"""The take that is shown, handed over by the dialog."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from studio.media.inspect import inspect
from studio.ui.audio.tab import AudioTab
from studio.ui.export.dialog import ExportDialog
from tests.ui.audio.conftest import Make
from tests.ui.conftest import Press


def test_the_take_goes_out(qtbot: QtBot, tab: AudioTab, make: Make, press: Press, tmp_path: Path):
    (take,) = make()
    (action,) = [each for each in tab.offered() if each.text() == "Export the take…"]
    assert action.shortcut().toString() == "Ctrl+Shift+E"
    action.trigger()
    qtbot.waitUntil(lambda: bool(tab.findChildren(ExportDialog)))
    (dialog,) = tab.findChildren(ExportDialog)
    dialog.boxes[0].chips.choose(".opus")
    dialog.place.folder_field.setText(str(tmp_path / "out"))
    with qtbot.waitSignal(dialog.ended, timeout=30_000):
        press(dialog.foot.primary)
    (path,) = (tmp_path / "out").iterdir()
    assert inspect(path).recipe == take.recipe
