"""The place in the document where a run writes, and what undo makes of it."""

from PySide6.QtGui import QTextCursor, QTextDocument

_HIGH, _LOW = range(0xD8, 0xDC), range(0xDC, 0xE0)
"""Upper bytes of the two halves of a character beyond the first plane, never to be parted."""


class Insertion:
    """A run's words between two positions that stay right whatever the person writes elsewhere.

    The whole run is one step of undo. As long as nobody else writes meanwhile, each piece joins
    the step of the one before. When somebody does, `finish` puts the history in order: back to
    where it all began, then the person's changes as one step, then the run as the next.
    """

    def __init__(self, document: QTextDocument, position: int) -> None:
        self._document = document
        self._start = QTextCursor(document)
        self._start.setPosition(position)
        self._end = QTextCursor(self._start)
        self._steps = 0
        self._revision = -1
        self._mixed = False

    @property
    def begun(self) -> bool:
        return self._revision >= 0

    @property
    def start(self) -> int:
        return self._start.position()

    @property
    def end(self) -> int:
        return self._end.position()

    @property
    def touched(self) -> bool:
        """Somebody has changed the document since our last piece."""
        return self._document.revision() != self._revision

    def put(self, start: int, end: int) -> None:
        """Back to where it was, after the history was rewritten under it."""
        self._start.setPosition(start)
        self._end.setPosition(end)

    def add(self, piece: str) -> None:
        cursor = QTextCursor(self._document)
        cursor.setPosition(self.end)
        if not self.begun:
            # From now on what others write at our borders is theirs.
            self._start.setKeepPositionOnInsert(True)
            self._end.setKeepPositionOnInsert(True)
            self._steps = self._document.availableUndoSteps()
            cursor.beginEditBlock()
        elif self.touched:
            self._mixed = True
            cursor.beginEditBlock()
        else:
            cursor.joinPreviousEditBlock()
        cursor.insertText(piece)
        cursor.endEditBlock()
        self._end.setPosition(cursor.position())
        self._revision = self._document.revision()

    def finish(self) -> bool:
        """Returns whether the history was rewritten, in which case the document has the text it
        had, but positions in it that others keep are to be set again."""
        if not self._mixed or self._document.availableUndoSteps() <= self._steps:
            return False
        self._mixed = False
        start, end = self.start, self.end
        after = _units(self._document)
        while self._document.availableUndoSteps() > self._steps:
            self._document.undo()
        self._replace(_units(self._document), after[: 2 * start] + after[2 * end :])
        cursor = QTextCursor(self._document)
        cursor.setPosition(start)
        cursor.beginEditBlock()
        cursor.insertText(_text(after[2 * start : 2 * end]))
        cursor.endEditBlock()
        self._start.setPosition(start)
        self._end.setPosition(end)
        self._revision = self._document.revision()
        return True

    def take_out(self) -> None:
        """Remove the words again, for a run that starts anew at the same place."""
        cursor = QTextCursor(self._document)
        cursor.setPosition(self.start)
        cursor.setPosition(self.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        for each in (self._start, self._end):
            each.setKeepPositionOnInsert(False)
        self._revision = -1
        self._mixed = False

    def _replace(self, before: bytes, after: bytes) -> None:
        """One step of undo that changes no more than what differs. In UTF-16, as Qt counts."""
        head = _alike(before, after)
        most = min(len(before), len(after)) - head
        foot = _alike(before[::-1][:most], after[::-1][:most])
        if len(before) == len(after) == head:
            return
        if head and before[head - 1] in _HIGH:
            head -= 2
        if foot and before[len(before) - foot + 1] in _LOW:
            foot -= 2
        cursor = QTextCursor(self._document)
        cursor.setPosition(head // 2)
        cursor.setPosition((len(before) - foot) // 2, QTextCursor.MoveMode.KeepAnchor)
        cursor.beginEditBlock()
        cursor.insertText(_text(after[head : len(after) - foot]))
        cursor.endEditBlock()


def plain_text(document: QTextDocument) -> str:
    """As it was typed; Qt's own would turn hard spaces into soft ones."""
    return document.toRawText().replace("\u2029", "\n").replace("\u2028", "\n")


def _units(document: QTextDocument) -> bytes:
    return plain_text(document).encode("utf-16-le", "surrogatepass")


def _text(units: bytes) -> str:
    return units.decode("utf-16-le", "surrogatepass")


def _alike(one: bytes, other: bytes) -> int:
    """The length of the longest common start, in bytes, whole units."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low - low % 2
