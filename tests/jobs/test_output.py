"""The adapter of sounddevice, with the library's own stream class replaced by a scripted one."""

from typing import Any

import numpy as np
import pytest

from studio.jobs.output import NoOutput, Refused, SoundDevice

sounddevice = pytest.importorskip("sounddevice")


class Stream:
    """What `sounddevice.OutputStream` is to the adapter."""

    opened: "list[Stream]"
    refusal: Exception | None

    def __init__(self, **wanted: Any) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.wanted = wanted
        self.running = False
        self.opened.append(self)

    def start(self) -> None:
        self.running = True

    def close(self) -> None:
        self.running = False
        self.wanted["finished_callback"]()


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> type[Stream]:
    monkeypatch.setattr(Stream, "opened", [], raising=False)
    monkeypatch.setattr(Stream, "refusal", None, raising=False)
    monkeypatch.setattr(sounddevice, "OutputStream", Stream)
    monkeypatch.setattr(sounddevice, "query_devices", lambda: [{"max_output_channels": 2}])
    return Stream


def test_blocks_are_asked_for_until_the_last(scripted: type[Stream]):
    finished: list[bool] = []
    answers = [True, False]
    SoundDevice().open(44_100, 2, lambda out: answers.pop(0), lambda: finished.append(True))
    wanted = scripted.opened[0].wanted
    block = np.zeros((8, 2), np.float32)

    assert scripted.opened[0].running
    assert (wanted["samplerate"], wanted["channels"], wanted["dtype"]) == (44_100, 2, "float32")
    wanted["callback"](block, 8, None, None)
    with pytest.raises(sounddevice.CallbackStop):
        wanted["callback"](block, 8, None, None)
    wanted["finished_callback"]()
    assert finished == [True]


def test_nothing_is_told_after_closing(scripted: type[Stream]):
    finished: list[bool] = []
    SoundDevice().open(44_100, 2, lambda out: True, lambda: finished.append(True)).close()

    assert not scripted.opened[0].running
    assert finished == []


@pytest.mark.parametrize(("code", "kind"), [(-9997, Refused), (-9998, Refused), (-9985, NoOutput)])
def test_what_the_library_raises_becomes_a_sentence(
    scripted: type[Stream], code: int, kind: type[NoOutput]
):
    scripted.refusal = sounddevice.PortAudioError("Error opening OutputStream", code)

    with pytest.raises(NoOutput, match="does not open") as caught:
        SoundDevice().open(11_025, 2, lambda out: True, lambda: None)

    assert type(caught.value) is kind


def test_devices_are_looked_for_anew_after_one_went_away(
    scripted: type[Stream], monkeypatch: pytest.MonkeyPatch
):
    looked: list[bool] = []
    monkeypatch.setattr(sounddevice, "_terminate", lambda: None)
    monkeypatch.setattr(sounddevice, "_initialize", lambda: looked.append(True))
    device = SoundDevice()
    device.open(44_100, 2, lambda out: True, lambda: None)
    assert looked == []

    scripted.opened[0].wanted["finished_callback"]()
    device.open(44_100, 2, lambda out: True, lambda: None).close()

    assert looked == [True]


def test_a_machine_without_loudspeakers_says_so(
    scripted: type[Stream], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(sounddevice, "query_devices", list)

    assert SoundDevice().trouble().startswith("No sound device was found.")
