"""Works of the library as pieces for the export dialog."""

from collections.abc import Sequence
from functools import partial

import msgspec

from studio.core.artifact import Artifact, Pixels, Sound, Text, Timings
from studio.core.error import BadInput
from studio.core.recipe import ImageRecipe
from studio.media.document import Document, read_document
from studio.media.export.marking import BY_MODEL, Found
from studio.media.mark import MADE_BY_MODEL, Credentials, Mark
from studio.store.library import Library
from studio.store.work import Work
from studio.ui.audio.opening import read_sound
from studio.ui.audio.take import Take
from studio.ui.export.piece import Piece


def pieces_of_works(works: Sequence[Work], library: Library) -> list[Piece]:
    """Asks the library and may take a while. Raises `StudioError` when it refuses."""
    return [_piece(work, library) for work in works]


def _piece(work: Work, library: Library) -> Piece:
    recipe = work.recipe
    size = (recipe.width, recipe.height) if isinstance(recipe, ImageRecipe) else None
    notes = work.kind == "music" and bool(library.score(work.id))
    makeable = by_model = True
    if not _is_made_here(work):
        mark = _mark(work)
        makeable = mark.recipe is not None
        by_model = makeable or mark.credentials.digital_source_type in BY_MODEL
    load = partial(_load, work, library)
    return Piece(work.kind, work.title, recipe, work.made, load, notes, size, makeable, by_model)


def _is_made_here(work: Work) -> bool:
    return work.makeable and work.origin == "made"


def _load(work: Work, library: Library) -> Artifact | Found | Document:
    """From its file. Raises `BadInput` when that is gone or damaged."""
    from studio.media.inspect import provenance_of

    if not _is_made_here(work):
        if work.kind == "text":
            return read_document(work.path)
        payload = _payload(work, library)
        assert isinstance(payload, Pixels | Sound)
        return Found(payload, _mark(work))
    assert work.recipe is not None
    payload, provenance = _payload(work, library), provenance_of(work.path, work.device)
    return Artifact(work.recipe, payload, Timings(0.0, work.seconds), provenance)


def _payload(work: Work, library: Library) -> Pixels | Sound | Text:
    from studio.media.picture import load_picture

    if work.kind == "text":
        return Text(library.text(work.id))
    if work.kind == "image":
        return load_picture(work.path)
    take = Take(0, work.kind, work.title, work.recipe, work=work, path=work.path)
    return read_sound(take, library)


def _mark(work: Work) -> Mark:
    """What the file says of itself, nothing where it cannot be read; that another program's model
    made it, where the library found its prompt."""
    from studio.media.inspect import inspect

    try:
        said = msgspec.convert(inspect(work.path).credentials, Credentials)
    except BadInput:
        said = Credentials()
    tool, source = said.creator_tool or work.program, said.digital_source_type
    if work.makeable:
        return Mark(said, work.recipe)
    if not source and (work.program or work.recipe is not None):
        source = MADE_BY_MODEL
    return Mark(Credentials(tool, source, china_label=said.china_label))
