"""What was recalled, and how values of any kind and size become one."""

import math
import re
from collections.abc import Mapping
from typing import Any

import msgspec

from studio.core.error import BadInput
from studio.core.recipe import LABEL_LIMIT, SEED_LIMIT, ImageRecipe, ModelRef

LEFT_LIMIT, VALUE_LIMIT = 100, 10_000
"""How many values are listed as left, and characters of one."""

STEPS, GUIDANCE = 30, 5.0
"""Where a program does not say."""

_WEIGHTED = re.compile(r"(?<!\\)[(\[{]|(?::\s*-?[\d.]+\s*)?(?<!\\)[)\]}]")
_LORA = re.compile(r"<(?:lora|lyco|hypernet):([^:<>]+)(?::([^<>]*))?>", re.IGNORECASE)
_MODEL_ENDING = re.compile(r"\.(safetensors|ckpt|gguf|pt|bin)$", re.IGNORECASE)


class Recall(msgspec.Struct, frozen=True):
    """`recipe` names the model as the other program did, with no fingerprint, and an empty name
    where it said none. `left` is what has no place in our recipes, in the program's own words.
    """

    program: str
    recipe: ImageRecipe
    left: dict[str, str]


class Notes:
    """The values of one picture on their way into a recipe.

    What a setter cannot use stays in `left`, so that nothing is lost without a word.
    """

    def __init__(self, program: str, left: Mapping[str, Any]) -> None:
        self.program = program
        self.left = dict(left)
        self.values: dict[str, Any] = {}
        self.model = ""

    def words(self, field: str, *keys: str) -> None:
        text = self._take(keys, lambda value: isinstance(value, str) and value.strip())
        if text is not None:
            whole = self.plain(text)
            if len(whole) > ImageRecipe.words_limit:
                self.left[field] = text
            self.values[field] = whole[: ImageRecipe.words_limit]

    def whole(self, field: str, low: int, high: int, *keys: str) -> None:
        self._number(field, low, high, keys, lambda value: round(value))

    def number(self, field: str, low: float, high: float, *keys: str) -> None:
        self._number(field, low, high, keys, lambda value: value)

    def usual(self, *, seed: str, steps: str, guidance: str, width: str, height: str) -> None:
        """The five numbers that every program has, each under its own name."""
        self.whole("seed", 0, SEED_LIMIT - 1, seed)
        self.whole("steps", 1, 500, steps)
        self.number("guidance", 0, 100, guidance)
        self.whole("width", 16, 8192, width)
        self.whole("height", 16, 8192, height)

    def named(self, *keys: str) -> None:
        """The model, by a file's name or a path to it."""
        name = self._take(keys, lambda value: isinstance(value, str) and value.strip())
        if name is not None:
            last = re.split(r"[/\\]", name.strip())[-1]
            self.model = _MODEL_ENDING.sub("", last)[:LABEL_LIMIT]

    def plain(self, prompt: str) -> str:
        """Words without the signs that only the other program reads: weights and adapters."""
        for found in _LORA.finditer(prompt):
            self.left[f"LoRA {found[1]}"] = found[2] or "1"
        prompt = _LORA.sub("", prompt)
        bare = _WEIGHTED.sub("", prompt)
        if bare != prompt:
            self.left.setdefault("Emphasis", prompt)
        bare = re.sub(r"\\([()\[\]{}])", r"\1", bare)
        bare = "".join(sign for sign in bare if sign.isprintable() or sign == "\n")
        return re.sub(r"[ \t]+", " ", bare).strip().strip(",").strip()

    def done(self, size: tuple[int, int]) -> Recall | None:
        """None where there is no prompt, or one that is no text; `size` where no other is said."""
        if not self.values.get("prompt"):
            return None
        self.values.setdefault("steps", STEPS)
        self.values.setdefault("guidance", GUIDANCE)
        for side, pixels in zip(("width", "height"), size, strict=True):
            self.values.setdefault(side, min(max(pixels, 16), 8192))
        try:
            recipe = ImageRecipe(model=ModelRef(self.model, ""), **self.values)
        except BadInput:
            return None
        left = ((_shown(key), _shown(value)) for key, value in self.left.items())
        told = [(key, value) for key, value in left if value][:LEFT_LIMIT]
        return Recall(self.program, recipe, dict(told))

    def _number(self, field: str, low: float, high: float, keys: Any, exact: Any) -> None:
        text = self._take(keys, lambda value: low <= _float(value) <= high)
        if text is not None:
            self.values[field] = exact(_float(text))

    def _take(self, keys: tuple[str, ...], good: Any) -> Any:
        """The first good value, no longer left; None where there is none."""
        for key in keys:
            if key in self.left and good(self.left[key]):
                return self.left.pop(key)
        return None


def _float(value: Any) -> float:
    """Not a number for what is none."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return math.nan
    try:
        return float(value)
    except (ValueError, OverflowError):
        return math.nan


def _shown(value: Any) -> str:
    if value in (None, "", [], {}, False):
        return ""
    return str(value)[:VALUE_LIMIT].encode("utf-8", "replace").decode()
