"""A tab that is built while pictures are being made, as one is after a change of language."""

from pytestqt.qtbot import QtBot

from studio.ui.services import Services
from tests.jobs.scripted import scripted_image
from tests.ui.image.conftest import Open


def test_it_goes_on_with_what_is_being_made(
    qtbot: QtBot, services: Services, open_tab: Open
) -> None:
    queue = services.queue
    live = queue.submit(scripted_image("steps=2000 delay=0.02"))
    waiting = queue.submit(scripted_image("steps=2"))
    qtbot.waitUntil(lambda: bool((found := queue.job(live)) and found.live))

    tab = open_tab(services)

    assert [picture.job for picture in tab.roll.pictures] == [live, waiting]
    shown = tab.viewing.picture
    assert shown is not None
    assert shown.job == live
    queue.cancel(live)
    qtbot.waitUntil(lambda: tab.roll.pictures[0].work is not None, timeout=10_000)
    assert [picture.job for picture in tab.roll.pictures] == [waiting]
