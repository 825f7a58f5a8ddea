"""The page a person writes on, and where models write with them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from studio.ui.text.insertion import Insertion, plain_text
from studio.ui.text.markdown import Markdown
from studio.ui.theme import colour

FONT_SIZE, LINE_HEIGHT = 17, 32
"""Pixels. The same for scripts whose own lines are higher, such as Chinese."""
TEXT_WIDTH, MARGIN = 600, 64
_CONTEXT = 4_000
"""UTF-16 units of text before the cursor that anybody asks for."""


class Page(QTextEdit):
    """Plain text with the look of print. Everything on it can be undone, a new page too.

    `undo_wanted` and `redo_wanted` come for the keys, so that a run may be ended first.
    """

    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        # Made here, for Python must learn when it ends, and does not for one that Qt makes.
        self.sheet = QTextDocument(self)
        self.setDocument(self.sheet)
        self.setProperty("part", "document")
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setMaximumWidth(TEXT_WIDTH + 2 * MARGIN)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursorWidth(2)
        font = QFont(self.font())
        font.setPixelSize(FONT_SIZE)
        self.setFont(font)
        self.sheet.setDefaultFont(font)
        self.setAccessibleName(self.tr("Page"))
        self.setAccessibleDescription(self.tr("Your text. Models write where the cursor stands"))
        self._lay_out()
        self._markdown = Markdown(self.sheet)
        self._live: tuple[Insertion, ...] = ()
        self._found: list[QTextEdit.ExtraSelection] = []
        self._empty: QWidget | None = None

    def sizeHint(self) -> QSize:
        return QSize(TEXT_WIDTH + 2 * MARGIN, super().sizeHint().height())

    def text(self) -> str:
        return plain_text(self.sheet)

    @property
    def blank(self) -> bool:
        return self.sheet.isEmpty()

    def set_text(self, text: str) -> None:
        """Another text in place of all there is, as one step of undo."""
        cursor = QTextCursor(self.sheet)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.setTextCursor(QTextCursor(self.sheet))

    def begin_with(self, text: str) -> None:
        """The text the page opens with, before which there is nothing to go back to."""
        cursor = QTextCursor(self.sheet)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.sheet.clearUndoRedoStacks()

    def insert(self, text: str) -> None:
        cursor = self.textCursor()
        cursor.insertText(text)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def add(self, text: str) -> None:
        """At the end, where writing then goes on."""
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.insert(text)

    def place(self) -> int:
        """Where words would come now: after the selection, if there is one, which is given up."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionEnd())
        self.setTextCursor(cursor)
        return cursor.position()

    def before(self, position: int) -> str:
        return self._between(max(0, position - _CONTEXT), position)

    def after(self, position: int) -> str:
        return self._between(position, min(position + 2, self.sheet.characterCount() - 1))

    def selected(self) -> str:
        return _typed(self.textCursor().selectedText())

    def show_live(self, live: Sequence[Insertion]) -> None:
        """Runs that are not over: their words in the accent colour, and a mark where more come."""
        follows = any(each.end == self.textCursor().position() for each in live)
        self._live = tuple(live)
        self._colour()
        if follows:
            self.ensureCursorVisible()

    def show_found(self, found: Sequence[QTextCursor], current: int = -1) -> None:
        self._found = [_mark(cursor, place == current) for place, cursor in enumerate(found)]
        self._colour()

    def set_empty(self, widget: QWidget) -> None:
        """What lies on the page while nothing is written on it."""
        self._empty = widget
        widget.setParent(self.viewport())
        widget.installEventFilter(self)
        self.place_empty()

    def dress(self) -> None:
        """Take the colours of the theme that is shown now."""
        self._markdown.dress()
        self._colour()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo_wanted.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        for name, wanted in (("edit-undo", self.undo_wanted), ("edit-redo", self.redo_wanted)):
            if action := menu.findChild(QAction, name):
                action.triggered.disconnect()
                action.triggered.connect(lambda _=False, wanted=wanted: wanted.emit())
        menu.exec(event.globalPos())
        menu.deleteLater()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not source.hasUrls()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place_empty()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Examples that come while the page is shown take room only a moment later."""
        if watched is self._empty and event.type() == QEvent.Type.LayoutRequest:
            self.place_empty()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._live:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for each in self._live:
            cursor = QTextCursor(self.sheet)
            cursor.setPosition(each.end)
            place = self.cursorRect(cursor)
            mark = QRectF(place.left() + 3, place.bottom() - FONT_SIZE - 6, 7, FONT_SIZE + 3)
            painter.setBrush(colour("dim"))
            painter.drawRect(mark)

    def _lay_out(self) -> None:
        document = self.sheet
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(MARGIN)
        form = QTextBlockFormat()
        form.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
        QTextCursor(document).setBlockFormat(form)
        document.setUndoRedoEnabled(True)

    def _between(self, start: int, end: int) -> str:
        cursor = QTextCursor(self.sheet)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return _typed(cursor.selectedText())

    def _colour(self) -> None:
        selections = list(self._found)
        for each in self._live:
            cursor = QTextCursor(self.sheet)
            cursor.setPosition(each.start)
            cursor.setPosition(each.end, QTextCursor.MoveMode.KeepAnchor)
            form = QTextCharFormat()
            form.setForeground(colour("accent"))
            selections.append(_selection(cursor, form))
        self.setExtraSelections(selections)
        self.viewport().update()

    def place_empty(self) -> None:
        if self._empty:
            size = self._empty.sizeHint()
            room = self.viewport().size()
            left, top = (room.width() - size.width()) // 2, (room.height() - size.height()) * 2 // 5
            self._empty.setGeometry(left, max(MARGIN + 32, top), size.width(), size.height())


def _mark(cursor: QTextCursor, current: bool) -> QTextEdit.ExtraSelection:
    """A place that was found; the current one is also selected, but that may be out of focus."""
    form = QTextCharFormat()
    shade = colour("accent")
    shade.setAlphaF(0.55 if current else 0.22)
    form.setBackground(shade)
    return _selection(cursor, form)


def _selection(cursor: QTextCursor, form: QTextCharFormat) -> QTextEdit.ExtraSelection:
    made = QTextEdit.ExtraSelection()
    made.cursor = cursor  # pyright: ignore[reportAttributeAccessIssue]
    made.format = form  # pyright: ignore[reportAttributeAccessIssue]
    return made


def _typed(text: str) -> str:
    """Half characters at a cut are left out."""
    text = text.replace("\u2029", "\n").replace("\u2028", "\n")
    return "".join(sign for sign in text if not 0xD800 <= ord(sign) <= 0xDFFF)
