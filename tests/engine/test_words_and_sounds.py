"""Texts, voices, music and sounds by the real architectures, from random weights."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.artifact import Payload, Sound, Text
from studio.core.event import Done, Event, Failed, Preview, Progress
from studio.core.recipe import (
    ModelRef,
    MusicRecipe,
    Recipe,
    SoundRecipe,
    SpeechRecipe,
    TextRecipe,
)
from studio.engine.espeak import Espeak
from studio.engine.speech import guess_voice, split_sentences
from studio.store.models import ESPEAK

Run = Callable[[Recipe], list[Event]]
Ref = Callable[[str], ModelRef]
BUILT_IN = ModelRef(ESPEAK, "1.52.0")


def payload(events: list[Event]) -> Payload:
    done = events[-1]
    assert isinstance(done, Done), done
    return done.artifact.payload


def sound(events: list[Event]) -> Sound:
    made = payload(events)
    assert isinstance(made, Sound)
    return made


def error(events: list[Event]) -> str:
    failed = events[-1]
    assert isinstance(failed, Failed), failed
    return failed.error.kind


@pytest.mark.parametrize("model", ["llama", "qwen"])
def test_words_stream_and_add_up_to_the_text(run: Run, ref: Ref, model: str) -> None:
    recipe = TextRecipe(prompt="the old boat", model=ref(model), seed=3, max_tokens=24)
    events = run(recipe)
    made = payload(events)
    assert isinstance(made, Text)
    streamed = [event.payload for event in events if isinstance(event, Preview)]
    assert "".join(part.text for part in streamed if isinstance(part, Text)).strip() == made.text
    steps = [event.step for event in events if isinstance(event, Progress)]
    assert steps[0] == 1
    assert steps == sorted(set(steps))
    assert payload(run(recipe)) == made


def test_temperature_nought_needs_no_seed(run: Run, ref: Ref) -> None:
    texts = {
        repr(payload(run(TextRecipe(prompt="sea", model=ref("llama"), seed=seed, temperature=0,
                                    max_tokens=8))))
        for seed in (1, 2)
    }  # fmt: skip
    assert len(texts) == 1


def test_a_prompt_beyond_the_context_is_refused(run: Run, ref: Ref) -> None:
    recipe = TextRecipe(prompt="x y " * 2000, model=ref("llama"))
    assert error(run(recipe)) == "BadInput"


def test_the_built_in_voice_speaks_the_same_each_time(run: Run) -> None:
    recipe = SpeechRecipe(text="Good evening. 你好。", model=BUILT_IN, voice="en-gb")
    first, second = sound(run(recipe)), sound(run(recipe))
    assert first == second
    assert first.seconds > 1


def test_the_built_in_voice_speaks_all_its_languages(run: Run) -> None:
    with Espeak() as program:
        languages = {voice.language for voice in program.voices()}
    assert {"en-gb", "cmn", "de", "fr-fr", "ja", "ar"} <= languages
    assert len(languages) > 100
    for language in sorted(languages)[::8]:
        assert (
            sound(run(SpeechRecipe(text="1 2 3 a", model=BUILT_IN, voice=language))).seconds > 0.1
        )


def test_speed_makes_speech_shorter(run: Run, ref: Ref) -> None:
    for model in (BUILT_IN, ref("vits")):
        slow, fast = (
            sound(run(SpeechRecipe(text="one two three", model=model, speed=speed))).seconds
            for speed in (0.7, 1.8)
        )
        assert fast < slow


def test_an_unknown_voice_is_refused(run: Run, ref: Ref) -> None:
    for model in (BUILT_IN, ref("vits")):
        recipe = SpeechRecipe(text="hello", model=model, voice="nobody-at-all")
        assert error(run(recipe)) == "BadInput"


def test_a_text_the_voice_has_no_letters_for_is_refused(run: Run, ref: Ref) -> None:
    assert error(run(SpeechRecipe(text="你好", model=ref("vits")))) == "BadInput"


def test_a_voice_model_speaks_sentence_by_sentence(run: Run, ref: Ref) -> None:
    recipe = SpeechRecipe(text="hello there. how are you?", model=ref("vits"), seed=4)
    events = run(recipe)
    assert [event.step for event in events if isinstance(event, Progress)] == [0, 1, 2]
    assert sound(events) == sound(run(recipe))


def test_musicgen_makes_the_seconds_asked_for(run: Run, ref: Ref) -> None:
    recipe = MusicRecipe(prompt="a slow waltz", model=ref("musicgen"), seconds=1, seed=5)
    made = sound(run(recipe))
    assert made.seconds == pytest.approx(1, abs=0.05)
    assert made == sound(run(recipe))


def test_a_diffusion_model_makes_sounds(run: Run, ref: Ref) -> None:
    recipe = SoundRecipe(prompt="rain", model=ref("stable_audio"), seconds=0.5, steps=3, seed=6)
    events = run(recipe)
    made = sound(events)
    assert (made.channels, made.seconds) == (2, pytest.approx(0.5, abs=0.01))
    assert [event.step for event in events if isinstance(event, Progress)] == [1, 2, 3]
    assert made == sound(run(recipe))


def test_a_sound_longer_than_the_model_can_is_refused(run: Run, ref: Ref) -> None:
    recipe = SoundRecipe(prompt="rain", model=ref("stable_audio"), seconds=60)
    assert error(run(recipe)) == "BadInput"


@given(st.text())
def test_no_word_is_lost_between_sentences(text: str) -> None:
    sentences = split_sentences(text)
    assert "".join("".join(sentences).split()) == "".join(text.split())
    assert all(0 < len(sentence) <= 400 for sentence in sentences)


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Hello", "en-us"),
        ("你好世界", "cmn"),
        ("こんにちは世界", "ja"),
        ("Привет", "ru"),
        ("123", "en-us"),
    ],
)
def test_the_voice_follows_the_script(text: str, voice: str) -> None:
    assert guess_voice(text) == voice


def test_time_left_falls(run: Run, ref: Ref) -> None:
    events = run(TextRecipe(prompt="sea", model=ref("llama"), max_tokens=30, temperature=0))
    steps = [event for event in events if isinstance(event, Progress)]
    assert all(step.seconds_left is not None and step.seconds_left >= 0 for step in steps[1:])
    assert all(earlier.step < later.step for earlier, later in pairwise(steps))
