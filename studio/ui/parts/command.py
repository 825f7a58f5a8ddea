"""What a tab can do, by shortcut, by the command palette, and by its buttons."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


def command(
    owner: QWidget,
    text: str,
    tip: str,
    does: Callable[[], object],
    *shortcuts: str | QKeySequence.StandardKey,
) -> QAction:
    """An action that works from anywhere in `owner`, also where no button shows it."""
    action = QAction(text, owner)
    action.setToolTip(tip)
    action.setShortcuts([QKeySequence(each) for each in shortcuts])
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(lambda: does())
    owner.addAction(action)
    return action
