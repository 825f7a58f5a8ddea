"""One work as the library knows it, and its way into a row and back."""

import hashlib
import logging
import math
import os
import time
from pathlib import Path
from typing import Any, Literal

import msgspec

from studio.core.artifact import Artifact, Sound, Text
from studio.core.error import BadInput
from studio.core.recipe import Recipe, SpeechRecipe, kind_of, recipe_from_json, recipe_to_json

TITLE_LIMIT = 200
"""Characters; a list shows less, a tooltip about as much."""
KINDS = ("text", "image", "speech", "music", "sound")
COLUMNS = (
    "id, kind, made, recipe, path, seconds, device, title, rating, trashed, origin, program, model"
)

_LATEST = 2.0**36
"""Seconds since 1970 that calendars still take: the year 4147."""
_BLOCK = 2**20

_log = logging.getLogger(__name__)


class Work(msgspec.Struct, frozen=True):
    """`made` is when it was made or brought in, in seconds since 1970, `seconds` what the making
    took. The file at `path` may have been moved or deleted since.

    One that was brought in has a `recipe` only when its file told one, and `program` is what made
    it, empty when it does not say. `trashed` is the moment it was thrown away.
    """

    id: int
    kind: str
    made: float
    recipe: Recipe | None
    path: Path
    seconds: float
    device: str
    title: str
    rating: int = 0
    trashed: float | None = None
    origin: Literal["made", "brought"] = "made"
    program: str = ""
    model: str = ""

    @property
    def makeable(self) -> bool:
        """Whether its recipe says all that is needed to make it again; other programs name their
        models without a fingerprint."""
        return self.recipe is not None and bool(self.recipe.model.hash)


class Arrival(msgspec.Struct, frozen=True, kw_only=True):
    """A file that is brought in, with what was read from it. `other` is what other programs wrote
    into it, raw, by the name of the field; `sha256` of all its bytes, in hex."""

    kind: str
    path: Path
    title: str
    sha256: str
    recipe: Recipe | None = None
    program: str = ""
    text: str = ""
    thumbnail: bytes = b""
    score: bytes = b""
    other: dict[str, str] = {}


def row_of_artifact(artifact: Artifact, path: Path, thumbnail: bytes) -> dict[str, Any]:
    payload, recipe = artifact.payload, artifact.recipe
    return {
        "kind": kind_of(recipe),
        "made": time.time(),
        "recipe": recipe_to_json(recipe),
        "path": os.fsencode(path),
        "seconds": artifact.timings.making,
        "device": _utf8(artifact.provenance.device),
        "title": _one_line(_words(recipe)),
        "provenance": _utf8(msgspec.json.encode(artifact.provenance).decode()),
        "text": _utf8(payload.text) if isinstance(payload, Text) else "",
        "thumbnail": thumbnail,
        "score": payload.score if isinstance(payload, Sound) else b"",
        "model": recipe.model.id,
        "sha256": sha256_of(path),
    }


def row_of_arrival(arrival: Arrival) -> dict[str, Any]:
    recipe = arrival.recipe
    words = _words(recipe) if recipe else arrival.title
    return {
        "kind": arrival.kind,
        "made": time.time(),
        "recipe": recipe_to_json(recipe) if recipe else "",
        "path": os.fsencode(arrival.path),
        "seconds": 0.0,
        "device": "",
        "title": _utf8(_one_line(words)),
        "provenance": "",
        "text": _utf8(arrival.text),
        "thumbnail": arrival.thumbnail,
        "score": arrival.score,
        "model": recipe.model.id if recipe else "",
        "sha256": arrival.sha256,
        "origin": "brought",
        "program": _utf8(arrival.program),
        "other": _utf8(msgspec.json.encode(arrival.other).decode()) if arrival.other else "",
    }


def readable(row: tuple[Any, ...]) -> Work | None:
    """One row that cannot be read, from a newer version for one, must not hide all the others."""
    try:
        return work_of_row(row)
    except (BadInput, UnicodeError, TypeError, ValueError, AttributeError) as error:
        _log.warning("Work %s of the library is left out: %s", row[0], error)
        return None


def work_of_row(row: tuple[Any, ...]) -> Work:
    """`COLUMNS`. Raises `BadInput`, `TypeError` or `ValueError` for what is no work."""
    number, kind, made, recipe, path, seconds, device, title, rating, trashed, *rest = row
    origin, program, model = rest
    asked = None if origin == "brought" and not recipe else recipe_from_json(recipe)
    if kind not in KINDS or origin not in ("made", "brought"):
        raise ValueError(kind, origin)
    return Work(
        number,
        kind,
        _moment(made),
        asked,
        Path(os.fsdecode(path)),
        float(seconds),
        str(device),
        str(title),
        min(max(int(rating), 0), 5),
        None if trashed is None else _moment(trashed),
        origin,
        str(program),
        str(model),
    )


def sha256_of(path: Path) -> str:
    """In hex, empty for a file that cannot be read."""
    found = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                found.update(block)
    except (OSError, ValueError):  # the second for names that no system has
        return ""
    return found.hexdigest()


def _moment(value: Any) -> float:
    moment = float(value)
    if not (math.isfinite(moment) and 0 <= moment < _LATEST):
        raise ValueError(moment)
    return moment


def _words(recipe: Recipe) -> str:
    """The words it was asked with."""
    return recipe.text if isinstance(recipe, SpeechRecipe) else recipe.prompt


def _one_line(words: str) -> str:
    return " ".join(words[: 4 * TITLE_LIMIT].split())[:TITLE_LIMIT]


def _utf8(text: str) -> str:
    """Halves of characters, which a model may write, cannot be stored."""
    return text.encode("utf-8", "replace").decode()
