from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QImage, QNativeGestureEvent, QPaintEvent, QPointingDevice, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.ui.audio.views.time_axis import TimeAxis
from studio.ui.audio.views.time_picture import clock
from studio.ui.audio.views.waveform import Waveform
from studio.ui.theme import Theme, colour

Show = Callable[..., Waveform]


def bursts(buckets: int = 1000) -> np.ndarray:
    """Loud in the first half, silent in the second."""
    highs = np.where(np.arange(buckets) < buckets // 2, 0.8, 0.0).astype(np.float32)
    return np.stack([-highs, highs], axis=1)


@pytest.fixture
def wave(qtbot: QtBot, theme: Theme) -> Waveform:
    theme.choose("dark")
    wave = Waveform(TimeAxis(left=20, right=20))
    qtbot.addWidget(wave)
    wave.resize(840, 240)
    wave.show()
    qtbot.waitExposed(wave)
    wave.set_sound_peaks(bursts(), 80.0, "A tune")
    return wave


def picture(wave: Waveform) -> QImage:
    return wave.grab().toImage()


def coloured(image: QImage, x: int, name: str) -> int:
    """Pixels of that colour in a column."""
    wanted = colour(name).rgb()
    return sum(image.pixelColor(x, y).rgb() == wanted for y in range(image.height()))


def test_loud_is_high_and_silence_is_a_line(wave: Waveform):
    image = picture(wave)
    assert coloured(image, 220, "wave2") > 150
    assert 1 <= coloured(image, 620, "wave2") <= 2


def test_several_finenesses_look_the_same(wave: Waveform):
    fine = picture(wave)
    wave.set_sound_peaks([bursts(100_000), bursts(2_000)], 80.0, "A tune")
    assert coloured(picture(wave), 220, "wave2") == coloured(fine, 220, "wave2")


def test_closer_than_the_peaks_it_still_draws(wave: Waveform):
    wave.axis.zoom(1000, 220)
    assert coloured(picture(wave), 220, "wave2") > 150


def test_a_click_and_a_drag_seek(qtbot: QtBot, wave: Waveform):
    told: list[float] = []
    wave.seeked.connect(told.append)
    qtbot.mousePress(wave, Qt.MouseButton.LeftButton, pos=QPoint(220, 120))
    qtbot.mouseMove(wave, QPoint(420, 120))
    qtbot.mouseRelease(wave, Qt.MouseButton.LeftButton, pos=QPoint(420, 120))
    assert told == pytest.approx([20.0, 40.0])
    assert wave.position == pytest.approx(40.0)


def test_a_drag_with_shift_chooses_a_range_and_a_click_takes_it_away(qtbot: QtBot, wave: Waveform):
    told: list[object] = []
    wave.range_chosen.connect(told.append)
    shift = Qt.KeyboardModifier.ShiftModifier
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(wave, left, shift, QPoint(420, 120))
    qtbot.mouseMove(wave, QPoint(220, 120))
    qtbot.mouseRelease(wave, left, shift, QPoint(220, 120))
    assert told == [pytest.approx((20.0, 40.0))]
    assert wave.range == pytest.approx((20.0, 40.0))
    qtbot.mouseClick(wave, left, shift, QPoint(600, 120))
    assert told[-1] is None
    assert wave.range is None


@pytest.mark.parametrize(
    ("key", "at"),
    [
        (Qt.Key.Key_Left, 29.0),
        (Qt.Key.Key_Right, 31.0),
        (Qt.Key.Key_Home, 0.0),
        (Qt.Key.Key_End, 80.0),
    ],
)
def test_keys_seek(qtbot: QtBot, wave: Waveform, key: Qt.Key, at: float):
    wave.set_position(30.0)
    with qtbot.waitSignal(wave.seeked) as told:
        qtbot.keyClick(wave, key)
    assert told.args == [at]


def test_keys_zoom_and_drop_the_range(qtbot: QtBot, wave: Waveform):
    wave.set_range((1.0, 2.0))
    with qtbot.waitSignal(wave.range_chosen) as told:
        qtbot.keyClick(wave, Qt.Key.Key_Escape)
    assert told.args == [None]
    qtbot.keyClick(wave, Qt.Key.Key_Plus)
    assert wave.axis.span == pytest.approx(64.0)
    qtbot.keyClick(wave, Qt.Key.Key_Minus)
    assert not wave.axis.zoomed


def turn(wave: Waveform, x: int, y: int, at: float = 420.0) -> None:
    event = QWheelEvent(
        QPointF(at, 120),
        wave.mapToGlobal(QPointF(at, 120)),
        QPoint(),
        QPoint(x, y),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(wave, event)


def test_the_wheel_zooms_around_the_mouse_and_scrolls_sideways(wave: Waveform):
    turn(wave, 0, 120)
    assert wave.axis.x(40.0) == pytest.approx(420.0)
    assert wave.axis.span == pytest.approx(64.0)
    before = wave.axis.start
    turn(wave, -120, 0)
    assert wave.axis.start > before


def test_a_pinch_zooms_around_the_fingers(wave: Waveform):
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        QPointF(420, 120),
        QPointF(420, 120),
        wave.mapToGlobal(QPointF(420, 120)),
        1.0,
        QPointF(),
    )
    QApplication.sendEvent(wave, event)
    assert wave.axis.span == pytest.approx(40.0)
    assert wave.axis.x(40.0) == pytest.approx(420.0)


def test_a_moving_playhead_repaints_only_its_strip(qtbot: QtBot, wave: Waveform):
    painted: list[QRect] = []

    class Watch(Waveform):
        def paintEvent(self, event: QPaintEvent) -> None:
            painted.append(event.region().boundingRect())
            super().paintEvent(event)

    watched = Watch(TimeAxis())
    qtbot.addWidget(watched)
    watched.resize(840, 240)
    watched.show()
    qtbot.waitExposed(watched)
    watched.set_sound_peaks(bursts(), 80.0)
    watched.set_position(20.0)
    qtbot.waitUntil(lambda: bool(painted))
    QApplication.processEvents()
    painted.clear()

    watched.set_position(20.1)

    qtbot.waitUntil(lambda: bool(painted))
    assert max(rect.width() for rect in painted) < 12


def test_the_playhead_is_where_the_position_is(wave: Waveform):
    wave.set_position(60.0)
    image = picture(wave)
    assert coloured(image, 619, "accent") + coloured(image, 620, "accent") > 400
    assert coloured(image, 420, "accent") == 0


def test_a_closer_look_turns_the_page_with_the_playhead(wave: Waveform):
    wave.axis.zoom(8.0, 20)
    wave.set_position(9.9)
    assert wave.axis.start == 0.0
    wave.set_position(10.1)
    assert wave.axis.start == pytest.approx(10.1)


def test_one_who_looks_elsewhere_is_left_there(wave: Waveform):
    wave.axis.zoom(8.0, 20)
    wave.axis.scroll(4000)
    place = wave.axis.start
    wave.set_position(5.0)
    assert wave.axis.start == place


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_peaks_are_crisp_at_any_pixel_ratio(
    wave: Waveform, monkeypatch: pytest.MonkeyPatch, ratio: float
):
    """Every pixel in a column of the peaks is of the wave's colour or of what is behind."""
    monkeypatch.setattr(wave, "devicePixelRatioF", lambda: ratio)
    wave.redraw()
    image = wave._drawn(ratio).toImage()
    assert image.width() == round(840 * ratio)
    x = round(225 * ratio)
    column = {image.pixelColor(x, y).rgb() for y in range(round(80 * ratio), round(220 * ratio))}
    assert colour("wave2").rgb() in column
    assert len(column) <= 2


def test_the_theme_changes_at_once(wave: Waveform, theme: Theme):
    theme.choose("light")
    assert coloured(picture(wave), 220, "wave2") > 150
    assert picture(wave).pixelColor(4, 4).rgb() == colour("surround").rgb()
    theme.choose("dark")
    assert picture(wave).pixelColor(4, 4).rgb() == colour("surround").rgb()


def test_a_screen_reader_hears_name_and_place(wave: Waveform):
    assert wave.accessibleName() == "Waveform"
    wave.set_position(18.24)
    assert wave.accessibleDescription() == "0:18 of 1:20"


def test_empty_and_making_say_so_and_take_no_clicks(qtbot: QtBot, wave: Waveform):
    wave.show_making()
    assert wave.accessibleDescription() == "Making the sound"
    with qtbot.assertNotEmitted(wave.seeked):
        qtbot.mouseClick(wave, Qt.MouseButton.LeftButton, pos=QPoint(220, 120))
        qtbot.keyClick(wave, Qt.Key.Key_End)
        turn(wave, 0, 120)
    wave.show_empty("Press Make to hear a waltz")
    assert wave.accessibleDescription() == "Press Make to hear a waltz"
    wave.set_sound_peaks(np.zeros((0, 2), np.float32), 0.0)
    assert not wave.ready()
    picture(wave)


def test_words_change_with_the_language(wave: Waveform):
    QApplication.sendEvent(wave, QEvent(QEvent.Type.LanguageChange))
    assert wave.accessibleName() == "Waveform"


@pytest.mark.parametrize(
    ("seconds", "decimals", "words"),
    [
        (0, 0, "0:00"),
        (59.996, 2, "1:00.00"),
        (18.24, 2, "0:18.24"),
        (3723, 0, "1:02:03"),
        (9.5, 1, "0:09.5"),
    ],
)
def test_times_read_like_a_clock(seconds: float, decimals: int, words: str):
    assert clock(seconds, decimals) == words
