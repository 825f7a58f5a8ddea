"""Pictures by every family's real pipeline, from random weights."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
import torch
from PIL import Image

from studio.core.artifact import Pixels
from studio.core.event import Done, Event, Failed, Loading, Preview, Progress
from studio.core.recipe import ImageRecipe, Input, ModelRef, Recipe
from studio.engine.engine import Engine
from studio.store.inputs import Inputs

Run = Callable[[Recipe], list[Event]]
Ref = Callable[[str], ModelRef]

FAMILIES = ("sd15", "sdxl", "flux", "z_image", "sd_inpaint")


def recipe(model: ModelRef, **more: Any) -> ImageRecipe:
    settings: dict[str, Any] = {"width": 72, "height": 64, "steps": 3, "guidance": 3.0} | more
    return ImageRecipe(prompt="a red hill", model=model, seed=7, **settings)


def picture(events: list[Event]) -> np.ndarray:
    done = events[-1]
    assert isinstance(done, Done), done
    assert isinstance(done.artifact.payload, Pixels)
    return done.artifact.payload.array()


@pytest.mark.parametrize("family", FAMILIES)
def test_words_become_a_picture_with_progress_and_previews(run: Run, ref: Ref, family: str) -> None:
    events = run(recipe(ref(family)))
    assert picture(events).shape == (64, 72, 3)
    steps = [event for event in events if isinstance(event, Progress)]
    assert [step.step for step in steps] == sorted({step.step for step in steps})
    assert steps[-1].step == steps[-1].of
    previews = [event.payload for event in events if isinstance(event, Preview)]
    assert len(previews) == len(steps)
    assert all(isinstance(preview, Pixels) and preview.channels == 3 for preview in previews)


@pytest.mark.parametrize("family", FAMILIES)
def test_the_same_recipe_gives_the_same_bits(
    run: Run, ref: Ref, red_picture: Input, left_half: Input, family: str
) -> None:
    wishes: tuple[dict[str, Any], ...] = ({}, {"init": red_picture, "strength": 0.5})
    for wish in (*wishes, {"init": red_picture, "mask": left_half, "strength": 0.8}):
        asked = recipe(ref(family), **wish)
        first, second = picture(run(asked)), picture(run(asked))
        assert np.array_equal(first, second)
        other = picture(run(msgspec.structs.replace(asked, seed=8)))
        assert not np.array_equal(first, other)


def test_outside_the_mask_nothing_changes(
    run: Run, ref: Ref, red_picture: Input, left_half: Input
) -> None:
    asked = recipe(ref("sd15"), init=red_picture, mask=left_half, strength=1.0)
    made = picture(run(asked))
    assert (made[:, 36:] == (255, 0, 0)).all()
    assert not (made[:, :36] == (255, 0, 0)).all()


def test_any_size_is_met_to_the_pixel(run: Run, ref: Ref, red_picture: Input) -> None:
    asked = recipe(ref("flux"), width=51, height=33, init=red_picture)
    assert picture(run(asked)).shape == (33, 51, 3)


def test_a_kept_model_is_not_loaded_again(run: Run, ref: Ref) -> None:
    run(recipe(ref("sd15")))
    assert not [event for event in run(recipe(ref("sd15"))) if isinstance(event, Loading)]


def test_a_mask_of_another_size_is_refused(
    run: Run, ref: Ref, inputs: Inputs, red_picture: Input, tmp_path: Path
) -> None:
    Image.new("L", (10, 10), 255).save(tmp_path / "mask.png")
    asked = recipe(ref("sd15"), init=red_picture, mask=inputs.keep(tmp_path / "mask.png"))
    (failed,) = run(asked)
    assert isinstance(failed, Failed)
    assert failed.error.kind == "BadInput"
    assert "10 x 10" in failed.error.message


def test_an_input_that_is_no_picture_is_refused(
    run: Run, ref: Ref, inputs: Inputs, tmp_path: Path
) -> None:
    (tmp_path / "note.txt").write_text("not a picture")
    (failed,) = run(recipe(ref("sd15"), init=inputs.keep(tmp_path / "note.txt")))
    assert isinstance(failed, Failed)
    assert failed.error.kind == "BadInput"


def test_memory_that_runs_out_while_decoding_costs_no_step(
    engine: Engine, run: Run, ref: Ref, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first decode fails as a full card does; the picture must come all the same."""
    from diffusers.models.autoencoders.vae import Decoder

    whole = picture(run(recipe(ref("sd15"))))
    engine.cache.clear()
    failures = [torch.OutOfMemoryError("out of memory")]
    decode = Decoder.forward

    def sometimes(self: Decoder, *args: Any, **more: Any) -> Any:
        if failures:
            raise failures.pop()
        return decode(self, *args, **more)

    monkeypatch.setattr(Decoder, "forward", sometimes)
    events = run(recipe(ref("sd15")))
    assert not failures
    assert np.array_equal(picture(events), whole)
    assert len([event for event in events if isinstance(event, Progress)]) == 4  # PNDM's own count
    engine.cache.clear()


def test_memory_that_never_suffices_is_told_with_figures(
    engine: Engine, run: Run, ref: Ref, monkeypatch: pytest.MonkeyPatch
) -> None:
    from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel

    def never(*_: Any, **__: Any) -> Any:
        raise RuntimeError("CUDNN_STATUS_ALLOC_FAILED")

    with monkeypatch.context() as patch:
        patch.setattr(UNet2DConditionModel, "forward", never)
        failed = run(recipe(ref("sd15")))[-1]
    assert isinstance(failed, Failed)
    assert failed.error.kind == "OutOfMemory"
    assert "GB" in failed.error.message
    assert "64x64" in failed.error.hint
    engine.cache.clear()
    assert picture(run(recipe(ref("sd15")))).shape == (64, 72, 3)
