"""Buttons that write tags and dates into the field, so that nobody has to know how."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton

from studio.store.query import folded, quoted
from studio.ui.parts.buttons import describe

_SHOWN = 30
"""Tags in the menu; the others are typed."""


class _MenuButton(QPushButton):
    """`wanted` gives the terms to write, of all that are chosen, empty for none."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "chip")
        self.setCheckable(True)
        self.entries = QMenu(self)
        self.clicked.connect(self._open)

    def _open(self) -> None:
        """What is chosen decides whether the button looks pressed, not the press."""
        self.setChecked(not self.isChecked())
        self.entries.popup(self.mapToGlobal(self.rect().bottomLeft()))


class TagMenu(_MenuButton):
    def __init__(self) -> None:
        super().__init__()
        self.setText(self.tr("Tags"))
        describe(self, self.text(), self.tr("Show works with these tags only"))
        self._tags: Mapping[str, int] = {}
        self._chosen: tuple[str, ...] = ()
        self.setEnabled(False)

    def know(self, tags: Mapping[str, int]) -> None:
        """Every tag, with how many works have it."""
        self._tags = tags
        self.setEnabled(bool(tags))
        self._fill()

    def show_chosen(self, tags: Sequence[str]) -> None:
        self._chosen = tuple(tags)
        self.setChecked(bool(tags))
        self._fill()

    def _fill(self) -> None:
        self.entries.clear()
        chosen = {folded(tag) for tag in self._chosen}
        most = sorted(self._tags.items(), key=lambda each: -each[1])[:_SHOWN]
        for name, count in sorted(most, key=lambda each: folded(each[0])):
            shown = name.replace("&", "&&")
            action = self.entries.addAction(f"{shown}   {count}")
            action.setCheckable(True)
            action.setChecked(folded(name) in chosen)
            action.triggered.connect(lambda on=False, name=name: self._toggle(name, on))

    def _toggle(self, name: str, on: bool) -> None:
        others = [tag for tag in self._chosen if folded(tag) != folded(name)]
        tags = [*others, name] if on else others
        self.wanted.emit(" ".join(f"#{quoted(tag)}" for tag in tags))


class DateMenu(_MenuButton):
    def __init__(self) -> None:
        super().__init__()
        self.setText(self.tr("Dates"))
        describe(self, self.text(), self.tr("Show works of a time only"))
        for typed in (
            self.tr("today"),
            self.tr("yesterday"),
            self.tr("this week"),
            self.tr("last week"),
            self.tr("this month"),
            self.tr("last month"),
            self.tr("this year"),
            self.tr("last year"),
        ):
            action = self.entries.addAction(typed[:1].upper() + typed[1:])
            action.triggered.connect(lambda _=False, typed=typed: self.wanted.emit(typed))
        self.entries.addSeparator()
        self.entries.addAction(self.tr("Any time")).triggered.connect(lambda: self.wanted.emit(""))

    def show_chosen(self, chosen: bool) -> None:
        self.setChecked(chosen)
