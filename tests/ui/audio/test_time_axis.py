import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from studio.ui.audio.views.time_axis import TimeAxis


@pytest.fixture
def axis() -> TimeAxis:
    axis = TimeAxis(left=40, right=10)
    axis.set_width(850)
    axis.set_length(80.0)
    return axis


def test_the_whole_sound_fills_the_width_between_the_insets(axis: TimeAxis):
    assert axis.x(0.0) == 40
    assert axis.x(80.0) == 840
    assert axis.seconds(440) == pytest.approx(40.0)


def test_no_place_lies_outside_the_sound(axis: TimeAxis):
    assert axis.seconds(-500) == 0.0
    assert axis.seconds(5000) == 80.0


@given(st.floats(0, 1), st.floats(0.1, 50))
def test_zoom_keeps_the_moment_under_the_mouse(share: float, factor: float):
    axis = TimeAxis(left=0, right=0)
    axis.set_width(800)
    axis.set_length(100.0)
    axis.zoom(4.0, 400)
    moment = axis.seconds(share * 800)

    axis.zoom(factor, share * 800)

    if axis.zoomed and 0.0 < axis.start < 100.0 - axis.span - 1e-6:
        assert axis.seconds(share * 800) == pytest.approx(moment, abs=1e-6)
    assert 0.0 <= axis.start <= 100.0 - axis.span + 1e-9


def test_zoom_and_scroll_stop_at_the_ends(qtbot: QtBot, axis: TimeAxis):
    with qtbot.waitSignal(axis.changed):
        axis.zoom(2.0, 440)
    assert (axis.start, axis.span) == pytest.approx((20.0, 40.0))
    axis.scroll(-10_000)
    assert axis.start == 0.0
    axis.scroll(10_000)
    assert axis.start == pytest.approx(40.0)
    axis.zoom(0.01, 440)
    assert not axis.zoomed
    axis.zoom(1e9, 440)
    assert axis.span == pytest.approx(0.05)


def test_a_page_is_turned_only_when_the_moment_left_it(qtbot: QtBot, axis: TimeAxis):
    axis.zoom(4.0, 40)
    with qtbot.assertNotEmitted(axis.changed):
        axis.reveal(19.0)
    axis.reveal(25.0)
    assert axis.start == pytest.approx(25.0)


def test_another_length_is_shown_whole(axis: TimeAxis):
    axis.zoom(4.0, 400)
    axis.set_length(12.0)
    assert (axis.start, axis.span) == (0.0, 12.0)


@pytest.mark.parametrize(("length", "step"), [(0.5, 0.05), (30.0, 5), (600.0, 60), (9e5, 3600)])
def test_ruler_steps_are_round_and_legible(axis: TimeAxis, length: float, step: float):
    axis.set_length(length)
    assert axis.step() == step


def test_without_length_or_width_nothing_breaks():
    axis = TimeAxis()
    axis.set_width(0)
    axis.zoom(2.0, 5)
    axis.scroll(10)
    assert axis.seconds(20) == 0.0
