"""Any valid recipe."""

from hypothesis import strategies as st

from studio.core.recipe import (
    ImageRecipe,
    Input,
    ModelRef,
    MusicRecipe,
    SoundRecipe,
    SpeechRecipe,
    TextRecipe,
)

_SIGNS = st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n\r\t")
WORDS = st.text(_SIGNS, min_size=1, max_size=100).filter(str.strip)
LABELS = st.text(_SIGNS, max_size=200)
SEEDS = st.integers(0, 2**32 - 1)
MODELS = st.builds(ModelRef, LABELS, LABELS)
INPUTS = st.builds(Input, st.text("0123456789abcdef", min_size=64, max_size=64))
SIZES = st.integers(16, 8192)


def _numbers(low: float, high: float) -> st.SearchStrategy[float]:
    return st.floats(low, high)


_PICTURES = st.builds(
    ImageRecipe,
    model=MODELS,
    seed=SEEDS,
    prompt=WORDS,
    negative=WORDS | st.just(""),
    width=SIZES,
    height=SIZES,
    steps=st.integers(1, 500),
    guidance=_numbers(0, 100),
    init=INPUTS,
    mask=INPUTS | st.none(),
    strength=_numbers(0.01, 1),
)
_TEXTS = st.builds(
    TextRecipe,
    model=MODELS,
    seed=SEEDS,
    prompt=WORDS,
    max_tokens=st.integers(1, 32_768),
    temperature=_numbers(0, 5),
    top_p=_numbers(0.01, 1),
    top_k=st.integers(0, 1_000_000),
    repetition_penalty=_numbers(0.1, 10),
)
_SPEECH = st.builds(
    SpeechRecipe, model=MODELS, seed=SEEDS, text=WORDS, voice=LABELS, speed=_numbers(0.25, 4)
)
_MUSIC = st.builds(
    MusicRecipe,
    model=MODELS,
    seed=SEEDS,
    prompt=WORDS,
    seconds=_numbers(1, 600),
    key=LABELS,
    tempo=st.none() | st.integers(20, 400),
    metre=LABELS,
    instruments=st.lists(LABELS, max_size=4).map(tuple),
)
_SOUNDS = st.builds(
    SoundRecipe,
    model=MODELS,
    seed=SEEDS,
    prompt=WORDS,
    seconds=_numbers(0.5, 600),
    steps=st.integers(1, 500),
)
RECIPES = st.one_of(_PICTURES, _TEXTS, _SPEECH, _MUSIC, _SOUNDS)
