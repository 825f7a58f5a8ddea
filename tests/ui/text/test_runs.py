"""The runs there were, and what can be done with their words."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from studio.jobs.job import State
from studio.ui.services import Services
from tests.ui.text.conftest import WAIT, Hand


def click_run(hand: Hand, row: int) -> None:
    view = hand.tab.side.list
    place: QPoint = view.visualRect(hand.tab.runs.index(row)).center()
    hand.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def titles(hand: Hand) -> list[str]:
    runs = hand.tab.runs
    return [str(runs.index(row).data()) for row in range(runs.rowCount())]


def button(hand: Hand, name: str) -> QPushButton:
    return next(each for each in hand.tab.side.findChildren(QPushButton) if each.text() == name)


@pytest.fixture
def two_runs(hand: Hand) -> Hand:
    hand.tab.form.sampling._rows["temperature"].set_value(1.25)
    hand.ask("one steps=1")
    hand.wait_for_end()
    hand.tab.form.sampling._rows["temperature"].set_value(0.5)
    hand.ask("two steps=2")
    hand.wait_for_end()
    return hand


def test_runs_are_listed_newest_first(two_runs: Hand) -> None:
    assert titles(two_runs) == ["two steps=2", "one steps=1"]
    described = two_runs.tab.runs.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Write, " in described


def test_a_press_shows_prompt_and_settings_and_uses_them_again(two_runs: Hand) -> None:
    hand, form = two_runs, two_runs.tab.form
    click_run(hand, 1)
    card = hand.tab.side.card
    assert card.isVisible()
    run = hand.tab.runs.run(hand.tab.runs.index(1))
    assert run is not None
    hand.press(card.use)
    assert form.prompt.words() == "one steps=1"
    assert form.seed.value() == run.recipe.seed
    assert form.seed.locked
    assert form.sampling.values()["temperature"] == 1.25
    hand.press(form.primary)
    hand.wait_for_end()
    again = hand.tab.runs.run(hand.tab.runs.index(0))
    assert again is not None
    assert again.recipe == run.recipe


def test_words_of_a_run_are_copied_and_inserted(two_runs: Hand) -> None:
    hand = two_runs
    click_run(hand, 0)
    hand.press(hand.tab.side.card.copy)
    assert QGuiApplication.clipboard().text() == "word1 word2"
    hand.put_cursor(0)
    hand.press(hand.tab.side.card.insert)
    assert hand.text.startswith("word1 word2 word1")
    hand.key(Qt.Key.Key_Z, control=True)
    assert hand.text.startswith("word1 \n\nword1 word2")


def test_runs_of_earlier_days_come_from_the_library(
    services: Services, open_tab: Callable[[Services], Hand]
) -> None:
    hand = open_tab(services)
    with hand.qtbot.waitSignal(services.keeper.kept, timeout=WAIT):
        hand.ask("one steps=3")
    hand.wait_for_end()
    later = open_tab(services)
    later.wait(lambda: later.tab.runs.rowCount() == 1)
    click_run(later, 0)
    later.press(later.tab.side.card.copy)
    later.wait(lambda: QGuiApplication.clipboard().text() == "word1 word2 word3")
    run = later.tab.runs.run(later.tab.runs.index(0))
    assert run is not None
    assert run.state is State.DONE


@pytest.mark.parametrize(
    ("name", "kind"), [("Picture", "image"), ("Voice", "speech"), ("Tune", "music")]
)
def test_words_are_sent_on(hand: Hand, name: str, kind: str) -> None:
    sent: list[tuple[str, str]] = []
    hand.tab.words_sent.connect(lambda *what: sent.append(what))
    hand.press(button(hand, name))
    hand.type("Mine, all.")
    hand.press(button(hand, name))
    hand.ask("steps=2")
    hand.wait_for_end()
    hand.press(button(hand, name))
    cursor = hand.tab.page.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(4, cursor.MoveMode.KeepAnchor)
    hand.tab.page.setTextCursor(cursor)
    hand.press(button(hand, name))
    assert sent == [(kind, "Mine, all."), (kind, "word1 word2"), (kind, "Mine")]
