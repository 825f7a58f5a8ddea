"""The dialog as a person uses it: formats, names, credentials, a batch, and a change of mind."""

import itertools
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from studio.core.artifact import Artifact
from studio.core.error import BadInput
from studio.media.export.marking import Found
from studio.media.inspect import inspect
from studio.media.mark import MADE_BY_MODEL, Credentials, Mark
from studio.ui.export.batch import Batch
from studio.ui.export.dialog import ExportDialog
from studio.ui.export.piece import Piece
from studio.ui.services import Services
from studio.ui.theme import colour
from tests.media.works import picture, recipe_of, work
from tests.ui.conftest import Press
from tests.ui.export.conftest import MADE, Open, piece, piece_of


def export(qtbot: QtBot, press: Press, dialog: ExportDialog) -> list[Path]:
    with qtbot.waitSignal(dialog.ended, timeout=60_000):
        press(dialog.foot.primary)
    return sorted(dialog.place.folder.iterdir()) if dialog.place.folder.is_dir() else []


def test_one_picture(qtbot: QtBot, press: Press, open_dialog: Open):
    dialog = open_dialog(piece())
    dialog.boxes[0].chips.choose(".jpg")
    (path,) = export(qtbot, press, dialog)
    assert path.name == "A lake at dusk 42.jpg" == dialog.place.preview.text()
    assert dialog.foot.said.text() == "A lake at dusk 42.jpg is written."
    assert dialog.foot.folder.isVisible()
    assert inspect(path).recipe == recipe_of("image")


def test_a_batch_of_every_family(qtbot: QtBot, press: Press, open_dialog: Open):
    kinds = ("image", "text", "music", "image")
    dialog = open_dialog(*(piece(kind, f"Work {n}") for n, kind in enumerate(kinds)))
    assert [box.family for box in dialog.boxes] == ["pictures", "sounds", "texts"]
    dialog.boxes[1].chips.choose(".m4a")
    dialog.boxes[2].chips.choose(".pdf")
    assert dialog.foot.primary.text() == "Export 4 files"
    files = export(qtbot, press, dialog)
    assert [path.name for path in files] == [
        "Work 0 42.png",
        "Work 1 42.pdf",
        "Work 2 42.m4a",
        "Work 3 42.png",
    ]
    assert dialog.foot.said.text() == "4 files written."
    for path in files:
        assert inspect(path).credentials["digital_source_type"] == MADE_BY_MODEL


def test_several_pictures_become_one_file(qtbot: QtBot, press: Press, open_dialog: Open):
    works = [work(recipe_of("image"), picture(3, 24 + n, 16)) for n in range(3)]
    dialog = open_dialog(*(piece_of(each, "image", "Frame", (24, 16)) for each in works))
    dialog.boxes[0].chips.choose(".gif")
    assert dialog.foot.primary.text() == "Export"
    (path,) = export(qtbot, press, dialog)
    with Image.open(path) as image:
        assert getattr(image, "n_frames", 1) == 3
    assert not dialog.credentials.recipe.isEnabled()
    dialog.boxes[0].together.setChecked(False)
    assert dialog.credentials.recipe.isEnabled()
    assert dialog.foot.primary.text() == "Export 3 files"


@pytest.mark.parametrize(
    ("suffix", "shown"),
    [
        (".png", {"sizing", "dpi", "bits"}),
        (".jpg", {"sizing", "dpi", "quality"}),
        (".psd", {"sizing", "dpi", "together"}),
        (".gif", {"sizing", "together", "frame", "loop"}),
    ],
)
def test_only_what_the_format_has(suffix: str, shown: set[str], open_dialog: Open):
    dialog = open_dialog(piece(), piece())
    box = dialog.boxes[0]
    box.chips.choose(suffix)
    controls: dict[str, QWidget] = {
        name: getattr(box, name)
        for name in ("sizing", "dpi", "bits", "quality", "together", "frame", "loop", "paper")
    }
    assert {name for name, control in controls.items() if control.isVisible()} == shown


def test_size_and_name(qtbot: QtBot, press: Press, open_dialog: Open):
    dialog = open_dialog(piece())
    sizing = dialog.boxes[0].sizing
    sizing.chooser.setCurrentIndex(sizing.chooser.findData("longest"))
    sizing.longest.setValue(48)
    dialog.place.pattern.setText("{width}x{height} ")
    dialog.place.pattern.setCursorPosition(99)
    menu = dialog.place.insert_button.menu()
    next(each for each in menu.actions() if each.text() == "Number").trigger()
    assert dialog.place.preview.text() == "48x32 1.png"
    (path,) = export(qtbot, press, dialog)
    with Image.open(path) as image:
        assert image.size == (48, 32)


def test_a_name_that_cannot_be(open_dialog: Open):
    dialog = open_dialog(piece())
    dialog.place.pattern.setText("{mood}")
    assert "no {mood}" in dialog.place.preview.text()
    assert not dialog.foot.primary.isEnabled()
    dialog.place.pattern.setText("fine")
    assert dialog.foot.primary.isEnabled()


def test_a_folder_that_is_not_whole(qtbot: QtBot, press: Press, open_dialog: Open):
    dialog = open_dialog(piece())
    dialog.place.folder_field.setText("somewhere")
    press(dialog.foot.primary)
    assert dialog.error.isVisible()


def test_what_the_file_says(qtbot: QtBot, press: Press, open_dialog: Open):
    """Each switch tells what follows; the mark of the model stays whatever is turned off."""
    dialog = open_dialog(piece())
    box = dialog.credentials
    before = box._of_prompt.text()
    press(box.prompt)
    assert box._of_prompt.text() != before
    press(box.labelled)
    (path,) = export(qtbot, press, dialog)
    found = inspect(path)
    assert found.recipe is None
    assert b"A lake at dusk" not in path.read_bytes()
    assert "china_label" in found.credentials
    assert found.credentials["digital_source_type"] == MADE_BY_MODEL


def test_names_tell_no_more_than_the_file(qtbot: QtBot, press: Press, open_dialog: Open):
    dialog = open_dialog(piece())
    press(dialog.credentials.prompt)
    assert dialog.place.preview.text() == "Picture 42.png"
    press(dialog.credentials.recipe)
    assert not dialog.credentials.prompt.isEnabled()
    assert dialog.place.preview.text() == "Picture.png"
    (path,) = export(qtbot, press, dialog)
    assert path.name == "Picture.png"
    press(dialog.credentials.recipe)
    press(dialog.credentials.prompt)
    assert dialog.place.preview.text() == "A lake at dusk 42.png"


@pytest.mark.parametrize("kind", ["text", "speech"])
def test_other_names_without_words(kind: str, press: Press, open_dialog: Open):
    dialog = open_dialog(piece(kind))
    press(dialog.credentials.prompt)
    name = {"text": "Text 42", "speech": "Sound 42"}[kind]
    assert dialog.place.preview.text().startswith(name)


def test_layers_of_one_file_tell_no_words(qtbot: QtBot, press: Press, open_dialog: Open):
    """What does nothing looks so, and comes back as it was."""
    secrets = ("behind the mill", "below the bridge")
    dialog = open_dialog(*(piece(prompt=words) for words in secrets))
    box = dialog.credentials
    dialog.boxes[0].chips.choose(".psd")
    for switch in (box.recipe, box.prompt):
        assert not switch.isEnabled()
        assert not switch.isChecked()
    (path,) = export(qtbot, press, dialog)
    assert path.name == "Picture.psd"
    data = path.read_bytes()
    for words in secrets:
        assert words.encode() not in data
        assert words.encode("utf-16-be") not in data
    dialog.boxes[0].together.setChecked(False)
    assert box.recipe.isChecked()
    assert box.prompt.isChecked()
    assert dialog.place.preview.text() == "behind the mill 42.psd and 1 more"


def brought() -> Piece:
    """A picture whose file says nothing."""

    def load() -> Found:
        return Found(picture(3, 60, 40), Mark(Credentials()))

    return Piece("image", "Sea", None, MADE, load, makeable=False, by_model=False)


def test_nothing_is_promised_of_what_is_not_known(qtbot: QtBot, press: Press, open_dialog: Open):
    dialog = open_dialog(brought())
    box = dialog.credentials
    for switch in (box.recipe, box.prompt, box.signed, box.labelled):
        assert not switch.isEnabled()
        assert not switch.isChecked()
    told = " ".join(label.text() for label in box.findChildren(QLabel) if label.isVisible())
    for promise in ("can be made again", "can check", "always said", "can read"):
        assert promise not in told
    (path,) = export(qtbot, press, dialog)
    assert path.name == "Sea.png"
    assert "not signed" in dialog.foot.said.text()
    assert inspect(path).credentials == {}
    again = open_dialog(piece())
    for switch in (again.credentials.recipe, again.credentials.prompt, again.credentials.signed):
        assert switch.isChecked()


def test_known_beside_unknown(open_dialog: Open):
    dialog = open_dialog(piece(), brought())
    box = dialog.credentials
    assert all(each.isEnabled() for each in (box.recipe, box.prompt, box.signed, box.labelled))
    assert "those with a recipe" in box._of_recipe.text()
    assert "are not signed" in box._of_signed.text()


def colours(switch: QCheckBox) -> set[str]:
    image = switch.grab().toImage()
    places = itertools.product(range(image.width()), range(image.height()))
    return {image.pixelColor(*place).name() for place in places}


def test_what_cannot_be_used_looks_so(press: Press, open_dialog: Open):
    dialog = open_dialog(piece())
    switch = dialog.credentials.prompt
    alive = {colour("accent").name(), colour("text").name()}
    assert alive <= colours(switch)
    press(dialog.credentials.recipe)
    assert not alive & colours(switch)
    switch.setChecked(True)
    assert not alive & colours(switch)
    assert colour("faint").name() in colours(switch)


def test_size_in_the_name_of_a_picture_yet_to_be_read(
    qtbot: QtBot, press: Press, open_dialog: Open
):
    dialog = open_dialog(brought())
    dialog.place.pattern.setText("{width}x{height}")
    sizing = dialog.boxes[0].sizing
    sizing.chooser.setCurrentIndex(sizing.chooser.findData("longest"))
    sizing.longest.setValue(30)
    (path,) = export(qtbot, press, dialog)
    assert path.name == "30x20.png"


def test_a_home_that_is_not(press: Press, open_dialog: Open):
    dialog = open_dialog(piece())
    dialog.place.folder_field.setText("~nobody-of-that-name/x")
    press(dialog.foot.primary)
    assert dialog.error.isVisible()
    assert "not a whole path" in dialog.error.accessibleName()


def test_signing_by_format(qtbot: QtBot, press: Press, open_dialog: Open):
    dialog = open_dialog(piece())
    assert dialog.credentials.signed.isEnabled()
    (signed,) = export(qtbot, press, dialog)
    assert b"c2pa" in signed.read_bytes()
    press(dialog.credentials.signed)
    plain, _ = export(qtbot, press, dialog)
    assert plain.name == "A lake at dusk 42-2.png"
    assert b"c2pa" not in plain.read_bytes()
    dialog.boxes[0].chips.choose(".ora")
    assert not dialog.credentials.signed.isEnabled()


def test_choices_are_kept(qtbot: QtBot, press: Press, open_dialog: Open):
    dialog = open_dialog(piece())
    dialog.boxes[0].chips.choose(".webp")
    dialog.boxes[0].quality.setValue(70)
    dialog.place.pattern.setText("{seed}")
    press(dialog.credentials.recipe)
    export(qtbot, press, dialog)
    again = open_dialog(piece())
    assert again.boxes[0].chips.key == ".webp"
    assert again.boxes[0].quality.value() == 70
    assert again.place.pattern.text() == "{seed}"
    assert not again.credentials.recipe.isChecked()
    assert again.credentials.signed.isChecked()


def test_one_that_fails_keeps_none_from_being_written(
    qtbot: QtBot, press: Press, open_dialog: Open
):
    def gone() -> Artifact:
        raise BadInput("There is no file.", "Look elsewhere.")

    lost = replace(piece(prompt="Lost"), load=gone)
    dialog = open_dialog(piece(prompt="One"), lost, piece(prompt="Two"))
    files = export(qtbot, press, dialog)
    assert [path.name for path in files] == ["One 42.png", "Two 42.png"]
    assert dialog.foot.said.text() == "2 files written."
    assert dialog.error.isVisible()
    assert "Lost: There is no file." in dialog.error.accessibleName()


def test_a_folder_that_cannot_be(qtbot: QtBot, press: Press, open_dialog: Open, tmp_path: Path):
    dialog = open_dialog(piece())
    (tmp_path / "file").touch()
    dialog.place.folder_field.setText(str(tmp_path / "file"))
    assert export(qtbot, press, dialog) == []
    assert dialog.foot.said.text() == "Nothing was written."
    assert dialog.error.isVisible()


def test_cancel_stops_between_files(qtbot: QtBot, press: Press, open_dialog: Open):
    dialog = open_dialog(*(piece(prompt=f"Work {n}") for n in range(5)))

    def second(done: int, _title: str) -> None:
        if done == 1:
            press(dialog.foot.secondary)

    with qtbot.waitSignal(dialog.ended, timeout=60_000):
        press(dialog.foot.primary)
        (batch,) = dialog.findChildren(Batch)
        batch.moved.connect(second)
    names = sorted(path.name for path in dialog.place.folder.iterdir())
    assert names == ["Work 0 42.png", "Work 1 42.png"]
    assert dialog.foot.said.text() == "Stopped. 2 files written."
    assert dialog.isVisible()
    assert dialog.foot.primary.isVisible()


def test_closing_while_it_works_is_cancelling(qtbot: QtBot, press: Press, open_dialog: Open):
    dialog = open_dialog(*(piece(prompt=f"Work {n}") for n in range(3)))
    with qtbot.waitSignal(dialog.ended, timeout=60_000):
        press(dialog.foot.primary)
        dialog.close()
        assert dialog.isVisible()
    assert len(list(dialog.place.folder.iterdir())) == 1
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_settings_decide_on_the_signature(services: Services, open_dialog: Open):
    services.preferences.change(sign_exports=False, china_label=True)
    dialog = open_dialog(piece())
    assert not dialog.credentials.signed.isChecked()
    assert dialog.credentials.labelled.isChecked()
