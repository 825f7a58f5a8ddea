"""What can be done with the chosen works, always in sight under the right pane."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from studio.store.library import Work
from studio.ui.parts.buttons import button, describe, tool
from studio.ui.parts.words import words


class DetailFoot(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._reason = words("", "dim", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._tools())
        column.addLayout(self._uses())
        column.addWidget(self._reason)
        column.addWidget(self._again())
        column.addWidget(self.restore)

    def show_works(self, works: Sequence[Work]) -> None:
        single = len(works) == 1
        thrown = bool(works) and all(work.trashed is not None for work in works)
        makeable = sum(work.makeable for work in works)
        self.again.setVisible(not thrown)
        self.restore.setVisible(thrown)
        self.trash.setVisible(not thrown)
        for control in (self.again, self.vary):
            control.setEnabled(bool(makeable) and not thrown)
        for control in (self.copy, self.export, self.take_out, self.trash, self.large):
            control.setEnabled(bool(works))
        for control in (self.folder, self.save):
            control.setEnabled(single)
        for control in (self.use, self.words):
            control.setEnabled(single and works[0].recipe is not None)
        self.compare.setEnabled(len(works) == 2)
        several = self.tr("Make {count} again").format(count=makeable)
        self.again.setText(several if makeable > 1 else self.tr("Make again"))
        reason = "" if makeable or not works or thrown else self._why_not(works)
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))

    def show_place(self, collection: int | None) -> None:
        """Only out of a collection can works be taken."""
        self.take_out.setVisible(collection is not None)

    def _why_not(self, works: Sequence[Work]) -> str:
        work = works[0]
        if len(works) > 1:
            return self.tr("None of them can be made again: they were brought in.")
        if work.recipe is None:
            return self.tr("Its file has no recipe, so it cannot be made again.")
        return self.tr(
            "It was made with {program}. Use its recipe, and choose a model you have."
        ).format(program=work.program)

    def _again(self) -> QWidget:
        self.again = button(self.tr("Make again"), "", "arrow-counter-clockwise", part="primary")
        describe(
            self.again,
            self.tr("Make again"),
            self.tr("The same recipe once more; the result is the same"),
            "Ctrl+Return",
        )
        self.restore = button(
            self.tr("Restore"),
            self.tr("Out of the trash, with everything in place"),
            "arrow-counter-clockwise",
            part="primary",
        )
        self.restore.hide()
        return self.again

    def _uses(self) -> QHBoxLayout:
        self.vary = button(self.tr("Vary"), "")
        describe(self.vary, self.tr("Vary"), self.tr("The same recipe with another seed"), "Ctrl+R")
        self.use = button(
            self.tr("Use its recipe"),
            self.tr("Open it in the form that makes such things, ready to be changed"),
        )
        self.words = button(
            self.tr("Use its prompt"),
            self.tr("Only its words; the form stays as it is otherwise"),
        )
        row = QHBoxLayout()
        row.setSpacing(6)
        for each in (self.vary, self.use, self.words):
            row.addWidget(each, 1)
        return row

    def _tools(self) -> QHBoxLayout:
        self.large = tool(self.tr("Show large"), "", "corners-out")
        describe(
            self.large,
            self.tr("Show large"),
            self.tr("Over the whole tab; arrow keys go on"),
            "Space",
        )
        self.compare = tool(self.tr("Compare"), "", "square-split-horizontal")
        describe(self.compare, self.tr("Compare"), self.tr("Two works side by side"), "C")
        self.folder = tool(
            self.tr("Show in folder"), self.tr("Show the file in its folder"), "folder-open"
        )
        self.copy = tool(self.tr("Copy"), "", "copy")
        describe(self.copy, self.tr("Copy"), self.tr("Copy it to paste it elsewhere"), "Ctrl+C")
        self.save = tool(self.tr("Save a copy"), "", "floppy-disk")
        describe(
            self.save,
            self.tr("Save a copy"),
            self.tr("Save a copy in another place"),
            "Ctrl+Shift+S",
        )
        self.export = tool(self.tr("Export…"), "", "export")
        describe(
            self.export,
            self.tr("Export…"),
            self.tr("In any format, with or without its recipe"),
            "Ctrl+Shift+E",
        )
        row = QHBoxLayout()
        row.setSpacing(4)
        for each in (self.large, self.compare):
            row.addWidget(each)
        row.addStretch()
        for each in (self.folder, self.copy, self.save, self.export, *self._lets_go()):
            row.addWidget(each)
        return row

    def _lets_go(self) -> tuple[QToolButton, QToolButton]:
        self.take_out = tool(self.tr("Take out of the collection"), "", "minus")
        describe(
            self.take_out,
            self.tr("Take out of the collection"),
            self.tr("Take it out of the collection that is shown; it stays in the library"),
            "Ctrl+Shift+G",
        )
        self.take_out.hide()
        self.trash = tool(self.tr("Move to trash"), "", "trash")
        describe(
            self.trash,
            self.tr("Move to trash"),
            self.tr("It can be brought back from there"),
            "Del",
        )
        return self.take_out, self.trash
