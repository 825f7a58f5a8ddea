"""The few-step version: strides land where the teacher went, and the folder is an adapter."""

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from landscapes.autoencoder import build_autoencoder
from landscapes.data import Shelf
from landscapes.diffusion import Lessons
from landscapes.fast import fast, finished
from landscapes.fewstep import (
    GUIDANCE,
    SMALL,
    STATIONS,
    STRIDES,
    Drill,
    Grid,
    aim,
    fewstep,
    follow,
    strides,
)
from landscapes.folder import write_folder
from landscapes.language import build_text_encoder
from landscapes.latents import Latents
from landscapes.painter import Painter, Size, sampler, tokens_of
from landscapes.tokenizer import build_tokenizer
from peft.utils import get_peft_model_state_dict
from training import Run
from transformers import CLIPTokenizer

from studio.core.event import Done
from studio.core.recipe import ImageRecipe
from studio.engine.device import pick_device
from studio.engine.engine import Engine
from studio.store.inputs import Inputs
from studio.store.models import Models

TINY = Size(channels=(16, 16, 16), heads=2)
SHELF = Shelf(64, 64, 0, 4)

pytestmark = [
    pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:Converting a tensor with requires_grad:UserWarning"),
]


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory: pytest.TempPathFactory) -> CLIPTokenizer:
    return build_tokenizer(tmp_path_factory.mktemp("words"), seed=1, captions=500)


@pytest.fixture
def painter(tokenizer: CLIPTokenizer) -> Painter:
    torch.manual_seed(1)
    return Painter(TINY, build_text_encoder(tokenizer, layers=1))


@pytest.fixture
def lessons(tmp_path: Path, tokenizer: CLIPTokenizer) -> Lessons:
    latents = Latents(tmp_path, SHELF)
    latents.done[:] = 1
    return Lessons([latents] * 3, tokenizer, seed=1)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(tmp_path, tmp_path / "models" / "quick", minutes=5, device=torch.device("cpu"))


@pytest.mark.parametrize("count", STRIDES)
def test_aimed_strides_of_the_first_order_end_where_the_teacher_did(
    painter: Painter, tokenizer: CLIPTokenizer, count: int
) -> None:
    words, nothing = tokens_of(tokenizer, ["a lake"]), tokens_of(tokenizer, [""])
    states = follow(painter, torch.randn(1, 4, 16, 16), words, nothing)
    assert states.shape == (SMALL + 1, 1, 4, 16, 16)
    grid, small = Grid.of(count), SMALL // count
    scheduler: Any = type(sampler()).from_config(sampler().config, solver_order=1)
    scheduler.set_timesteps(count)
    assert scheduler.timesteps.tolist() == grid.times.tolist()
    place = states[0]
    for k, time in enumerate(scheduler.timesteps):
        there = states[small * (k + 1)]
        ends = (part[k : k + 2].view(2, 1) for part in (grid.signal, grid.noise))
        place = scheduler.step(aim(place, there, *ends), time, place).prev_sample
        torch.testing.assert_close(place, there, rtol=1e-3, atol=2e-3)


def test_the_path_is_that_of_the_finished_model(
    painter: Painter, lessons: Lessons, tmp_path: Path
) -> None:
    """The teacher is what the pipeline paints in so many steps with the same guidance."""
    from landscapes.folder import assemble

    pipe = assemble(painter, build_autoencoder(16), lessons.tokenizer)
    pipe.set_progress_bar_config(disable=True)
    noise = torch.randn(1, 4, 16, 16)
    made: Any = pipe(
        "a lake",
        num_inference_steps=SMALL,
        guidance_scale=GUIDANCE,
        latents=noise,
        output_type="latent",
        height=64,
        width=64,
    )
    words, nothing = tokens_of(lessons.tokenizer, ["a lake"]), tokens_of(lessons.tokenizer, [""])
    followed = follow(painter, noise, words, nothing)[-1]
    assert (made.images - followed).abs().mean() < 0.05  # the paths are followed in bfloat16


def test_strides_start_at_stations_of_their_own_time() -> None:
    states = torch.arange(len(STATIONS)).view(-1, 1, 1, 1, 1).expand(-1, 64, 4, 8, 8)
    grids = {count: Grid.of(count) for count in STRIDES}
    here, wanted, times = strides(states, grids, np.random.default_rng(0))
    assert here.shape == wanted.shape == (64, 4, 8, 8)
    assert wanted.isfinite().all()
    small = Grid.of(SMALL).times
    for begun, time in zip(here[:, 0, 0, 0], times, strict=True):
        assert small[STATIONS[int(begun)]] == time
    again = strides(states, grids, np.random.default_rng(0))
    assert torch.equal(here, again[0])


def test_it_learns_the_adapter_alone_and_resumes(
    run: Run, painter: Painter, lessons: Lessons
) -> None:
    before = {name: weight.clone() for name, weight in painter.state_dict().items()}
    fewstep(run, painter, lessons, Drill(steps=2, batch=2, paths=1))
    further: Any = fewstep(run, painter, lessons, Drill(steps=3, batch=2, paths=1))
    again: Any = fewstep(run, painter, lessons, Drill(steps=3, batch=2, paths=1))
    assert len(list((run.work / "paths").iterdir())) == 1
    assert (run.work / "fewstep.log").read_text().count("\n") == 1
    learnt, kept = get_peft_model_state_dict(further), get_peft_model_state_dict(again)
    assert all(torch.equal(learnt[name], kept[name]) for name in learnt)
    assert any(weight.any() for name, weight in learnt.items() if "lora_B" in name)
    assert all(torch.equal(weight, before[name]) for name, weight in painter.state_dict().items())


def test_the_folder_is_an_adapter_that_the_engine_runs(
    run: Run, painter: Painter, lessons: Lessons, tmp_path: Path
) -> None:
    autoencoder = build_autoencoder(16)
    base = tmp_path / "models" / "base"
    write_folder(base, painter, autoencoder, lessons.tokenizer)
    painter, autoencoder, _ = finished(base)
    drill = Drill(steps=1, batch=2, paths=1)
    fast(run, painter, lessons, autoencoder, drill, base.name, prompts=["a lake"])
    assert (run.out / "sheet.webp").stat().st_size > 0
    models = Models(tmp_path / "models", shipped=tmp_path / "none")
    card = models.find("quick", "image")
    assert card.base
    assert (card.family.steps, card.family.guidance, card.native) == (6, 1.0, (256, 256))
    assert card.size < 2**20
    assert card.languages == ("en", "zh")
    assert len(card.examples) >= 4
    assert "| this adapter, 6 steps | 6 |" in (run.out / "README.md").read_text(encoding="utf-8")
    recipe = ImageRecipe(
        prompt="夜晚的湖", model=card.ref(), width=64, height=64, steps=4, guidance=1.0
    )
    engine = Engine(models, Inputs(tmp_path / "inputs"), pick_device("cpu"))
    assert isinstance(list(engine.run(recipe))[-1], Done)
    shutil.rmtree(base)
    assert json.loads((run.out / "scheduler" / "scheduler_config.json").read_text())
    assert [each.error.message for each in models.broken()] == ["Needs the model base."]
