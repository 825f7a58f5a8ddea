"""What music is wanted: words, and for tunes of notes key, metre, tempo and instruments."""

from typing import Annotated

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.core.error import BadInput
from studio.core.recipe import ModelRef, MusicRecipe
from studio.core.tune import FASTEST, KEYS, SLOWEST, parse_key, traits_of
from studio.core.tune_words import METRES
from studio.jobs.catalogue import Catalogue
from studio.store.card import ModelCard
from studio.store.families import SCORE
from studio.ui.audio.forms.choice import Choice
from studio.ui.audio.forms.instrument_chips import InstrumentChips
from studio.ui.audio.forms.wishes import Wish
from studio.ui.audio.tune_names import key_name
from studio.ui.parts.model_chooser import ModelChooser
from studio.ui.parts.prompt_box import PromptBox
from studio.ui.parts.slider_row import SliderRow
from studio.ui.parts.words import heading

_BY_ITSELF = SLOWEST - 1
"""Where the slider of the tempo stands for none."""


class MusicState(msgspec.Struct):
    """`tempo` 0 leaves it to the words, `guidance` None to the model."""

    prompt: str = ""
    model: str = ""
    key: str = ""
    metre: str = ""
    tempo: Annotated[int, msgspec.Meta(ge=0, le=400)] = 0
    instruments: tuple[str, ...] = ()
    seconds: Annotated[float, msgspec.Meta(ge=0, le=600)] = 20.0
    guidance: Annotated[float, msgspec.Meta(ge=0, le=100)] | None = None


class MusicForm(QWidget):
    sent = Signal()
    changed = Signal()

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self.prompt = PromptBox(
            self.tr("Music you would like"),
            self.tr("Mood, style, instruments, such as: a calm waltz for piano and strings"),
            3,
        )
        self.models = ModelChooser(catalogue, "music")
        self.key = Choice(
            self.tr("Key"), self.tr("The scale the tune is in and comes home to"), self._keys()
        )
        self.metre = Choice(
            self.tr("Metre"),
            self.tr("How many beats a bar has; a waltz has 3/4"),
            [("", self.tr("Automatic")), *((metre, metre) for metre in METRES)],
        )
        self.instruments = InstrumentChips()
        self._build_sliders()
        self._guidance = Wish(self.guidance, 3.0)
        self._fill()
        self.prompt.sent.connect(self.sent)
        self.models.chosen.connect(self._take_card)
        self._take_card(self.models.card())

    def recipe(self, model: ModelRef, seed: int) -> MusicRecipe:
        """Raises `BadInput`, for a tune also where no tune can be like that."""
        card = self.models.card()
        score = self._writes_notes(card)
        tempo = round(self.tempo.value())
        recipe = MusicRecipe(
            prompt=self.prompt.words(),
            model=model,
            seed=seed,
            seconds=self.seconds.value(),
            key=self.key.value() if score else "",
            metre=self.metre.value() if score else "",
            tempo=tempo if score and tempo > _BY_ITSELF else None,
            instruments=self.instruments.value() if score else (),
            temperature=card.sampling.get("temperature", 1.0) if card else 1.0,
            guidance=round(self.guidance.value(), 2),
        )
        if score:
            traits_of(recipe)
        return recipe

    def use_recipe(self, recipe: MusicRecipe) -> None:
        self.restore(
            MusicState(
                recipe.prompt,
                recipe.model.id,
                recipe.key,
                recipe.metre,
                recipe.tempo or 0,
                recipe.instruments,
                recipe.seconds,
            )
        )
        self._guidance.want(recipe.guidance)

    def state(self) -> MusicState:
        card = self.models.card()
        tempo = round(self.tempo.value())
        return MusicState(
            self.prompt.toPlainText(),
            card.id if card else "",
            self.key.value(),
            self.metre.value(),
            tempo if tempo > _BY_ITSELF else 0,
            self.instruments.value(),
            self.seconds.value(),
            self._guidance.own,
        )

    def restore(self, state: MusicState) -> None:
        self.prompt.set_words(state.prompt)
        self.models.choose(state.model)
        self.key.set_value(_known_key(state.key))
        self.metre.set_value(state.metre)
        self.tempo.set_value(state.tempo or _BY_ITSELF)
        self.instruments.set_value(state.instruments)
        self.seconds.set_value(state.seconds)
        self._guidance.want(state.guidance)

    def _keys(self) -> list[tuple[str, str]]:
        return [("", self.tr("Automatic")), *((key, key_name(key)) for key in KEYS)]

    def _build_sliders(self) -> None:
        self.tempo = SliderRow(
            self.tr("Tempo"),
            self.tr("Quarter notes a minute; furthest left leaves it to the words"),
            _BY_ITSELF,
            FASTEST,
            1,
            _BY_ITSELF,
            self.tr(" bpm"),
            least=self.tr("Automatic"),
        )
        self.seconds = SliderRow(
            self.tr("Length"), self.tr("About how long it is"), 5, 120, 1, 20, self.tr(" s"),
            widest=600,
        )  # fmt: skip
        self.guidance = SliderRow(
            self.tr("Guidance"),
            self.tr("How closely it keeps to your words"),
            0, 15, 0.5, 3, widest=100,
        )  # fmt: skip

    def _fill(self) -> None:
        self._choices = QWidget()
        row = QHBoxLayout(self._choices)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.key, 1)
        row.addWidget(self.metre, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (
            heading(self.tr("Prompt")),
            self.prompt,
            heading(self.tr("Model")),
            self.models,
            self._choices,
            self.tempo,
            self.instruments,
            self.seconds,
            self.guidance,
        ):
            column.addWidget(widget)

    def _take_card(self, card: ModelCard | None) -> None:
        score = self._writes_notes(card)
        for widget in (self._choices, self.tempo, self.instruments):
            widget.setVisible(score)
        self.guidance.setVisible(not score)
        if card is not None:
            self._guidance.follow(card.family.guidance if not score else 3.0)
        self.changed.emit()

    def _writes_notes(self, card: ModelCard | None) -> bool:
        """Before the models are known, the form is the one for the starter model."""
        return card is None or card.family == SCORE


def _known_key(key: str) -> str:
    """As `KEYS` spells it; empty for none."""
    try:
        return parse_key(key) if key else ""
    except BadInput:
        return ""
