"""What a picture is asked with: words, model, size and the few numbers that matter."""

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from studio.core.error import ModelMissing
from studio.core.recipe import SEED_LIMIT, ImageRecipe, Input
from studio.store.card import ModelCard
from studio.ui.icons import icon
from studio.ui.image.enhancer import Enhancer
from studio.ui.image.form_state import COUNT_LIMIT, GUIDANCE_LIMIT, STEPS_LIMIT, FormState
from studio.ui.image.init_box import InitBox
from studio.ui.image.quality import QualityRow
from studio.ui.image.size_row import CUSTOM, SizeRow
from studio.ui.image.sizes import Size, like
from studio.ui.parts.buttons import button, describe
from studio.ui.parts.count_row import CountRow
from studio.ui.parts.error_card import ErrorCard
from studio.ui.parts.model_chooser import ModelChooser
from studio.ui.parts.places import Place
from studio.ui.parts.prompt_box import PromptBox
from studio.ui.parts.seed_row import SeedRow
from studio.ui.parts.slider_row import SliderRow
from studio.ui.parts.words import heading, line
from studio.ui.services import Services
from studio.ui.workbench import SidePane

BALANCED = 1


class Form(SidePane):
    sent = Signal()
    """The person wants it made."""
    carded = Signal(object)
    """The chosen model's card, or None."""

    def __init__(self, services: Services, place: Place) -> None:
        """`place` is where pictures to start from are looked for."""
        super().__init__()
        self._catalogue = services.catalogue
        self._steps_usual, self._guidance_usual = 30, 5.0
        self._waiting: FormState | ImageRecipe | None = None
        self.prompt = PromptBox(self.tr("Prompt"), self.tr("What should the picture show?"))
        self.enhancer = Enhancer(services, self.prompt)
        self.enhance = button(
            self.tr("Enhance"), self.tr("Let the text model make a richer prompt"), "magic-wand"
        )
        self.negative = QLineEdit()
        self.model = ModelChooser(services.catalogue, "image")
        self.sizes = SizeRow()
        self.steps = SliderRow(
            self.tr("Steps"),
            self.tr("How often the picture is refined; a double click puts the usual back"),
            1, 60, 1, self._steps_usual, widest=STEPS_LIMIT,
        )  # fmt: skip
        self.guidance = SliderRow(
            self.tr("Guidance"),
            self.tr("How strictly the words are followed; a double click puts the usual back"),
            0, 15, 0.1, self._guidance_usual, widest=GUIDANCE_LIMIT,
        )  # fmt: skip
        self.seed = SeedRow()
        self.count = CountRow(
            self.tr("Pictures"), self.tr("How many, each with its own seed"), COUNT_LIMIT
        )
        self.init = InitBox(services.inputs, services.errands, place)
        self.error = ErrorCard()
        self.quality = QualityRow()
        self.quality.set_usual(self._steps_usual)
        self.make = button("", "", "sparkle", "primary")
        self._lay_out()
        self._connect()
        self._show_avoid()
        self._take_card(self.model.card())
        self._name_button()

    def recipes(self) -> list[ImageRecipe]:
        """One for each picture. Raises `StudioError` for what cannot be asked."""
        card = self.model.card()
        if card is None:
            raise ModelMissing(
                self.tr("There is no model for pictures yet."),
                self.tr("Put one into the models folder."),
                ("models",),
            )
        width, height = self.sizes.value()
        source = self.init.source
        first = ImageRecipe(
            prompt=self.prompt.words(),
            negative=self.negative.text().strip(),
            model=self._catalogue.ref(card),
            seed=self.seed.next(),
            width=width,
            height=height,
            steps=round(self.steps.value()),
            guidance=round(self.guidance.value(), 2),
            init=source.input if source else None,
            mask=self.init.painted if source else None,
            strength=round(self.init.strength.value()) / 100,
        )
        seeds = ((first.seed + index) % SEED_LIMIT for index in range(self.count.value()))
        return [msgspec.structs.replace(first, seed=seed) for seed in seeds]

    def use_recipe(self, recipe: ImageRecipe) -> None:
        """Everything but the number of pictures, which is one."""
        self.enhancer.stop()
        self.error.clear()
        self.prompt.set_words(recipe.prompt)
        self.negative.setText(recipe.negative)
        self.model.choose(recipe.model.id)
        self.sizes.set_value((recipe.width, recipe.height))
        self.steps.set_value(recipe.steps)
        self.guidance.set_value(recipe.guidance)
        self.seed.set_value(recipe.seed)
        self.seed.set_locked(True)
        self.count.set_value(1)
        self.init.use_recipe(recipe)
        if self.model.card() is None:
            self._waiting = recipe
        else:
            self._tell_of_model(recipe)

    def use_prompt(self, words: str) -> None:
        self.enhancer.stop()
        self.prompt.set_words(words)

    def state(self) -> FormState:
        card, source = self.model.card(), self.init.source
        if card is None and isinstance(self._waiting, FormState):
            return self._waiting
        steps, guidance = round(self.steps.value()), round(self.guidance.value(), 2)
        level = self.quality.level(steps)
        return FormState(
            prompt=self.prompt.toPlainText()[: ImageRecipe.words_limit],
            negative=self.negative.text()[: ImageRecipe.words_limit],
            model=card.id if card else "",
            shape=self.sizes.shape,
            size=self.sizes.value(),
            steps=steps if level is None else None,
            quality=None if level == BALANCED else level,
            guidance=None if guidance == round(self._guidance_usual, 2) else guidance,
            seed=self.seed.value(),
            locked=self.seed.locked,
            count=self.count.value(),
            init=source.input.sha256 if source else "",
            strength=round(self.init.strength.value()) / 100,
        )

    def restore(self, state: FormState) -> None:
        self._waiting = None
        self.prompt.setPlainText(state.prompt)
        self.negative.setText(state.negative)
        self.model.choose(state.model)
        if state.shape == CUSTOM:
            self.sizes.set_shape(CUSTOM)
            self.sizes.set_value(state.size)
        else:
            self.sizes.set_shape(state.shape)
        level = BALANCED if state.quality is None else state.quality
        self.steps.set_value(state.steps or self.quality.steps(level))
        self.guidance.set_value(self._guidance_usual if state.guidance is None else state.guidance)
        self.seed.set_value(state.seed)
        self.seed.set_locked(state.locked)
        self.count.set_value(state.count)
        if state.init:
            self.init.restore(Input(state.init), state.strength)
        if self.model.card() is None:
            self._waiting = state

    def _take_card(self, card: ModelCard | None) -> None:
        """What the person has not changed goes with the model."""
        self.carded.emit(card)
        if card is None:
            return
        level = self.quality.level(round(self.steps.value()))
        steps, guidance = self.steps.value(), self.guidance.value()
        changed = round(guidance, 2) != round(self._guidance_usual, 2)
        self._steps_usual, self._guidance_usual = card.family.steps, card.family.guidance
        self.quality.set_usual(self._steps_usual)
        self.steps.set_default(self._steps_usual)
        self.steps.set_value(steps if level is None else self.quality.steps(level))
        self.guidance.set_default(self._guidance_usual)
        if changed:
            self.guidance.set_value(guidance)
        self.sizes.set_native(card.usual_size, card.family.multiple)
        self.quality.show_steps(round(self.steps.value()))
        self._show_avoid()
        waiting, self._waiting = self._waiting, None
        if isinstance(waiting, FormState):
            self.restore(waiting)
        elif waiting:
            self.use_recipe(waiting)

    def _show_avoid(self) -> None:
        """Without guidance, plain models never hear what to avoid."""
        card = self.model.card()
        plain = card is not None and card.family.guidance_style == "plain"
        heard = not plain or self.guidance.value() > 1
        self.negative.setEnabled(heard)
        needs = self.tr("Needs a guidance above 1")
        wish, tip = self.tr("What should not be in it"), self.tr("What the picture should not show")
        self.negative.setPlaceholderText(wish if heard else needs)
        describe(self.negative, self.tr("Avoid"), tip if heard else needs)

    def _tell_of_model(self, recipe: ImageRecipe) -> None:
        card = self.model.card()
        if card and recipe.model.id and card.id != recipe.model.id:
            self.error.show_error(
                ModelMissing(
                    self.tr("The model {model} is not here.").format(model=recipe.model.id),
                    self.tr("{title} will make it instead, and it will look different.").format(
                        title=card.title or card.id
                    ),
                    ("models",),
                )
            )

    def _match(self, size: Size) -> None:
        if card := self.model.card():
            self.sizes.set_value(like(size, card.usual_size, card.family.multiple))

    def _toggle_enhancer(self) -> None:
        self.error.clear()
        if self.enhancer.busy:
            self.enhancer.stop()
        else:
            self.enhancer.begin()

    def _show_enhancing(self, busy: bool) -> None:
        self.enhance.setText(self.tr("Stop") if busy else self.tr("Enhance"))
        self.enhance.setIcon(icon("stop" if busy else "magic-wand"))

    def _name_button(self) -> None:
        count = self.count.value()
        many = self.tr("Make {count} pictures").format(count=count)
        text = self.tr("Make 1 picture") if count == 1 else many
        self.make.setText(text)
        describe(self.make, text, self.tr("Queue it; more can be asked meanwhile"), "Ctrl+Return")

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.enhance)
        row.addStretch()
        self.column.addWidget(heading(self.tr("Prompt")))
        self.column.addWidget(self.prompt)
        self.column.addLayout(row)
        self.column.addWidget(heading(self.tr("Avoid")))
        self.column.addWidget(self.negative)
        self.column.addWidget(line())
        self.column.addWidget(heading(self.tr("Model")))
        for widget in (self.model, self.sizes, self.init, self.steps, self.guidance):
            self.column.addWidget(widget)
        for widget in (self.seed, self.count):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        for widget in (self.error, self.quality, self.make):
            self.foot.addWidget(widget)

    def _connect(self) -> None:
        self.prompt.sent.connect(self.sent)
        self.make.clicked.connect(self.sent)
        self.enhance.clicked.connect(self._toggle_enhancer)
        self.enhancer.changed.connect(self._show_enhancing)
        self.model.chosen.connect(self._take_card)
        self.count.changed.connect(self._name_button)
        self.quality.chosen.connect(self.steps.set_value)
        self.steps.changed.connect(lambda steps: self.quality.show_steps(round(steps)))
        self.guidance.changed.connect(self._show_avoid)
        self.init.size_wanted.connect(self._match)
        for troubled in (self.enhancer.troubled, self.init.troubled):
            troubled.connect(self.error.show_error)
