"""The picture that is shown, handed over by the dialog."""

from pathlib import Path

import tifffile
from pytestqt.qtbot import QtBot

from studio.media.inspect import inspect
from studio.ui.export.dialog import ExportDialog
from studio.ui.image.tab import ImageTab
from tests.ui.conftest import Press
from tests.ui.image.conftest import Make


def test_the_picture_goes_out(
    qtbot: QtBot, tab: ImageTab, make: Make, press: Press, tmp_path: Path
):
    (action,) = [each for each in tab.offered() if each.text() == "Export the picture…"]
    assert action.shortcut().toString() == "Ctrl+Shift+E"
    action.trigger()
    assert tab.findChildren(ExportDialog) == []
    (picture,) = make()
    action.trigger()
    qtbot.waitUntil(lambda: bool(tab.findChildren(ExportDialog)))
    (dialog,) = tab.findChildren(ExportDialog)
    box = dialog.boxes[0]
    box.chips.choose(".tif")
    box.bits.setCurrentIndex(box.bits.findData(16))
    dialog.place.folder_field.setText(str(tmp_path / "out"))
    with qtbot.waitSignal(dialog.ended, timeout=30_000):
        press(dialog.foot.primary)
    (path,) = (tmp_path / "out").iterdir()
    assert inspect(path).recipe == picture.recipe
    assert tifffile.imread(path).dtype == "uint16"
