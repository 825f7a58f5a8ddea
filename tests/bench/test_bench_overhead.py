"""The engine beside bare library calls: same model, steps, number type and threads.

The bare call gets a thread of its own, as the engine's maker has one: once two threads of a process
have multiplied matrices, OpenMP keeps a crew for each, and both lose half of their speed.
"""

import threading
from collections.abc import Callable
from typing import Any

import pytest
import torch
from diffusers.pipelines.auto_pipeline import AutoPipelineForText2Image
from pytest_benchmark.fixture import BenchmarkFixture
from transformers import AutoModelForCausalLM, AutoTokenizer

from studio.core.event import Done
from studio.core.recipe import ImageRecipe, Recipe, TextRecipe
from studio.engine.device import pick_device
from studio.engine.engine import Engine
from studio.engine.pipelines import place
from studio.engine.threads import one_thread
from studio.store.folders import Folders
from studio.store.inputs import Inputs
from studio.store.models import Models
from tests.bench.paired import paired

TOKENS = 100


@pytest.fixture(scope="module")
def models() -> Models:
    return Models.of(Folders.of())


@pytest.fixture(scope="module")
def engine(models: Models) -> Engine:
    return Engine(models, Inputs(Folders.of().inputs), pick_device("cpu"))


def finish(engine: Engine, recipe: Recipe) -> None:
    assert isinstance(list(engine.run(recipe))[-1], Done)


def aside(work: Callable[[], None]) -> Callable[[], None]:
    def run() -> None:
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()

    return run


def test_a_picture(benchmark: BenchmarkFixture, models: Models, engine: Engine) -> None:
    """Goal: at most 1.03 x a bare diffusers script, a preview of every step included."""
    card = models.named("starter-landscapes")
    device = pick_device("cpu")
    pipeline: Any = AutoPipelineForText2Image.from_pretrained(card.path, dtype=device.dtype)
    place(pipeline, device).set_progress_bar_config(disable=True)
    prompt = "a lake between mountains at sunset"
    recipe = ImageRecipe(
        prompt=prompt,
        model=card.ref(),
        seed=1,
        width=256,
        height=256,
        steps=card.family.steps,
        guidance=card.family.guidance,
    )

    def bare() -> None:
        pipeline(
            prompt,
            width=256,
            height=256,
            num_inference_steps=card.family.steps,
            guidance_scale=card.family.guidance,
            generator=torch.Generator("cpu").manual_seed(1),
        )

    paired(benchmark, "picture", lambda: finish(engine, recipe), aside(bare))


def test_a_text(benchmark: BenchmarkFixture, models: Models, engine: Engine) -> None:
    """Goal: at most 1.03 x a bare `generate`, streaming of every word included."""
    card = models.named("starter-muse")
    device = pick_device("cpu")
    tokenizer: Any = AutoTokenizer.from_pretrained(card.path)
    model: Any = AutoModelForCausalLM.from_pretrained(card.path, dtype=device.dtype)
    prompt = "a lighthouse in a storm"
    recipe = TextRecipe(
        prompt=prompt, model=card.ref(), seed=1, max_tokens=TOKENS, temperature=0, top_p=1.0
    )
    turn = [{"role": "user", "content": prompt}]
    inputs = tokenizer.apply_chat_template(
        turn, add_generation_prompt=True, return_tensors="pt", return_dict=True
    )

    def bare() -> None:
        with one_thread():  # as the engine does for small networks; two would take twice as long
            model.generate(
                inputs["input_ids"],
                attention_mask=inputs["attention_mask"],
                max_new_tokens=TOKENS,
                do_sample=False,
                pad_token_id=tokenizer.pad_token_id,
            )

    paired(benchmark, "text", lambda: finish(engine, recipe), aside(bare))
