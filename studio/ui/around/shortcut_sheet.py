"""All shortcuts at one glance."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from studio.ui.around.actions import GROUP, group_of, shown_shortcut
from studio.ui.parts.buttons import tool
from studio.ui.parts.overlay import Overlay
from studio.ui.parts.words import heading, line, words

_COLUMN, _GAP, _MARGIN = 232, 32, 24
_COLUMNS = 3


class ShortcutSheet(Overlay):
    def __init__(self, window: QWidget, actions: Callable[[], list[QAction]]) -> None:
        super().__init__(window)
        self._actions = actions
        self.setAccessibleName(self.tr("Shortcuts"))
        close = tool(self.tr("Close"), self.tr("Put this away"), "x")
        close.clicked.connect(self.shut)
        head = QHBoxLayout()
        head.setContentsMargins(_MARGIN, 12, 12, 12)
        head.addWidget(words(self.tr("Shortcuts"), "name"))
        head.addStretch()
        head.addWidget(close)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.viewport().setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(line())
        column.addWidget(self._scroll, 1)

    def toggle(self) -> None:
        if self.isVisible():
            self.shut()
            return
        page = _page(groups(self._actions()))
        self._scroll.setWidget(page)
        page.setAutoFillBackground(False)
        self.open()

    def place(self) -> None:
        window, page = self.parentWidget(), self._scroll.widget()
        if window is None or page is None:
            return
        wanted = page.sizeHint()
        width = min(wanted.width() + 16, window.width() - 48)
        height = min(wanted.height() + 72, window.height() - 96)
        self.setGeometry((window.width() - width) // 2, (window.height() - height) // 2,
                         width, height)  # fmt: skip


def groups(actions: Sequence[QAction]) -> dict[str, list[QAction]]:
    """Those with a shortcut by the tab they belong to, the window's own first."""
    found: dict[str, list[QAction]] = {}
    for action in sorted(actions, key=lambda each: bool(each.property(GROUP))):
        if shown_shortcut(action):
            found.setdefault(group_of(action), []).append(action)
    return found


def _page(found: dict[str, list[QAction]]) -> QWidget:
    page = QWidget()
    row = QHBoxLayout(page)
    row.setContentsMargins(_MARGIN, 16, _MARGIN, _MARGIN)
    row.setSpacing(_GAP)
    columns = [QVBoxLayout() for _ in range(min(_COLUMNS, len(found)))]
    lengths = [0] * len(columns)
    for column in columns:
        column.setSpacing(20)
        row.addLayout(column)
    for name, actions in found.items():
        shortest = lengths.index(min(lengths))
        columns[shortest].addWidget(_group(name, actions))
        lengths[shortest] += len(actions) + 2
    for column in columns:
        column.addStretch()
    return page


def _group(name: str, actions: Sequence[QAction]) -> QWidget:
    made = QWidget()
    made.setMinimumWidth(_COLUMN)
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addWidget(heading(name))
    for action in actions:
        text = action.text().replace("&", "")
        key = QLabel(shown_shortcut(action))
        key.setProperty("part", "key")
        key.setAccessibleName(f"{text}: {key.text()}")
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(words(text), 1)
        row.addWidget(key)
        column.addLayout(row)
    return made
