"""Asking for words and getting them, by the buttons and keys a person uses."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from studio.jobs.job import State
from studio.ui.parts.error_card import ErrorCard
from studio.ui.services import Services
from studio.ui.text.asking import Way
from studio.ui.theme import colour
from tests.ui.text.conftest import Hand


def live_words(hand: Hand) -> list[str]:
    """The words that stand in the accent colour."""
    return [
        each.cursor.selectedText()  # pyright: ignore[reportAttributeAccessIssue]
        for each in hand.tab.page.extraSelections()
        if each.format.foreground().color() == colour("accent")  # pyright: ignore[reportAttributeAccessIssue]
    ]


def retry_button(card: ErrorCard) -> QPushButton:
    return next(each for each in card.findChildren(QPushButton) if each.text() == "Try again")


def test_words_stream_in_at_the_cursor(hand: Hand) -> None:
    hand.type("beginend", at=0)
    hand.put_cursor(5)
    hand.ask("steps=40 delay=0.03")
    hand.wait(lambda: "word3" in hand.text)
    assert hand.text.startswith("begin word1 word2 word3")
    assert hand.text.endswith("end")
    assert live_words(hand)[0].strip().startswith("word1")
    assert hand.tab.form.stop.isVisible()
    hand.press(hand.tab.form.stop)
    hand.wait_for_end()


def test_stop_keeps_what_came(hand: Hand) -> None:
    hand.ask("steps=400 delay=0.02")
    hand.wait(lambda: "word2" in hand.text)
    hand.key(Qt.Key.Key_Escape)
    kept = hand.text
    assert "word2" in kept
    assert "word400" not in kept
    assert not live_words(hand)
    hand.wait(lambda: hand.tab.runs.latest is not None)
    job = hand.tab.runs.latest
    assert job is not None
    hand.wait(lambda: job.state is State.CANCELLED)
    assert hand.text == kept
    assert not hand.tab.form.stop.isVisible()


def test_one_undo_takes_the_whole_run_back_and_redo_brings_it(hand: Hand) -> None:
    hand.type("Mine.")
    hand.ask("steps=30")
    hand.wait_for_end()
    written = hand.text
    assert written.startswith("Mine.\n\nword1 word2")
    assert "word30" in written
    hand.key(Qt.Key.Key_Z, control=True)
    assert hand.text == "Mine."
    hand.key(Qt.Key.Key_Z, control=True, shift=True)
    assert hand.text == written


def test_what_the_person_writes_meanwhile_is_theirs(hand: Hand) -> None:
    hand.type("Mine.")
    hand.ask("steps=60 delay=0.02")
    hand.wait(lambda: "word2 " in hand.text)
    hand.type("All ", at=0)
    hand.wait(lambda: "word5 " in hand.text)
    hand.type("of it ", at=4)
    hand.wait_for_end()
    assert hand.text.startswith("All of it Mine.\n\nword1 word2 word3 word4 word5")
    assert "word60" in hand.text
    assert hand.tab.page.textCursor().position() == len("All of it ")
    hand.key(Qt.Key.Key_Z, control=True)
    assert hand.text == "All of it Mine."
    hand.key(Qt.Key.Key_Z, control=True)
    assert hand.text == "Mine."


def test_undo_while_it_writes_ends_it(hand: Hand) -> None:
    hand.type("Mine.")
    hand.ask("steps=400 delay=0.02")
    hand.wait(lambda: "word2" in hand.text)
    hand.key(Qt.Key.Key_Z, control=True)
    assert hand.text == "Mine."
    hand.wait_for_end()
    assert hand.text == "Mine."


def test_several_runs_come_one_after_the_other(hand: Hand) -> None:
    hand.ask("first steps=3 delay=0.02")
    hand.ask("second steps=2")
    hand.wait_for_end()
    assert hand.text.split() == ["word1", "word2", "word3", "word1", "word2"]
    hand.key(Qt.Key.Key_Z, control=True)
    assert hand.text.split() == ["word1", "word2", "word3"]


def test_a_crash_is_told_and_a_retry_starts_over(hand: Hand, tmp_path: Path) -> None:
    hand.type("Mine.")
    hand.ask(f"steps=6 delay=0.02 kill at=4 once={tmp_path / 'once'}")
    hand.wait(lambda: hand.tab.form.error.isVisible())
    assert "word1" in hand.text
    again = retry_button(hand.tab.form.error)
    hand.press(again)
    hand.wait(lambda: "word6" in hand.text)
    hand.wait_for_end()
    assert hand.text.split() == ["Mine.", *(f"word{n}" for n in range(1, 7))]
    assert not hand.tab.form.error.isVisible()


def test_an_empty_prompt_is_told_in_place(hand: Hand) -> None:
    hand.press(hand.tab.form.primary)
    assert hand.tab.form.error.isVisible()
    assert "prompt is empty" in hand.tab.form.error.accessibleName()
    assert not hand.tab.runs.rowCount()


def test_continue_goes_on_from_the_words_before(hand: Hand) -> None:
    form = hand.tab.form
    hand.type("A bell steps=3 rang.")
    hand.press(button_named(hand, "Continue"))
    assert form.primary.text() == "Continue"
    assert "A bell steps=3 rang." in form.before.accessibleName()
    hand.press(form.primary)
    hand.wait_for_end()
    assert hand.text.split("rang.")[1].split() == ["word1", "word2", "word3"]
    run = hand.tab.runs.latest
    assert run is not None
    assert run.way is Way.CONTINUE
    assert run.recipe.prompt == "continue: A bell steps=3 rang."


def test_there_must_be_something_to_go_on_from(hand: Hand) -> None:
    hand.press(button_named(hand, "Continue"))
    hand.press(hand.tab.form.primary)
    assert "nothing before the cursor" in hand.tab.form.error.accessibleName()


def test_keys_make_it_from_anywhere(hand: Hand) -> None:
    hand.tab.form.prompt.set_words("steps=2")
    hand.key(Qt.Key.Key_Return, control=True)
    hand.wait(lambda: "word2" in hand.text)
    hand.wait_for_end()
    hand.qtbot.keyClick(
        hand.tab.form.prompt, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
    )
    hand.wait_for_end()
    assert hand.text.split() == ["word1", "word2"] * 2
    hand.key(Qt.Key.Key_Return, control=True, shift=True)
    hand.wait_for_end()
    assert hand.tab.form.way is Way.CONTINUE
    assert hand.tab.runs.rowCount() == 3


def test_an_example_is_made_at_one_press(
    real_services: Services, open_tab: Callable[[Services], Hand]
) -> None:
    hand = open_tab(real_services)
    examples = hand.tab.empty.findChildren(QPushButton)
    assert examples
    example = examples[0].text()
    hand.press(examples[0])
    assert not hand.tab.empty.isVisible()
    hand.wait(lambda: bool(hand.text))
    hand.wait_for_end()
    assert hand.tab.form.prompt.words() == example
    run = hand.tab.runs.latest
    assert run is not None
    assert run.state is State.DONE
    assert run.words.strip() == hand.text.strip()
    hand.key(Qt.Key.Key_Z, control=True)
    assert hand.text == ""
    assert hand.tab.empty.isVisible()


def test_the_starter_model_goes_on_in_the_language_of_the_text(
    real_services: Services, open_tab: Callable[[Services], Hand]
) -> None:
    hand = open_tab(real_services)
    hand.tab.page.insert("阿青起得很早，河面上还有雾。")
    hand.press(button_named(hand, "Continue"))
    hand.press(hand.tab.form.primary)
    hand.wait(lambda: len(hand.text) > 20)
    hand.wait_for_end()
    added = hand.text.removeprefix("阿青起得很早，河面上还有雾。")
    assert any("\u4e00" <= sign <= "\u9fff" for sign in added)


def button_named(hand: Hand, name: str) -> QPushButton:
    buttons = hand.tab.form.findChildren(QPushButton)
    return next(each for each in buttons if each.text() == name and each.isVisible())
