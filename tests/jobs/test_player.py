import subprocess
import sys
import threading
from collections.abc import Iterator

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from studio.core.artifact import Sound
from studio.jobs.output import SoundDevice
from studio.jobs.player import Player
from tests.jobs.scripted_output import ScriptedOutput


def tone(seconds: float = 1.0, rate: int = 48_000) -> Sound:
    return Sound.of(0.5 * np.sin(2 * np.pi * 440 * np.arange(round(seconds * rate)) / rate), rate)


@pytest.fixture
def output() -> ScriptedOutput:
    return ScriptedOutput()


@pytest.fixture
def player(qtbot: QtBot, output: ScriptedOutput) -> Iterator[Player]:
    player = Player(output)
    yield player
    player.close()


def started(qtbot: QtBot, player: Player, output: ScriptedOutput) -> None:
    """Press play and wait until blocks are asked for."""
    before = len(output.streams)
    player.play()
    qtbot.waitUntil(lambda: len(output.streams) > before and heard(output))


def heard(output: ScriptedOutput) -> bool:
    return bool(output.stream.pull(512).any())


def test_a_sound_plays_to_its_end(qtbot: QtBot, player: Player, output: ScriptedOutput):
    states: list[bool] = []
    player.state_changed.connect(states.append)
    player.load(tone(0.5))
    assert player.length == pytest.approx(0.5)
    started(qtbot, player, output)
    assert player.playing

    with qtbot.waitSignal(player.reached_end):
        output.stream.pull(48_000)

    assert states == [True, False]
    assert player.position == pytest.approx(0.5)
    assert output.stream.closed


def test_play_after_the_end_starts_over(qtbot: QtBot, player: Player, output: ScriptedOutput):
    player.load(tone(0.2))
    player.seek(9.0)
    assert player.position == pytest.approx(0.2)

    started(qtbot, player, output)

    assert player.position < 0.1


def test_the_position_is_told_while_it_plays_and_never_while_idle(
    qtbot: QtBot, player: Player, output: ScriptedOutput
):
    player.load(tone())
    started(qtbot, player, output)
    output.stream.pull(9_600)
    with qtbot.waitSignal(player.position_changed, check_params_cb=lambda seconds: seconds > 0.2):
        pass
    player.toggle()
    assert not player.playing

    with qtbot.assertNotEmitted(player.position_changed, wait=100):
        output.stream.pull(4_800)


def test_a_pause_frees_the_device_and_play_goes_on_from_there(
    qtbot: QtBot, player: Player, output: ScriptedOutput
):
    player.load(tone())
    started(qtbot, player, output)
    output.stream.pull(4_800)
    player.pause()
    first = output.stream
    first.pull(4_800)
    qtbot.waitUntil(lambda: first.closed)
    place = player.position

    started(qtbot, player, output)

    assert output.stream is not first
    assert player.position == pytest.approx(place, abs=0.1)


def test_play_before_the_pause_has_faded_keeps_the_stream(
    qtbot: QtBot, player: Player, output: ScriptedOutput
):
    player.load(tone())
    started(qtbot, player, output)
    player.pause()
    player.play()

    assert len(output.stream.pull(9_600)) == 9_600
    assert player.playing
    assert len(output.streams) == 1


def test_an_unplugged_device_pauses_and_play_finds_another(
    qtbot: QtBot, player: Player, output: ScriptedOutput
):
    player.load(tone())
    started(qtbot, player, output)
    with qtbot.waitSignals([player.state_changed, player.trouble_changed]):
        output.stream.unplug()
    assert not player.playing
    assert "went away" in player.trouble
    place = player.position

    started(qtbot, player, output)

    qtbot.waitUntil(lambda: player.trouble == "")
    assert player.position == pytest.approx(place, abs=0.1)


def test_a_device_that_falls_silent_counts_as_gone(
    qtbot: QtBot, player: Player, output: ScriptedOutput
):
    player.load(tone())
    started(qtbot, player, output)

    qtbot.waitUntil(lambda: not player.playing, timeout=10_000)

    assert "went away" in player.trouble
    assert output.stream.closed


def test_no_device_is_said_at_the_first_sound_and_cured_by_play(
    qtbot: QtBot, player: Player, output: ScriptedOutput
):
    output.missing = "No sound device was found."
    assert player.trouble == ""
    with qtbot.waitSignal(player.trouble_changed):
        player.load(tone())
    player.play()
    qtbot.waitUntil(lambda: not player.playing)
    assert player.trouble == "No sound device was found."

    output.missing = ""
    started(qtbot, player, output)

    qtbot.waitUntil(lambda: player.trouble == "")


@pytest.mark.parametrize(("rate", "given_rate"), [(44_100, 44_100), (22_050, 48_000)])
def test_a_rate_the_device_refuses_is_resampled(
    qtbot: QtBot, player: Player, output: ScriptedOutput, rate: int, given_rate: int
):
    player.load(tone(0.5, rate))
    started(qtbot, player, output)

    assert output.stream.rate == given_rate
    with qtbot.waitSignal(player.reached_end):
        output.stream.pull(48_000)
    assert player.length == pytest.approx(0.5, abs=1e-3)


def test_a_device_of_one_channel_is_used(qtbot: QtBot):
    output = ScriptedOutput(channels=1)
    player = Player(output)
    player.load(tone())
    started(qtbot, player, output)
    assert output.stream.channels == 1
    player.close()


def test_another_sound_ends_the_one_before(qtbot: QtBot, player: Player, output: ScriptedOutput):
    player.load(tone())
    started(qtbot, player, output)
    first = output.stream

    player.load(tone(2.0))

    assert not player.playing
    assert player.position == 0.0
    assert player.length == pytest.approx(2.0)
    started(qtbot, player, output)
    assert first.closed


def test_a_loop_goes_round(qtbot: QtBot, player: Player, output: ScriptedOutput):
    player.set_loop(True)
    player.load(tone())
    player.set_loop_range(0.25, 0.5)
    player.seek(0.25)
    started(qtbot, player, output)

    assert len(output.stream.pull(96_000)) == 96_000

    assert player.playing
    assert 0.25 <= player.position <= 0.5


def test_volume_is_kept_for_the_next_sound(qtbot: QtBot, player: Player, output: ScriptedOutput):
    player.set_volume(0.5)
    player.load(tone())
    started(qtbot, player, output)

    assert np.abs(output.stream.pull(4_800)).max() == pytest.approx(0.125, rel=0.02)


def test_without_a_sound_nothing_happens(qtbot: QtBot, player: Player):
    with qtbot.assertNotEmitted(player.state_changed):
        player.toggle()
        player.seek(3.0)
        player.load(None)
    assert (player.position, player.length) == (0.0, 0.0)


def test_close_in_mid_play_leaves_no_thread(qtbot: QtBot, output: ScriptedOutput):
    player = Player(output)
    player.load(tone())
    started(qtbot, player, output)

    player.close()

    assert output.stream.closed
    assert "sound" not in [thread.name for thread in threading.enumerate()]
    player.play()
    assert not player.playing


def test_the_real_library_plays_or_says_why_not(qtbot: QtBot):
    """Whatever this machine has: with a device the tone comes to its end, without one it says."""
    player = Player(SoundDevice())
    player.set_volume(0.0)
    player.load(tone(0.1))
    player.play()

    qtbot.waitUntil(lambda: not player.playing, timeout=10_000)

    assert player.trouble or player.position == pytest.approx(0.1)
    player.close()


def test_without_portaudio_it_says_what_to_install():
    """In a process of its own, where the C library cannot be found."""
    script = (
        "import sys, types\n"
        "class Blocked:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'sounddevice':\n"
        "            raise OSError('PortAudio library not found')\n"
        "sys.meta_path.insert(0, Blocked())\n"
        "from studio.jobs.output import SoundDevice\n"
        "sys.stdout.write(SoundDevice().trouble())\n"
    )
    said = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    ).stdout
    assert "PortAudio" in said
    assert sys.platform != "linux" or "libportaudio2" in said
