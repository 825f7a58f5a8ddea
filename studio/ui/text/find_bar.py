"""Finding words on the page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from studio.ui.parts.buttons import describe, tool
from studio.ui.parts.words import words
from studio.ui.text.page import Page

_MOST = 1_000
"""Places that are marked at once."""


class FindBar(QFrame):
    closed = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.setProperty("pane", "side")
        self._page = page
        self._found: list[QTextCursor] = []
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find on the page"))
        self.field.setMaximumWidth(320)
        describe(self.field, self.tr("Find"), self.tr("Words to find on the page"), "Ctrl+F")
        self.figures = words("", "dim")
        previous = tool(self.tr("Previous"), self.tr("The place before (Shift+Enter)"), "caret-up")
        following = tool(self.tr("Next"), self.tr("The next place (Enter)"), "caret-down")
        close = tool(self.tr("Close"), self.tr("Put the bar away (Esc)"), "x")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addSpacing(4)
        row.addWidget(self.figures)
        row.addStretch()
        for widget in (previous, following, close):
            row.addWidget(widget)
        self.field.textChanged.connect(self._search)
        page.textChanged.connect(self._search_if_shown)
        previous.clicked.connect(lambda: self.go(-1))
        following.clicked.connect(lambda: self.go(1))
        close.clicked.connect(self.close_bar)
        self.hide()

    def open_bar(self) -> None:
        self.show()
        if selected := self._page.selected():
            self.field.setText(selected.partition("\n")[0])
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._search()

    def close_bar(self) -> None:
        self.hide()
        self._page.show_found([])
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def go(self, by: int) -> None:
        """To the next place, or the one before, round the ends."""
        if not self._found:
            return
        here = self._page.textCursor()
        if by > 0:
            places = [c for c in self._found if c.selectionStart() >= here.selectionEnd()]
            target = (places or self._found)[0]
        else:
            places = [c for c in self._found if c.selectionEnd() <= here.selectionStart()]
            target = (places or self._found)[-1]
        place = self._found.index(target)
        self._page.setTextCursor(target)
        self._page.ensureCursorVisible()
        self._page.show_found(self._found, place)
        self._say(place + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def _search_if_shown(self) -> None:
        if self.isVisible():
            self._search()

    def _search(self) -> None:
        self._found = list(_places(self._page.sheet, self.field.text()))
        self._page.show_found(self._found)
        self._say()

    def _say(self, number: int = 0) -> None:
        count = len(self._found)
        if not self.field.text():
            self.figures.setText("")
        elif not count:
            self.figures.setText(self.tr("Not found"))
        elif number:
            self.figures.setText(self.tr("{number} of {count}").format(number=number, count=count))
        else:
            self.figures.setText(self.tr("{count} found").format(count=count))


def _places(document: QTextDocument, wanted: str) -> list[QTextCursor]:
    places: list[QTextCursor] = []
    cursor = QTextCursor(document)
    while wanted and len(places) < _MOST:
        cursor = document.find(wanted, cursor)
        if cursor.isNull():
            break
        places.append(cursor)
    return places
