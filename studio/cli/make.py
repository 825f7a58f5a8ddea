"""The subcommands that make things: each turns its options into recipes."""

import argparse
import math
from pathlib import Path
from typing import Any

import msgspec

from studio.cli.session import Session
from studio.core.error import BadInput
from studio.core.language import _
from studio.core.recipe import (
    SEED_LIMIT,
    ImageRecipe,
    ModelRef,
    MusicRecipe,
    SoundRecipe,
    SpeechRecipe,
    TextRecipe,
    kind_of,
)
from studio.core.tune import traits_of
from studio.media.save import FORMATS
from studio.media.soundscape.reading import read_scene
from studio.store.card import ModelCard
from studio.store.families import SCORE, SYNTHESISER
from studio.store.models import ESPEAK

_COUNT_LIMIT = 1_000


def text(asked: argparse.Namespace) -> None:
    session = Session(asked)
    card = session.card("text")
    names = ("max_tokens", "temperature", "top_p", "top_k", "repetition_penalty")
    wishes: dict[str, Any] = card.sampling | _given(asked, *names)
    recipe = TextRecipe(prompt=asked.prompt, model=card.ref(), seed=session.seed(), **wishes)
    session.make([recipe])


def image(asked: argparse.Namespace) -> None:
    if not 1 <= asked.count <= _COUNT_LIMIT:
        raise BadInput(
            _("{count} pictures cannot be made at once.").format(count=asked.count),
            _("Choose a number from 1 to {limit}.").format(limit=_COUNT_LIMIT),
        )
    session = Session(asked)
    card = session.card("image")
    width, height = _size(asked, card)
    recipe = ImageRecipe(
        prompt=asked.prompt,
        negative=asked.negative,
        model=card.ref(),
        seed=session.seed(),
        width=width,
        height=height,
        steps=card.family.steps if asked.steps is None else asked.steps,
        guidance=card.family.guidance if asked.guidance is None else asked.guidance,
        init=session.inputs.keep(asked.init) if asked.init else None,
        mask=session.inputs.keep(asked.mask) if asked.mask else None,
        **_given(asked, "strength"),
    )
    session.make(
        [
            msgspec.structs.replace(recipe, seed=(recipe.seed + index) % SEED_LIMIT)
            for index in range(asked.count)
        ]
    )


def speech(asked: argparse.Namespace) -> None:
    session = Session(asked)
    if asked.model in (None, ESPEAK):
        from studio.engine.espeak import Espeak

        with Espeak() as program:
            model = ModelRef(ESPEAK, program.version)
    else:
        model = session.card("speech").ref()
    session.make(
        [
            SpeechRecipe(
                text=asked.prompt,
                voice=asked.voice,
                model=model,
                seed=session.seed(),
                **_given(asked, "speed"),
            )
        ]
    )


def music(asked: argparse.Namespace) -> None:
    session = Session(asked)
    card = session.card("music")
    recipe = MusicRecipe(
        prompt=asked.prompt,
        model=card.ref(),
        seed=session.seed(),
        key=asked.key,
        tempo=asked.tempo,
        metre=asked.metre,
        instruments=tuple(asked.instrument),
        temperature=card.sampling.get("temperature", 1.0),
        **_given(asked, "seconds", "guidance"),
    )
    if card.family == SCORE:
        traits_of(recipe)  # so that an unknown key is told before anything heavy loads
    session.make([recipe])


def sound(asked: argparse.Namespace) -> None:
    session = Session(asked)
    card = session.card("sound")
    recipe = SoundRecipe(
        prompt=asked.prompt,
        negative=asked.negative,
        model=card.ref(),
        seed=session.seed(),
        steps=card.family.steps if asked.steps is None else asked.steps,
        guidance=card.family.guidance if asked.guidance is None else asked.guidance,
        seconds=card.family.seconds if asked.seconds is None else asked.seconds,
    )
    if card.family.name == SYNTHESISER.name:
        read_scene(recipe.prompt, recipe.negative)  # as for tunes
    session.make([recipe])


def replay(asked: argparse.Namespace) -> None:
    from studio.media.inspect import inspect

    recipe = inspect(asked.file).recipe
    if recipe is None:
        raise BadInput(
            _("{file} has no recipe in it.").format(file=asked.file),
            _("Only files made by Atelier, and not changed by other programs, have one."),
        )
    session = Session(asked)
    for original in asked.input:
        session.inputs.keep(original)
    if asked.model:
        recipe = msgspec.structs.replace(recipe, model=session.card(kind_of(recipe)).ref())
    suffix = asked.file.suffix.lower()
    session.make([recipe], suffix if suffix in FORMATS[kind_of(recipe)] else "")


def _given(asked: argparse.Namespace, *names: str) -> dict[str, Any]:
    """Only what was said on the command line; the recipe knows the rest."""
    return {name: value for name in names if (value := getattr(asked, name)) is not None}


def _size(asked: argparse.Namespace, card: ModelCard) -> tuple[int, int]:
    native = card.usual_size
    if asked.size:
        return _read_size(asked.size)
    return _like(asked.init, native) if asked.init else native


def _read_size(size: str) -> tuple[int, int]:
    width, cross, height = size.lower().replace("×", "x").partition("x")
    if not (cross and width.strip().isdecimal() and height.strip().isdecimal()):
        raise BadInput(
            _("{size} is not a size.").format(size=size),
            _("Write width and height in pixels, such as 768x512."),
        )
    return int(width), int(height)


def _like(init: Path, native: tuple[int, int]) -> tuple[int, int]:
    """The shape of the picture in about as many pixels as the model is used to."""
    from studio.media.picture import load_picture

    picture = load_picture(init)
    scale = math.sqrt(native[0] * native[1] / (picture.width * picture.height))
    width, height = (round(side * scale / 8) * 8 for side in (picture.width, picture.height))
    return max(16, width), max(16, height)
