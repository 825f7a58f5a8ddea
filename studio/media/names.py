"""Names for new files that say what is in them and are safe on every system."""

import os
import unicodedata
from collections.abc import Callable
from pathlib import Path

from studio.core.recipe import Recipe, SpeechRecipe, kind_of

BYTES_LIMIT = 80
"""In UTF-8. Systems allow 255, but synced folders and archives put names behind long paths."""


def file_name(recipe: Recipe, suffix: str) -> str:
    """Such as `a-lake-at-dusk-42.png`, in letters and digits of any script.

    The seed at the end keeps the names Windows reserves (`con`, `nul`) from standing alone.
    """
    words = recipe.text if isinstance(recipe, SpeechRecipe) else recipe.prompt
    ending = f"-{recipe.seed}{suffix}"
    return (_slug(words, BYTES_LIMIT - len(ending.encode())) or kind_of(recipe)) + ending


def free_path(path: Path, held: Callable[[Path], bool] = lambda _: False) -> Path:
    """The name itself, or with the first number that leaves older files alone.

    The name with .mid counts as well, since music puts its notes beside the sound; so does a
    symbolic link that leads nowhere, and a name that is `held` for a file that is gone.
    """
    candidate, number = path, 1
    while held(candidate) or any(
        os.path.lexists(candidate.with_suffix(each)) for each in (path.suffix, ".mid")
    ):
        number += 1
        candidate = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return candidate


def _slug(words: str, limit: int) -> str:
    """Letters, digits and the marks that belong to them; whole words where they fit."""
    text = unicodedata.normalize("NFC", words[: 4 * limit]).lower()
    signs = (sign if unicodedata.category(sign)[0] in "LNM" else " " for sign in text)
    chosen = ""
    for word in "".join(signs).split():
        longer = f"{chosen}-{word}" if chosen else word.lstrip(_marks(word))
        if len(longer.encode()) > limit:
            return chosen or longer.encode()[:limit].decode(errors="ignore")
        chosen = longer
    return chosen


def _marks(word: str) -> str:
    """The signs of a word that only change the letter before them."""
    return "".join(sign for sign in word if unicodedata.category(sign).startswith("M"))
