"""Names for exported files by a pattern, safe on every system.

A pattern is text with fields in braces, such as `{prompt} {number}`. Windows has the strictest
rules, so they count everywhere: disks and archives travel.
"""

import re
import time
import unicodedata

import msgspec

from studio.core.error import BadInput
from studio.core.language import _
from studio.core.recipe import ImageRecipe, Recipe, SpeechRecipe

FIELDS = ("prompt", "seed", "date", "time", "model", "number", "width", "height")
USUAL = "{prompt} {seed}"
PATTERN_LIMIT = 200
WORDS_LIMIT = 80
"""Bytes of UTF-8 that a prompt may take up."""
NAME_LIMIT = 160

_FIELD = re.compile(r"\{([^{}]*)\}")
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\Z", re.I)


class Facts(msgspec.Struct, frozen=True):
    """What the fields stand for; empty where a work has no such thing."""

    prompt: str = ""
    seed: str = ""
    date: str = ""
    time: str = ""
    model: str = ""
    number: str = ""
    width: str = ""
    height: str = ""


def facts_of(
    recipe: Recipe | None,
    made: float,
    number: int,
    of: int,
    title: str = "",
    size: tuple[int, int] | None = None,
) -> Facts:
    """`made` is in seconds since 1970, `number` from 1 to `of`; `title` stands in for a prompt.
    Without `size` a picture has the one its recipe asked for."""
    moment = time.localtime(made)
    words = title if recipe is None else words_of(recipe)
    if size is None and isinstance(recipe, ImageRecipe):
        size = (recipe.width, recipe.height)
    width, height = map(str, size) if size else ("", "")
    return Facts(
        prompt=words,
        seed=str(recipe.seed) if recipe is not None else "",
        date=time.strftime("%Y-%m-%d", moment),
        time=time.strftime("%H-%M-%S", moment),
        model=recipe.model.id.rpartition("/")[2] if recipe is not None else "",
        number=f"{number:0{max(2, len(str(of)))}}" if of > 1 else str(number),
        width=width,
        height=height,
    )


def discreet(facts: Facts, plain: str, recipe: bool, prompt: bool) -> Facts:
    """Without what the file is not to tell: `plain` stands in for the prompt, and without the
    `recipe` there is no seed and no model."""
    if recipe and prompt:
        return facts
    if recipe:
        return msgspec.structs.replace(facts, prompt=plain)
    return msgspec.structs.replace(facts, prompt=plain, seed="", model="")


def words_of(recipe: Recipe) -> str:
    """What it was asked with, in one line."""
    words = recipe.text if isinstance(recipe, SpeechRecipe) else recipe.prompt
    return " ".join(words.split())


def named(pattern: str, facts: Facts, suffix: str) -> str:
    """A file name without a folder. Raises `BadInput` for a field there is not."""
    if len(pattern) > PATTERN_LIMIT:
        raise BadInput(_("The name is too long."), _("Use a shorter one."))
    values = msgspec.structs.asdict(facts)

    def value(found: "re.Match[str]") -> str:
        if found[1] not in values:
            known = ", ".join(f"{{{each}}}" for each in FIELDS)
            raise BadInput(
                _("There is no {field} to put into a name.").format(field=found[0]),
                _("You can use {fields}.").format(fields=known),
            )
        text = _plain(values[found[1]])
        return _shortened(text, WORDS_LIMIT) if found[1] in ("prompt", "model") else text

    name = _shortened(_plain(_FIELD.sub(value, pattern)), NAME_LIMIT).strip(" .-_,")
    name = name or _("Untitled")
    stem = name.partition(".")[0].rstrip()
    if _RESERVED.match(stem):
        name = f"{stem}-{name[len(stem) :]}"
    return f"{name}{suffix}"


def _plain(text: str) -> str:
    """One line of signs that may stand in names."""
    whole = unicodedata.normalize("NFC", text[: 8 * NAME_LIMIT])
    kept = "".join(
        " " if unicodedata.category(sign) in ("Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Cn") else sign
        for sign in whole
    )
    return " ".join(_FORBIDDEN.sub(" ", kept).split())


def _shortened(text: str, limit: int) -> str:
    """To so many bytes of UTF-8, between words where there are any."""
    if len(text.encode()) <= limit:
        return text
    cut = text.encode()[:limit].decode(errors="ignore")
    if text[len(cut)] != " " and " " in cut:
        cut = cut.rpartition(" ")[0]
    return cut.rstrip(" .,;")
