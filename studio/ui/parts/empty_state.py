"""What a pane says before there is anything in it, with examples that work at one press."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.parts.buttons import button
from studio.ui.parts.words import words


class EmptyState(QWidget):
    """`chosen` gives the example that was pressed."""

    chosen = Signal(str)

    def __init__(self, title: str, hint: str, examples: Sequence[str] = ()) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(8)
        self._column.setAlignment(Qt.AlignmentFlag.AlignCenter)
        headline = words(title, "title")
        headline.setAlignment(Qt.AlignmentFlag.AlignCenter)
        explanation = words(hint, "dim", wrap=True)
        explanation.setAlignment(Qt.AlignmentFlag.AlignCenter)
        explanation.setMinimumWidth(360)
        self._column.addWidget(headline)
        self._column.addWidget(explanation, 0, Qt.AlignmentFlag.AlignCenter)
        self._column.addSpacing(8)
        self.set_examples(examples)

    def set_examples(self, examples: Sequence[str]) -> None:
        while self._column.count() > 3:
            item = self._column.takeAt(3)
            if item and (widget := item.widget()):
                widget.deleteLater()
        last = self._before()
        for example in examples:
            offer = button(example, self.tr("Make this now"))
            offer.clicked.connect(lambda _=False, example=example: self.chosen.emit(example))
            self._column.addWidget(offer, 0, Qt.AlignmentFlag.AlignCenter)
            self.setTabOrder(last, offer)  # else it would come after all that is there already
            last = offer

    def _before(self) -> QWidget:
        """What the Tab key reaches before this, for `setTabOrder` knows only what it can reach."""
        widget = self.previousInFocusChain()
        while widget not in (None, self) and widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            widget = widget.previousInFocusChain()
        return widget or self
