"""What sound is wanted, of a synthesiser or of a diffusion model."""

from typing import Annotated

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from studio.core.recipe import ModelRef, SoundRecipe
from studio.jobs.catalogue import Catalogue
from studio.media.soundscape.reading import read_scene
from studio.store.card import ModelCard
from studio.store.families import SYNTHESISER
from studio.ui.audio.forms.wishes import Wish
from studio.ui.parts.buttons import describe
from studio.ui.parts.model_chooser import ModelChooser
from studio.ui.parts.prompt_box import PromptBox
from studio.ui.parts.slider_row import SliderRow
from studio.ui.parts.words import heading, line

_SECONDS, _STEPS, _GUIDANCE = SYNTHESISER.seconds, 50, 5.0


class SoundState(msgspec.Struct):
    """`seconds`, `steps` and `guidance` are None where they are left to the model."""

    prompt: str = ""
    avoid: str = ""
    model: str = ""
    seconds: Annotated[float, msgspec.Meta(ge=0, le=600)] | None = None
    steps: Annotated[int, msgspec.Meta(ge=1, le=500)] | None = None
    guidance: Annotated[float, msgspec.Meta(ge=0, le=100)] | None = None


class SoundForm(QWidget):
    sent = Signal()
    changed = Signal()

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self.prompt = PromptBox(
            self.tr("Sound you would like"), self.tr("Such as: rain on a tin roof, far thunder")
        )
        self.avoid = QLineEdit()
        self.avoid.setPlaceholderText(self.tr("Such as: voices, music"))
        describe(self.avoid, self.tr("Avoid"), self.tr("What should not be heard"))
        self.models = ModelChooser(catalogue, "sound")
        self.seconds = SliderRow(
            self.tr("Length"), self.tr("How long the sound is"), 0.5, 30, 0.5, _SECONDS,
            self.tr(" s"), widest=600,
        )  # fmt: skip
        self.steps = SliderRow(
            self.tr("Steps"),
            self.tr("More steps take longer and come out finer"),
            1, 150, 1, _STEPS, widest=500,
        )  # fmt: skip
        self.guidance = SliderRow(
            self.tr("Guidance"),
            self.tr("How closely it keeps to your words"),
            0, 15, 0.5, _GUIDANCE, widest=100,
        )  # fmt: skip
        self._seconds = Wish(self.seconds, _SECONDS)
        self._steps = Wish(self.steps, _STEPS)
        self._guidance = Wish(self.guidance, _GUIDANCE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (
            heading(self.tr("Prompt")),
            self.prompt,
            heading(self.tr("Avoid")),
            self.avoid,
            line(),
            heading(self.tr("Model")),
            self.models,
            self.seconds,
            self.steps,
            self.guidance,
        ):
            column.addWidget(widget)
        self.prompt.sent.connect(self.sent)
        self.models.chosen.connect(self._take_card)
        self._take_card(self.models.card())

    def recipe(self, model: ModelRef, seed: int) -> SoundRecipe:
        """Raises `BadInput`, for a synthesiser also where the words name no sound it knows."""
        by_formula = self._by_formula(self.models.card())
        recipe = SoundRecipe(
            prompt=self.prompt.words(),
            negative=self.avoid.text().strip(),
            seconds=self.seconds.value(),
            steps=SYNTHESISER.steps if by_formula else round(self.steps.value()),
            guidance=SYNTHESISER.guidance if by_formula else round(self.guidance.value(), 2),
            model=model,
            seed=seed,
        )
        if by_formula:
            read_scene(recipe.prompt, recipe.negative)
        return recipe

    def use_recipe(self, recipe: SoundRecipe) -> None:
        self.restore(SoundState(recipe.prompt, recipe.negative, recipe.model.id, recipe.seconds))
        if not self._by_formula(self.models.card()):
            self._steps.want(recipe.steps)
            self._guidance.want(recipe.guidance)

    def state(self) -> SoundState:
        card = self.models.card()
        steps = self._steps.own
        return SoundState(
            self.prompt.toPlainText(),
            self.avoid.text(),
            card.id if card else "",
            self._seconds.own,
            None if steps is None else round(steps),
            self._guidance.own,
        )

    def restore(self, state: SoundState) -> None:
        self.prompt.set_words(state.prompt)
        self.avoid.setText(state.avoid)
        self.models.choose(state.model)
        self._seconds.want(state.seconds)
        self._steps.want(state.steps)
        self._guidance.want(state.guidance)

    def _take_card(self, card: ModelCard | None) -> None:
        by_formula = self._by_formula(card)
        for row in (self.steps, self.guidance):
            row.setVisible(not by_formula)
        if card is not None:
            self._seconds.follow(card.family.seconds)
            if not by_formula:
                self._steps.follow(card.family.steps)
                self._guidance.follow(card.family.guidance)
        self.changed.emit()

    def _by_formula(self, card: ModelCard | None) -> bool:
        """Before the models are known, the form is the one for the starter model."""
        return card is None or card.family.name == SYNTHESISER.name
