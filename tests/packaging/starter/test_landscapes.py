"""The landscape model's training: pictures and captions agree, and a stop costs nothing."""

from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest
import torch
from diffusers.pipelines.auto_pipeline import AutoPipelineForText2Image
from landscapes import words
from landscapes.autoencoder import build_autoencoder, crowding, decode, encode, unlike
from landscapes.caption import chinese, english
from landscapes.card import card, write_card
from landscapes.data import Pictures
from landscapes.diffusion import Painter, Size, train_diffusion
from landscapes.folder import write_folder
from landscapes.latents import Latents
from landscapes.render import render
from landscapes.scene import SUBJECTS, Scene, draw_scene
from landscapes.tokenizer import LENGTH, build_tokenizer
from training import Run

SMALL = Size(channels=(16, 16, 16), heads=2, text_layers=1)
FACTS = {
    "vae": 1.8, "unet": 9.0, "text": 1.0, "vocab": 1500, "vae_steps": 10, "unet_steps": 10,
    "pictures": 100, "hours": 0.1, "size": 24.0,
}  # fmt: skip
LAKE = Scene(
    subject="lake", time="night", light="moon", side="left", stars=True, weather="clouds",
    season="winter", tint="pink", extra="boat", seed=3,
)  # fmt: skip


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory: pytest.TempPathFactory):
    return build_tokenizer(tmp_path_factory.mktemp("words"), seed=1, captions=500)


@pytest.fixture
def latents(tmp_path: Path) -> Latents:
    made = Latents(tmp_path / "latents.f16", 8)
    made.values[:] = np.random.default_rng(0).normal(size=made.values.shape)
    made.done[:] = 1
    return made


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_subject_is_drawn_and_drawn_alike_from_one_seed(subject: str) -> None:
    scene = next(s for s in map(draw_scene, range(500)) if s.subject == subject)
    first = render(scene, 96)
    assert first.shape == (96, 96, 3)
    assert first.dtype == np.uint8
    assert first.std() > 5
    assert np.array_equal(first, render(scene, 96))


def test_another_seed_is_another_picture() -> None:
    assert not np.array_equal(render(LAKE, 96), render(replace(LAKE, seed=4), 96))


def test_night_is_darker_than_day() -> None:
    day = replace(LAKE, time="day", light="sun", stars=False)
    assert render(LAKE, 96).mean() < render(day, 96).mean() - 30


def test_scenes_make_sense() -> None:
    for scene in map(draw_scene, range(400)):
        assert not (scene.light == "sun" and scene.dark)
        assert not (scene.stars and not scene.dark)
        assert not (scene.weather == "snow" and scene.season != "winter")


@pytest.mark.parametrize("seed", range(8))
def test_a_talkative_caption_says_everything_in_either_language(seed: int) -> None:
    rng = np.random.default_rng(seed)
    said_en, said_zh = english(LAKE, rng, 1.0), chinese(LAKE, rng, 1.0)
    for table, key in (
        ("SUBJECT", "lake"), ("TIME", "night"), ("LIGHT", "moon"), ("WEATHER", "clouds"),
        ("SEASON", "winter"), ("TINT", "pink"), ("EXTRA", "boat"),
    ):  # fmt: skip
        in_english = getattr(words, f"ENGLISH_{table}")[key]
        assert any(phrase.removeprefix("a ") in said_en for phrase in in_english), said_en
        assert any(phrase in said_zh for phrase in getattr(words, f"CHINESE_{table}")[key]), said_zh
    assert any(phrase in said_en for phrase in words.ENGLISH_STARS)
    assert any(phrase in said_zh for phrase in words.CHINESE_STARS)


def test_any_text_can_be_read(tokenizer) -> None:
    def tokens(text: str) -> list[int]:
        return tokenizer(text, padding="max_length", truncation=True, max_length=LENGTH).input_ids

    assert len(tokens("")) == len(tokens("Ωmega 🐉 龙猫 qwertz " * 40)) == LENGTH
    assert tokens("A LAKE at night") == tokens("a lake at night")
    pieces = [tokenizer.decode([token]) for token in tokens("夜晚的湖，有月亮")]
    assert pieces[1:7] == ["夜晚", "的", "湖", "，", "有", "月亮"]


def test_pictures_are_kept_and_rendered_once(tmp_path: Path) -> None:
    pictures = Pictures(tmp_path / "pictures.u8", 2)
    assert pictures.ready() == 0
    pictures.fill()
    assert Pictures(tmp_path / "pictures.u8", 2).ready() == 2
    assert np.array_equal(pictures.pixels[1], render(draw_scene(1)))


def test_autoencoder_maps_pictures_to_four_channels_and_back() -> None:
    model = build_autoencoder(width=16)
    picture = torch.rand(1, 3, 64, 64) * 2 - 1
    latents = encode(model, picture)
    assert latents.shape == (1, 4, 8, 8)
    assert decode(model, latents).shape == picture.shape
    assert unlike(picture, picture) == 0
    white = torch.randn(4, 4, 64, 64)
    assert crowding(white) < 0.01 < crowding(torch.cat([white[:, :2]] * 2, dim=1))


@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")
def test_finished_folder_loads_as_a_pipeline_and_says_what_it_is(tmp_path: Path, tokenizer) -> None:
    size = write_folder(tmp_path, Painter(SMALL, tokenizer), build_autoencoder(16), tokenizer)
    write_card(tmp_path, FACTS | {"size": size / 2**20}, None)
    for config in tmp_path.rglob("*.json"):
        msgspec.json.decode(config.read_bytes())
    pipe = AutoPipelineForText2Image.from_pretrained(tmp_path, dtype=torch.float32)
    pipe.set_progress_bar_config(disable=True)
    made = pipe("夜晚的湖", negative_prompt="sun", num_inference_steps=2, guidance_scale=3.0)
    assert made.images[0].size == (256, 256)
    front = (tmp_path / "README.md").read_text(encoding="utf-8").split("---")[1]
    assert "license: cc0-1.0" in front
    assert front.count("- text:") == 4


def test_card_tells_the_measured_figures() -> None:
    shares = {"subject": 0.9, "time": 0.8, "tint": 0.7, "weather": 0.6}
    read = ("read in renders", "read in generated, English", "read in generated, Chinese")
    figures = {"pictures": 10, "steps": 18, "guidance": 3.0, "renders": 10, "loss": 4.2}
    text = card(FACTS, figures | dict.fromkeys(read, shares))
    assert "| generated, Chinese | 90% | 80% | 70% | 60% |" in text


def test_training_resumes_where_it_stopped(tmp_path: Path, latents: Latents, tokenizer) -> None:
    run = Run(tmp_path / "work", tmp_path / "out", minutes=5, device=torch.device("cpu"))
    train_diffusion(run, latents, tokenizer, steps=1, size=SMALL, batch=4)
    further = train_diffusion(run, latents, tokenizer, steps=2, size=SMALL, batch=4)
    log = (run.work / "diffusion.log").read_text().splitlines()
    assert len(log) == 1, "a step already taken was taken again"
    again = train_diffusion(run, latents, tokenizer, steps=2, size=SMALL, batch=4)
    for one, other in zip(further.parameters(), again.parameters(), strict=True):
        assert torch.equal(one, other)
