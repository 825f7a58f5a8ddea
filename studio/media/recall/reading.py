"""Whose notes they are: by the names of the fields, in the order that tells the programs apart."""

import json
from typing import Any

from studio.media.recall import comfy, objects, web_ui
from studio.media.recall.found import Notes

TEXT_LIMIT = 2**23
"""Characters of one field; the largest honest graphs have a tenth of that."""

_GRAPHS = ("prompt", "Model", "Make", "ImageDescription", "UserComment")


def notes_in(fields: dict[str, str]) -> Notes | None:
    """`fields` as `picture_fields` gives them. None where no program that we know wrote them."""
    return _notes({key: text for key, text in fields.items() if len(text) <= TEXT_LIMIT})


def _notes(fields: dict[str, str]) -> Notes | None:
    if found := _object(fields.get("invokeai_metadata")):
        return objects.invoke(found)
    text = fields.get("parameters") or fields.get("UserComment") or ""
    found = _object(text)
    if "fooocus_scheme" in fields or fields.get("MakerNote") in ("fooocus", "a1111"):
        return objects.fooocus(found) if found else _renamed(web_ui.read(text), "Fooocus")
    if isinstance(swarm := found.get("sui_image_params"), dict):
        return objects.swarm(swarm)
    if fields.get("Software") == "NovelAI":
        return objects.novel(_object(fields.get("Comment")), fields.get("Description", ""))
    if notes := web_ui.read(text):
        return notes
    for name in _GRAPHS:
        graph = _object(fields.get(name, "").removeprefix("prompt:"))
        if comfy.is_graph(graph) and (notes := comfy.read(graph)):
            return notes
    return None


def _renamed(notes: Notes | None, program: str) -> Notes | None:
    if notes:
        notes.program = program
    return notes


def _object(text: str | None) -> dict[str, Any]:
    """Empty for what is no JSON object."""
    try:
        found = json.loads(text) if text and text.lstrip()[:1] == "{" else None
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
