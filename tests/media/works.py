"""Small finished works of every kind, and prompts of every sort."""

from typing import Any

import numpy as np
import symusic
from hypothesis import strategies as st

from studio.core.artifact import Artifact, Payload, Pixels, Provenance, Sound, Text, Timings
from studio.core.recipe import (
    ImageRecipe,
    ModelRef,
    MusicRecipe,
    Recipe,
    SoundRecipe,
    SpeechRecipe,
    TextRecipe,
)
from studio.media.save import FORMATS

MODEL = ModelRef("starter", "0" * 64)
PROVENANCE = Provenance("cpu", "float32", {"torch": "2.13.0", "diffusers": "0.42.1"})
KINDS_AND_SUFFIXES = [(kind, suffix) for kind, suffixes in FORMATS.items() for suffix in suffixes]

_SIGNS = st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n\r\t")
PROMPTS = st.one_of(
    st.text(_SIGNS, min_size=1, max_size=200),
    st.lists(
        st.sampled_from(["-->", "--", "]]>", "&amp;", "<b>", '"', "\\", "\n", "湖", "=", "\ufffe"]),
        min_size=1,
        max_size=30,
    ).map("".join),
).filter(str.strip)


def picture(channels: int = 3, width: int = 24, height: int = 16) -> Pixels:
    noise = np.random.default_rng(1).integers(0, 256, (height, width, channels), np.uint8)
    return Pixels.of(noise)


def plain_picture(seed: int) -> Artifact:
    """One colour for each seed, so that no two have the same bytes."""
    recipe = ImageRecipe(
        prompt="the sea", model=MODEL, seed=seed, width=64, height=64, steps=4, guidance=1.0
    )
    pixels = Pixels(64, 64, 3, bytes([seed, 20, 30]) * 64 * 64)
    return Artifact(recipe, pixels, Timings(0.0, 1.0), PROVENANCE)


def tone(seconds: float = 0.2, rate: int = 22_050, channels: int = 1, score: bytes = b"") -> Sound:
    time = np.arange(round(seconds * rate)) / rate
    wave = 0.5 * np.sin(2 * np.pi * 440 * time)
    return Sound.of(np.stack([wave] * channels, axis=1), rate, score)


def melody() -> bytes:
    score: Any = symusic.Score(480)
    track: Any = symusic.Track(name="flute", program=73)
    for beat, pitch in enumerate((60, 64, 67, 72)):
        track.notes.append(symusic.Note(beat * 480, 400, pitch, 90))
    score.tracks.append(track)
    score.tempos.append(symusic.Tempo(0, qpm=96))
    return score.dumps_midi()


def recipe_of(kind: str, prompt: str = "A lake at dusk", seed: int = 42) -> Recipe:
    match kind:
        case "text":
            return TextRecipe(model=MODEL, seed=seed, prompt=prompt)
        case "image":
            return ImageRecipe(
                model=MODEL,
                seed=seed,
                prompt=prompt,
                negative=prompt,
                width=24,
                height=16,
                steps=4,
                guidance=3.0,
            )
        case "speech":
            return SpeechRecipe(model=MODEL, seed=seed, text=prompt)
        case "music":
            return MusicRecipe(model=MODEL, seed=seed, prompt=prompt, instruments=("flute",))
        case _:
            return SoundRecipe(model=MODEL, seed=seed, prompt=prompt)


def payload_of(kind: str) -> Payload:
    match kind:
        case "text":
            return Text("It was a quiet evening -- and then\n\fit was not.")
        case "image":
            return picture()
        case "music":
            return tone(score=melody())
        case _:
            return tone()


def work(recipe: Recipe, payload: Payload, making: float = 2.0) -> Artifact:
    return Artifact(recipe, payload, Timings(1.0, making), PROVENANCE)


def work_of(kind: str, prompt: str = "A lake at dusk") -> Artifact:
    return work(recipe_of(kind, prompt), payload_of(kind))
