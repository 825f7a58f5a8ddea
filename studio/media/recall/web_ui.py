"""The text that the Stable Diffusion web UI, Forge and SD.Next write: the prompt, what to avoid,
and a last line of names and values."""

import json
import re

from studio.media.recall.found import Notes

LINE_LIMIT = 2**20
"""Characters of the last line."""
_LEAST = 3
"""Pairs; fewer are words of a prompt that has a colon in it."""
_KEY = re.compile(r"\w[\w \-/]{1,80}")
_AVOID = "Negative prompt:"


def read(text: str) -> Notes | None:
    """None for a text without such a last line."""
    *lines, last = text.strip().splitlines() or [""]
    pairs = _pairs(last) if len(last) <= LINE_LIMIT else []
    if len(pairs) < _LEAST:
        return None
    prompt, _sign, avoid = "\n".join(lines).partition(_AVOID)
    said = {key: _unquoted(value) for key, value in pairs}
    notes = Notes(_program(said), said | {"prompt": prompt, "negative": avoid})
    width, _sign, height = str(notes.left.pop("Size", "")).partition("x")
    notes.left |= {"width": width, "height": height}
    notes.words("prompt", "prompt")
    notes.words("negative", "negative")
    notes.usual(seed="Seed", steps="Steps", guidance="CFG scale", width="width", height="height")
    notes.named("Model")
    return notes


def _pairs(line: str) -> list[tuple[str, str]]:
    """Names and values of a line, parted by commas that stand in no quotation. A loop and no
    pattern, because a pattern for quotations can be made to run for hours."""
    parts, start, quoted, escaped = list[str](), 0, False, False
    for place, sign in enumerate(line):
        if escaped:
            escaped = False
        elif quoted and sign == "\\":
            escaped = True
        elif sign == '"':
            quoted = not quoted
        elif sign == "," and not quoted:
            parts.append(line[start:place])
            start = place + 1
    parts.append(line[start:])
    named = (part.partition(":") for part in parts)
    stripped = ((key.strip(), value.strip()) for key, _sign, value in named)
    return [(key, value) for key, value in stripped if value and _KEY.fullmatch(key)]


def _program(said: dict[str, str]) -> str:
    if said.get("App", "") == "SD.Next":
        return "SD.Next"
    return "Forge" if said.get("Version", "").startswith("f") else "Stable Diffusion web UI"


def _unquoted(value: str) -> str:
    if not value.startswith('"'):
        return value
    try:
        return str(json.loads(value))
    except (ValueError, RecursionError):
        return value
