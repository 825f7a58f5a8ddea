"""The landscape model's training: parts that learn, resume, and end as a folder that loads."""

import json
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
import torch
from diffusers.pipelines.auto_pipeline import AutoPipelineForText2Image
from landscapes.autoencoder import (
    build_autoencoder,
    crowding,
    decode,
    encode,
    train_autoencoder,
    unlike,
)
from landscapes.caption import english
from landscapes.card import card, write_card
from landscapes.chance import draw_scene
from landscapes.data import HELD_OUT, Crops, Pictures, Shelf
from landscapes.diffusion import Lessons, Pace, idle, train_diffusion
from landscapes.folder import write_folder
from landscapes.guide import Views, eye_of
from landscapes.language import build_text_encoder
from landscapes.latents import Latents
from landscapes.measure import Looks, Manner, compare, frechet, full_caption, measure, nearest
from landscapes.painter import Painter, Size
from landscapes.reader import KINDS, SEEN, Reader, held_out, reader_of, right, train_reader
from landscapes.render import render
from landscapes.tokenizer import LENGTH, build_tokenizer
from training import Run
from transformers import CLIPTokenizer

SMALL = Size(channels=(16, 16, 16), heads=2)
SHELF = Shelf(256, 256, 0, 6)
FACTS = {
    "vae": 1.8, "unet": 9.0, "text": 1.0, "vocab": 1500, "vae_steps": 10, "unet_steps": 10,
    "text_steps": 10, "pictures": 100, "hours": 0.1, "size": 24.0,
}  # fmt: skip


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory: pytest.TempPathFactory) -> CLIPTokenizer:
    return build_tokenizer(tmp_path_factory.mktemp("words"), seed=1, captions=500)


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with six rendered pictures."""
    folder = tmp_path_factory.mktemp("work")
    Pictures(folder, SHELF).fill()
    return folder


def run_in(work: Path) -> Run:
    return Run(work, work / "out", minutes=5, device=torch.device("cpu"))


def test_pictures_are_kept_and_rendered_once(work: Path) -> None:
    pictures = Pictures(work, SHELF)
    assert pictures.ready() == SHELF.count
    assert np.array_equal(pictures.pixels[1], render(draw_scene(1)))
    crops = Crops(pictures, 64, seed=1)
    assert crops(0, 3).shape == (3, 64, 64, 3)
    assert np.array_equal(crops(5, 2), crops(5, 2))


def test_autoencoder_maps_pictures_to_four_channels_and_back() -> None:
    model = build_autoencoder(width=16)
    picture = torch.rand(1, 3, 64, 64) * 2 - 1
    latents = encode(model, picture)
    assert latents.shape == (1, 4, 8, 8)
    assert decode(model, latents).shape == picture.shape
    assert unlike(picture, picture) == 0
    coarse = torch.randn(4, 4, 64, 64).repeat_interleave(4, 2).repeat_interleave(4, 3)
    assert crowding(coarse) < 0.01
    assert crowding(torch.cat([coarse[:, :2]] * 2, dim=1)) > 0.1, "channels that say the same"
    assert crowding(coarse + torch.randn_like(coarse)) > 0.05, "detail that weighs too much"


def test_the_decoder_learns_by_an_eye_and_leaves_the_latents_alone(work: Path) -> None:
    run, pictures = Run(work / "seen", work, minutes=5), Pictures(work, SHELF)
    crops, shown = Crops(pictures, 64, seed=1), np.asarray(pictures.pixels[:2])
    before = train_autoencoder(run, crops, shown, 1)
    reader = Reader()
    after = train_autoencoder(run, crops, shown, 1, only_decoder=True, eye=eye_of(reader))
    picture = torch.rand(1, 3, 64, 64) * 2 - 1
    with torch.no_grad():
        latents = encode(before, picture)
        assert torch.equal(latents, encode(after, picture))
        assert not torch.equal(decode(before, latents), decode(after, latents))
    assert all(weight.grad is None for weight in reader.parameters())


def test_diffusion_resumes_where_it_stopped(work: Path, tokenizer: CLIPTokenizer) -> None:
    run, text = run_in(work), build_text_encoder(tokenizer, layers=1)
    latents = Latents(run.work, SHELF)
    latents.fill(build_autoencoder(16), Pictures(work, SHELF), until=4)
    assert list(latents.ready()) == [0, 1, 2, 3]
    lessons = Lessons([latents] * 3, tokenizer, seed=1)
    train_diffusion(run, lessons, text, Pace(1, batch=2), SMALL)
    further = train_diffusion(run, lessons, text, Pace(2, batch=2), SMALL)
    log = (run.work / "diffusion.log").read_text().splitlines()
    assert len(log) == 1, "a step already taken was taken again"
    again = train_diffusion(run, lessons, text, Pace(2, batch=2), SMALL)
    for one, other in zip(further.parameters(), again.parameters(), strict=True):
        assert torch.equal(one, other)


def test_a_guide_looks_once_and_is_followed(work: Path, tokenizer: CLIPTokenizer) -> None:
    run, pictures = Run(work / "guided", work, minutes=5), Pictures(work, SHELF)
    reader = Reader()
    views = Views(work, reader, pictures)
    seen = views.of(np.array([4, 2, 4]))
    assert seen.shape == (3, SEEN, 8, 8)
    assert seen.std() > 0
    assert list(np.flatnonzero(views.done)) == [2, 4]
    blind = Views(work, Reader(), pictures)
    assert torch.equal(blind.of(np.array([4, 2, 4])), seen), "what was seen is kept"
    latents = Latents(work, SHELF)
    latents.fill(build_autoencoder(16), pictures, until=SHELF.count)
    lessons = Lessons([latents] * 3, tokenizer, 1, views)
    text = build_text_encoder(tokenizer, layers=1)
    train_diffusion(run, lessons, text, Pace(1, batch=2), SMALL)
    (told,) = (run.work / "diffusion.log").read_text().splitlines()
    assert -1 <= json.loads(told)["alike"] <= 1


def test_every_weight_of_the_painter_learns_and_one_that_does_not_is_named(
    tokenizer: CLIPTokenizer,
) -> None:
    painter = Painter(SMALL, build_text_encoder(tokenizer, layers=1))
    tokens = torch.zeros((2, 8), dtype=torch.long)
    painter(torch.randn(2, 4, 32, 32), torch.tensor([10, 900]), tokens).square().mean().backward()
    assert idle(painter) == []
    painter.unet.conv_in.weight.grad = torch.zeros_like(painter.unet.conv_in.weight)
    assert idle(painter) == ["unet.conv_in.weight"]


@pytest.fixture
def folder(tmp_path: Path, tokenizer: CLIPTokenizer) -> Path:
    painter = Painter(SMALL, build_text_encoder(tokenizer, layers=1))
    size = write_folder(tmp_path, painter, build_autoencoder(16), tokenizer)
    write_card(tmp_path, FACTS | {"size": size / 2**20}, None)
    return tmp_path


@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")
def test_finished_folder_loads_as_a_pipeline_and_says_what_it_is(folder: Path) -> None:
    for config in folder.rglob("*.json"):
        msgspec.json.decode(config.read_bytes())
    pipe: Any = AutoPipelineForText2Image.from_pretrained(folder, dtype=torch.float32)
    pipe.set_progress_bar_config(disable=True)
    made = pipe("夜晚的湖", negative_prompt="sun", num_inference_steps=2, guidance_scale=3.0)
    assert made.images[0].size == (256, 256)
    front = (folder / "README.md").read_text(encoding="utf-8").split("---")[1]
    assert "license: cc0-1.0" in front
    assert front.count("- text:") >= 4


def test_reader_learns_resumes_and_names_every_kind(work: Path) -> None:
    run, pictures = run_in(work), Pictures(work, SHELF)
    train_reader(run, pictures, steps=4, batch=6)
    reader = train_reader(run, pictures, steps=8, batch=6)
    kept = reader_of(run)
    for one, other in zip(reader.parameters(), kept.parameters(), strict=True):
        assert torch.equal(one, other)
    scenes, renders = held_out(3)
    assert scenes[0] == draw_scene(HELD_OUT)
    shares = right(kept, renders, scenes)
    assert shares.keys() == KINDS.keys()
    assert all(0 <= share <= 1 for share in shares.values())


def test_full_captions_fit_the_encoder(tokenizer: CLIPTokenizer) -> None:
    rng = np.random.default_rng(0)
    for number in range(50):
        text = full_caption(tokenizer, english, draw_scene(number), rng)
        assert len(tokenizer(text).input_ids) <= LENGTH


def test_distances_are_nothing_from_oneself_and_grow() -> None:
    rng = np.random.default_rng(0)
    one = rng.normal(size=(400, 6)).astype(np.float32)
    other = rng.normal(size=(400, 6)).astype(np.float32)
    assert frechet(one, one) == pytest.approx(0, abs=1e-5)
    assert frechet(one, other) < 0.2
    assert frechet(one, other + 1) == pytest.approx(6, abs=1)
    assert frechet(one, other * 3) == pytest.approx(24, abs=4)
    assert nearest(one[:3], one) == pytest.approx(np.zeros(3), abs=1e-2)
    assert nearest(one[:1], one[:1] + 2) == pytest.approx(np.full(1, 2.0), rel=1e-3)
    looks = Looks(one, other)
    told = compare(looks[:100], Looks(other, one), looks)
    assert told["nearest"]["generated"]["features"]["median"] < 0.01
    assert told["nearest"]["renders"]["features"]["median"] > 0.1


@pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")
def test_measuring_tells_figures_that_the_card_shows(work: Path, folder: Path) -> None:
    run = run_in(work)
    train_reader(run, Pictures(work, SHELF), steps=8, batch=6)
    figures = measure(run, folder, 4, [Manner(steps=2)])
    json.dumps(figures)
    assert figures["pictures"] == 4
    assert figures["read in generated, Chinese"].keys() == KINDS.keys()
    text = card(FACTS, figures | {"read in generated, Chinese": dict.fromkeys(KINDS, 0.9)})
    assert "| generated, Chinese | 90% | 90% | 90% | 90% | 90% |" in text
