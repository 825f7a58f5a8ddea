"""What an exported file says about its own making.

A mark is the credentials, so that nobody takes the work for something else, and the recipe, so
that it can be made again, if the person lets it go along. Formats with named fields (PNG, XMP,
Vorbis comments, ID3) get it as `mark_fields`; formats with room for one text only (documents,
MIDI) get it as `mark_to_json`.
"""

import json
from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec

from studio import __version__
from studio.core.artifact import Artifact, Provenance
from studio.core.error import BadInput
from studio.core.language import _
from studio.core.recipe import ImageRecipe, Recipe, recipe_from_json, recipe_to_json
from studio.media.credentials.china_label import china_label

SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
MADE_BY_MODEL = SOURCE_TYPES + "trainedAlgorithmicMedia"
MADE_IN_PART_BY_MODEL = SOURCE_TYPES + "compositeWithTrainedAlgorithmicMedia"
"""IPTC's controlled vocabulary for the origin of media, which other programs look for."""

RECIPE = "atelier_recipe"
PROVENANCE = "atelier_provenance"
SETTINGS = "atelier_settings"
SOURCE_TYPE = "digital_source_type"
CREATOR_TOOL = "creator_tool"
CHINA_LABEL = "AIGC"
"""GB 45438-2025 names it so, as ID3 text, as Vorbis comment and in XMP."""

WORDS = ("prompt", "negative", "text")
"""Fields of recipes that a person wrote in their own words."""

JSON_START = '{"credentials":'
"""How every mark in JSON begins, by which it is told from other text."""

_BROKEN = (msgspec.MsgspecError, UnicodeError, RecursionError)
_Read = TypeVar("_Read")


class Credentials(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a file says of its origin; empty where it says nothing.

    `provenance` tells why the same recipe may give other bits elsewhere. `settings` is what is
    left of a recipe without its words, as plain values that nothing can be made from.
    `china_label` is the JSON that GB 45438-2025 asks for.
    """

    creator_tool: str = ""
    digital_source_type: str = ""
    provenance: Provenance | None = None
    settings: dict[str, Any] = {}
    china_label: str = ""


class Mark(msgspec.Struct, frozen=True, omit_defaults=True):
    credentials: Credentials
    recipe: Recipe | None = None


def mark_of(
    artifact: Artifact,
    recipe: bool = True,
    prompt: bool = True,
    label: bool = False,
    composite: bool = False,
) -> Mark:
    """Without the timings, which differ each time, so that equal works are equal files.

    The source type is always there. A recipe without its words would make something else, so
    without `prompt` only its settings stay: model, seed, size and the like. Without `recipe`
    they go as well, and so does the provenance, which serves nothing but to make it again.
    `label` adds the label for China. `composite` says that a hand or a photograph took part; a
    picture from a picture always does.
    """
    asked = artifact.recipe
    in_part = composite or (isinstance(asked, ImageRecipe) and asked.init is not None)
    credentials = Credentials(
        f"Atelier {__version__}",
        MADE_IN_PART_BY_MODEL if in_part else MADE_BY_MODEL,
        artifact.provenance if recipe else None,
        _settings(asked) if recipe and not prompt else {},
        china_label(artifact.payload) if label else "",
    )
    return Mark(credentials, asked if recipe and prompt else None)


def mark_fields(mark: Mark) -> dict[str, str]:
    """Only what there is to say, by the names above."""
    credentials = mark.credentials
    fields = {
        RECIPE: recipe_to_json(mark.recipe) if mark.recipe else "",
        SOURCE_TYPE: credentials.digital_source_type,
        CREATOR_TOOL: credentials.creator_tool,
        PROVENANCE: _json(credentials.provenance) if credentials.provenance else "",
        SETTINGS: _json(credentials.settings) if credentials.settings else "",
        CHINA_LABEL: credentials.china_label,
    }
    return {name: text for name, text in fields.items() if text}


def joined(texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Fields by name; what stands under one name several times gets a line each."""
    values: dict[str, list[str]] = {}
    for name, text in texts:
        values.setdefault(name, []).append(text)
    return {name: "\n".join(several) for name, several in values.items()}


def recipe_in(fields: dict[str, str]) -> Recipe | None:
    """Raises `BadInput` when there is a recipe and it is broken."""
    return recipe_from_json(fields[RECIPE]) if RECIPE in fields else None


def credentials_in(fields: dict[str, str]) -> Credentials:
    """Raises `BadInput` when there is a provenance or there are settings, and they are broken."""
    return Credentials(
        fields.get(CREATOR_TOOL, ""),
        fields.get(SOURCE_TYPE, ""),
        _decoded(fields[PROVENANCE], Provenance) if PROVENANCE in fields else None,
        _decoded(fields[SETTINGS], dict[str, Any]) if SETTINGS in fields else {},
        fields.get(CHINA_LABEL, ""),
    )


def mark_to_json(mark: Mark, ascii_only: bool = False) -> str:
    """One line of JSON that begins with `JSON_START`."""
    text = _json(mark)
    return json.dumps(json.loads(text), separators=(",", ":")) if ascii_only else text


def fields_from_json(text: str) -> dict[str, str]:
    """The fields of a mark in JSON. Raises `BadInput` when it is broken."""
    return mark_fields(_decoded(text, Mark))


def _settings(recipe: Recipe) -> dict[str, Any]:
    values: dict[str, Any] = msgspec.to_builtins(recipe)
    return {name: value for name, value in values.items() if name not in WORDS}


def _decoded(text: str, kind: type[_Read]) -> _Read:
    try:
        return msgspec.json.decode(text, type=kind)
    except _BROKEN as error:
        raise _damaged(error) from error


def _json(value: object) -> str:
    return msgspec.json.encode(value, order="deterministic").decode()


def _damaged(error: Exception) -> BadInput:
    return BadInput(
        _("The notes on how this file was made cannot be read ({reason}).").format(reason=error),
        _("The file may be damaged, or come from a newer version of Atelier."),
    )
