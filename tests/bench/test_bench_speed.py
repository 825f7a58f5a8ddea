"""How long a person waits: the starter models warm and cold, the command line's own start."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image
from pytest_benchmark.fixture import BenchmarkFixture

from studio.core.artifact import Artifact
from studio.core.event import Cancelled, Done, Loading, Progress
from studio.core.recipe import ImageRecipe, MusicRecipe, Recipe, TextRecipe
from studio.engine.device import pick_device
from studio.engine.engine import Engine
from studio.engine.switch import Switch
from studio.store.folders import Folders
from studio.store.inputs import Inputs
from studio.store.models import Models
from tests.bench.paired import paired, told

GOALS = {"picture": 4.0, "quick picture": 1.0, "100 tokens": 1.5, "20 s of music": 5.0}


@pytest.fixture(scope="module")
def models() -> Models:
    return Models.of(Folders.of())


@pytest.fixture(scope="module")
def engine(models: Models) -> Engine:
    return Engine(models, Inputs(Folders.of().inputs), pick_device("cpu"))


def recipe_for(what: str, models: Models) -> Recipe:
    if what.endswith("picture"):
        quick = what.startswith("quick")
        card = models.named("starter-landscapes-fast") if quick else models.default("image")
        return ImageRecipe(
            prompt="a lake between mountains at sunset",
            model=card.ref(),
            seed=1,
            width=256,
            height=256,
            steps=card.family.steps,
            guidance=card.family.guidance,
        )
    if what == "100 tokens":
        model = models.default("text").ref()
        return TextRecipe(prompt="a storm", model=model, seed=1, max_tokens=100, temperature=1.5)
    return MusicRecipe(prompt="a slow waltz", model=models.default("music").ref(), seed=1)


def make(engine: Engine, recipe: Recipe) -> Artifact:
    done = list(engine.run(recipe))[-1]
    assert isinstance(done, Done)
    return done.artifact


@pytest.mark.parametrize("what", list(GOALS))
def test_warm(benchmark: BenchmarkFixture, models: Models, engine: Engine, what: str) -> None:
    recipe = recipe_for(what, models)
    make(engine, recipe)
    told(benchmark, f"{what}, warm", lambda: make(engine, recipe), GOALS[what])


def test_a_picture_from_the_shell(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    def shell() -> None:
        words = ("image", "a lake at sunset", "--seed", "1", "-o", "lake.png", "--force")
        subprocess.run([sys.executable, "-m", "studio", *words], cwd=tmp_path, check=True)

    told(benchmark, "picture, cold", shell, 12.0)


@pytest.mark.parametrize("words", [("--help",), ("inspect", "picture.png")])
def test_the_command_line_starts(
    benchmark: BenchmarkFixture, tmp_path: Path, words: tuple[str, ...]
) -> None:
    """Goal: at most 0.3 s more than Python itself."""
    Image.new("RGB", (64, 64)).save(tmp_path / "picture.png")

    def started(*arguments: str) -> None:
        subprocess.run([sys.executable, *arguments], cwd=tmp_path, check=True, capture_output=True)

    paired(
        benchmark,
        f"atelier {words[0]} beside bare Python",
        lambda: started("-m", "studio", *words),
        lambda: started("-c", "pass"),
    )


@pytest.mark.parametrize("moment", ["loading", "step", "decoding"])
def test_stop(benchmark: BenchmarkFixture, models: Models, engine: Engine, moment: str) -> None:
    """Goal: stopped within 1 s of being asked, whatever is going on."""
    recipe = recipe_for("picture", models)
    assert isinstance(recipe, ImageRecipe)
    seconds: list[float] = []

    def stopped() -> None:
        if moment == "loading":
            engine.cache.clear()
        switch, asked = Switch(), 0.0
        for event in engine.run(recipe, switch):
            loading = moment == "loading" and isinstance(event, Loading)
            step = isinstance(event, Progress) and event.step == 3 and moment == "step"
            last = isinstance(event, Progress) and event.step == event.of
            if loading or step or (last and moment == "decoding"):
                asked = time.perf_counter()
                switch.ask()
            if isinstance(event, Cancelled):
                seconds.append(time.perf_counter() - asked)

    benchmark.pedantic(stopped, rounds=3)
    print(f"\nstop while {moment}: {max(seconds):.3f} s at the longest, goal 1 s")
