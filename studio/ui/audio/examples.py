"""Something to begin with, for each kind of sound."""

from PySide6.QtCore import QCoreApplication

from studio.store.card import ModelCard
from studio.ui.parts.examples import examples_of

_ENGLISH = "The harbour lies quiet, and the lamp turns slowly over the water."
_CHINESE = "月光照在安静的港湾上，灯塔慢慢地转动。"

translate = QCoreApplication.translate


def examples_for(kind: str, card: ModelCard | None) -> list[str]:
    """What the model's own card offers; for speech a sentence in the window's language first."""
    if kind == "speech":
        own = translate(
            "Examples", "The harbour lies quiet, and the lamp turns slowly over the water."
        )
        return list(dict.fromkeys((own, _ENGLISH, _CHINESE)))
    if card is not None and (own := examples_of(card, 4)):
        return list(own)
    if kind == "sound":
        return [
            translate("Examples", "Rain on a tin roof, far thunder"),
            translate("Examples", "Waves on a pebble beach at night"),
        ]
    return [translate("Examples", "A calm waltz for piano and strings")] if card else []
