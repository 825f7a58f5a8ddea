"""The form as it is kept from one start to the next."""

from typing import Annotated

import msgspec

from studio.core.recipe import SEED_LIMIT, SIZE_LIMIT, ImageRecipe
from studio.ui.image.sizes import LEAST

COUNT_LIMIT = 64
STEPS_LIMIT = 500
GUIDANCE_LIMIT = 100

Words = Annotated[str, msgspec.Meta(max_length=ImageRecipe.words_limit)]
Side = Annotated[int, msgspec.Meta(ge=LEAST, le=SIZE_LIMIT)]


class FormState(msgspec.Struct, frozen=True):
    """`steps`, `quality` and `guidance` are None where the model's own wish holds."""

    prompt: Words = ""
    negative: Words = ""
    model: Annotated[str, msgspec.Meta(max_length=200)] = ""
    shape: str = "square"
    size: tuple[Side, Side] = (512, 512)
    steps: Annotated[int, msgspec.Meta(ge=1, le=STEPS_LIMIT)] | None = None
    quality: Annotated[int, msgspec.Meta(ge=0, le=2)] | None = None
    guidance: Annotated[float, msgspec.Meta(ge=0, le=GUIDANCE_LIMIT)] | None = None
    seed: Annotated[int, msgspec.Meta(ge=0, lt=SEED_LIMIT)] = 0
    locked: bool = False
    count: Annotated[int, msgspec.Meta(ge=1, le=COUNT_LIMIT)] = 1
    init: Annotated[str, msgspec.Meta(pattern="^([0-9a-f]{64})?$")] = ""
    strength: Annotated[float, msgspec.Meta(ge=0.01, le=1)] = 0.6


class TabState(msgspec.Struct, frozen=True):
    """`folder` is where pictures were opened or saved last."""

    form: FormState = FormState()
    folder: str = ""
