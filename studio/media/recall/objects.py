"""The programs that write one JSON object: InvokeAI, Fooocus, SwarmUI and NovelAI."""

import re
from typing import Any

from studio.media.recall.found import Notes


def invoke(found: dict[str, Any]) -> Notes:
    notes = Notes("InvokeAI", found)
    model = found.get("model")
    if isinstance(model, dict):
        notes.left["model"] = model.get("name") or model.get("model_name")
    for place, lora in enumerate(_list(notes.left.pop("loras", None))):
        if isinstance(lora, dict):
            named = lora.get("model") or lora.get("lora")
            name = named.get("name", named.get("model_name")) if isinstance(named, dict) else named
            notes.left[f"LoRA {name or place + 1}"] = str(lora.get("weight", 1))
    notes.words("prompt", "positive_prompt")
    notes.words("negative", "negative_prompt")
    notes.usual(seed="seed", steps="steps", guidance="cfg_scale", width="width", height="height")
    notes.named("model")
    return notes


def fooocus(found: dict[str, Any]) -> Notes:
    """Newer versions write names, older ones what stood in the window."""
    plain = {str(key).strip().lower().replace(" ", "_"): value for key, value in found.items()}
    notes = Notes("Fooocus", plain)
    sides = re.findall(r"\d{1,6}", str(notes.left.pop("resolution", "")))
    if len(sides) == 2:
        notes.left |= {"width": sides[0], "height": sides[1]}
    notes.words("prompt", "prompt")
    notes.words("negative", "negative_prompt")
    notes.usual(
        seed="seed", steps="steps", guidance="guidance_scale", width="width", height="height"
    )
    notes.named("base_model")
    return notes


def swarm(found: dict[str, Any]) -> Notes:
    notes = Notes("SwarmUI", found)
    notes.words("prompt", "prompt")
    notes.words("negative", "negativeprompt")
    notes.usual(seed="seed", steps="steps", guidance="cfgscale", width="width", height="height")
    notes.named("model")
    return notes


def novel(found: dict[str, Any], described: str) -> Notes:
    """The prompt stands beside the object as well; version 4 nests what to avoid."""
    notes = Notes("NovelAI", {"description": described} | found)
    for nested, name in (("v4_prompt", "prompt"), ("v4_negative_prompt", "uc")):
        caption = notes.left.pop(nested, None)
        inner = caption.get("caption") if isinstance(caption, dict) else None
        if isinstance(inner, dict):
            notes.left.setdefault(name, inner.get("base_caption"))
    notes.words("prompt", "prompt", "description")
    notes.words("negative", "uc")
    notes.usual(seed="seed", steps="steps", guidance="scale", width="width", height="height")
    if notes.left.get("description") == found.get("prompt"):
        del notes.left["description"]
    return notes


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
