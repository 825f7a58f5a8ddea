"""The tab over the scripted engine, with finished pictures kept as the program keeps them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from pytestqt.qtbot import QtBot

from studio.core.artifact import Pixels
from studio.media.thumbnail import picture_bytes
from studio.ui.image.roll import Picture
from studio.ui.image.tab import ImageTab
from studio.ui.services import Services
from tests.ui.conftest import Press

Open = Callable[[Services], ImageTab]
Make = Callable[..., list[Picture]]


@pytest.fixture
def open_tab(qtbot: QtBot) -> Iterator[Open]:
    """Shown at the size it has in the smallest window of the issue."""
    tabs: list[ImageTab] = []

    def opened(services: Services) -> ImageTab:
        services.queue.finished.connect(lambda _job, artifact: services.keeper.keep(artifact))
        tab = ImageTab(services)
        tabs.append(tab)
        tab.resize(1280, 712)
        tab.show()
        with qtbot.waitSignal(tab.roll.filled):
            tab.shown()
        return tab

    yield opened
    for tab in tabs:
        shiboken6.delete(tab)
    tabs.clear()


@pytest.fixture
def tab(services: Services, open_tab: Open) -> ImageTab:
    return open_tab(services)


@pytest.fixture
def make(qtbot: QtBot, tab: ImageTab, press: Press) -> Make:
    """Ask for pictures by the button and wait until they are made and kept."""

    def made(words: str = "a lake", count: int = 1) -> list[Picture]:
        tab.form.prompt.setPlainText(words)
        tab.form.count.set_value(count)
        before = len(tab.roll.pictures)
        press(tab.form.make)
        new = tab.roll.pictures[before:]
        assert len(new) == count
        qtbot.waitUntil(lambda: all(each.work and each.thumbnail for each in new), timeout=10_000)
        return new

    return made


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A picture without a recipe, 60 x 40."""
    path = tmp_path / "photo.png"
    path.write_bytes(picture_bytes(Pixels(60, 40, 3, bytes(60 * 40 * 3))))
    return path
