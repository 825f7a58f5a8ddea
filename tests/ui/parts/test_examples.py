"""Who opens the window in Chinese is offered Chinese words to begin with."""

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from studio.store.card import ModelCard
from studio.store.families import CAUSAL
from studio.ui.parts.examples import examples_of


@pytest.mark.parametrize(
    ("language", "first"), [("en", "a hill"), ("zh", "一座山"), ("fr", "a hill")]
)
def test_those_in_our_language_come_first(language: str, first: str) -> None:
    QLocale.setDefault(QLocale(language))
    told = ("a hill", " ", "一座山", "the sea", "大海")
    card = ModelCard("muse", Path(), CAUSAL, 1, examples=told)
    assert examples_of(card, 3)[0] == first
    assert len(examples_of(card, 3)) == 3
    assert sorted(examples_of(card, 9)) == sorted(words for words in told if words.strip())
