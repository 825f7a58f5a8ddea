"""What an exported file says of its making, by what the person chose."""

from collections.abc import Sequence

import msgspec

from studio.core.artifact import Artifact, Payload, Pixels, Provenance, Sound, Text, Timings
from studio.core.language import _
from studio.core.recipe import Recipe
from studio.media.credentials.china_label import china_label
from studio.media.document import Document
from studio.media.export.options import ExportOptions
from studio.media.mark import (
    MADE_BY_MODEL,
    MADE_IN_PART_BY_MODEL,
    Credentials,
    Mark,
    mark_of,
)

BY_MODEL = frozenset((MADE_BY_MODEL, MADE_IN_PART_BY_MODEL))
"""Source types that say that a model took part."""

_UNKNOWN = Provenance("", "", {})


class Found(msgspec.Struct, frozen=True):
    """What was brought in and not made here. `mark` is what its own file says; empty where that
    says nothing, for then nothing is known. With a recipe it goes out as a work made here does,
    and stays made in part by a model if it was."""

    payload: Pixels | Sound
    mark: Mark


Made = Artifact | Found
Work = Made | Document | Sequence[Made]


def mark_for(works: Sequence[Made], options: ExportOptions) -> Mark:
    """One for all. No recipe makes several works, so a file with several has none."""
    marks = [_mark(each, options) for each in works]
    if len(marks) == 1:
        return marks[0]
    said = [each.credentials for each in marks]
    source = _source_of([each.digital_source_type for each in said])
    tool = next((each.creator_tool for each in said if each.digital_source_type), "")
    label = next((each.china_label for each in said if each.china_label), "")
    return Mark(Credentials(tool or said[0].creator_tool, source, china_label=label))


def why_unvouched(work: Work, mark: Mark | None) -> str:
    """Why a signature made here would say too much; empty where a model is known to have taken
    part. Of a text that says anything of its making, one took part."""
    source = mark.credentials.digital_source_type if mark else ""
    if not source:
        return _("Nothing is known of its making, so it is not signed.")
    if source not in BY_MODEL and not isinstance(work, Document):
        return _("Its own notes name no model, so it is not signed.")
    return ""


def recipe_of(work: Made) -> Recipe | None:
    return work.recipe if isinstance(work, Artifact) else work.mark.recipe


def mark_for_writing(document: Document, options: ExportOptions) -> Mark | None:
    """None where no model wrote a word of it."""
    if document.mark is None:
        return None
    credentials, recipe = document.mark.credentials, document.mark.recipe
    if recipe is None:
        return Mark(_chosen(credentials, document, options))
    made = _again(recipe, Text(document.text), credentials, options)
    source = credentials.digital_source_type
    said = msgspec.structs.replace(made.credentials, digital_source_type=source)
    return Mark(said, made.recipe)


def _mark(work: Made, options: ExportOptions) -> Mark:
    if isinstance(work, Artifact):
        return mark_of(work, options.recipe, options.prompt, options.labelled)
    said, recipe = work.mark.credentials, work.mark.recipe
    if recipe is not None:
        return _again(recipe, work.payload, said, options)
    label = _label(said, work.payload, options)
    return Mark(Credentials(said.creator_tool, said.digital_source_type, china_label=label))


def _source_of(sources: Sequence[str]) -> str:
    """In part by a model when it was one of several hands. What differs otherwise is as the first
    says, unless of another nothing is known."""
    if len(set(sources)) == 1:
        return sources[0]
    if BY_MODEL & set(sources):
        return MADE_IN_PART_BY_MODEL
    return sources[0] if all(sources) else ""


def _chosen(said: Credentials, document: Document, options: ExportOptions) -> Credentials:
    label = _label(said, Text(document.text), options)
    if options.recipe:
        return msgspec.structs.replace(said, china_label=label)
    return Credentials(said.creator_tool, said.digital_source_type, china_label=label)


def _label(said: Credentials, payload: Payload, options: ExportOptions) -> str:
    """A new one only where a model took part; one that it came with stays."""
    labelled = options.labelled and said.digital_source_type in BY_MODEL
    return china_label(payload) if labelled else said.china_label


def _again(recipe: Recipe, payload: Payload, said: Credentials, options: ExportOptions) -> Mark:
    """As if it were made here, with the hand in it and the provenance that its file tells of."""
    made = Artifact(recipe, payload, Timings(0.0, 0.0), said.provenance or _UNKNOWN)
    in_part = said.digital_source_type != MADE_BY_MODEL
    mark = mark_of(made, options.recipe, options.prompt, options.labelled, in_part)
    if mark.credentials.provenance != _UNKNOWN:
        return mark
    return Mark(msgspec.structs.replace(mark.credentials, provenance=None), mark.recipe)
