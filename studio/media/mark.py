"""What an exported file says about its own making.

A mark is the recipe, so that the work can be made again, and the credentials, so that nobody
takes it for something else. Formats with named fields (PNG, XMP, Vorbis comments, ID3) get it as
`mark_fields`; formats with room for one text only (documents, MIDI) get it as `mark_to_json`.
"""

import json
from collections.abc import Iterable

import msgspec

from studio import __version__
from studio.core.artifact import Artifact, Provenance
from studio.core.error import BadInput
from studio.core.language import _
from studio.core.recipe import ImageRecipe, Recipe, recipe_from_json, recipe_to_json

SOURCE_TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/"
MADE_BY_MODEL = SOURCE_TYPES + "trainedAlgorithmicMedia"
MADE_IN_PART_BY_MODEL = SOURCE_TYPES + "compositeWithTrainedAlgorithmicMedia"
"""IPTC's controlled vocabulary for the origin of media, which other programs look for."""

RECIPE = "atelier_recipe"
PROVENANCE = "atelier_provenance"
SOURCE_TYPE = "digital_source_type"
CREATOR_TOOL = "creator_tool"

JSON_START = '{"credentials":'
"""How every mark in JSON begins, by which it is told from other text."""

_BROKEN = (msgspec.MsgspecError, UnicodeError, RecursionError)


class Credentials(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a file says of its origin; empty where it says nothing.

    `provenance` tells why the same recipe may give other bits elsewhere.
    """

    creator_tool: str = ""
    digital_source_type: str = ""
    provenance: Provenance | None = None


class Mark(msgspec.Struct, frozen=True):
    credentials: Credentials
    recipe: Recipe


def mark_of(artifact: Artifact) -> Mark:
    """Without the timings, which differ each time, so that equal works are equal files."""
    recipe = artifact.recipe
    composite = isinstance(recipe, ImageRecipe) and recipe.init is not None
    source_type = MADE_IN_PART_BY_MODEL if composite else MADE_BY_MODEL
    tool = f"Atelier {__version__}"
    return Mark(Credentials(tool, source_type, artifact.provenance), recipe)


def mark_fields(mark: Mark) -> dict[str, str]:
    credentials = mark.credentials
    fields = {
        RECIPE: recipe_to_json(mark.recipe),
        SOURCE_TYPE: credentials.digital_source_type,
        CREATOR_TOOL: credentials.creator_tool,
    }
    if credentials.provenance is not None:
        fields[PROVENANCE] = _json(credentials.provenance)
    return fields


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
    """Raises `BadInput` when there is a provenance and it is broken."""
    provenance = None
    if PROVENANCE in fields:
        try:
            provenance = msgspec.json.decode(fields[PROVENANCE], type=Provenance)
        except _BROKEN as error:
            raise _damaged(error) from error
    return Credentials(fields.get(CREATOR_TOOL, ""), fields.get(SOURCE_TYPE, ""), provenance)


def mark_to_json(mark: Mark, ascii_only: bool = False) -> str:
    """One line of JSON that begins with `JSON_START`."""
    text = _json(mark)
    return json.dumps(json.loads(text), separators=(",", ":")) if ascii_only else text


def fields_from_json(text: str) -> dict[str, str]:
    """The fields of a mark in JSON. Raises `BadInput` when it is broken."""
    try:
        return mark_fields(msgspec.json.decode(text, type=Mark))
    except _BROKEN as error:
        raise _damaged(error) from error


def _json(value: object) -> str:
    return msgspec.json.encode(value, order="deterministic").decode()


def _damaged(error: Exception) -> BadInput:
    return BadInput(
        _("The notes on how this file was made cannot be read ({reason}).").format(reason=error),
        _("The file may be damaged, or come from a newer version of Atelier."),
    )
