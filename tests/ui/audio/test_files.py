"""Takes as files: saved, dragged out, dropped in."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.core.artifact import Artifact, Provenance, Sound, Timings
from studio.core.recipe import ModelRef, MusicRecipe
from studio.media.inspect import inspect
from studio.media.sound_import import load_sound
from studio.ui.audio.page import AudioPage
from studio.ui.audio.tab import AudioTab
from studio.ui.services import Services
from tests.ui.audio.conftest import Make, Open
from tests.ui.conftest import NameFile, Press

SCORE = bytes.fromhex(
    "4d546864000000060000000101e0"  # one track, 480 ticks a quarter note
    "4d54726b0000001f"
    "00903c50" "8360803c00" "00904050" "8360804000" "00904350" "83608043" "00" "00ff2f00"
)  # fmt: skip
"""C, E and G, half a second each."""


@pytest.fixture
def tune(qtbot: QtBot, services: Services) -> MusicRecipe:
    """In the library and in the project since an earlier start, with its notes."""
    recipe = MusicRecipe(prompt="a scale", model=ModelRef("gone", "0" * 64), seconds=2.0)
    payload = Sound(8_000, 1, bytes(4 * 16_000), SCORE)
    with qtbot.waitSignal(services.laying_in.laid):
        services.keeper.keep(
            Artifact(recipe, payload, Timings(0.0, 1.0), Provenance("cpu", "float32", {}))
        )
    return recipe


def test_what_was_saved_and_what_went_wrong_are_never_told_together(
    qtbot: QtBot, page: AudioPage, make: Make, press: Press, tmp_path: Path, name_file: NameFile
) -> None:
    make("a waltz")
    name_file(tmp_path / "mine.flac")
    press(page.transport.save)
    qtbot.waitUntil(lambda: page.desk.status() == "Saved as mine.flac")
    name_file(Path("/nowhere/at/all.flac"))
    press(page.transport.save)
    qtbot.waitUntil(page.trouble.isVisible)
    assert "kHz" in page.desk.status()
    name_file(tmp_path / "mine.flac")
    press(page.transport.save)
    qtbot.waitUntil(lambda: page.desk.status() == "Saved as mine.flac")
    assert not page.trouble.isVisible()


def test_takes_are_saved_where_the_last_one_was(
    qtbot: QtBot,
    tab: AudioTab,
    make: Make,
    press: Press,
    name_file: NameFile,
    tmp_path: Path,
    services: Services,
    open_tab: Open,
) -> None:
    (take,) = make("a waltz")
    suggested = name_file(tmp_path / "mine")
    with qtbot.waitSignal(tab.page.desk.deeds.saved):
        press(tab.page.transport.save)
    assert (tmp_path / "mine.flac").is_file()
    again = open_tab(services)
    again.restore(tab.state())
    assert take.recipe is not None
    name_file(None)
    assert suggested[0].name == f"a-waltz-{take.recipe.seed}.flac"
    assert again.page.desk.deeds.place.folder == str(tmp_path)
    assert again.state() == tab.state()


@pytest.mark.parametrize("suffix", [".wav", ".flac", ".ogg", ".mp3"])
def test_a_kept_take_is_saved_in_any_format_with_its_recipe(
    qtbot: QtBot,
    page: AudioPage,
    make: Make,
    press: Press,
    name_file: NameFile,
    tmp_path: Path,
    suffix: str,
) -> None:
    (take,) = make("a waltz")
    path = tmp_path / f"mine{suffix}"
    name_file(path)
    with qtbot.waitSignal(page.desk.deeds.saved):
        press(page.transport.save)
    assert load_sound(path).seconds == pytest.approx(20.0, abs=0.1)
    inspection = inspect(path)
    assert inspection.recipe == take.recipe
    assert inspection.credentials["provenance"]["device"] == "Scripted device"
    assert page.desk.status() == f"Saved as mine{suffix}"


def test_what_the_disk_refuses_is_said_in_place(
    qtbot: QtBot, page: AudioPage, make: Make, press: Press, name_file: NameFile, tmp_path: Path
) -> None:
    make()
    name_file(tmp_path / "no such folder" / "mine.wav")
    press(page.transport.save)
    qtbot.waitUntil(page.trouble.isVisible)
    assert "no such folder" in page.trouble.accessibleName()


def test_notes_are_shown_and_saved(
    qtbot: QtBot,
    tune: MusicRecipe,
    page: AudioPage,
    press: Press,
    name_file: NameFile,
    tmp_path: Path,
) -> None:
    qtbot.waitUntil(lambda: len(list(page.takes)) == 1)
    page.desk.show(next(iter(page.takes)).key)
    qtbot.waitUntil(page.stage.roll.isVisible)
    assert page.stage.roll.value().startswith("3 notes")
    assert page.stage.roll.axis is page.stage.waveform.axis
    path = tmp_path / "mine.mid"
    name_file(path)
    with qtbot.waitSignal(page.desk.deeds.saved):
        press(page.pane.notes)
    assert path.read_bytes().startswith(b"MThd")
    assert inspect(path).recipe == tune


def test_speech_has_no_notes_to_save(page: AudioPage, make: Make) -> None:
    make("Good day", kind="speech")
    assert not page.stage.roll.isVisible()
    assert not page.pane.notes.isEnabled()


def test_a_take_is_dragged_out_as_its_file(page: AudioPage, make: Make) -> None:
    (take,) = make()
    assert take.path is not None
    row = page.takes.index(0)
    assert page.takes.flags(row) & Qt.ItemFlag.ItemIsDragEnabled
    for data in (page.takes.mimeData([row]), page.transport.drag.data()):
        assert [Path(url.toLocalFile()) for url in data.urls()] == [take.path]


def test_a_text_file_is_read_aloud(
    qtbot: QtBot, tab: AudioTab, page: AudioPage, tmp_path: Path
) -> None:
    path = tmp_path / "story.txt"
    path.write_text("Once upon a time", encoding="utf-8")
    assert tab.use_file(path)
    qtbot.waitUntil(lambda: page.form.speech.prompt.words() == "Once upon a time")
    assert page.form.kind == "speech"


def test_a_sound_file_is_listened_to(
    qtbot: QtBot, tab: AudioTab, page: AudioPage, make: Make, tmp_path: Path
) -> None:
    (take,) = make()
    assert take.path is not None
    path = tmp_path / "found.flac"
    path.write_bytes(take.path.read_bytes())
    assert tab.use_file(path)
    qtbot.waitUntil(lambda: page.desk.opened is not None)
    assert page.stage.title() == "found.flac"
    assert not page.transport.save.isEnabled()
    assert not page.pane.use.isEnabled()
    assert not page.pane.vary.isEnabled()


def test_a_midi_file_is_played(
    qtbot: QtBot, tab: AudioTab, page: AudioPage, tmp_path: Path
) -> None:
    path = tmp_path / "found.mid"
    path.write_bytes(SCORE)
    assert tab.use_file(path)
    qtbot.waitUntil(page.stage.roll.isVisible, timeout=20_000)
    opened = page.desk.opened
    assert opened is not None
    assert opened.sound.seconds > 1.5
    assert page.stage.roll.value().startswith("3 notes")


def test_a_file_that_is_no_sound_says_so(
    qtbot: QtBot, tab: AudioTab, page: AudioPage, tmp_path: Path
) -> None:
    path = tmp_path / "torn.wav"
    path.write_bytes(b"RIFF torn")
    assert tab.use_file(path)
    qtbot.waitUntil(page.stage.error.isVisible)
    assert "torn.wav" in page.stage.error.accessibleName()


def test_other_files_are_left_to_other_tabs(tab: AudioTab, tmp_path: Path) -> None:
    assert not tab.use_file(tmp_path / "picture.png")


def test_the_page_is_built_when_it_is_first_looked_at(
    services: Services, qtbot: QtBot, open_tab: Open
) -> None:
    tab = AudioTab(services)
    qtbot.addWidget(tab)
    tab.restore('{"kind":"speech"}')
    assert not tab.children()[1:] or all(not each.isWidgetType() for each in tab.children())
    assert tab.state() == '{"kind":"speech"}'
    assert "Ctrl+S" in [each.shortcut().toString() for each in tab.offered()]
    tab.show()
    assert tab.page.form.kind == "speech"
