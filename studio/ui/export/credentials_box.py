"""What exported files say of their making, each choice with what follows from it."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from studio.media.credentials.native import MEDIA_TYPES
from studio.ui.export.choices import Choices
from studio.ui.export.rows import LABELS
from studio.ui.parts.buttons import describe
from studio.ui.parts.words import words

_INDENT = 22
"""Pixels, so that a line stands under the words of its switch."""


class CredentialsBox(QWidget):
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(LABELS + 8, 0, 0, 0)
        self._column.setSpacing(2)
        self.recipe, self._of_recipe = self._switch(
            self.tr("Recipe"), self.tr("The model, seed and settings it was made with")
        )
        self.prompt, self._of_prompt = self._switch(
            self.tr("Prompt"), self.tr("The words it was asked for with")
        )
        self.signed, self._of_signed = self._switch(
            self.tr("Signature"), self.tr("A C2PA signature by the key of this computer")
        )
        self.labelled, self._of_labelled = self._switch(
            self.tr("Label for China"), self.tr("The field that GB 45438-2025 asks for")
        )
        always = self.tr("That a model took part is always said, in fields other programs read.")
        self._column.addWidget(words(always, "dim"))
        self._suffixes: tuple[str, ...] = ()
        self._alone = True

    def show_choices(self, choices: Choices, signed: bool, labelled: bool) -> None:
        blockers = [QSignalBlocker(each) for each in self.findChildren(QWidget)]
        self.recipe.setChecked(choices.recipe)
        self.prompt.setChecked(choices.prompt)
        self.signed.setChecked(signed)
        self.labelled.setChecked(labelled)
        del blockers
        self._show()

    def use_formats(self, suffixes: Sequence[str], alone: bool) -> None:
        """Not every format can be signed. Only a file with one work `alone` has a recipe."""
        self._suffixes, self._alone = tuple(suffixes), alone
        self._show()

    def _switch(self, name: str, tip: str) -> tuple[QCheckBox, QLabel]:
        switch = QCheckBox(name)
        describe(switch, name, tip)
        consequence = words("", "dim")
        consequence.setContentsMargins(_INDENT, 0, 0, 6)
        self._column.addWidget(switch, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(consequence)
        switch.toggled.connect(self._change)
        return switch, consequence

    def _change(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        recipe, prompt = self.recipe.isChecked() and self._alone, self.prompt.isChecked()
        self.recipe.setEnabled(self._alone)
        self.prompt.setEnabled(recipe)
        self._of_recipe.setText(self._making(recipe))
        self._of_prompt.setText(
            self.tr("Whoever has the file can read your words.")
            if recipe and prompt
            else self.tr("Your words stay here. The file cannot be made again from itself.")
        )
        signable = [suffix in MEDIA_TYPES for suffix in self._suffixes]
        self.signed.setEnabled(any(signable))
        self._of_signed.setText(self._signing(signable))
        self._of_labelled.setText(
            self.tr("Services in China find the label they ask for.")
            if self.labelled.isChecked()
            else self.tr("Only needed for files that are published in China.")
        )

    def _making(self, recipe: bool) -> str:
        if not self._alone:
            return self.tr("A file of several works carries no recipe.")
        if recipe:
            return self.tr("Dropped on Atelier, the file can be made again.")
        return self.tr("The file cannot be made again from itself, and hides how it was made.")

    def _signing(self, signable: list[bool]) -> str:
        if not any(signable):
            return self.tr("This format cannot be signed.")
        if not self.signed.isChecked():
            return self.tr("Nobody can check whether the file was changed on its way.")
        if not all(signable):
            return self.tr("Changes show later. Only some of these formats can be signed.")
        return self.tr("Everybody can check whether the file was changed on its way.")
