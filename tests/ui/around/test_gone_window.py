"""A window that is gone, as one is after another language was chosen."""

import shiboken6

from studio.ui.window import MainWindow
from tests.ui.around.conftest import PAGES, NotedTab


def test_it_hears_of_the_queue_no_more(window: MainWindow) -> None:
    gone = MainWindow(window.services, [NotedTab(key) for key in PAGES])
    shiboken6.delete(gone)

    window.services.queue.set_paused(True)

    names = [action.text() for action in window.actions_of_window.own()]
    assert "Go on with the queue" in names
