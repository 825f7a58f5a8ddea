"""The way back through a page, as it is kept in a project and as Qt knows it.

Qt's own history ends with the program. A project keeps the steps as pieces of UTF-8 that take each
other's places; from them the states of the page are found again and Qt is led through them once
more.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtGui import QTextCursor

from studio.core.language import _
from studio.store.project.change import Cell, Gesture, Splice
from studio.ui.text.page import Page

PAGE = Cell("text", "page")
TRACK = "text"
STEPS, STEPPED = 300, 20 * 2**20
"""What can be undone after the page is opened again: so many steps, and so many characters of all
their states together, for a novel is led through its past more slowly than a letter."""


@dataclass(frozen=True)
class Edit:
    """`old` at `at` gives way to `new`; in characters."""

    at: int
    old: str
    new: str


@dataclass(frozen=True)
class Step:
    """An edit as Qt wants it: from and to in UTF-16 units, and the words that go there."""

    start: int
    end: int
    new: str


@dataclass(frozen=True)
class Past:
    """A page that begins with `base`; the `done` edits led to what it shows, the `undone` ones
    would lead on from there."""

    base: str = ""
    done: tuple[Edit, ...] = ()
    undone: tuple[Edit, ...] = ()

    def states(self) -> Iterator[str]:
        """Every text the page had, oldest first."""
        text = self.base
        yield text
        for edit in (*self.done, *self.undone):
            text = text[: edit.at] + edit.new + text[edit.at + len(edit.old) :]
            yield text


@dataclass(frozen=True)
class Way:
    """A past made ready for the page, all of it worked out away from the window's thread."""

    base: str
    steps: tuple[Step, ...]
    undone: int
    hashes: tuple[int, ...]

    @classmethod
    def of(cls, past: Past) -> "Way":
        edits = (*past.done, *past.undone)
        steps: list[Step] = []
        hashes: list[int] = []
        for text, edit in zip(past.states(), (*edits, None), strict=True):
            hashes.append(hash(text))
            if edit is not None:
                start = _units(text[: edit.at])
                steps.append(Step(start, start + _units(edit.old), edit.new))
        return cls(past.base, tuple(steps), len(past.undone), tuple(hashes))


def past_of(value: bytes | None, history: Sequence[Gesture]) -> Past:
    """From what the project has. Steps behind one that cannot be understood are left out."""
    now = value or b""
    most = max(20, STEPPED // (len(now) + 1))
    history = history[-most:]
    done: list[Edit] = []
    for gesture in reversed([each for each in history if not each.undone]):
        turned = _turned(now, gesture)
        if turned is None:
            break
        edit, now = turned
        done.append(Edit(edit.at, edit.new, edit.old))
    base, now = now, value or b""
    undone: list[Edit] = []
    for gesture in [each for each in history if each.undone]:
        turned = _turned(now, gesture)
        if turned is None:
            break
        undone.append(turned[0])
        now = turned[1]
    return Past(_text(base), tuple(reversed(done)), tuple(undone))


def splice_between(before: str, after: str) -> Splice:
    """The smallest piece whose exchange makes the one text of the other."""
    head = _alike(before, after)
    most = min(len(before), len(after)) - head
    foot = _alike(before[::-1][:most], after[::-1][:most])
    at = len(_bytes(before[:head]))
    length = len(_bytes(before[head : len(before) - foot]))
    return Splice(PAGE, at, length, _bytes(after[head : len(after) - foot]))


def lead_through(page: Page, way: Way) -> None:
    """Show the page as it was left, with Qt's own undo and redo as if it had never been closed."""
    page.setUpdatesEnabled(False)
    page.begin_with(way.base)
    for step in way.steps:
        cursor = QTextCursor(page.sheet)
        cursor.setPosition(step.start)
        cursor.setPosition(step.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.beginEditBlock()
        cursor.insertText(step.new)
        cursor.endEditBlock()
    for _step in range(way.undone):
        page.sheet.undo()
    page.setUpdatesEnabled(True)


@dataclass
class Trail:
    """Where the page stands among the states the project knows, so that undoing on the page is
    undoing in the project, and not a new step."""

    states: list[int] = field(default_factory=lambda: [hash("")])
    at: int = 0

    @classmethod
    def of(cls, way: Way) -> "Trail":
        return cls(list(way.hashes), len(way.steps) - way.undone)

    def add(self, text: str) -> None:
        self.states[self.at + 1 :] = [hash(text)]
        self.at += 1

    def steps_to(self, text: str, undone: bool) -> int:
        """How many steps back (or, negative, on) lead to this text; 0 for a new one.

        `undone` says that the page has steps that could be redone: typing the same words again by
        hand is no undo.
        """
        wanted = hash(text)
        back = range(self.at - 1, -1, -1) if undone else ()
        for place in (*back, *range(self.at + 1, len(self.states))):
            if self.states[place] == wanted:
                steps, self.at = self.at - place, place
                return steps
        return 0


def label() -> str:
    return _("Writing")


def _turned(now: bytes, gesture: Gesture) -> tuple[Edit, bytes] | None:
    """What the gesture's changes do to the text: as an edit in characters, and the text then."""
    if len(gesture.changes) != 1 or not isinstance(change := gesture.changes[0], Splice):
        return None
    end = change.at + change.length
    if change.cell != PAGE or end > len(now):
        return None
    edit = Edit(len(_text(now[: change.at])), _text(now[change.at : end]), _text(change.value))
    return edit, now[: change.at] + change.value + now[end:]


def _alike(one: str, other: str) -> int:
    """The length of the longest common start."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _bytes(text: str) -> bytes:
    """Half characters, which a page may hold for a moment, become question marks of one byte."""
    return text.encode("utf-8", "replace")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _units(text: str) -> int:
    """Characters as Qt counts them."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
