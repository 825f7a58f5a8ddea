"""How boldly and how long a model writes."""

import math

import msgspec
from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.core.recipe import TextRecipe
from studio.store.card import ModelCard
from studio.ui.parts.slider_row import SliderRow

_USUAL = {"temperature": 0.8, "top_p": 0.95, "max_tokens": 256.0, "repetition_penalty": 1.0}


class Sampling(msgspec.Struct, frozen=True):
    """Only what the person chose; None leaves it to the model's own wish."""

    temperature: float | None = None
    top_p: float | None = None
    max_tokens: float | None = None
    repetition_penalty: float | None = None
    top_k: int | None = None


class SamplingRows(QWidget):
    """Every row follows the model's wish until the person has moved it."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = {
            "temperature": SliderRow(
                self.tr("Temperature"),
                self.tr("Low keeps to what is likely, high is bolder. 0 leaves no chance"),
                0, 2, 0.05, _USUAL["temperature"], widest=5,
            ),
            "top_p": SliderRow(
                self.tr("Top-p"),
                self.tr("Choose each word from the likeliest ones with this share together"),
                0.01, 1, 0.01, _USUAL["top_p"],
            ),
            "max_tokens": SliderRow(
                self.tr("Length"),
                self.tr("Write this much at most. A token is a short word or a part of one"),
                16, 1024, 16, _USUAL["max_tokens"], self.tr(" tokens"), 32_768,
            ),
            "repetition_penalty": SliderRow(
                self.tr("Repetition penalty"),
                self.tr("Above 1 the model repeats itself less"),
                0.5, 2, 0.05, _USUAL["repetition_penalty"], widest=10,
            ),
        }  # fmt: skip
        self._wishes = dict(_USUAL)
        self._chosen: set[str] = set()
        self._top_k: int | None = None
        self._wished_top_k = 0
        self._model = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for name, row in self._rows.items():
            column.addWidget(row)
            row.changed.connect(lambda value, name=name: self._choose(name, value))

    def follow(self, card: ModelCard | None) -> None:
        """Take the wishes of the model where the person has none."""
        if card and card.id != self._model:
            self._top_k = None if self._model else self._top_k
            self._model = card.id
        wishes = _USUAL | {k: v for k, v in (card.sampling if card else {}).items() if k in _USUAL}
        self._wished_top_k = int(card.sampling.get("top_k", 0)) if card else 0
        self._wishes = wishes
        for name, row in self._rows.items():
            value = row.value()
            with QSignalBlocker(row):
                row.set_default(wishes[name])
                if name in self._chosen:
                    row.set_value(value)

    def values(self) -> dict[str, float | int]:
        """In the names of `TextRecipe`."""
        values = {name: row.value() for name, row in self._rows.items()}
        top_k = self._wished_top_k if self._top_k is None else self._top_k
        return values | {"max_tokens": round(values["max_tokens"]), "top_k": top_k}

    def use(self, recipe: TextRecipe) -> None:
        chosen = {name: float(getattr(recipe, name)) for name in self._rows}
        self.restore(Sampling(top_k=recipe.top_k, **chosen))

    def state(self) -> Sampling:
        chosen = {name: self._rows[name].value() for name in self._chosen}
        return Sampling(top_k=self._top_k, **chosen)

    def restore(self, state: Sampling) -> None:
        self._top_k = None if state.top_k is None else max(0, state.top_k)
        for name, row in self._rows.items():
            value = getattr(state, name)
            if value is None or not math.isfinite(value):
                value = self._wishes[name]
            row.set_value(value)
            self._choose(name, row.value())

    def _choose(self, name: str, value: float) -> None:
        if math.isclose(value, self._wishes[name]):
            self._chosen.discard(name)
        else:
            self._chosen.add(name)
