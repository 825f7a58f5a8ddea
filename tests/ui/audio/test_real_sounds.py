"""With the real engine and the models that come with Atelier: what is heard makes sense."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.core.recipe import MusicRecipe
from studio.core.tune import traits_of
from studio.ui.audio.opening import Opened
from studio.ui.audio.page import AudioPage
from studio.ui.services import Services
from tests.ui.audio.conftest import Open


@pytest.fixture
def page(real_services: Services, open_tab: Open) -> AudioPage:
    return open_tab(real_services).page


def made(qtbot: QtBot, page: AudioPage, kind: str, words: str) -> Opened:
    page.form.set_kind(kind)
    page.form.form.prompt.set_words(words)
    qtbot.mouseClick(page.form.make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.stage.title() == words, timeout=60_000)
    qtbot.waitUntil(lambda: page.desk.opened is not None, timeout=10_000)
    opened = page.desk.opened
    assert opened is not None
    return opened


def pauses(opened: Opened) -> int:
    """Silences of a tenth of a second and more within the sound."""
    samples = np.abs(opened.sound.array()[:, 0])
    window = opened.sound.rate // 20
    loud = samples[: len(samples) // window * window].reshape(-1, window).max(axis=1) > 0.02
    inside = np.flatnonzero(loud)
    return int((np.diff(inside) > 2).sum())


def test_speech_and_a_tune_are_heard_and_seen(qtbot: QtBot, page: AudioPage) -> None:
    english = made(qtbot, page, "speech", "The lamp turns slowly. The boats come home.")
    chinese = made(qtbot, page, "speech", "灯塔慢慢地转动。小船回来了。")
    for speech in (english, chinese):
        assert 1.5 < speech.sound.seconds < 8
        assert np.abs(speech.levels[0]).max() > 0.2
        assert pauses(speech) >= 1
    tune = made(qtbot, page, "music", "A calm waltz in D minor for flute and harp")
    take = page.takes.take(page.desk.shown)
    assert take is not None
    assert isinstance(take.recipe, MusicRecipe)
    assert traits_of(take.recipe).key == "D minor"
    assert tune.notes is not None
    assert {"flute", "harp"} <= set(tune.notes.instrument)
    assert tune.sound.seconds == pytest.approx(take.recipe.seconds, abs=8)
    assert np.abs(tune.levels[0]).max() > 0.2
    assert page.stage.roll.isVisible()
    first = float(tune.notes.start[0])
    begun = np.flatnonzero(np.abs(tune.sound.array()).max(axis=1) > 0.01)[0] / tune.sound.rate
    assert begun == pytest.approx(first, abs=0.1)
