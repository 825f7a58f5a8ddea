"""One work on its way out, wherever in the window it comes from."""

from collections.abc import Callable
from dataclasses import dataclass

from studio.core.artifact import Artifact
from studio.core.recipe import Recipe
from studio.media.document import Document
from studio.media.export.formats import Format, formats_of_kind
from studio.media.export.marking import Found

PICTURES, SOUNDS, TEXTS = "pictures", "sounds", "texts"
FAMILIES = (PICTURES, SOUNDS, TEXTS)
"""Whose formats are chosen together."""


@dataclass(frozen=True)
class Piece:
    """`load` reads it, on an errand; raises `StudioError`. `made` is in seconds since 1970,
    `notes` says that a tune has a score, `size` is that of a picture in pixels. `makeable` says
    that there is a recipe for its file, `by_model` that a model is known to have taken part."""

    kind: str
    title: str
    recipe: Recipe | None
    made: float
    load: Callable[[], Artifact | Found | Document]
    notes: bool = False
    size: tuple[int, int] | None = None
    makeable: bool = True
    by_model: bool = True

    @property
    def family(self) -> str:
        return {"image": PICTURES, "text": TEXTS}.get(self.kind, SOUNDS)

    @property
    def formats(self) -> tuple[Format, ...]:
        return formats_of_kind(self.kind, self.notes)
