"""The left pane: what is asked of which model, and how."""

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QStackedWidget

from studio.core.error import BadInput, ModelMissing
from studio.core.recipe import SEED_LIMIT, TextRecipe
from studio.jobs.catalogue import Catalogue
from studio.store.card import ModelCard
from studio.ui.parts.buttons import button, describe
from studio.ui.parts.error_card import ErrorCard
from studio.ui.parts.model_chooser import ModelChooser
from studio.ui.parts.prompt_box import PromptBox
from studio.ui.parts.seed_row import SeedRow
from studio.ui.parts.words import heading, line
from studio.ui.text.asking import Way, continuing
from studio.ui.text.before_box import BeforeBox
from studio.ui.text.sampling import Sampling, SamplingRows
from studio.ui.workbench import SidePane

_PROMPT_LINES = 5


class FormState(msgspec.Struct, frozen=True):
    way: Way = Way.WRITE
    prompt: str = ""
    model: str = ""
    seed: int | None = None
    locked: bool = False
    sampling: Sampling = Sampling()


class Form(SidePane):
    """`made` asks for a run in the way that is chosen, `stopped` for the end of one."""

    made = Signal()
    stopped = Signal()
    way_changed = Signal()
    model_changed = Signal(object)
    """ModelCard, or None while there is none."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue
        self.prompt = PromptBox(
            self.tr("Prompt"), self.tr("A haiku about the first snow"), _PROMPT_LINES
        )
        self.before = BeforeBox(self.prompt.height())
        self._asking = QStackedWidget()
        self._asking.setFixedHeight(self.prompt.height())
        self._asking.addWidget(self.prompt)
        self._asking.addWidget(self.before)
        self.model = ModelChooser(catalogue, "text")
        self.sampling = SamplingRows()
        self.seed = SeedRow()
        self.error = ErrorCard()
        self.primary = button(self.tr("Write at the cursor"), "", "pencil-simple", part="primary")
        self.stop = button(self.tr("Stop"), "", "stop")
        self.stop.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        self.stop.hide()
        describe(self.stop, self.tr("Stop"), self.tr("Stop and keep what has come"), "Esc")
        for widget in (heading(self.tr("Ask")), self._asking):
            self.column.addWidget(widget)
        self.column.addLayout(self._ways())
        for widget in (
            line(),
            heading(self.tr("Model")),
            self.model,
            self.sampling,
            self.seed,
        ):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        pair = QHBoxLayout()
        pair.setSpacing(8)
        pair.addWidget(self.primary, 1)
        pair.addWidget(self.stop)
        self.foot.addWidget(self.error)
        self.foot.addLayout(pair)
        self.primary.clicked.connect(self.made)
        self.prompt.sent.connect(self.made)
        self.stop.clicked.connect(self.stopped)
        self.model.chosen.connect(self._follow)
        self._follow(self.model.card())
        self.set_way(Way.WRITE)

    @property
    def way(self) -> Way:
        return Way.CONTINUE if self._continue.isChecked() else Way.WRITE

    def set_way(self, way: Way) -> None:
        (self._continue if way is Way.CONTINUE else self._write).setChecked(True)
        self._show_way()

    def recipe(self, before: str) -> TextRecipe:
        """For words to come after `before`. Raises `BadInput`, or `ModelMissing`."""
        card = self.model.card()
        if card is None:
            raise ModelMissing(
                self.tr("There is no model that writes yet."),
                self.tr("The models page says how to add one."),
                ("models",),
            )
        if self.way is Way.CONTINUE:
            prompt = continuing(card, before)
            if not prompt.strip():
                raise BadInput(
                    self.tr("There is nothing before the cursor to go on from."),
                    self.tr("Write a few words, or put the cursor after some."),
                )
        else:
            prompt = self.prompt.words()
            if not prompt:
                raise BadInput(
                    self.tr("The prompt is empty."),
                    self.tr("Say in a few words what you would like."),
                )
        values = self.sampling.values()
        return TextRecipe(
            prompt=prompt,
            model=self._catalogue.ref(card),
            seed=self.seed.next(),
            max_tokens=int(values["max_tokens"]),
            temperature=values["temperature"],
            top_p=values["top_p"],
            top_k=int(values["top_k"]),
            repetition_penalty=values["repetition_penalty"],
        )

    def use(self, recipe: TextRecipe) -> None:
        self.error.clear()
        self.set_way(Way.WRITE)
        self.prompt.set_words(recipe.prompt)
        self.model.choose(recipe.model.id)
        self.sampling.use(recipe)
        self.seed.set_value(recipe.seed)
        self.seed.set_locked(True)

    def state(self) -> FormState:
        card = self.model.card()
        return FormState(
            way=self.way,
            prompt=self.prompt.toPlainText(),
            model=card.id if card else "",
            seed=self.seed.value(),
            locked=self.seed.locked,
            sampling=self.sampling.state(),
        )

    def restore(self, state: FormState) -> None:
        self.set_way(state.way)
        self.prompt.setPlainText(state.prompt)
        if state.model:
            self.model.choose(state.model)
        self.sampling.restore(state.sampling)
        if state.seed is not None and 0 <= state.seed < SEED_LIMIT:
            self.seed.set_value(state.seed)
        self.seed.set_locked(state.locked)

    def _ways(self) -> QHBoxLayout:
        self._write = self._way_button(
            self.tr("Write"), self.tr("Write what the prompt asks for, at the cursor")
        )
        self._continue = self._way_button(
            self.tr("Continue"), self.tr("Go on from the words before the cursor")
        )
        group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(8)
        for way in (self._write, self._continue):
            group.addButton(way)
            row.addWidget(way, 1)
        group.buttonClicked.connect(self._show_way)
        return row

    def _way_button(self, name: str, tip: str) -> QPushButton:
        made = button(name, tip)
        made.setCheckable(True)
        return made

    def _show_way(self) -> None:
        going_on = self.way is Way.CONTINUE
        self._asking.setCurrentWidget(self.before if going_on else self.prompt)
        text = self.tr("Continue") if going_on else self.tr("Write at the cursor")
        tip = (
            self.tr("Go on from the words before the cursor")
            if going_on
            else self.tr("Write what the prompt asks for, at the cursor")
        )
        self.primary.setText(text)
        describe(self.primary, text, tip, "Ctrl+Return")
        self.error.clear()
        self.way_changed.emit()

    def _follow(self, card: ModelCard | None) -> None:
        self.sampling.follow(card)
        self.model_changed.emit(card)
