"""What can be done in the library, for buttons, shortcuts and the command palette alike."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

translate = QCoreApplication.translate


class LibraryActions:
    """`anywhere` gets those that work on the whole page, `grid` those of its keyboard."""

    def __init__(self, anywhere: QWidget, grid: QWidget) -> None:
        self.again = _action(
            anywhere,
            translate("LibraryActions", "Make the chosen work again"),
            translate("LibraryActions", "The same recipe once more; the result is the same"),
            "Ctrl+Return",
        )
        self.use = _action(
            anywhere,
            translate("LibraryActions", "Use the recipe of the chosen work"),
            translate("LibraryActions", "Open it in its form, ready to be changed"),
        )
        self.folder = _action(
            anywhere,
            translate("LibraryActions", "Show the chosen work in its folder"),
            translate("LibraryActions", "Open the folder its file lies in"),
        )
        self.copy = _action(
            grid,
            translate("LibraryActions", "Copy the chosen works"),
            translate("LibraryActions", "Copy them to paste them elsewhere"),
            "Ctrl+C",
        )
        self.save = _action(
            anywhere,
            translate("LibraryActions", "Save a copy of the chosen work"),
            translate("LibraryActions", "Save a copy in another place"),
            "Ctrl+Shift+S",
        )
        self.trash = _action(
            grid,
            translate("LibraryActions", "Move the chosen works to the trash"),
            translate("LibraryActions", "The system's trash can give them back"),
            "Del",
        )
        self.find = _action(
            anywhere,
            translate("LibraryActions", "Find works"),
            translate("LibraryActions", "Look for words in prompts and texts"),
            "Ctrl+F",
        )

    def all(self) -> list[QAction]:
        return [
            self.again,
            self.use,
            self.folder,
            self.copy,
            self.save,
            self.trash,
            self.find,
        ]


def _action(owner: QWidget, text: str, tip: str, shortcut: str = "") -> QAction:
    action = QAction(text, owner)
    action.setToolTip(tip)
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    if shortcut:
        action.setShortcut(QKeySequence(shortcut))
    owner.addAction(action)
    return action
