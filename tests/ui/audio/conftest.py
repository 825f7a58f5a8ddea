"""The tab over the scripted engine, with finished sounds kept as the program keeps them."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from studio.jobs.player import Player
from studio.ui.audio.page import AudioPage
from studio.ui.audio.tab import AudioTab
from studio.ui.audio.take import Take
from studio.ui.services import Services
from tests.jobs.scripted_output import ScriptedOutput
from tests.ui.conftest import Press

Open = Callable[[Services], AudioTab]
Make = Callable[..., list[Take]]


@pytest.fixture
def open_tab(qtbot: QtBot) -> Open:
    """Shown at the size it has in a window of 1280 x 800."""

    def opened(services: Services) -> AudioTab:
        services.queue.finished.connect(lambda _job, artifact: services.keeper.keep(artifact))
        tab = AudioTab(services)
        qtbot.addWidget(tab)
        tab.resize(1280, 712)
        tab.show()
        return tab

    return opened


@pytest.fixture
def loudspeaker() -> ScriptedOutput:
    return ScriptedOutput(rates=(8_000, 44_100), channels=2)


@pytest.fixture
def heard_services(services: Services, loudspeaker: ScriptedOutput) -> Iterator[Services]:
    """With a loudspeaker that plays when it is told to."""
    player = Player(loudspeaker)
    yield replace(services, player=player)
    player.close()


@pytest.fixture
def tab(heard_services: Services, open_tab: Open) -> AudioTab:
    return open_tab(heard_services)


@pytest.fixture
def page(tab: AudioTab) -> AudioPage:
    return tab.page


@pytest.fixture
def make(qtbot: QtBot, page: AudioPage, press: Press) -> Make:
    """Ask for takes by the button and wait until they are made and kept; in order of making."""

    def made(words: str = "a tune", count: int = 1, kind: str = "music") -> list[Take]:
        if page.form.kind != kind:
            press(page.form.kind_button(kind))
        page.form.form.prompt.set_words(words)
        page.form.takes.set_value(count)
        before = {take.key for take in page.takes}
        press(page.form.make)

        def new() -> list[Take]:
            return [take for take in reversed(list(page.takes)) if take.key not in before]

        assert len(new()) == count
        qtbot.waitUntil(lambda: all(take.work for take in new()), timeout=10_000)
        qtbot.waitUntil(lambda: page.desk.opened is not None)
        return new()

    return made


@pytest.fixture
def sound_model(services: Services, qtbot: QtBot) -> None:
    """A diffusion model that makes sounds, as far as the window looks at it."""
    folder = services.folders.models / "tiny-sounds"
    folder.mkdir(parents=True)
    index = {"_class_name": "AudioLDM2Pipeline"}
    (folder / "model_index.json").write_text(json.dumps(index), encoding="utf-8")
    card = "---\ninference:\n  parameters:\n    num_inference_steps: 7\n---\n# Tiny sounds\n"
    (folder / "README.md").write_text(card, encoding="utf-8")
    with qtbot.waitSignal(services.catalogue.changed):
        services.catalogue.refresh()
