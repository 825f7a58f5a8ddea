"""A library with works of every kind in it, and the tab that shows it."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.jobs.player import Player
from studio.store.library import Work
from studio.ui.library.tab import LibraryTab
from studio.ui.services import Services
from tests.jobs.scripted_output import ScriptedOutput
from tests.media.works import work_of

KINDS = ("text", "image", "speech", "music", "sound")

Keep = Callable[..., Work]


@pytest.fixture
def output() -> ScriptedOutput:
    return ScriptedOutput()


@pytest.fixture
def services(services: Services, output: ScriptedOutput) -> Iterator[Services]:
    """With a loudspeaker that tests can listen to; what is finished is kept, as in the window."""
    player = Player(output)
    services.queue.finished.connect(lambda _job, artifact: services.keeper.keep(artifact))
    yield replace(services, player=player)
    player.close()


@pytest.fixture
def keep(services: Services, qtbot: QtBot) -> Keep:
    """Keeps a work of a kind as the window does, and gives it back."""

    def keep(kind: str, prompt: str = "A lake at dusk") -> Work:
        with qtbot.waitSignal(services.keeper.kept) as kept:
            services.keeper.keep(work_of(kind, prompt))
        assert kept.args is not None
        return kept.args[0]

    return keep


@pytest.fixture
def open_tab(services: Services, qtbot: QtBot) -> Callable[[], LibraryTab]:
    def open_tab() -> LibraryTab:
        tab = LibraryTab(services)
        qtbot.addWidget(tab)
        tab.resize(1280, 712)
        tab.show()
        with qtbot.waitSignal(tab.works.loaded):
            tab.shown()
        return tab

    return open_tab


def press(qtbot: QtBot, tab: LibraryTab, row: int, *keys: Qt.KeyboardModifier) -> None:
    """A click on a card, with keys held down."""
    held = Qt.KeyboardModifier.NoModifier
    for key in keys:
        held |= key
    place = tab.grid.visualRect(tab.works.index(row)).center()
    qtbot.mouseClick(tab.grid.viewport(), Qt.MouseButton.LeftButton, held, place)


def long_ago(services: Services, works: list[Work], days: int) -> None:
    """Move works into the past, which only the database can."""
    with services.library._connections.writing() as writer:
        for work in works:
            writer.execute(
                "UPDATE works SET made = ? WHERE id = ?", (time.time() - 86_400 * days, work.id)
            )
