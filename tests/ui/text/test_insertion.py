"""One run is one step of undo, whatever the person writes meanwhile."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from studio.ui.text.insertion import Insertion, plain_text

pytestmark = pytest.mark.usefixtures("qapp")


def document_with(text: str) -> QTextDocument:
    document = QTextDocument()
    QTextCursor(document).insertText(text)
    return document


def write(document: QTextDocument, position: int, text: str, removed: int = 0) -> None:
    cursor = QTextCursor(document)
    cursor.setPosition(position)
    cursor.setPosition(position + removed, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(text)


def test_many_pieces_are_one_step() -> None:
    document = document_with("before after")
    insertion = Insertion(document, 7)
    for piece in ("\n\n", "one ", "two\n", "three "):
        insertion.add(piece)
    assert not insertion.finish()
    written = plain_text(document)
    assert written == "before \n\none two\nthree after"
    document.undo()
    assert plain_text(document) == "before after"
    document.redo()
    assert plain_text(document) == written


def test_two_runs_are_two_steps() -> None:
    document = document_with("")
    for words in ("first", "second"):
        insertion = Insertion(document, document.characterCount() - 1)
        for letter in words:
            insertion.add(letter)
        insertion.finish()
    document.undo()
    assert plain_text(document) == "first"
    document.undo()
    assert plain_text(document) == ""


def test_the_place_stays_right_while_others_write() -> None:
    document = document_with("a b")
    insertion = Insertion(document, 1)
    insertion.add("1")
    write(document, 0, "before ")
    insertion.add("2")
    write(document, document.characterCount() - 1, " after")
    insertion.add("3")
    write(document, insertion.end, "!")
    insertion.add("4")
    assert plain_text(document) == "before a1234! b after"
    assert insertion.finish()
    assert plain_text(document) == "before a1234! b after"
    document.undo()
    assert plain_text(document) == "before a! b after"
    document.undo()
    assert plain_text(document) == "a b"


edits = st.lists(
    st.tuples(
        st.sampled_from(["add", "write"]),
        st.floats(0, 1),
        st.text(st.sampled_from("ab\n🌊灯\u0301 "), min_size=1, max_size=4),
        st.integers(0, 3),
    ),
    max_size=12,
)


@given(before=st.text(st.sampled_from("xy\n🌊 "), max_size=8), place=st.floats(0, 1), edits=edits)
def test_undo_takes_back_the_run_and_nothing_else(
    before: str, place: float, edits: list[tuple[str, float, str, int]]
) -> None:
    document = document_with(before)
    insertion = Insertion(document, _between(document, place))
    insertion.add("run")
    for kind, where, text, removed in edits:
        if kind == "add":
            insertion.add(text)
        else:
            position = _between(document, where)
            most = document.characterCount() - 1 - position
            cut = _between(document, 1) if removed > most else position + removed
            write(document, position, text, _whole(document, cut) - position)
    insertion.add("!")
    insertion.finish()
    written = plain_text(document)
    start, end = insertion.start, insertion.end
    units = written.encode("utf-16-le")
    without = (units[: 2 * start] + units[2 * end :]).decode("utf-16-le")
    if start < end:
        document.undo()
        assert plain_text(document) == without
        document.redo()
    assert plain_text(document) == written
    while document.isUndoAvailable():
        document.undo()
    assert plain_text(document) == ""


def test_words_taken_out_may_come_again() -> None:
    document = document_with("a z")
    insertion = Insertion(document, 2)
    insertion.add("lost ")
    insertion.take_out()
    insertion.add("found ")
    assert plain_text(document) == "a found z"
    document.undo()
    assert plain_text(document) == "a z"


def _between(document: QTextDocument, share: float) -> int:
    return _whole(document, round(share * (document.characterCount() - 1)))


def _whole(document: QTextDocument, position: int) -> int:
    """Not between the two halves of a character."""
    units = plain_text(document).encode("utf-16-le")
    high = 2 * position < len(units) and 0xDC <= units[2 * position + 1] < 0xE0
    return position - 1 if high else position
