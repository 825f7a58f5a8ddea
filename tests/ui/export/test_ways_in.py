"""From the tabs to the dialog, by the shortcut that each of them has."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
import soundfile
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.core.artifact import Pixels
from studio.media.export.naming import Facts
from studio.media.export.options import ExportOptions
from studio.media.importing import read_arrival
from studio.media.inspect import inspect
from studio.media.mark import MADE_BY_MODEL, MADE_IN_PART_BY_MODEL, mark_of
from studio.media.picture_export import PNG_KEY
from studio.media.save import save
from studio.media.sound_import import load_sound
from studio.media.thumbnail import picture_bytes
from studio.store.work import Arrival, Work
from studio.ui.export.batch import Order, write
from studio.ui.export.dialog import ExportDialog
from studio.ui.export.opening import export_works
from studio.ui.export.pieces import pieces_of_works
from studio.ui.services import Services
from studio.ui.tab import Tab
from studio.ui.text.tab import TextTab
from tests.media.works import recipe_of, tone, work_of
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


def bring(services: Services, path: Path) -> Work:
    read = read_arrival(path)
    arrival = Arrival(
        kind=read.kind,
        path=path,
        title=path.stem,
        sha256=read.sha256,
        recipe=read.recipe,
        program=read.program,
    )
    work = services.library.bring_in(arrival)
    assert work is not None
    return work


@pytest.mark.parametrize("recipe", [True, False])
def test_made_in_part_stays_so(recipe: bool, services: Services, tmp_path: Path):
    """A file of ours that a hand took part in, brought into the library."""
    path, artifact = tmp_path / "ours.png", work_of("image")
    save(artifact, path, mark=mark_of(artifact, composite=True))
    work = bring(services, path)
    found = inspect(written(services, work, tmp_path / "out", ".png", recipe=recipe))
    assert found.credentials["digital_source_type"] == MADE_IN_PART_BY_MODEL
    assert found.recipe == (artifact.recipe if recipe else None)
    assert ("provenance" in found.credentials) == recipe
    whole = tmp_path / "whole.png"
    save(artifact, whole)
    found = inspect(written(services, bring(services, whole), tmp_path / "out", ".png"))
    assert found.credentials["digital_source_type"] == MADE_BY_MODEL


def test_a_file_with_broken_notes_goes_out(services: Services, tmp_path: Path):
    info = PngInfo()
    info.add_itxt(PNG_KEY, "{broken")
    path = tmp_path / "broken.png"
    Image.new("RGB", (60, 40)).save(path, pnginfo=info)
    work = bring(services, path)
    (piece,) = pieces_of_works([work], services.library)
    assert (piece.makeable, piece.by_model) == (False, False)
    assert inspect(written(services, work, tmp_path / "out", ".jpg")).credentials == {}


def test_a_sound_for_the_mac_goes_out(services: Services, tmp_path: Path):
    path = tmp_path / "wave.aiff"
    soundfile.write(path, tone().array(), 22_050)
    made = written(services, bring(services, path), tmp_path / "out", ".flac")
    assert load_sound(made).seconds == pytest.approx(0.2)


def test_what_is_known_of_works(services: Services, qtbot: QtBot, tmp_path: Path):
    """By their files, before anything is promised of them."""
    (tmp_path / "ours.md").write_text("Mine.")
    save(work_of("text"), tmp_path / "made.md")
    paths = [tmp_path / "ours.md", tmp_path / "made.md"]
    works = [keep(services, qtbot, "image"), *(bring(services, path) for path in paths)]
    paths[0].unlink()
    pieces = pieces_of_works(works, services.library)
    assert [(each.makeable, each.by_model) for each in pieces] == [
        (True, True),
        (False, False),
        (True, True),
    ]


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
    box = dialog.credentials
    assert not any(each.isEnabled() for each in (box.recipe, box.prompt, box.labelled))
    (path,) = (tmp_path / "out").iterdir()
    assert path.name == "By hand.docx"
    assert inspect(path).credentials == {}


def shortcut(tab: Tab, name: str) -> None:
    (action,) = [each for each in tab.offered() if each.text() == name]
    assert action.shortcut().toString() == "Ctrl+Shift+E"
    action.trigger()
