"""Adapters through the real pipelines: melted into their base, with a scheduler of their own."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file

from studio.core.artifact import Pixels
from studio.core.error import ErrorReport
from studio.core.event import Done, Event, Failed, Progress
from studio.core.recipe import ImageRecipe, Input
from studio.engine.device import pick_device
from studio.engine.engine import Engine
from studio.store.adapter import WEIGHTS
from studio.store.inputs import Inputs
from studio.store.models import Models
from tests.tiny.adapters import lora

Paint = Callable[..., list[Event]]


@pytest.fixture
def own(model_folder: Path, tmp_path: Path) -> Path:
    root = tmp_path / "models"
    shutil.copytree(model_folder / "sd15", root / "sd15")
    lora(root / "quick", root / "sd15")
    return root


@pytest.fixture
def paint(own: Path, tmp_path: Path, inputs: Inputs) -> Paint:
    models = Models(own, shipped=tmp_path / "none")
    engine = Engine(models, inputs, pick_device("cpu"))

    def run(name: str, **more: Any) -> list[Event]:
        settings: dict[str, Any] = {"width": 72, "height": 64, "steps": 4, "guidance": 1.0} | more
        card = models.named(name)
        recipe = ImageRecipe(prompt="a red hill", model=card.ref(), seed=7, **settings)
        return list(engine.run(recipe))

    return run


def picture(events: list[Event]) -> np.ndarray:
    done = events[-1]
    assert isinstance(done, Done), done
    assert isinstance(done.artifact.payload, Pixels)
    return done.artifact.payload.array()


def refusal(events: list[Event]) -> ErrorReport:
    failed = events[-1]
    assert isinstance(failed, Failed), failed
    assert failed.error.hint
    return failed.error


def rewrite(own: Path, **header: str) -> dict[str, torch.Tensor]:
    weights = load_file(own / "quick" / WEIGHTS)
    save_file(weights, own / "quick" / WEIGHTS, metadata={"format": "pt"} | header)
    return weights


def test_a_quick_model_paints_in_every_way_its_base_does(
    paint: Paint, red_picture: Input, left_half: Input
) -> None:
    wishes: tuple[dict[str, Any], ...] = (
        {},
        {"init": red_picture, "strength": 0.5},
        {"init": red_picture, "mask": left_half, "strength": 0.8},
    )
    for wish in wishes:
        first = picture(paint("quick", **wish))
        assert first.shape == (64, 72, 3)
        assert np.array_equal(first, picture(paint("quick", **wish)))
        assert not np.array_equal(first, picture(paint("sd15", **wish)))


def test_a_step_is_a_step(paint: Paint) -> None:
    """The base's own scheduler, PNDM, counts one more than asked; that of the adapter does not."""
    steps = [event for event in paint("quick") if isinstance(event, Progress)]
    assert [step.step for step in steps] == [1, 2, 3, 4]


def test_at_a_guidance_of_one_there_is_nothing_to_avoid(paint: Paint) -> None:
    assert np.array_equal(
        picture(paint("quick")), picture(paint("quick", negative="a grey harbour"))
    )


def test_weights_of_nothing_change_nothing_but_the_scheduler(own: Path, paint: Paint) -> None:
    weights = load_file(own / "quick" / WEIGHTS)
    save_file({name: 0 * each for name, each in weights.items()}, own / "quick" / WEIGHTS)
    (own / "quick" / "README.md").write_text("---\nbase_model: sd15\n---\n")
    assert np.array_equal(picture(paint("quick")), picture(paint("sd15")))


def test_its_own_scheduler_is_used_on_the_noise_of_the_base(own: Path, paint: Paint) -> None:
    by_tag = picture(paint("quick"))
    (own / "quick" / "scheduler").mkdir()
    config = own / "quick" / "scheduler" / "scheduler_config.json"
    config.write_text(json.dumps({"_class_name": "EulerDiscreteScheduler"}))
    assert not np.array_equal(by_tag, picture(paint("quick")))
    config.write_text(json.dumps({"_class_name": "LCMScheduler"}))
    assert np.array_equal(by_tag, picture(paint("quick")))


@pytest.mark.parametrize("name", ["StableDiffusionPipeline", "logging", "os.system", 3])
def test_a_scheduler_that_is_none_is_refused(own: Path, paint: Paint, name: object) -> None:
    (own / "quick" / "scheduler").mkdir()
    config = own / "quick" / "scheduler" / "scheduler_config.json"
    config.write_text(json.dumps({"_class_name": name}))
    assert refusal(paint("quick")).kind == "ModelBroken"


def test_the_strength_in_the_header_counts_and_nothing_else_there(own: Path, paint: Paint) -> None:
    whole = picture(paint("quick"))
    settings = {"unet.r": 2, "unet.lora_alpha": 2, "unet.megatron_core": "antigravity"}
    rewrite(own, lora_adapter_metadata=json.dumps(settings))
    assert np.array_equal(whole, picture(paint("quick")))
    rewrite(own, lora_adapter_metadata=json.dumps(settings | {"unet.lora_alpha": 1}))
    assert not np.array_equal(whole, picture(paint("quick")))


@pytest.mark.parametrize("header", ["{", "[]", '{"unet.r": 0}', '{"unet.alpha_pattern": {"a": 2}}'])
def test_a_header_of_no_known_kind_is_refused(own: Path, paint: Paint, header: str) -> None:
    rewrite(own, lora_adapter_metadata=header)
    assert refusal(paint("quick")).kind == "ModelBroken"


def test_weights_of_another_shape_or_model_are_refused(own: Path, paint: Paint) -> None:
    weights = load_file(own / "quick" / WEIGHTS)
    file = own / "quick" / WEIGHTS
    for wrong in (
        {name: torch.cat([each, each]) for name, each in weights.items()},
        {f"transformer.{name}": each for name, each in weights.items()},
        {name: each / 0 for name, each in weights.items()},
        {"unet.conv_in.weight": torch.zeros(8, 4, 3, 3)},
    ):
        save_file({name: each.contiguous() for name, each in wrong.items()}, file)
        assert refusal(paint("quick")).kind == "ModelBroken"


@pytest.mark.parametrize(
    "part", ["quick/" + WEIGHTS, "sd15/vae/diffusion_pytorch_model.safetensors"]
)
def test_neither_a_damaged_adapter_nor_a_damaged_base_is_loaded(
    own: Path, paint: Paint, part: str
) -> None:
    (own / part).write_bytes((own / part).read_bytes()[:-10])
    error = refusal(paint("quick"))
    assert error.kind == "ModelBroken"
    assert Path(part).name in error.message
