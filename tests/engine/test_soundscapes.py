"""Sounds by formula, through the same door as any other making."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from studio.core.artifact import Sound
from studio.core.event import Cancelled, Done, Event, Failed, Progress
from studio.core.recipe import SoundRecipe
from studio.core.resources import resource
from studio.engine.device import pick_device
from studio.engine.engine import Engine
from studio.engine.switch import Switch
from studio.media.inspect import inspect
from studio.media.save import save
from studio.store.inputs import Inputs
from studio.store.models import Models


@pytest.fixture
def models(tmp_path: Path) -> Models:
    return Models(tmp_path / "own")


@pytest.fixture
def engine(models: Models, tmp_path: Path) -> Engine:
    return Engine(models, Inputs(tmp_path / "inputs"), pick_device("cpu"))


def asked(models: Models, prompt: str, seconds: float = 1.5, avoid: str = "") -> SoundRecipe:
    ref = models.default("sound").ref()
    return SoundRecipe(prompt=prompt, negative=avoid, model=ref, seed=7, seconds=seconds)


def sound(events: list[Event]) -> Sound:
    done = events[-1]
    assert isinstance(done, Done), done
    made = done.artifact.payload
    assert isinstance(made, Sound)
    return made


def test_the_card_says_what_it_is(models: Models) -> None:
    card = models.default("sound")
    assert (card.id, card.kinds, card.size) == ("starter-sounds", ("sound",), 0)
    assert card.family.seconds > 5


def test_a_sound_is_made_again_from_its_file(
    engine: Engine, models: Models, tmp_path: Path
) -> None:
    events = list(engine.run(asked(models, "小雨和远处的雷声")))
    made = sound(events)
    assert (made.rate, made.channels, made.seconds) == (44_100, 2, 1.5)
    steps = [event.step for event in events if isinstance(event, Progress)]
    assert steps == sorted(steps)
    assert (steps[0] >= 1, steps[-1]) == (True, 100)
    assert isinstance(events[-1], Done)
    save(events[-1].artifact, tmp_path / "rain.flac")
    recipe = inspect(tmp_path / "rain.flac").recipe
    assert recipe is not None
    assert sound(list(engine.run(recipe))) == made


def test_what_is_to_be_avoided_is_not_heard(engine: Engine, models: Models) -> None:
    rain = sound(list(engine.run(asked(models, "rain"))))
    assert sound(list(engine.run(asked(models, "rain, birds", avoid="birds")))) == rain


def test_words_without_a_sound_are_refused(engine: Engine, models: Models) -> None:
    failed = list(engine.run(asked(models, "a quarrel in Parliament")))[-1]
    assert isinstance(failed, Failed)
    assert failed.error.kind == "BadInput"
    assert "thunder" in failed.error.hint


def test_a_long_one_can_be_stopped(engine: Engine, models: Models) -> None:
    switch = Switch()
    events: list[Event] = []
    for event in engine.run(asked(models, "rain, fire and a drone", 600.0), switch):
        events.append(event)
        if isinstance(event, Progress):
            switch.ask()
    assert isinstance(events[-1], Cancelled)
    assert sum(isinstance(event, Progress) for event in events) < 10


def test_a_folder_of_ones_own_works_too(tmp_path: Path) -> None:
    shutil.copytree(resource("models", "starter-sounds"), tmp_path / "own" / "mine")
    models = Models(tmp_path / "own", shipped=tmp_path / "none")
    engine = Engine(models, Inputs(tmp_path / "inputs"), pick_device("cpu"))
    made = sound(list(engine.run(asked(models, "心跳"))))
    assert np.abs(made.array()).max() > 0.1
