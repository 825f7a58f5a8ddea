"""Where a person says what they would like."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from studio.ui.parts.buttons import describe


class PromptBox(QPlainTextEdit):
    """Ctrl+Enter sends it off; Tab goes on to the next control. Pasting takes only words."""

    sent = Signal()

    def __init__(self, name: str, placeholder: str, lines: int = 4) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 20)
        describe(self, name, self.tr("What you would like, in your own words"), "Ctrl+Return")

    def words(self) -> str:
        return self.toPlainText().strip()

    def set_words(self, words: str) -> None:
        """Replaces the text in one step that can be undone."""
        cursor = self.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.sent.emit()
            return
        super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not source.hasUrls() and not source.hasImage()
