"""Music: notes by a MIDI model and our synthesiser, or sound directly by MusicGen or diffusion."""

from typing import Any

import torch
from transformers import (
    AutoModelForTextToWaveform,
    AutoProcessor,
    StoppingCriteria,
    StoppingCriteriaList,
)

from studio.core.artifact import Sound
from studio.core.recipe import MusicRecipe
from studio.core.tune import traits_of
from studio.engine import tunes
from studio.engine.cache import Loaded
from studio.engine.context import Context
from studio.engine.device import Device
from studio.engine.memory import climb
from studio.engine.sound import diffuse
from studio.media.synth import render
from studio.store.card import ModelCard
from studio.store.families import MUSIC, SCORE

_SCORE_RATE = 44_100


def compose(recipe: MusicRecipe, context: Context) -> Sound:
    """About `seconds` of music; with its score when it was written as notes.

    Raises `BadInput` for a key, metre or instrument nobody knows.
    """
    card = context.models.resolve(recipe.model)
    if card.family == SCORE:
        return _from_notes(recipe, context, card)
    if card.family.name == MUSIC.name:
        return _from_codes(recipe, context, card)
    return diffuse(
        context,
        recipe.model,
        seconds=recipe.seconds,
        seed=recipe.seed,
        prompt=recipe.prompt,
        num_inference_steps=card.family.steps,
        guidance_scale=recipe.guidance,
    )


def _from_notes(recipe: MusicRecipe, context: Context, card: ModelCard) -> Sound:
    traits = traits_of(recipe)
    loaded = context.load(card, lambda card: load_scorer(card, context.device), "score")
    model, tokenizer = loaded.value
    score = tunes.compose(
        model,
        tokenizer,
        traits,
        recipe.seconds,
        recipe.seed,
        context.step,
        temperature=recipe.temperature,
    )
    context.switch.check()
    return Sound.of(render(score, _SCORE_RATE), _SCORE_RATE, score)


def load_scorer(card: ModelCard, device: Device) -> Loaded:
    """A causal model over miditok's vocabulary; one this small is quickest in float32."""
    model: Any = tunes.load_model(card.path)
    model.to(device.torch_device)
    return Loaded((model, tunes.load_tokenizer(card.path)), (model,))


def _from_codes(recipe: MusicRecipe, context: Context, card: ModelCard) -> Sound:
    loaded = context.load(card, lambda card: load_codes(card, context.device), "codes")
    model, processor = loaded.value
    inputs = processor(text=[recipe.prompt], padding=True, return_tensors="pt").to(model.device)
    codebooks = model.config.decoder.num_codebooks
    frames = round(recipe.seconds * model.config.audio_encoder.frame_rate)
    wanted = frames + codebooks - 1  # the codebooks start one after the other

    def attempt() -> Any:
        with context.seeded(recipe.seed):
            return model.generate(
                **inputs,
                max_new_tokens=wanted,
                do_sample=recipe.temperature > 0,
                temperature=recipe.temperature or 1.0,
                guidance_scale=max(1.0, recipe.guidance),
                stopping_criteria=StoppingCriteriaList([_Pace(context, wanted)]),
            )

    audio = climb(attempt, [lambda: context.cache.keep_only(loaded)], context.device)
    return Sound.of(audio[0].float().cpu().numpy().T, model.config.sampling_rate)


def load_codes(card: ModelCard, device: Device) -> Loaded:
    """In float32 on the processor, as all sound."""
    safely: dict[str, Any] = {"local_files_only": True, "trust_remote_code": False}
    dtype = torch.float32 if device.is_processor else device.dtype
    processor = AutoProcessor.from_pretrained(card.path, **safely)
    model = AutoModelForTextToWaveform.from_pretrained(
        card.path, dtype=dtype, use_safetensors=True, **safely
    )
    model.to(device.torch_device).eval()
    return Loaded((model, processor), (model,))


class _Pace(StoppingCriteria):
    """Called after every token. It may raise to stop; returning True would break MusicGen."""

    def __init__(self, context: Context, of: int) -> None:
        self._context = context
        self._of = of
        self._done = 0

    def __call__(self, input_ids: Any, scores: Any, **_: Any) -> Any:
        self._done += 1
        self._context.step(self._done, self._of)
        return torch.zeros(input_ids.shape[0], dtype=torch.bool, device=input_ids.device)
