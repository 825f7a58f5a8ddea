"""From the tabs to the dialog, by the shortcut that each of them has."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.core.artifact import Pixels
from studio.media.export.naming import Facts
from studio.media.export.options import ExportOptions
from studio.media.inspect import inspect
from studio.media.thumbnail import picture_bytes
from studio.store.work import Arrival, Work
from studio.ui.export.batch import Order, write
from studio.ui.export.dialog import ExportDialog
from studio.ui.export.opening import export_works
from studio.ui.export.pieces import pieces_of_works
from studio.ui.services import Services
from studio.ui.tab import Tab
from studio.ui.text.tab import TextTab
from tests.media.works import recipe_of, work_of
from tests.ui.conftest import Press


@pytest.fixture
def tabs() -> Iterator[list[Tab]]:
    made: list[Tab] = []
    yield made
    for tab in made:
        shiboken6.delete(tab)


def dialogs(inside: QWidget) -> list[ExportDialog]:
    return inside.findChildren(ExportDialog)


def keep(services: Services, qtbot: QtBot, kind: str) -> Work:
    with qtbot.waitSignal(services.keeper.kept) as kept:
        services.keeper.keep(work_of(kind))
    assert kept.args is not None
    return kept.args[0]


def written(services: Services, work: Work, folder: Path, suffix: str, **asked: object) -> Path:
    (piece,) = pieces_of_works([work], services.library)
    options = ExportOptions(suffix=suffix, **asked)  # pyright: ignore[reportArgumentType]
    order = Order((piece,), options, folder, "{prompt}", Facts(prompt=piece.title))
    path, _ = write(order, services.folders, services.inputs)
    return path


@pytest.mark.parametrize(
    ("kind", "suffix"),
    [("image", ".tif"), ("text", ".html"), ("music", ".mid"), ("speech", ".opus")],
)
def test_kept_works_go_out_with_their_recipe(
    kind: str, suffix: str, services: Services, qtbot: QtBot, tmp_path: Path
):
    work = keep(services, qtbot, kind)
    found = inspect(written(services, work, tmp_path / "out", suffix))
    assert found.recipe == recipe_of(kind)
    assert found.credentials["provenance"]["device"] == "cpu"


def test_a_photograph_is_not_said_to_be_made_by_a_model(
    services: Services, qtbot: QtBot, tmp_path: Path
):
    path = tmp_path / "photo.png"
    path.write_bytes(picture_bytes(Pixels(60, 40, 3, bytes(7200))))
    arrival = Arrival(kind="image", path=path, title="My photo", sha256="0" * 64)
    work = services.library.bring_in(arrival)
    assert work is not None
    for suffix in (".png", ".tif", ".psd", ".ora", ".pdf", ".gif", ".jpg"):
        made = written(services, work, tmp_path / "out", suffix, labelled=True)
        assert inspect(made).credentials == {}
        assert b"trainedAlgorithmicMedia" not in made.read_bytes()
        assert b"c2pa" not in made.read_bytes()


def test_several_works_of_the_library(services: Services, qtbot: QtBot):
    works = [keep(services, qtbot, kind) for kind in ("image", "text", "music")]
    parent = QWidget()
    qtbot.addWidget(parent)
    export_works(services, parent, works, lambda error: pytest.fail(str(error)))
    qtbot.waitUntil(lambda: bool(dialogs(parent)))
    (dialog,) = dialogs(parent)
    assert [box.family for box in dialog.boxes] == ["pictures", "sounds", "texts"]
    assert ".mid" in dialog.boxes[1].chips.chips


def test_from_the_text(
    services: Services, qtbot: QtBot, press: Press, tabs: list[Tab], tmp_path: Path
):
    tab = TextTab(services)
    tabs.append(tab)
    tab.show()
    qtbot.waitUntil(lambda: tab.papers.ready)
    shortcut(tab, "Export the text…")
    assert dialogs(tab) == []
    tab.page.set_text("# By hand\n\nWords.")
    shortcut(tab, "Export the text…")
    qtbot.waitUntil(lambda: bool(dialogs(tab)))
    (dialog,) = dialogs(tab)
    dialog.place.folder_field.setText(str(tmp_path / "out"))
    with qtbot.waitSignal(dialog.ended, timeout=30_000):
        press(dialog.foot.primary)
    (path,) = (tmp_path / "out").iterdir()
    assert path.name == "By hand.docx"
    assert inspect(path).credentials == {}


def shortcut(tab: Tab, name: str) -> None:
    (action,) = [each for each in tab.offered() if each.text() == name]
    assert action.shortcut().toString() == "Ctrl+Shift+E"
    action.trigger()
