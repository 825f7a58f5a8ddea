"""What an exported file says of its making, by what the person chose."""

from collections.abc import Sequence

import msgspec

from studio.core.artifact import Artifact, Pixels, Provenance, Sound, Text, Timings
from studio.core.recipe import Recipe
from studio.media.credentials.china_label import china_label
from studio.media.document import Document
from studio.media.export.options import ExportOptions
from studio.media.mark import MADE_IN_PART_BY_MODEL, Credentials, Mark, mark_of

_UNKNOWN = Provenance("", "", {})


class Found(msgspec.Struct, frozen=True):
    """What was brought in and not made here. `mark` is what its own file says; empty where that
    says nothing, for then nothing is known."""

    payload: Pixels | Sound
    mark: Mark


def mark_for(works: Sequence[Artifact | Found], options: ExportOptions) -> Mark:
    """One for all. No recipe makes several works, so a file with several has none. It is made in
    part by a model when one of them is, or when of another nothing is known."""
    marks = [_mark(each, options) for each in works]
    if len(marks) == 1:
        return marks[0]
    sources = [each.credentials.digital_source_type for each in marks]
    composite = MADE_IN_PART_BY_MODEL in sources
    first = next((each for each in marks if each.credentials.digital_source_type), marks[0])
    said = first.credentials
    unsaid = any(not source for source in sources)
    source = MADE_IN_PART_BY_MODEL if composite or unsaid else said.digital_source_type
    return Mark(
        Credentials(
            said.creator_tool,
            source if said.digital_source_type else "",
            china_label=said.china_label,
        )
    )


def mark_for_writing(document: Document, options: ExportOptions) -> Mark | None:
    """None where no model wrote a word of it."""
    if document.mark is None:
        return None
    credentials, recipe = document.mark.credentials, document.mark.recipe
    if recipe is None:
        return Mark(credentials)
    made = _mark(_artifact(recipe, document, credentials), options)
    source = credentials.digital_source_type
    said = msgspec.structs.replace(made.credentials, digital_source_type=source)
    if said.provenance == _UNKNOWN:
        said = msgspec.structs.replace(said, provenance=None)
    return Mark(said, made.recipe)


def _mark(work: Artifact | Found, options: ExportOptions) -> Mark:
    if isinstance(work, Found):
        said = work.mark.credentials
        labelled = options.labelled and said.digital_source_type
        label = china_label(work.payload) if labelled else said.china_label
        return Mark(Credentials(said.creator_tool, said.digital_source_type, china_label=label))
    return mark_of(work, recipe=options.recipe, prompt=options.prompt, label=options.labelled)


def _artifact(recipe: Recipe, document: Document, credentials: Credentials) -> Artifact:
    provenance = credentials.provenance or _UNKNOWN
    return Artifact(recipe, Text(document.text), Timings(0.0, 0.0), provenance)
