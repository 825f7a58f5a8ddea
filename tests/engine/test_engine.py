"""Stopping, keeping, and surviving: what holds for every kind of job."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from studio.core.event import Cancelled, Done, Event, Failed, Loading, Progress, Terminal
from studio.core.recipe import ImageRecipe, ModelRef, MusicRecipe, Recipe, SpeechRecipe, TextRecipe
from studio.engine.device import pick_device
from studio.engine.engine import Engine
from studio.engine.switch import Stop, Switch
from studio.store.inputs import Inputs
from studio.store.models import ESPEAK, Models

Run = Callable[[Recipe], list[Event]]
Ref = Callable[[str], ModelRef]


def endless(kind: str, ref: Ref) -> Recipe:
    """A job that would take minutes if nothing stopped it."""
    if kind == "image":
        return ImageRecipe(
            prompt="a hill", model=ref("sd15"), width=256, height=256, steps=500, guidance=3
        )
    if kind == "text":
        return TextRecipe(prompt="once", model=ref("qwen"), max_tokens=500, temperature=3.0)
    if kind == "music":
        return MusicRecipe(prompt="waltz", model=ref("musicgen"), seconds=500)
    return SpeechRecipe(text="One more sentence. " * 1000, model=ModelRef(ESPEAK, "1"))


@pytest.mark.parametrize("kind", ["image", "text", "music", "speech"])
def test_stop_stops_after_the_step_it_was_asked_in(engine: Engine, ref: Ref, kind: str) -> None:
    switch, seen = Switch(), []
    for event in engine.run(endless(kind, ref), switch):
        seen.append(event)
        if isinstance(event, Progress) and event.step >= 2:
            switch.ask()
    assert isinstance(seen[-1], Cancelled)
    assert max(event.step for event in seen if isinstance(event, Progress)) < 200
    assert len([event for event in seen if isinstance(event, Terminal)]) == 1


def test_letting_go_of_the_events_stops_the_job(engine: Engine, ref: Ref) -> None:
    events = engine.run(endless("image", ref))
    next(events)
    events.close()
    assert "maker" not in {thread.name for thread in threading.enumerate()}


def test_stop_reaches_into_the_decoder(
    engine: Engine, ref: Ref, monkeypatch: pytest.MonkeyPatch
) -> None:
    from diffusers.models.autoencoders.vae import Decoder

    switch, ended = Switch(), []
    decode = Decoder.forward

    def slowly(self: Decoder, *args: Any, **more: Any) -> Any:
        switch.ask()
        result = decode(self, *args, **more)
        ended.append(result)
        return result

    monkeypatch.setattr(Decoder, "forward", slowly)
    recipe = ImageRecipe(
        prompt="a hill", model=ref("sd15"), width=64, height=64, steps=2, guidance=3
    )
    assert isinstance(list(engine.run(recipe, switch))[-1], Cancelled)
    assert not ended


def test_stop_reaches_into_a_loader_that_asks_nobody() -> None:
    switch, begun, outcome = Switch(), threading.Event(), []

    def load() -> None:
        try:
            with switch.interruptible():
                begun.set()
                while True:
                    sum(range(100))
        except Stop:
            outcome.append("stopped")

    loader = threading.Thread(target=load)
    loader.start()
    begun.wait()
    switch.ask()
    loader.join()
    assert outcome == ["stopped"]


def test_a_switch_asked_before_the_job_keeps_it_from_starting(engine: Engine, ref: Ref) -> None:
    switch = Switch()
    switch.ask()
    assert list(engine.run(endless("text", ref), switch)) == [Cancelled()]


def test_the_model_unused_for_longest_makes_room(models: Models, inputs: Inputs, ref: Ref) -> None:
    def write(model: str) -> list[Event]:
        return list(engine.run(TextRecipe(prompt="sea", model=ref(model), max_tokens=2)))

    engine = Engine(models, inputs, pick_device("cpu"), budget=2**30)
    write("llama")
    write("qwen")
    write("llama")
    assert len(engine.cache.names) == 2
    engine.cache.budget = engine.cache.used + models.named("vits").size - 1
    list(engine.run(SpeechRecipe(text="hello", model=ref("vits"))))
    assert [Path(name.split(":")[1]).name for name in engine.cache.names] == ["llama", "vits"]
    assert any(isinstance(event, Loading) for event in write("qwen"))


def test_a_bad_job_leaves_the_engine_working(
    run: Run, ref: Ref, models: Models, tmp_path: Path
) -> None:
    missing = TextRecipe(prompt="sea", model=ModelRef("nothing-here", "0" * 32))
    (failed,) = run(missing)
    assert isinstance(failed, Failed)
    assert failed.error.kind == "ModelMissing"
    good = TextRecipe(prompt="sea", model=ref("llama"), max_tokens=2)
    done = run(good)[-1]
    assert isinstance(done, Done)
    assert {"atelier", "torch", "diffusers", "transformers"} == set(
        done.artifact.provenance.versions
    )


def test_a_model_changed_since_is_not_taken_for_the_same(run: Run, models: Models) -> None:
    card = models.named("llama")
    (failed,) = run(TextRecipe(prompt="sea", model=ModelRef(card.id, "f" * 32)))
    assert isinstance(failed, Failed)
    assert "changed" in failed.error.message
