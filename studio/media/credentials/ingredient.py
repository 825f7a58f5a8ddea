"""What went into a work, as its credentials tell it."""

from collections.abc import Callable
from typing import Literal

import msgspec

from studio.core.error import BadInput
from studio.core.language import _
from studio.core.recipe import ImageRecipe, Input, Recipe


class Ingredient(msgspec.Struct, frozen=True):
    """A file that went in: `data` is the whole of it, so that its own credentials are kept.

    `relationship` is C2PA's: a model computed from it, it was changed, or it was placed in it.
    """

    title: str
    data: bytes
    relationship: Literal["inputTo", "parentOf", "componentOf"] = "inputTo"


def ingredients_of(recipe: Recipe, read: Callable[[Input], bytes]) -> tuple[Ingredient, ...]:
    """The picture that a picture was made from. A mask shows nothing, so it is none.

    `read` gives the bytes of an input. One that is not kept any more is left out: the source type
    still says that there was one.
    """
    if not isinstance(recipe, ImageRecipe) or recipe.init is None:
        return ()
    try:
        data = read(recipe.init)
    except BadInput:
        return ()
    return (Ingredient(_("Starting picture"), data),)
