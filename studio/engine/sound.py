"""Sounds: by formula, or by diffusion with AudioLDM, Stable Audio and whatever follows them."""

import inspect
from typing import Any

import numpy as np
import torch

from studio.core.artifact import Sound
from studio.core.error import BadInput
from studio.core.language import _
from studio.core.recipe import ModelRef, SoundRecipe
from studio.engine.context import Context
from studio.engine.memory import climb
from studio.media.soundscape.reading import read_scene
from studio.media.soundscape.render import render
from studio.media.soundscape.ring import RATE
from studio.store.families import SYNTHESISER


def make(recipe: SoundRecipe, context: Context) -> Sound:
    """As many channels as the model makes, at its own rate.

    Raises `BadInput` for words in which a synthesiser finds no sound.
    """
    if context.models.resolve(recipe.model).family.name == SYNTHESISER.name:
        return synthesise(recipe, context)
    return diffuse(
        context,
        recipe.model,
        seconds=recipe.seconds,
        seed=recipe.seed,
        prompt=recipe.prompt,
        negative_prompt=recipe.negative or None,
        num_inference_steps=recipe.steps,
        guidance_scale=recipe.guidance,
    )


def synthesise(recipe: SoundRecipe, context: Context) -> Sound:
    """Raises `BadInput` when none of the words names a sound."""
    scene = read_scene(recipe.prompt, recipe.negative)

    def told(share: float) -> None:
        context.step(max(1, round(100 * share)), 100)

    samples = render(scene, recipe.seconds, recipe.seed, told)
    return Sound(RATE, samples.shape[1], samples.tobytes())


def diffuse(context: Context, ref: ModelRef, seconds: float, seed: int, **wishes: Any) -> Sound:
    """Run a diffusers audio pipeline with those of the wishes it has a parameter for.

    Raises `BadInput` when the model cannot make a sound that long.
    """
    from studio.engine.pipelines import accepted, load_audio  # seconds that only diffusion needs

    card = context.models.resolve(ref)
    loaded = context.load(card, lambda card: load_audio(card, context.device), "sound")
    pipeline = loaded.value
    longest = _longest(pipeline)
    if seconds > longest:
        raise BadInput(
            _("The model {name} makes at most {seconds:.1f} seconds.").format(
                name=ref.id, seconds=longest
            ),
            _("Ask for a shorter sound, or choose another model."),
        )
    steps = wishes["num_inference_steps"]

    def stepped(step: int, *_: Any) -> None:
        context.step(step + 1, steps)

    def ended(_pipe: Any, step: int, _time: Any, tensors: dict[str, Any]) -> dict[str, Any]:
        stepped(step)
        return tensors

    wishes |= {
        "audio_length_in_s": seconds,
        "audio_end_in_s": seconds,
        "audio_duration": seconds,
        "generator": torch.Generator("cpu").manual_seed(seed),
        "callback": stepped,
        "callback_steps": 1,
        "callback_on_step_end": ended,
    }

    def attempt() -> Any:
        with context.seeded(seed):
            return pipeline(**accepted(pipeline, wishes)).audios

    audio = climb(attempt, [lambda: context.cache.keep_only(loaded)], context.device)
    rate = _rate(pipeline)
    samples = audio[0].float().cpu().numpy() if isinstance(audio, torch.Tensor) else audio[0]
    frames = samples.T if samples.ndim == 2 else samples[:, None]
    return Sound.of(np.asarray(frames[: round(seconds * rate)]), rate)


def _rate(pipeline: Any) -> int:
    """Frames a second; the families keep it in different parts."""
    for part in ("vae", "vocoder"):
        network = getattr(pipeline, part, None)
        rate = getattr(network, "sampling_rate", None) or getattr(
            getattr(network, "config", None), "sampling_rate", None
        )
        if rate:
            return int(rate)
    return 16_000


def _longest(pipeline: Any) -> float:
    """Seconds. Models with a fixed window say so in their config, others only get slower."""
    takes = inspect.signature(type(pipeline).__call__).parameters
    if "audio_end_in_s" not in takes:
        return float("inf")
    window = pipeline.transformer.config.sample_size * pipeline.vae.hop_length
    return window / pipeline.vae.config.sampling_rate
