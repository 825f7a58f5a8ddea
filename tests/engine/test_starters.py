"""The models that come with Atelier, through the same loaders as any other."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import symusic

from studio.core.artifact import Artifact, Pixels, Sound, Text
from studio.core.event import Done
from studio.core.recipe import ImageRecipe, MusicRecipe, Recipe, TextRecipe
from studio.core.resources import resource
from studio.engine.device import pick_device
from studio.engine.engine import Engine
from studio.store.card import ModelCard
from studio.store.inputs import Inputs
from studio.store.models import Models

MIB = 2**20
Make = Callable[[Recipe], Artifact]


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Models:
    return Models(tmp_path_factory.mktemp("none"))


@pytest.fixture(scope="module")
def make(shipped: Models, tmp_path_factory: pytest.TempPathFactory) -> Make:
    engine = Engine(shipped, Inputs(tmp_path_factory.mktemp("inputs")), pick_device("cpu"))

    def run(recipe: Recipe) -> Artifact:
        done = list(engine.run(recipe))[-1]
        assert isinstance(done, Done), done
        return done.artifact

    return run


def test_they_are_small_and_say_what_they_are(shipped: Models) -> None:
    cards = {card.id: card for card in shipped.all()}
    assert set(cards) == {
        "starter-landscapes",
        "starter-landscapes-fast",
        "starter-muse",
        "starter-sounds",
        "starter-tunes",
        "starter-upscaler",
    }
    assert not shipped.broken()
    assert sum(card.size for card in cards.values()) <= 40 * MIB
    for card in cards.values():
        assert card.licence == "cc0-1.0"
        wordless = card.kinds == ("upscale",)
        assert set(card.languages) == (set() if wordless else {"en", "zh"})
        assert wordless or len(card.examples) >= 4
        assert len((card.path / "README.md").read_text(encoding="utf-8")) > 1000


def test_nothing_but_safetensors_holds_their_weights() -> None:
    suffixes = {path.suffix for path in resource("models").rglob("*") if path.is_file()}
    assert suffixes <= {".json", ".jinja", ".md", ".safetensors", ".txt", ".webp", ".png"}


def landscape(shipped: Models, make: Make, prompt: str, seed: int = 1) -> np.ndarray:
    card: ModelCard = shipped.default("image")
    assert card.native == (256, 256)
    recipe = ImageRecipe(
        prompt=prompt,
        model=card.ref(),
        seed=seed,
        width=256,
        height=256,
        steps=12,
        guidance=card.family.guidance,
    )
    payload = make(recipe).payload
    assert isinstance(payload, Pixels)
    return payload.array().astype(float)


@pytest.mark.parametrize(
    ("bright", "dark"),
    [("hills at noon, clear day", "hills at night, stars"), ("白天的群山", "夜晚的群山，星星")],
)
def test_landscapes_know_day_from_night_in_both_languages(
    shipped: Models, make: Make, bright: str, dark: str
) -> None:
    day, night = landscape(shipped, make, bright), landscape(shipped, make, dark)
    assert day.std() > 10
    assert night.std() > 5
    assert day.mean() > night.mean() + 40


def test_the_few_step_version_paints_what_was_asked(shipped: Models, make: Make) -> None:
    card = shipped.named("starter-landscapes-fast")
    assert card.native == (256, 256)
    assert card.family.steps <= 8
    assert card.family.guidance == 1.0

    def painted(prompt: str) -> np.ndarray:
        recipe = ImageRecipe(
            prompt=prompt,
            model=card.ref(),
            seed=1,
            width=256,
            height=256,
            steps=card.family.steps,
            guidance=card.family.guidance,
        )
        payload = make(recipe).payload
        assert isinstance(payload, Pixels)
        return payload.array().astype(float)

    assert painted("hills at noon, clear day").mean() > painted("夜晚的群山").mean() + 40


@pytest.mark.parametrize(("prompt", "word"), [("a lighthouse", "lighthouse"), ("灯塔", "灯塔")])
def test_the_muse_enriches_a_prompt_in_its_own_language(
    shipped: Models, make: Make, prompt: str, word: str
) -> None:
    card = shipped.default("text")
    recipe = TextRecipe(prompt=prompt, model=card.ref(), seed=1, max_tokens=200, temperature=0.3)
    payload = make(recipe).payload
    assert isinstance(payload, Text)
    assert word in payload.text.lower()
    assert len(payload.text) > 2 * len(prompt)
    assert any("\u4e00" <= sign <= "\u9fff" for sign in payload.text) == (word == "灯塔")


def test_tunes_hold_the_key_tempo_and_metre_that_were_asked(
    shipped: Models, make: Make, tmp_path: Path
) -> None:
    model = shipped.default("music").ref()
    recipe = MusicRecipe(prompt="a calm waltz for piano, D minor, 100 bpm", model=model, seed=3)
    payload = make(recipe).payload
    assert isinstance(payload, Sound)
    assert payload.seconds == pytest.approx(20, abs=6)
    score: Any = symusic.Score.from_midi(payload.score)
    assert (score.time_signatures[0].numerator, score.time_signatures[0].denominator) == (3, 4)
    assert score.tempos[0].qpm == pytest.approx(100, abs=5)
    d_minor = {2, 4, 5, 7, 9, 10, 0, 1, 11}  # with the raised steps minor melodies take
    pitches = [
        note.pitch % 12 for track in score.tracks if not track.is_drum for note in track.notes
    ]
    assert sum(pitch in d_minor for pitch in pitches) >= 0.9 * len(pitches)
    samples = payload.array()
    assert 0.1 < np.abs(samples).max() <= 1.0
    assert make(recipe).payload == payload
