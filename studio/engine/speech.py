"""Reading aloud, a sentence at a time, so that it can be stopped and says how far it is."""

import re
import unicodedata
from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from transformers import AutoModelForTextToWaveform, AutoProcessor, AutoTokenizer

from studio.core.artifact import Sound
from studio.core.error import BadInput
from studio.core.language import _
from studio.core.recipe import SpeechRecipe
from studio.engine.cache import Loaded
from studio.engine.context import Context
from studio.engine.device import Device
from studio.engine.espeak import Espeak
from studio.store.card import ModelCard
from studio.store.models import ESPEAK

_PAUSE = 0.25
"""Seconds of silence between sentences."""
_LONGEST = 400
"""Characters: longer stretches are cut at a space, since voices lose their way in them."""
_SENTENCE = re.compile(r".*?(?:[.!?…]+[\"'”’)]*(?=\s)|[。！？；]+[”’）」]*|\n\s*\n|$)", re.DOTALL)
_SCRIPTS = (
    ("HIRAGANA", "ja"),
    ("KATAKANA", "ja"),
    ("HANGUL", "ko"),
    ("CJK", "cmn"),
    ("CYRILLIC", "ru"),
    ("GREEK", "el"),
    ("ARABIC", "ar"),
    ("HEBREW", "he"),
    ("DEVANAGARI", "hi"),
    ("THAI", "th"),
)
Speaker = Callable[[str], np.ndarray]


def speak(recipe: SpeechRecipe, context: Context) -> Sound:
    """One channel at the voice's own rate.

    Raises `BadInput` for a voice the model has not, or a text it cannot pronounce at all.
    """
    if recipe.model.id == ESPEAK:
        with Espeak() as program:
            voice, check = recipe.voice or guess_voice(recipe.text), context.switch.check
            return _read(
                recipe,
                context,
                program.rate,
                lambda text: program.speak(text, voice, recipe.speed, check),
            )
    return _read(recipe, context, *_speaker(recipe, context))


def _read(recipe: SpeechRecipe, context: Context, rate: int, speaker: Speaker) -> Sound:
    sentences = split_sentences(recipe.text)
    pause = np.zeros(round(_PAUSE * rate), np.float32)
    pieces: list[np.ndarray] = []
    with context.seeded(recipe.seed):
        for index, sentence in enumerate(sentences):
            context.step(index, len(sentences))
            spoken = speaker(sentence)
            if len(spoken):
                pieces += [pause, spoken] if pieces else [spoken]
    context.step(len(sentences), len(sentences))
    if not pieces:
        raise BadInput(
            _("This voice cannot pronounce any of the text."),
            _("Choose a voice for the language of the text."),
        )
    return Sound.of(np.concatenate(pieces), rate)


def guess_voice(text: str) -> str:
    """The eSpeak voice for a text by the script most of it is written in, English for Latin."""
    counts: dict[str, int] = {}
    for sign in text:
        name = unicodedata.name(sign, "")
        voice = next((voice for script, voice in _SCRIPTS if name.startswith(script)), None)
        if voice or sign.isalpha():
            counts[voice or "en-us"] = counts.get(voice or "en-us", 0) + 1
    if counts.get("ja") and counts.get("cmn"):  # Japanese mixes its own signs into Chinese ones
        return "ja"
    return max(counts, key=lambda voice: counts[voice]) if counts else "en-us"


def split_sentences(text: str) -> list[str]:
    """The sentences of a text, none longer than a voice can hold, nothing left out."""
    sentences: list[str] = []
    for found in _SENTENCE.findall(text):
        rest = " ".join(found.split())
        while len(rest) > _LONGEST:
            cut = rest.rfind(" ", 1, _LONGEST)
            cut = cut if cut > 0 else _LONGEST
            sentences.append(rest[:cut].strip())
            rest = rest[cut:].strip()
        if rest:
            sentences.append(rest)
    return sentences


def _speaker(recipe: SpeechRecipe, context: Context) -> tuple[int, Speaker]:
    card = context.models.resolve(recipe.model)
    loaded = context.load(card, lambda card: load_voice(card, context.device), "speech")
    model, processor = loaded.value
    rate = int(getattr(model.config, "sampling_rate", 0) or model.generation_config.sample_rate)
    if not model.can_generate():
        _refuse_voice(recipe)
        return rate, lambda text: _forward(model, processor, text, recipe.speed)
    return rate, lambda text: _generate(model, processor, text, recipe.voice)


def load_voice(card: ModelCard, device: Device) -> Loaded:
    """In float32: these models are small, and lower precision is heard as noise."""
    safely: dict[str, Any] = {"local_files_only": True, "trust_remote_code": False}
    with_processor = (card.path / "processor_config.json").is_file()
    kind = AutoProcessor if with_processor else AutoTokenizer
    processor = kind.from_pretrained(card.path, **safely)
    model = AutoModelForTextToWaveform.from_pretrained(
        card.path, dtype=torch.float32, use_safetensors=True, **safely
    )
    if getattr(processor, "phonemize", False):
        processor.phonemize = False  # needs a program that is not ours to ship
    model.to(device.torch_device).eval()
    return Loaded((model, processor), (model,))


def _forward(model: Any, tokenizer: Any, text: str, speed: float) -> np.ndarray:
    """VITS and its like: the whole sentence at once."""
    inputs = tokenizer(text, return_tensors="pt").to(model.device)
    if inputs["input_ids"].shape[1] == 0:
        return np.zeros(0, np.float32)
    own = model.config.speaking_rate
    model.speaking_rate = own * speed
    try:
        return model(**inputs).waveform[0].float().cpu().numpy()
    finally:
        model.speaking_rate = own


def _generate(model: Any, processor: Any, text: str, voice: str) -> np.ndarray:
    """Bark and its like, which speak token by token."""
    extra = {"voice_preset": voice} if voice else {}
    inputs = processor(text, return_tensors="pt", **extra).to(model.device)
    return model.generate(**inputs, do_sample=True)[0].float().cpu().numpy().reshape(-1)


def _refuse_voice(recipe: SpeechRecipe) -> None:
    if recipe.voice:
        raise BadInput(
            _("The model {name} has only one voice.").format(name=recipe.model.id),
            _("Leave the voice out, or choose another model."),
        )
