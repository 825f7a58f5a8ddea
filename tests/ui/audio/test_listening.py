"""Play, pause, seek, loop and volume, by the buttons a person presses."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSlider
from pytestqt.qtbot import QtBot

from studio.ui.audio.page import AudioPage
from studio.ui.audio.tab import AudioTab
from studio.ui.services import Services
from tests.jobs.scripted_output import ScriptedOutput
from tests.ui.audio.conftest import Make
from tests.ui.conftest import Press


def test_play_moves_the_playhead_and_pause_holds_it(
    qtbot: QtBot, page: AudioPage, make: Make, press: Press, loudspeaker: ScriptedOutput
) -> None:
    make()
    press(page.transport.play)
    assert page.transport.play.accessibleName() == "Pause"
    qtbot.waitUntil(lambda: bool(loudspeaker.streams))
    loudspeaker.stream.pull(16_000)
    qtbot.waitUntil(lambda: page.stage.waveform.position == pytest.approx(2.0, abs=0.1))
    assert page.transport.said_time() == "0:02.0 / 0:20"
    press(page.transport.play)
    assert page.transport.play.accessibleName() == "Play"
    assert not page.desk.sounding.playing


def test_the_space_bar_plays(qtbot: QtBot, tab: AudioTab, page: AudioPage, make: Make) -> None:
    make()
    tab.activateWindow()
    page.stage.waveform.setFocus()
    qtbot.waitUntil(tab.isActiveWindow)
    QTest.keyClick(page.stage.waveform, Qt.Key.Key_Space)
    assert page.desk.sounding.playing
    QTest.keyClick(page.stage.waveform, Qt.Key.Key_Space)
    assert not page.desk.sounding.playing


def test_the_space_bar_presses_a_button_that_was_reached_by_keyboard(
    qtbot: QtBot, tab: AudioTab, page: AudioPage, make: Make
) -> None:
    make()
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    page.transport.loop.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.transport.loop, Qt.Key.Key_Space)
    assert page.transport.loop.isChecked()
    assert not page.desk.sounding.playing


def test_a_double_click_plays_a_take(
    qtbot: QtBot, page: AudioPage, make: Make, loudspeaker: ScriptedOutput
) -> None:
    older, _newer = make(count=2)
    view = page.pane.list
    area = view.visualRect(page.takes.index(page.takes.row(older.key)))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    qtbot.waitUntil(lambda: page.desk.sounding.playing)
    assert page.desk.shown == older.key


def test_a_click_in_the_waveform_seeks(qtbot: QtBot, page: AudioPage, make: Make) -> None:
    make()
    waveform = page.stage.waveform
    place = QPoint(round(waveform.axis.x(10.0)), waveform.height() // 2)
    qtbot.mouseClick(waveform, Qt.MouseButton.LeftButton, pos=place)
    assert page.transport.said_time().startswith("0:10.0")
    qtbot.mouseClick(page.transport.start, Qt.MouseButton.LeftButton)
    assert page.transport.said_time().startswith("0:00.0")


def test_a_range_is_heard_again_and_again(
    qtbot: QtBot, page: AudioPage, make: Make, press: Press, loudspeaker: ScriptedOutput
) -> None:
    make()
    waveform = page.stage.waveform
    first, last = (
        QPoint(round(waveform.axis.x(second)), waveform.height() // 2) for second in (4.0, 5.0)
    )
    shift = Qt.KeyboardModifier.ShiftModifier
    qtbot.mousePress(waveform, Qt.MouseButton.LeftButton, shift, first)
    qtbot.mouseMove(waveform, last)
    qtbot.mouseRelease(waveform, Qt.MouseButton.LeftButton, shift, last)
    assert page.transport.loop.isChecked()
    assert page.stage.roll.range == waveform.range
    press(page.transport.play)
    qtbot.waitUntil(lambda: bool(loudspeaker.streams))
    loudspeaker.stream.pull(8_000 * 7)
    qtbot.waitUntil(lambda: 3.9 < page.stage.waveform.position < 5.1)


def test_speech_is_heard_as_soon_as_it_is_there(
    qtbot: QtBot, page: AudioPage, make: Make, loudspeaker: ScriptedOutput
) -> None:
    make("Good day", kind="speech")
    qtbot.waitUntil(lambda: page.desk.sounding.playing)


def test_another_sound_in_the_player_is_none_of_ours(
    qtbot: QtBot, page: AudioPage, make: Make, heard_services: Services
) -> None:
    make()
    opened = page.desk.opened
    assert opened is not None
    player = heard_services.player
    short = type(opened.sound)(8_000, 1, bytes(4 * 8_000))
    player.load(short)
    player.seek(0.5)
    assert page.stage.waveform.position == 0.0
    page.desk.sounding.toggle()
    assert player.length == pytest.approx(20.0)


def test_the_volume_is_remembered(qtbot: QtBot, page: AudioPage, heard_services: Services) -> None:
    slider = page.transport.volume.findChild(QSlider)
    assert isinstance(slider, QSlider)
    assert slider.value() == 80
    with qtbot.waitSignal(heard_services.preferences.changed, timeout=5_000):
        slider.setValue(30)
    assert heard_services.preferences.settings.volume == pytest.approx(0.3)
    heard_services.preferences.change(volume=0.6)
    assert slider.value() == 60


def test_without_a_device_all_but_listening_works(
    qtbot: QtBot, page: AudioPage, make: Make, press: Press, loudspeaker: ScriptedOutput
) -> None:
    loudspeaker.missing = "To listen here, install PortAudio."
    make()
    qtbot.waitUntil(lambda: page.transport.notice.isVisible(), timeout=5_000)
    assert page.transport.notice.text() == "To listen here, install PortAudio."
    assert page.stage.waveform.ready()
    press(page.transport.play)
    qtbot.waitUntil(lambda: not page.desk.sounding.playing)


def test_loudness_is_measured(qtbot: QtBot, page: AudioPage, make: Make) -> None:
    make()
    qtbot.waitUntil(lambda: "LUFS" in page.transport.said_loudness(), timeout=20_000)
    assert "−6.0 dB" in page.transport.said_loudness()
