"""Adapters (LoRA): small weights melted into the networks of a pipeline when it is loaded."""

import inspect
import json
from pathlib import Path
from typing import Any

import diffusers
from diffusers.schedulers.scheduling_utils import SchedulerMixin
from safetensors import safe_open
from safetensors.torch import load_file

from studio.core.error import ModelBroken
from studio.core.language import _
from studio.store.adapter import WEIGHTS
from studio.store.card import ModelCard


def melt(pipeline: Any, card: ModelCard) -> None:
    """Add the adapter's weights to those of the pipeline, which from then on runs no slower than
    its base did, and give it the scheduler that the adapter was trained for.

    Raises `ModelBroken` for weights that belong to another model.
    """
    weights = load_file(card.path / WEIGHTS)
    # Handed over as tensors, because from a file diffusers would take every setting of peft that
    # the file's header names, and some of those import modules or redo the weights.
    pipeline.load_lora_weights(weights)
    if not pipeline.get_list_adapters():
        raise ModelBroken(
            _("{name} does not fit the model {base}.").format(
                name=card.id, base=card.base.id if card.base else ""
            ),
            _("Its weights belong to another model."),
        )
    pipeline.fuse_lora(lora_scale=_strength(card.path / WEIGHTS), safe_fusing=True)
    pipeline.unload_lora_weights()
    if card.scheduler:
        pipeline.scheduler = _scheduler(card, dict(pipeline.scheduler.config))


def _strength(file: Path) -> float:
    """`lora_alpha / r` where the header tells them, as diffusers' own training scripts write it.

    Raises `ModelBroken` for a header with a strength for each layer, which hardly any has.
    """
    with safe_open(file, "pt") as opened:
        header = opened.metadata() or {}
    try:
        settings = json.loads(header.get("lora_adapter_metadata", "{}"))
        named = {key.rsplit(".", 1)[-1]: value for key, value in settings.items()}
        rank, alpha = float(named.get("r", 1)), float(named.get("lora_alpha", named.get("r", 1)))
        strength = alpha / rank
    except (ValueError, TypeError, AttributeError, ZeroDivisionError, RecursionError) as error:
        raise _strange(file) from error
    if named.get("alpha_pattern") or (named.get("rank_pattern") and strength != 1):
        raise _strange(file)
    return strength


def _strange(file: Path) -> ModelBroken:
    return ModelBroken(
        _("{file} of the model {name} is of a kind that Atelier does not know.").format(
            file=file.name, name=file.parent.name
        ),
        _("Choose another model."),
    )


def _scheduler(card: ModelCard, noise: dict[str, Any]) -> Any:
    """The adapter's own scheduler with the noise of its base, on which both were trained."""
    name = card.scheduler.get("_class_name")
    kind: Any = getattr(diffusers, name, None) if isinstance(name, str) else None
    if not (inspect.isclass(kind) and issubclass(kind, SchedulerMixin)):
        raise _strange(card.path / "scheduler_config.json")
    own = {key: value for key, value in card.scheduler.items() if not key.startswith("_")}
    kept = {key: value for key, value in noise.items() if not key.startswith("_")}
    known = inspect.signature(kind.__init__).parameters
    return kind(**{key: value for key, value in (kept | own).items() if key in known})
