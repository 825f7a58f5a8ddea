from pytestqt.qtbot import QtBot

from studio.ui.window import MainWindow
from tests.jobs.scripted import scripted_text


def test_the_button_of_the_queue_is_never_squeezed(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(window.minimumSize())
    queue, button = window.services.queue, window.top.queue_button
    queue.set_paused(True)
    for number in range(120):
        queue.submit(scripted_text(str(number)))

    qtbot.waitUntil(lambda: button.width() >= button.sizeHint().width())

    assert button.minimumWidth() >= button.sizeHint().width()
