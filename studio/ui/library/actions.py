"""What can be done in the library, for buttons, shortcuts and the command palette alike."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from studio.ui.library.stars import MOST

translate = QCoreApplication.translate


class LibraryActions:
    """`anywhere` gets those that work on the whole page, `grid` those of its keyboard."""

    def __init__(self, anywhere: QWidget, grid: QWidget) -> None:
        self._making(anywhere)
        self._looking(anywhere, grid)
        self._letting_go(anywhere, grid)
        self.ratings = [self._rating(grid, stars) for stars in range(MOST + 1)]

    def all(self) -> list[QAction]:
        return [
            self.again,
            self.vary,
            self.use,
            self.words,
            self.large,
            self.compare,
            *self.ratings,
            self.collect,
            self.take_out,
            self.folder,
            self.copy,
            self.save,
            self.export,
            self.trash,
            self.undo,
            self.restore,
            self.empty,
            self.bring_in,
            self.find,
        ]

    def _making(self, anywhere: QWidget) -> None:
        self.again = _action(
            anywhere,
            translate("LibraryActions", "Make the chosen work again"),
            translate("LibraryActions", "The same recipe once more; the result is the same"),
            "Ctrl+Return",
        )
        self.vary = _action(
            anywhere,
            translate("LibraryActions", "Vary the chosen work"),
            translate("LibraryActions", "The same recipe with another seed"),
            "Ctrl+R",
        )
        self.use = _action(
            anywhere,
            translate("LibraryActions", "Use the recipe of the chosen work"),
            translate("LibraryActions", "Open it in its form, ready to be changed"),
        )
        self.words = _action(
            anywhere,
            translate("LibraryActions", "Use the prompt of the chosen work"),
            translate("LibraryActions", "Only its words; the form stays as it is otherwise"),
        )

    def _looking(self, anywhere: QWidget, grid: QWidget) -> None:
        self.large = _action(
            grid,
            translate("LibraryActions", "Show the chosen work large"),
            translate("LibraryActions", "Over the whole tab; arrow keys go on"),
        )
        self.compare = _action(
            grid,
            translate("LibraryActions", "Compare the two chosen works"),
            translate("LibraryActions", "Side by side, with what is different in their recipes"),
            "C",
        )
        self.collect = _action(
            anywhere,
            translate("LibraryActions", "Make a collection of the chosen works"),
            translate("LibraryActions", "A new collection with them in it"),
            "Ctrl+G",
        )
        self.take_out = _action(
            anywhere,
            translate("LibraryActions", "Take the chosen works out of the collection"),
            translate("LibraryActions", "Out of the one that is shown; they stay in the library"),
            "Ctrl+Shift+G",
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
        self.find = _action(
            anywhere,
            translate("LibraryActions", "Find works"),
            translate("LibraryActions", "Look for words, tags, ratings and dates"),
            "Ctrl+F",
        )
        self.bring_in = _action(
            anywhere,
            translate("LibraryActions", "Bring in files…"),
            translate("LibraryActions", "Copy pictures, sounds, notes and texts into the library"),
            "Ctrl+I",
        )

    def _letting_go(self, anywhere: QWidget, grid: QWidget) -> None:
        self.export = _action(
            anywhere,
            translate("LibraryActions", "Export the chosen works…"),
            translate("LibraryActions", "In any format, with or without their recipes"),
            "Ctrl+Shift+E",
        )
        self.trash = _action(
            grid,
            translate("LibraryActions", "Move the chosen works to the trash"),
            translate("LibraryActions", "They can be brought back from there"),
            "Del",
            "Backspace",
        )
        self.undo = _action(
            anywhere,
            translate("LibraryActions", "Bring back what was just thrown away"),
            translate("LibraryActions", "Out of the trash, with everything in place"),
            "Ctrl+Z",
        )
        self.restore = _action(
            anywhere,
            translate("LibraryActions", "Restore the chosen works"),
            translate("LibraryActions", "Out of the trash, with everything in place"),
        )
        self.empty = _action(
            anywhere,
            translate("LibraryActions", "Empty the trash…"),
            translate("LibraryActions", "Move the files to the system's trash"),
        )

    def _rating(self, grid: QWidget, stars: int) -> QAction:
        text = translate("LibraryActions", "Rate the chosen works: {count} of 5 stars")
        tip = translate("LibraryActions", "A rating helps to find them")
        return _action(grid, text.format(count=stars), tip, str(stars))


def _action(owner: QWidget, text: str, tip: str, *shortcuts: str) -> QAction:
    action = QAction(text, owner)
    action.setToolTip(tip)
    action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.setShortcuts([QKeySequence(each) for each in shortcuts])
    owner.addAction(action)
    return action
