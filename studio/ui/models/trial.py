"""A recipe to try a model with, as its card says the model likes to be asked."""

import secrets
from typing import Any

from PySide6.QtCore import QCoreApplication

from studio.core.recipe import (
    SEED_LIMIT,
    ImageRecipe,
    ModelRef,
    MusicRecipe,
    Recipe,
    SoundRecipe,
    SpeechRecipe,
    TextRecipe,
)
from studio.store.card import ModelCard
from studio.store.models import ESPEAK
from studio.ui.parts.examples import examples_of

_SHOWN = 6

translate = QCoreApplication.translate


def trials(card: ModelCard) -> tuple[str, ...]:
    """Words to try: the model's own examples, or one of ours for its kind."""
    if own := examples_of(card, _SHOWN):
        return own
    if card.id == ESPEAK:
        return (
            translate("Trial", "Good evening. The harbour lights come on."),
            "晚上好。港口的灯亮了。",
        )
    return (
        {
            "text": translate("Trial", "The lighthouse keeper opened the door and"),
            "image": translate("Trial", "A harbour at dusk, warm lights on the water"),
            "speech": translate("Trial", "Good evening. The harbour lights come on."),
            "music": translate("Trial", "A calm piano waltz, rain outside the window"),
            "sound": translate("Trial", "Waves on a pebble beach, gulls far away"),
        }[card.kinds[0]],
    )


def trial_recipe(card: ModelCard, model: ModelRef, words: str) -> Recipe:
    """With a seed of its own. Raises `BadInput` when the card asks for what no recipe allows."""
    seed = secrets.randbelow(SEED_LIMIT)
    family = card.family
    match card.kinds[0]:
        case "text":
            wishes: dict[str, Any] = card.sampling
            return TextRecipe(prompt=words, model=model, seed=seed, **wishes)
        case "image":
            width, height = card.usual_size
            return ImageRecipe(
                prompt=words,
                model=model,
                seed=seed,
                width=width,
                height=height,
                steps=family.steps,
                guidance=family.guidance,
            )
        case "speech":
            voice = "cmn" if card.id == ESPEAK and _is_chinese(words) else ""
            return SpeechRecipe(text=words, model=model, seed=seed, voice=voice)
        case "music":
            temperature = card.sampling.get("temperature", 1.0)
            return MusicRecipe(prompt=words, model=model, seed=seed, temperature=temperature)
        case _:
            return SoundRecipe(
                prompt=words,
                model=model,
                seed=seed,
                seconds=family.seconds,
                steps=family.steps,
                guidance=family.guidance,
            )


def _is_chinese(words: str) -> bool:
    return any("\u4e00" <= sign <= "\u9fff" for sign in words)
