"""What the window knows of each of its tabs."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from studio.core.recipe import Recipe


class Tab(QWidget):
    """A page of the window. Tabs know nothing of each other; they ask the window by signals."""

    recipe_wanted = Signal(object)
    """Fill the form that makes such things with this recipe, and show it."""
    words_sent = Signal(str, str)
    """A kind of making, and words to put into its form."""
    status_changed = Signal(str)
    """What the right end of the bottom bar says while this tab is shown."""
    page_wanted = Signal(str)
    """Show another tab, by its key, or `settings`."""

    key = ""
    """`text`, `image`, `audio`, `library` or `models`: its place in saved state."""
    kinds: tuple[str, ...] = ()
    """The kinds of recipes its form makes."""

    def title(self) -> str:
        raise NotImplementedError

    def offered(self) -> list[QAction]:
        """What the tab can do just now, for the command palette and the sheet of shortcuts."""
        return []

    def kind(self) -> str:
        """What its form makes just now; empty for a tab that makes nothing."""
        return self.kinds[0] if self.kinds else ""

    def use_recipe(self, recipe: Recipe) -> None:
        """Show in the form how this was made, ready to be made again or changed."""

    def use_words(self, kind: str, words: str) -> None:
        """Take words another tab has sent as the prompt, or as the text to read aloud."""

    def use_file(self, path: Path) -> bool:
        """Take a dropped file without a recipe. False when it is of no use here."""
        return False

    def state(self) -> str:
        """The form as JSON, to be put back at the next start."""
        return ""

    def restore(self, state: str) -> None:
        """Put a state back; what it cannot read it leaves alone."""

    def status(self) -> str:
        return ""

    def shown(self) -> None:
        """The tab has just come to the front."""

    def put_down(self) -> None:
        """The tab is about to go: save now what must not be lost."""
