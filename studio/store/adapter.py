"""Adapters: small weights (LoRA) that make another installed model into a new one.

The form is the hub's: `pytorch_lora_weights.safetensors` beside a README.md whose front matter
names the `base_model`. Adapters that speed a model up say so with the tag `lcm` (latent
consistency, Luo et al., arXiv 2311.05556) or bring the scheduler they were trained for in
`scheduler/`, as whole pipelines do.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from studio.core.error import ModelBroken, ModelMissing
from studio.core.language import _
from studio.store.card import ModelCard, card_of
from studio.store.readme import front_matter
from studio.store.weights import read_json

WEIGHTS = "pytorch_lora_weights.safetensors"
SCHEDULER = Path("scheduler", "scheduler_config.json")

_LCM: dict[str, Any] = {"_class_name": "LCMScheduler"}
_LCM_STEPS, _LCM_GUIDANCE = 6, 1.0


def is_adapter(folder: Path) -> bool:
    return (folder / WEIGHTS).is_file()


def read_adapter(
    folder: Path, name: str, builtin: bool, find: Callable[[str], ModelCard | None]
) -> ModelCard:
    """What the folder makes of its base, which `find` looks up by id.

    Raises `ModelMissing` when the base is not installed and `ModelBroken` when it cannot be one.
    """
    notes = front_matter(folder)
    wanted = _base_name(notes)
    if not wanted:
        raise ModelBroken(
            _("{name} does not say which model it belongs to.").format(name=folder.name),
            _("Its README.md must name the base_model, as on Hugging Face."),
        )
    base = next(filter(None, map(find, _ids(wanted))), None)
    if base is None:
        raise ModelMissing(
            _("Needs the model {base}.").format(base=wanted),
            _("Copy the folder of {base} beside this one.").format(base=wanted),
        )
    if "image" not in base.kinds:
        raise ModelBroken(
            _("{name} is not a model that Atelier can use.").format(name=folder.name),
            _("It needs a base model that makes pictures; {base} does not.").format(base=base.id),
        )
    scheduler = _scheduler(folder, notes)
    usual = base.family
    if scheduler.get("_class_name") == _LCM["_class_name"]:
        usual = msgspec.structs.replace(usual, steps=_LCM_STEPS, guidance=_LCM_GUIDANCE)
    card = card_of(folder, name, builtin, usual)
    return msgspec.structs.replace(
        card,
        licence=card.licence or base.licence,
        languages=card.languages or base.languages,
        native=base.native,
        base=base,
        scheduler=scheduler,
    )


def _base_name(notes: dict[str, Any]) -> str:
    """The hub allows a list; a merge of several is none of ours, so the first counts."""
    named = notes.get("base_model")
    if isinstance(named, list):
        named = named[0] if named else None
    return named.strip() if isinstance(named, str) else ""


def _ids(wanted: str) -> Iterator[str]:
    """`OWNER/NAME` may have been copied into the models folder as `NAME`."""
    yield wanted
    if "/" in wanted:
        yield wanted.rsplit("/", 1)[1]


def _scheduler(folder: Path, notes: dict[str, Any]) -> dict[str, Any]:
    """The config of the adapter's own scheduler; empty where that of the base serves."""
    if (folder / SCHEDULER).is_file():
        return read_json(folder / SCHEDULER)
    tags = notes.get("tags")
    return _LCM if isinstance(tags, list) and "lcm" in tags else {}
