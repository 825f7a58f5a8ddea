"""The queue's popover, pressed and dragged."""

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.jobs.job import State
from studio.jobs.queue import JobQueue
from studio.ui.queue_list import QueueList
from studio.ui.queue_model import THUMBNAIL
from studio.ui.queue_panel import QueuePanel
from studio.ui.window import MainWindow
from tests.jobs.scripted import scripted_image, scripted_music, scripted_speech, scripted_text
from tests.ui.around.conftest import press

LONG = "steps=2000 delay=0.02"


@pytest.fixture
def panel(qtbot: QtBot, window: MainWindow) -> QueuePanel:
    """Opened as a person does."""
    press(qtbot, window.top.queue_button)
    return window.queue_panel


@pytest.fixture
def queue(window: MainWindow) -> JobQueue:
    return window.services.queue


@pytest.fixture
def four(qtbot: QtBot, panel: QueuePanel, queue: JobQueue) -> list[int]:
    """One under way and three that wait, of four kinds."""
    made = [
        queue.submit(scripted_image(LONG)),
        queue.submit(scripted_text("one")),
        queue.submit(scripted_music("two")),
        queue.submit(scripted_speech("three")),
    ]
    qtbot.waitUntil(lambda: state_of(queue, made[0]) is State.RUNNING)
    QApplication.processEvents()
    return made


def state_of(queue: JobQueue, job: int) -> State | None:
    found = queue.job(job)
    return found.state if found else None


def order(panel: QueuePanel) -> list[int]:
    """The jobs' ids as the list shows them."""
    rows = panel.list.rows
    jobs = [rows.job(rows.index(row)) for row in range(rows.rowCount())]
    return [job.id for job in jobs if job]


def row(panel: QueuePanel, job: int) -> QModelIndex:
    return panel.list.rows.index(panel.list.rows.row_of(job))


def press_in_row(qtbot: QtBot, panel: QueuePanel, job: int, key: str) -> None:
    area = panel.list.delegate.press_area(row(panel, job), key)
    assert not area.isEmpty()
    viewport = panel.list.viewport()
    qtbot.mouseMove(viewport, area.center())
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=area.center())


def drag(view: QueueList, job: QModelIndex, to: QPoint) -> None:
    """What a drag does after the hand has begun it: over the view, then let go."""
    view.setCurrentIndex(job)
    data = view.model().mimeData([job])
    action, button = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    view.dragMoveEvent(QDragMoveEvent(to, action, data, button, none))
    view.dropEvent(QDropEvent(QPointF(to), action, data, button, none))


def test_it_says_what_it_is_for_while_it_is_empty(panel: QueuePanel) -> None:
    assert panel.empty.isVisible()
    assert not panel.list.isVisible()
    assert not panel.cancel_all.isEnabled()


def test_it_stands_under_its_button_and_keeps_to_its_share(
    panel: QueuePanel, queue: JobQueue, window: MainWindow
) -> None:
    queue.set_paused(True)
    for number in range(40):
        queue.submit(scripted_text(str(number)))
    button = window.top.queue_button
    corner = button.mapTo(window, button.rect().bottomRight())
    assert panel.geometry().right() == corner.x()
    assert panel.y() > corner.y()
    assert panel.height() == round(0.6 * window.height())


def test_jobs_of_all_kinds_stand_in_their_order(panel: QueuePanel, four: list[int]) -> None:
    assert order(panel) == four
    said = row(panel, four[1]).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "A story one, waiting"
    said = row(panel, four[0]).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "step" in said


def test_a_drop_between_rows_moves_a_job_that_waits(
    qtbot: QtBot, panel: QueuePanel, four: list[int]
) -> None:
    first, one, two, three = four
    view = panel.list
    above_one = view.visualRect(row(panel, one)).topLeft() + QPoint(80, 1)
    drag(view, row(panel, three), above_one)
    qtbot.waitUntil(lambda: order(panel) == [first, three, one, two])
    below_two = view.visualRect(row(panel, two)).bottomLeft() + QPoint(80, -1)
    drag(view, row(panel, three), below_two)
    qtbot.waitUntil(lambda: order(panel) == [first, one, two, three])


def test_what_is_under_way_or_over_cannot_be_dragged(
    panel: QueuePanel, queue: JobQueue, four: list[int]
) -> None:
    queue.cancel(four[3])
    movable = Qt.ItemFlag.ItemIsDragEnabled
    assert [bool(row(panel, job).flags() & movable) for job in four] == [False, True, True, False]


def test_alt_and_arrows_move_the_chosen_job(
    qtbot: QtBot, panel: QueuePanel, four: list[int]
) -> None:
    first, one, two, three = four
    panel.list.setCurrentIndex(row(panel, three))
    qtbot.keyClick(panel.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert order(panel) == [first, one, three, two]
    qtbot.keyClick(panel.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(panel.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert order(panel) == [first, three, one, two]
    qtbot.keyClick(panel.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert order(panel) == [first, one, three, two]


def test_cancel_of_one_that_waits_and_of_the_one_under_way(
    qtbot: QtBot, panel: QueuePanel, queue: JobQueue, four: list[int]
) -> None:
    press_in_row(qtbot, panel, four[2], "cancel")
    assert state_of(queue, four[2]) is State.CANCELLED
    press_in_row(qtbot, panel, four[0], "cancel")
    qtbot.waitUntil(lambda: state_of(queue, four[0]) is State.CANCELLED)
    qtbot.waitUntil(lambda: state_of(queue, four[3]) is State.DONE)


def test_cancel_all_leaves_nothing_to_do(
    qtbot: QtBot, panel: QueuePanel, queue: JobQueue, four: list[int]
) -> None:
    press(qtbot, panel.cancel_all)
    qtbot.waitUntil(lambda: not queue.busy)
    assert {state_of(queue, job) for job in four} == {State.CANCELLED}
    assert not panel.cancel_all.isEnabled()


def test_pause_lets_the_running_one_end_and_starts_none(
    qtbot: QtBot, panel: QueuePanel, queue: JobQueue
) -> None:
    press(qtbot, panel.pause)
    assert panel.pause.text() == "Go on"
    job = queue.submit(scripted_text())
    assert state_of(queue, job) is State.WAITING
    press(qtbot, panel.pause)
    assert panel.pause.text() == "Pause"
    qtbot.waitUntil(lambda: state_of(queue, job) is State.DONE)


def test_a_crash_is_told_in_its_row_and_retried_there(
    qtbot: QtBot, panel: QueuePanel, queue: JobQueue, tmp_path: object
) -> None:
    job = queue.submit(scripted_text(f"segv once={tmp_path}/died"))
    next_one = queue.submit(scripted_text("unharmed"))
    qtbot.waitUntil(lambda: state_of(queue, job) is State.FAILED)
    assert "SIGSEGV" in row(panel, job).data(Qt.ItemDataRole.AccessibleTextRole)
    press_in_row(qtbot, panel, job, "copy")
    assert "SIGSEGV" in QGuiApplication.clipboard().text()
    qtbot.waitUntil(lambda: state_of(queue, next_one) is State.DONE)
    press_in_row(qtbot, panel, job, "retry")
    qtbot.waitUntil(lambda: state_of(queue, job) is State.DONE)


def test_what_is_over_can_be_taken_off_one_by_one_or_at_once(
    qtbot: QtBot, panel: QueuePanel, queue: JobQueue
) -> None:
    jobs = [queue.submit(scripted_text(str(number))) for number in range(3)]
    qtbot.waitUntil(lambda: not queue.busy)
    press_in_row(qtbot, panel, jobs[1], "forget")
    assert order(panel) == [jobs[2], jobs[0]]
    panel.list.setCurrentIndex(row(panel, jobs[0]))
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert order(panel) == [jobs[2]]
    press(qtbot, panel.clear)
    assert panel.empty.isVisible()


def test_it_goes_at_esc_and_at_a_press_beside_it_and_gives_the_focus_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    box = window.tabs["text"].box  # type: ignore[attr-defined]
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert window.queue_panel.isVisible()
    qtbot.keyClick(window.queue_panel, Qt.Key.Key_Escape)
    assert not window.queue_panel.isVisible()
    assert box.hasFocus()
    press(qtbot, window.top.queue_button)
    assert window.queue_panel.isVisible()
    press(qtbot, window.top.queue_button)
    assert not window.queue_panel.isVisible()
    press(qtbot, window.top.queue_button)
    press(qtbot, box.viewport())
    assert not window.queue_panel.isVisible()


def test_a_finished_picture_is_shown_itself(
    qtbot: QtBot, panel: QueuePanel, queue: JobQueue
) -> None:
    job = queue.submit(scripted_image("steps=2", side=1024))
    qtbot.waitUntil(lambda: state_of(queue, job) is State.DONE)
    qtbot.waitUntil(lambda: shade(panel, job) == 255)


def shade(panel: QueuePanel, job: int) -> int:
    """How blue the thumbnail is; the scripted engine paints a picture bluer from step to step."""
    return row(panel, job).data(THUMBNAIL).toImage().pixelColor(48, 48).blue()


def test_it_stays_under_its_button_when_the_window_grows(
    qtbot: QtBot, panel: QueuePanel, window: MainWindow
) -> None:
    window.resize(window.width() + 200, window.height() + 100)
    button = window.top.queue_button
    qtbot.waitUntil(
        lambda: panel.geometry().right() == button.mapTo(window, button.rect().topRight()).x()
    )


def test_a_change_of_one_of_two_hundred_jobs_touches_one_row(
    qtbot: QtBot, panel: QueuePanel, queue: JobQueue
) -> None:
    running = queue.submit(scripted_image("steps=40 delay=0.02"))
    for number in range(200):
        queue.submit(scripted_text(str(number)))
    changed: list[tuple[int, int]] = []

    def note(first: QModelIndex, last: QModelIndex) -> None:
        changed.append((first.row(), last.row()))

    panel.list.rows.dataChanged.connect(note)
    qtbot.waitUntil(lambda: (job := queue.job(running)) is not None and job.step > 10)
    queue.set_paused(True)
    assert changed
    assert set(changed) == {(0, 0)}


def test_a_picture_that_was_finished_before_the_panel_was_first_opened_is_shown_itself(
    qtbot: QtBot, window: MainWindow, queue: JobQueue
) -> None:
    job = queue.submit(scripted_image("steps=2", side=1024))
    qtbot.waitUntil(lambda: state_of(queue, job) is State.DONE)

    press(qtbot, window.top.queue_button)

    assert shade(window.queue_panel, job) == 255
