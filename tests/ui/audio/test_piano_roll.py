import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from studio.media.synth.notes import Notes
from studio.ui.audio.instruments import instrument_colours, instrument_name
from studio.ui.audio.views.piano_roll import PianoRoll, note_name
from studio.ui.audio.views.time_axis import TimeAxis
from studio.ui.audio.views.waveform import Waveform
from studio.ui.theme import Theme, colour


def notes(*rows: tuple[float, float, int, int, str]) -> Notes:
    start, end, pitch, velocity, instrument = zip(*rows, strict=True)
    return Notes(
        np.array(start, np.float64),
        np.array(end, np.float64),
        np.array(pitch, np.int32),
        np.array(velocity, np.int32),
        list(instrument),
    )


TUNE = notes((0.0, 2.0, 36, 127, "bass"), (2.0, 4.0, 72, 127, "flute"), (6.0, 8.0, 60, 40, "flute"))


@pytest.fixture
def roll(qtbot: QtBot, theme: Theme) -> PianoRoll:
    theme.choose("dark")
    roll = PianoRoll(TimeAxis(left=40, right=0))
    qtbot.addWidget(roll)
    roll.resize(840, 240)
    roll.show()
    qtbot.waitExposed(roll)
    roll.set_notes(TUNE, 8.0)
    return roll


def middle_of(roll: PianoRoll, seconds: float, words: str) -> QPointF:
    """The place in a column where a note is said to be."""
    x = roll.axis.x(seconds)
    found = [y for y in range(roll.height()) if words in roll.words_at(QPointF(x, y))]
    assert found, f"no {words} at {seconds}"
    return QPointF(x, found[len(found) // 2])


def test_each_note_has_the_colour_of_its_instrument(roll: PianoRoll):
    image = roll.grab().toImage()
    hues = instrument_colours(["flute", "bass"])
    for moment, name, instrument in ((3.0, "C5", "flute"), (1.0, "C2", "bass")):
        place = middle_of(roll, moment, name).toPoint()
        assert image.pixelColor(place).rgb() == hues[instrument].rgb()


def test_a_soft_note_is_fainter(roll: PianoRoll):
    image = roll.grab().toImage()
    loud = image.pixelColor(middle_of(roll, 3.0, "C5").toPoint()).lightness()
    soft = image.pixelColor(middle_of(roll, 7.0, "C4").toPoint()).lightness()
    assert colour("surround").lightness() + 20 < soft < loud - 20


def test_higher_is_further_up(roll: PianoRoll):
    assert middle_of(roll, 3.0, "C5").y() < middle_of(roll, 1.0, "C2").y()


def test_a_note_tells_its_name_start_and_instrument(roll: PianoRoll):
    place = middle_of(roll, 7.0, "C4")
    assert roll.words_at(place) == "C4, starts at 0:06.00, Flute"
    assert roll.words_at(QPointF(roll.axis.x(5.0), place.y())) == ""
    assert roll.words_at(QPointF(place.x(), 5)) == ""


def test_hovering_shows_it(qtbot: QtBot, roll: PianoRoll):
    place = middle_of(roll, 3.0, "C5").toPoint()
    event = QHelpEvent(QHelpEvent.Type.ToolTip, place, roll.mapToGlobal(place))
    QApplication.sendEvent(roll, event)
    assert QToolTip.text() == "C5, starts at 0:02.00, Flute"
    QToolTip.hideText()


def test_it_seeks_and_zooms_together_with_the_waveform(qtbot: QtBot, roll: PianoRoll):
    wave = Waveform(roll.axis)
    qtbot.addWidget(wave)
    with qtbot.waitSignal(roll.seeked) as told:
        qtbot.mouseClick(roll, Qt.MouseButton.LeftButton, pos=QPoint(440, 120))
    assert told.args == pytest.approx([4.0])
    wave.axis.zoom(2.0, 440)
    assert roll.axis.span == pytest.approx(4.0)


def test_no_notes_say_so(roll: PianoRoll):
    assert roll.accessibleName() == "Notes"
    assert roll.accessibleDescription() == "3 notes, 0:00 of 0:08"
    roll.set_notes(None)
    assert roll.accessibleDescription() == "No notes"
    assert roll.words_at(QPointF(200, 100)) == ""
    roll.grab()


def test_fifty_thousand_notes_are_drawn(roll: PianoRoll):
    random = np.random.default_rng(1)
    start = np.sort(random.uniform(0, 600, 50_000))
    many = Notes(
        start,
        start + 0.3,
        random.integers(21, 109, 50_000).astype(np.int32),
        random.integers(1, 128, 50_000).astype(np.int32),
        [("piano", "bass", "strings", "drums")[index % 4] for index in range(50_000)],
    )
    roll.set_notes(many, 600.0)
    image: QImage = roll.grab().toImage()
    assert image.pixelColor(400, 120).rgb() != colour("surround").rgb()


@pytest.mark.parametrize(("pitch", "name"), [(60, "C4"), (61, "C♯4"), (21, "A0"), (127, "G9")])
def test_pitches_have_scientific_names(pitch: int, name: str):
    assert note_name(pitch) == name


def test_every_instrument_of_the_synthesiser_has_a_name_and_its_own_colour(theme: Theme):
    from studio.media.synth.notes import instrument_of

    known = {instrument_of(program, False) for program in range(128)} | {"drums"}
    hues = instrument_colours(sorted(known))
    assert len({hue.rgb() for hue in hues.values()}) == len(known)
    assert instrument_name("music box") == "Music box"
    assert instrument_name("theremin") == "Theremin"
