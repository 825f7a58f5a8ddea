"""What is to be read aloud, by whom and how fast."""

from typing import Annotated

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.core.recipe import ModelRef, SpeechRecipe
from studio.jobs.catalogue import Catalogue
from studio.jobs.errands import Errands
from studio.store.card import ModelCard
from studio.store.models import ESPEAK
from studio.ui.audio.forms.voice_chooser import VoiceChooser
from studio.ui.parts.model_chooser import ModelChooser
from studio.ui.parts.prompt_box import PromptBox
from studio.ui.parts.slider_row import SliderRow
from studio.ui.parts.words import heading, line


class SpeechState(msgspec.Struct):
    text: str = ""
    model: str = ""
    voice: str = ""
    speed: Annotated[float, msgspec.Meta(ge=0.25, le=4)] = 1.0


class SpeechForm(QWidget):
    sent = Signal()
    changed = Signal()

    def __init__(self, catalogue: Catalogue, errands: Errands) -> None:
        super().__init__()
        self.prompt = PromptBox(
            self.tr("Text to read aloud"), self.tr("Write or paste what should be read aloud"), 10
        )
        self.models = ModelChooser(catalogue, "speech")
        self.voice = VoiceChooser(errands)
        self.speed = SliderRow(
            self.tr("Speed"),
            self.tr("How fast it reads; 1 is the voice's own pace"),
            0.5,
            2.0,
            0.05,
            1.0,
            " ×",
            widest=4.0,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for widget in (
            heading(self.tr("Text")),
            self.prompt,
            line(),
            heading(self.tr("Model")),
            self.models,
            heading(self.tr("Voice")),
            self.voice,
            self.speed,
        ):
            column.addWidget(widget)
        self.prompt.sent.connect(self.sent)
        self.models.chosen.connect(self._take_card)
        self._take_card(self.models.card())

    @property
    def same_each_time(self) -> bool:
        """The built-in voice goes by rules, so seeds change nothing and takes are all alike."""
        card = self.models.card()
        return card is not None and card.id == ESPEAK

    def recipe(self, model: ModelRef, seed: int) -> SpeechRecipe:
        """Raises `BadInput`."""
        return SpeechRecipe(
            text=self.prompt.words(),
            voice=self.voice.value(),
            speed=round(self.speed.value(), 2),
            model=model,
            seed=seed,
        )

    def use_recipe(self, recipe: SpeechRecipe) -> None:
        self.restore(
            SpeechState(recipe.text, recipe.model.id, recipe.voice, recipe.speed),
        )

    def state(self) -> SpeechState:
        card = self.models.card()
        return SpeechState(
            self.prompt.toPlainText(),
            card.id if card else "",
            self.voice.value(),
            self.speed.value(),
        )

    def restore(self, state: SpeechState) -> None:
        self.prompt.set_words(state.text)
        self.models.choose(state.model)
        self.voice.set_value(state.voice)
        self.speed.set_value(state.speed)

    def _take_card(self, card: ModelCard | None) -> None:
        self.voice.use_card(card)
        self.changed.emit()
