"""The take that is shown, handed over by the dialog."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from studio.jobs.belongings import add
from studio.media.inspect import inspect
from studio.media.mark import MADE_IN_PART_BY_MODEL, mark_of
from studio.media.save import save
from studio.store.work import Arrival
from studio.ui.audio.tab import AudioTab
from studio.ui.export.dialog import ExportDialog
from studio.ui.services import Services
from tests.media.works import work_of
from tests.ui.audio.conftest import Make, Open
from tests.ui.conftest import Press


def test_the_take_goes_out(qtbot: QtBot, tab: AudioTab, make: Make, press: Press, tmp_path: Path):
    (take,) = make()
    (action,) = [each for each in tab.offered() if each.text() == "Export the take…"]
    assert action.shortcut().toString() == "Ctrl+Shift+E"
    action.trigger()
    qtbot.waitUntil(lambda: bool(tab.findChildren(ExportDialog)), timeout=30_000)
    (dialog,) = tab.findChildren(ExportDialog)
    dialog.boxes[0].chips.choose(".opus")
    dialog.place.folder_field.setText(str(tmp_path / "out"))
    with qtbot.waitSignal(dialog.ended, timeout=30_000):
        press(dialog.foot.primary)
    (path,) = (tmp_path / "out").iterdir()
    assert inspect(path).recipe == take.recipe


def test_a_take_that_was_brought_stays_made_in_part(
    heard_services: Services, open_tab: Open, qtbot: QtBot, press: Press, tmp_path: Path
):
    """A project from another computer brings its works along."""
    path, artifact = tmp_path / "ours.flac", work_of("speech")
    save(artifact, path, mark=mark_of(artifact, composite=True))
    arrival = Arrival(
        kind="speech", path=path, title="ours", sha256="0" * 64, recipe=artifact.recipe
    )
    work = heard_services.library.bring_in(arrival)
    assert work is not None
    add(heard_services.desk.project, heard_services.library, work)
    tab = open_tab(heard_services)
    qtbot.waitUntil(lambda: len(list(tab.page.takes)) == 1)
    tab.page.desk.show(next(iter(tab.page.takes)).key)
    qtbot.waitUntil(lambda: tab.page.desk.opened is not None)
    (made,) = exported(qtbot, tab, press, tmp_path / "out")
    assert inspect(made).credentials["digital_source_type"] == MADE_IN_PART_BY_MODEL
    assert inspect(made).recipe == artifact.recipe


def exported(qtbot: QtBot, tab: AudioTab, press: Press, folder: Path) -> list[Path]:
    (action,) = [each for each in tab.offered() if each.text() == "Export the take…"]
    action.trigger()
    qtbot.waitUntil(lambda: bool(tab.findChildren(ExportDialog)), timeout=30_000)
    (dialog,) = tab.findChildren(ExportDialog)
    dialog.place.folder_field.setText(str(folder))
    with qtbot.waitSignal(dialog.ended, timeout=30_000):
        press(dialog.foot.primary)
    return list(folder.iterdir())
