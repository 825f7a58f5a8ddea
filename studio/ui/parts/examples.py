"""A model's own examples, those in the person's language first."""

import re

from PySide6.QtCore import QLocale

from studio.store.card import ModelCard

_HAN = re.compile(r"[\u3400-\u9fff]")


def examples_of(card: ModelCard, most: int) -> tuple[str, ...]:
    """At most so many that are not empty."""
    chinese = QLocale().language() == QLocale.Language.Chinese
    told = [words for words in card.examples if words.strip()]
    return tuple(sorted(told, key=lambda words: bool(_HAN.search(words)) != chinese)[:most])
