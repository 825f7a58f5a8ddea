"""How long a person waits for the window, and whether it ever waits for the engine."""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from pytest_benchmark.fixture import BenchmarkFixture
from pytestqt.qtbot import QtBot

from studio.app import Studio
from studio.core.recipe import ImageRecipe
from studio.opening import SWITCH_INTERVAL
from studio.store.folders import Folders
from studio.ui.frame import begin
from tests.bench.paired import paired
from tests.jobs.scripted import scripted_command, scripted_image

BEAT = 5
"""Milliseconds between two beats of the timer whose lateness is measured."""


def opened(what: str) -> str:
    command = [sys.executable, "-m", "tests.bench.opening", what]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("what", ["shown", "filled"])
def test_the_window_opens(benchmark: BenchmarkFixture, what: str) -> None:
    """Goal for `shown`: at most 1.5 x a bare PySide6 window, both as whole processes."""
    paired(benchmark, f"window {what}", lambda: opened(what), lambda: opened("bare"))


def test_an_idle_window(benchmark: BenchmarkFixture) -> None:
    """Goal: 0 % of a processor, at most 250 MB, and none of the engine's libraries."""
    found = json.loads(benchmark.pedantic(lambda: opened("idle"), rounds=1))
    assert found["heavy"] == []
    print(f"\nidle: {found['share']:.2%} of a processor, {found['megabytes']:.0f} MB, goal 0, 250")


class Pulse(QObject):
    """A timer that notes how late each of its beats comes."""

    def __init__(self) -> None:
        super().__init__()
        self.late: list[float] = []
        self._clock = QElapsedTimer()
        self._timer = QTimer(self, interval=BEAT, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self.late.clear()
        self._clock.start()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _beat(self) -> None:
        self.late.append(max(0.0, self._clock.nsecsElapsed() / 1e6 - BEAT))
        self._clock.restart()

    def figures(self) -> str:
        ordered = sorted(self.late)
        p99 = ordered[int(0.99 * len(ordered))]
        return f"p99 {p99:.1f} ms, max {ordered[-1]:.1f} ms of {len(ordered)} beats"


@pytest.fixture
def studio(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Callable[..., Studio]]:
    made: list[Studio] = []
    before = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_INTERVAL)

    def build(engine: tuple[str, ...] = ()) -> Studio:
        built = Studio(begin(qapp, Folders(tmp_path)), engine)
        made.append(built)
        built.frame.show()
        qtbot.waitSignal(built.services.catalogue.changed, timeout=20_000).wait()
        return built

    yield build
    for each in made:
        each.close()
    sys.setswitchinterval(before)


def landscape(studio: Studio, seed: int) -> ImageRecipe:
    card = studio.services.catalogue.of("image")[0]
    return ImageRecipe(
        prompt="a lake between mountains at sunset",
        model=studio.services.catalogue.ref(card),
        seed=seed,
        width=256,
        height=256,
        steps=card.family.steps,
        guidance=card.family.guidance,
    )


def test_the_window_while_the_engine_works(
    benchmark: BenchmarkFixture, qtbot: QtBot, studio: Callable[..., Studio]
) -> None:
    """Goal: p99 <= 5 ms, max <= 16 ms, while a model loads and five pictures are made."""
    window, pulse = studio(), Pulse()
    queue = window.services.queue
    window.window.show_page("image")

    def work() -> None:
        pulse.start()
        with qtbot.waitSignals([queue.finished] * 5, timeout=120_000):
            for seed in range(5):
                queue.submit(landscape(window, seed))
        pulse.stop()

    benchmark.pedantic(work, rounds=1)
    print(f"\nevent loop beside the engine: {pulse.figures()}, goal 5 and 16 ms")


def test_the_window_under_a_flood(
    benchmark: BenchmarkFixture, qtbot: QtBot, studio: Callable[..., Studio]
) -> None:
    """Goal: the same with 10,000 previews a second offered."""
    window, pulse = studio(tuple(scripted_command())), Pulse()
    queue = window.services.queue
    window.window.show_page("image")

    def work() -> None:
        pulse.start()
        with qtbot.waitSignal(queue.finished, timeout=120_000):
            queue.submit(scripted_image("flood=50000"))
        pulse.stop()

    benchmark.pedantic(work, rounds=1)
    print(f"\nevent loop under a flood: {pulse.figures()}, goal 5 and 16 ms")


def test_the_first_preview(
    benchmark: BenchmarkFixture, qtbot: QtBot, studio: Callable[..., Studio]
) -> None:
    """Goal: at most 0.5 s above the engine's own time to its first step."""
    window = studio()
    queue, page = window.services.queue, window.window.tabs["image"]
    window.window.show_page("image")
    with qtbot.waitSignal(queue.finished, timeout=120_000):
        queue.submit(landscape(window, 1))
    primary = next(
        each for each in page.findChildren(QPushButton) if each.property("part") == "primary"
    )
    page.use_recipe(msgspec.structs.replace(landscape(window, 2), prompt="hills at dawn"))
    seconds: list[float] = []

    def press() -> None:
        began = time.perf_counter()
        with qtbot.waitSignal(queue.previewed, timeout=30_000):
            primary.click()
        seconds.append(time.perf_counter() - began)
        qtbot.waitUntil(lambda: not queue.busy, timeout=60_000)

    benchmark.pedantic(press, rounds=5)
    print(f"\npress to first preview: {statistics.median(seconds):.2f} s, goal 0.5 s above a step")
