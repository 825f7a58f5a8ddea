"""One folder of tiny models of every shape, and an engine that runs them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from studio.core.event import Event
from studio.core.recipe import Input, ModelRef, Recipe
from studio.engine.device import pick_device
from studio.engine.engine import Engine
from studio.store.inputs import Inputs
from studio.store.models import Models
from tests import tiny

BUILDERS = {
    builder.__name__: builder
    for builder in (
        tiny.sd15,
        tiny.sd_inpaint,
        tiny.sdxl,
        tiny.flux,
        tiny.z_image,
        tiny.llama,
        tiny.qwen,
        tiny.vits,
        tiny.musicgen,
        tiny.stable_audio,
    )
}


@pytest.fixture(scope="session")
def model_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("models")
    for name, build in BUILDERS.items():
        build(root / name)
    return root


@pytest.fixture(scope="session")
def models(model_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Models:
    return Models(model_folder, shipped=tmp_path_factory.mktemp("none"))


@pytest.fixture(scope="session")
def ref(models: Models) -> Callable[[str], ModelRef]:
    return lambda name: models.named(name).ref()


@pytest.fixture(scope="session")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Inputs:
    return Inputs(tmp_path_factory.mktemp("inputs"))


@pytest.fixture(scope="session")
def engine(models: Models, inputs: Inputs) -> Engine:
    return Engine(models, inputs, pick_device("cpu"))


@pytest.fixture(scope="session")
def run(engine: Engine) -> Callable[[Recipe], list[Event]]:
    return lambda recipe: list(engine.run(recipe))


@pytest.fixture(scope="session")
def red_picture(inputs: Inputs, tmp_path_factory: pytest.TempPathFactory) -> Input:
    path = tmp_path_factory.mktemp("pictures") / "red.png"
    Image.new("RGB", (72, 64), "red").save(path)
    return inputs.keep(path)


@pytest.fixture(scope="session")
def left_half(inputs: Inputs, tmp_path_factory: pytest.TempPathFactory) -> Input:
    """A mask, white in the left half of `red_picture`."""
    path = tmp_path_factory.mktemp("masks") / "left.png"
    mask = Image.new("L", (72, 64), 0)
    mask.paste(255, (0, 0, 36, 64))
    mask.save(path)
    return inputs.keep(path)
