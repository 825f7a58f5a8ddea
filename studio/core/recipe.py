"""What was asked for, as one frozen value.

A recipe makes the thing, travels inside the exported file, and makes it again. Everything that
changes the result is in it; nothing else is. So a picture's recipe has no "count" (four pictures
are four recipes with four seeds) and no file path (inputs are named by their content).

Recipes are validated when they are built, in code or from JSON, and are valid ever after.
"""

import unicodedata
from typing import ClassVar

import msgspec

from studio.core.error import BadInput
from studio.core.language import _

SCHEMA = 1
"""Raised when a field changes its meaning; adding a field with a default does not need it."""

SEED_LIMIT = 2**32
SIZE_LIMIT = 8192
"""Pixels a side. Above it no installed model makes sense of a frame; upscaling goes further."""
SECONDS_LIMIT = 600
INSTRUMENTS_LIMIT = 64
LABEL_LIMIT = 200
"""Characters of a name, so that no recipe outgrows the metadata it travels in."""
_SHOWN_LIMIT = 1e300


class ModelRef(msgspec.Struct, frozen=True):
    """Which model: the name people know it by and the fingerprint of its files.

    The fingerprint decides when a recipe is replayed; the name is for the person.
    """

    id: str
    hash: str

    def __post_init__(self) -> None:
        _label(_("The model's name"), self.id)
        _label(_("The model's fingerprint"), self.hash)


class Input(msgspec.Struct, frozen=True):
    """A file that goes into the making, named by the SHA-256 of its bytes, in hex."""

    sha256: str

    def __post_init__(self) -> None:
        if len(self.sha256) != 64 or set(self.sha256) - set("0123456789abcdef"):
            raise BadInput(_("The recipe names an input file by something that is no SHA-256."))


class _Making(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """What every kind of making shares."""

    model: ModelRef
    seed: int = 0
    schema: int = SCHEMA

    words_limit: ClassVar[int] = 20_000
    """Characters of prompt; what a model does not use of a long prompt it cuts off itself."""

    def __post_init__(self) -> None:
        if self.schema > SCHEMA:
            raise BadInput(
                _("This recipe comes from a newer version of Atelier."),
                _("Update Atelier to use it."),
            )
        _between(_("The seed"), self.seed, 0, SEED_LIMIT - 1)

    def _words(self, name: str, words: str, required: bool = True) -> None:
        if required and not words.strip():
            raise BadInput(
                _("{name} is empty.").format(name=name),
                _("Say in a few words what you would like."),
            )
        if len(words) > self.words_limit:
            raise BadInput(
                _("{name} is too long ({count} characters).").format(name=name, count=len(words)),
                _("Keep it under {limit} characters.").format(limit=self.words_limit),
            )
        if _has_controls(words):
            raise BadInput(
                _("{name} contains characters that are not text.").format(name=name),
                _("Type it again, or paste it as plain text."),
            )


class TextRecipe(_Making, frozen=True, kw_only=True, tag="text"):
    """Writing. Sampling is the field's own: temperature 0 takes the likeliest token each time,
    `top_p` keeps the smallest set of tokens with that share of probability, `top_k` the k
    likeliest (0 for all), `repetition_penalty` divides the score of tokens already there.
    """

    prompt: str
    max_tokens: int = 256
    temperature: float = 0.8
    top_p: float = 0.95
    top_k: int = 0
    repetition_penalty: float = 1.0

    def __post_init__(self) -> None:
        super().__post_init__()
        self._words(_("The prompt"), self.prompt)
        _between(_("The number of tokens"), self.max_tokens, 1, 32_768)
        _between(_("The temperature"), self.temperature, 0, 5)
        _between(_("Top-p"), self.top_p, 0.01, 1)
        _between(_("Top-k"), self.top_k, 0, 1_000_000)
        _between(_("The repetition penalty"), self.repetition_penalty, 0.1, 10)


class ImageRecipe(_Making, frozen=True, kw_only=True, tag="image"):
    """A picture of `width` x `height` pixels from words, from a picture (`init`), or into one
    (`init` with `mask`, white where the model may paint).

    `strength` is the share of the noise put on `init`, from just above 0 (keep it) to 1 (forget
    it); `guidance` is the guidance scale of classifier-free guidance.
    """

    words_limit: ClassVar[int] = 4_000
    """So that the recipe always fits the 64 KiB of metadata a JPEG can hold."""

    prompt: str
    negative: str = ""
    width: int
    height: int
    steps: int
    guidance: float
    init: Input | None = None
    mask: Input | None = None
    strength: float = 0.6

    def __post_init__(self) -> None:
        super().__post_init__()
        self._words(_("The prompt"), self.prompt)
        self._words(_("The negative prompt"), self.negative, required=False)
        _between(_("The width"), self.width, 16, SIZE_LIMIT)
        _between(_("The height"), self.height, 16, SIZE_LIMIT)
        _between(_("The number of steps"), self.steps, 1, 500)
        _between(_("The guidance scale"), self.guidance, 0, 100)
        _between(_("The strength"), self.strength, 0.01, 1)
        if self.mask and not self.init:
            raise BadInput(
                _("There is a mask but no picture to paint into."),
                _("Give the picture as well."),
            )


class SpeechRecipe(_Making, frozen=True, kw_only=True, tag="speech"):
    """Reading `text` aloud. `voice` is a name the model knows, empty for its only one;
    `speed` 1 is the voice's own pace.
    """

    text: str
    voice: str = ""
    speed: float = 1.0

    def __post_init__(self) -> None:
        super().__post_init__()
        self._words(_("The text"), self.text)
        _label(_("The voice"), self.voice)
        _between(_("The speed"), self.speed, 0.25, 4)


class MusicRecipe(_Making, frozen=True, kw_only=True, tag="music"):
    """Music of about `seconds`. `key`, `tempo` (beats per minute), `metre` and `instruments`
    overrule what the prompt says; models that read only the prompt do without them.
    """

    prompt: str
    seconds: float = 20.0
    key: str = ""
    tempo: int | None = None
    metre: str = ""
    instruments: tuple[str, ...] = ()
    temperature: float = 1.0
    guidance: float = 3.0

    def __post_init__(self) -> None:
        super().__post_init__()
        self._words(_("The prompt"), self.prompt)
        _between(_("The length in seconds"), self.seconds, 1, SECONDS_LIMIT)
        _label(_("The key"), self.key)
        _label(_("The metre"), self.metre)
        _between(_("The number of instruments"), len(self.instruments), 0, INSTRUMENTS_LIMIT)
        for instrument in self.instruments:
            _label(_("The instrument"), instrument)
        if self.tempo is not None:
            _between(_("The tempo"), self.tempo, 20, 400)
        _between(_("The temperature"), self.temperature, 0, 5)
        _between(_("The guidance scale"), self.guidance, 0, 100)


class SoundRecipe(_Making, frozen=True, kw_only=True, tag="sound"):
    """A sound of `seconds` by a diffusion model."""

    prompt: str
    negative: str = ""
    seconds: float = 5.0
    steps: int = 50
    guidance: float = 5.0

    def __post_init__(self) -> None:
        super().__post_init__()
        self._words(_("The prompt"), self.prompt)
        self._words(_("The negative prompt"), self.negative, required=False)
        _between(_("The length in seconds"), self.seconds, 0.5, SECONDS_LIMIT)
        _between(_("The number of steps"), self.steps, 1, 500)
        _between(_("The guidance scale"), self.guidance, 0, 100)


Recipe = TextRecipe | ImageRecipe | SpeechRecipe | MusicRecipe | SoundRecipe


def kind_of(recipe: Recipe) -> str:
    """The tag that says what is made: text, image, speech, music or sound."""
    return str(type(recipe).__struct_config__.tag)


def recipe_to_json(recipe: Recipe) -> str:
    return msgspec.json.encode(recipe).decode()


def recipe_from_json(text: str | bytes) -> Recipe:
    """Raises `BadInput` for anything that is no valid recipe of this version or an older one."""
    try:
        return msgspec.json.decode(text, type=Recipe)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise BadInput(
            _("The recipe cannot be read ({reason}).").format(reason=error),
            _("The file may be damaged, or come from a newer version of Atelier."),
        ) from error


def _label(name: str, text: str) -> None:
    if len(text) > LABEL_LIMIT or _has_controls(text):
        raise BadInput(
            _("{name} is too long or contains characters that are not text.").format(name=name),
            _("Keep it under {limit} characters.").format(limit=LABEL_LIMIT),
        )


def _has_controls(text: str) -> bool:
    """Control characters and halves of characters, which files and terminals cannot carry."""
    return any(unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\r\t" for sign in text)


def _between(name: str, value: float, low: float, high: float) -> None:
    """Bounds keep a slip of the hand from asking for a terabyte; NaN fails them too.

    Whole numbers may have thousands of digits here, more than a float or a message can hold.
    """
    if not low <= value <= high:
        shown = min(max(value, -_SHOWN_LIMIT), _SHOWN_LIMIT)
        raise BadInput(
            _("{name} is {value}, which is out of range.").format(name=name, value=f"{shown:g}"),
            _("Choose a number from {low} to {high}.").format(low=f"{low:,g}", high=f"{high:,g}"),
        )
