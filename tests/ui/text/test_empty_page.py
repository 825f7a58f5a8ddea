"""What lies on the page before anything is written."""

from tests.ui.text.conftest import Hand


def test_examples_that_come_late_get_the_room_they_need(hand: Hand) -> None:
    """Models are found after the tab is shown, and their examples with them."""
    empty = hand.tab.empty

    empty.set_examples(["a lighthouse", "a storm", "a harbour", "a ferry", "an island"])
    hand.tab.page.place_empty()

    hand.wait(lambda: empty.height() >= empty.minimumSizeHint().height() > 5 * 20)
