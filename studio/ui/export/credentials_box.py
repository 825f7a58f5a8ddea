"""What exported files say of their making, each choice with what follows from it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from studio.media.credentials.native import MEDIA_TYPES
from studio.ui.export.choices import Choices
from studio.ui.export.piece import Piece
from studio.ui.export.rows import LABELS
from studio.ui.parts.buttons import describe
from studio.ui.parts.words import words

_INDENT = 22
"""Pixels, so that a line stands under the words of its switch."""


class CredentialsBox(QWidget):
    """For at least one piece. A switch that would do nothing is off and cannot be used; what the
    person wants of it is kept for when it does something again."""

    changed = Signal()

    def __init__(self, pieces: Sequence[Piece]) -> None:
        super().__init__()
        self._makeable = [piece.makeable for piece in pieces]
        self._by_model = [piece.by_model for piece in pieces]
        self._wants: dict[QCheckBox, bool] = {}
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
        if any(self._by_model):
            self._column.addWidget(words(always, "dim"))
        self._suffixes: tuple[str, ...] = ()
        self._alone = True

    def show_choices(self, choices: Choices, signed: bool, labelled: bool) -> None:
        self._wants = {
            self.recipe: choices.recipe,
            self.prompt: choices.prompt,
            self.signed: signed,
            self.labelled: labelled,
        }
        self._show()

    def wants(self, switch: QCheckBox) -> bool:
        """What the person last chose there, whether it does anything now or not."""
        return self._wants[switch]

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
        self._wants[switch] = False
        switch.toggled.connect(partial(self._change, switch))
        return switch, consequence

    def _change(self, switch: QCheckBox, on: bool) -> None:
        self._wants[switch] = on
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        signable = [suffix in MEDIA_TYPES for suffix in self._suffixes]
        known = any(self._by_model)
        self._use(self.recipe, self._alone and any(self._makeable))
        self._use(self.prompt, self.recipe.isChecked())
        self._use(self.signed, known and any(signable))
        self._use(self.labelled, known)
        self._of_recipe.setText(self._making())
        self._of_prompt.setText(self._telling())
        self._of_signed.setText(self._signing(signable))
        self._of_labelled.setText(self._labelling())

    def _use(self, switch: QCheckBox, works: bool) -> None:
        switch.setEnabled(works)
        with QSignalBlocker(switch):
            switch.setChecked(works and self._wants[switch])

    def _making(self) -> str:
        if not any(self._makeable):
            return self.tr("There is no recipe to put into the file.")
        if not self._alone:
            return self.tr("A file of several works carries no recipe.")
        if not self.recipe.isChecked():
            return self.tr("The file cannot be made again from itself, and hides how it was made.")
        if not all(self._makeable):
            return self.tr("Dropped on Atelier, those with a recipe can be made again.")
        return self.tr("Dropped on Atelier, the file can be made again.")

    def _telling(self) -> str:
        if not any(self._makeable):
            return self.tr("The file carries no prompt.")
        if self.prompt.isChecked():
            return self.tr("Whoever has the file can read your words.")
        return self.tr("Your words stay here. The file cannot be made again from itself.")

    def _labelling(self) -> str:
        if not any(self._by_model):
            return self.tr("No model is known to have taken part, so there is nothing to label.")
        if self.labelled.isChecked():
            return self.tr("Services in China find the label they ask for.")
        return self.tr("Only needed for files that are published in China.")

    def _signing(self, signable: list[bool]) -> str:
        if not any(signable):
            return self.tr("This format cannot be signed.")
        if not any(self._by_model):
            return self.tr("No model is known to have taken part, so the file is not signed.")
        if not self.signed.isChecked():
            return self.tr("Nobody can check whether the file was changed on its way.")
        if not all(signable):
            return self.tr("Changes show later. Only some of these formats can be signed.")
        if self._alone and not all(self._by_model):
            return self.tr("Changes show later. Works of unknown making are not signed.")
        return self.tr("Everybody can check whether the file was changed on its way.")
