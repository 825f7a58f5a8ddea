"""The upscaler: its data, its training, and the weights that come with Atelier."""

from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file
from training import Run
from upscaler.card import card
from upscaler.crops import CROP, EACH, Crops, cut, source
from upscaler.damage import damaged, lightly_damaged, smaller
from upscaler.figures import Example, examples, lanczos, psnr
from upscaler.network import Compact, enlarge, read_weights, write_weights
from upscaler.photographs import photograph
from upscaler.train import train_network

from studio.core.resources import resource
from studio.store.models import Models

SHIPPED = resource("models") / "starter-upscaler"
FACTS = {"steps": 4000, "hours": 0.8, "size": 1.3}


def crops_in(folder: Path) -> Crops:
    return Crops(folder / "crops.u8", 2, lambda number: photograph(number, CROP))


def spandrel_reads(state: dict[str, torch.Tensor]) -> tuple[int, int, int]:
    """Features, convolutions and scale, as `spandrel.architectures.Compact` finds them."""
    assert {"body.0.weight", "body.1.weight"} <= state.keys()
    last = max(int(key.split(".")[1]) for key in state)
    out = state[f"body.{last}.bias"].shape[0]
    return state["body.0.weight"].shape[0], (last - 2) // 2, int((out // 3) ** 0.5)


def test_data_are_the_same_for_the_same_numbers(tmp_path: Path) -> None:
    one, other = crops_in(tmp_path / "a"), crops_in(tmp_path / "b")
    for crops in (one, other):
        crops.fill(2)
        assert crops.ready == 2
    small, large = one.batch(7, 1, 5, 2)
    again = other.batch(7, 1, 5, 2)
    assert np.array_equal(small, again[0])
    assert np.array_equal(large, again[1])
    assert small.shape == (5, CROP // 4, CROP // 4, 3)
    assert not np.array_equal(small, one.batch(8, 1, 5, 2)[0])


def test_pieces_are_drawn_once(tmp_path: Path) -> None:
    crops_in(tmp_path).fill(1)
    kept = crops_in(tmp_path)
    assert kept.ready == 1
    assert np.array_equal(kept.pixels[:EACH], cut(photograph(0, CROP), 0))


def test_sources_are_landscapes_and_photographs() -> None:
    assert source(0).shape == (1024, 1024, 3)
    assert np.array_equal(source(2), photograph(2))


@pytest.mark.parametrize("number", range(3))
def test_photographs_are_made_up_alike_and_full_of_edges(number: int) -> None:
    made = photograph(number, 96)
    assert np.array_equal(made, photograph(number, 96))
    assert made.std() > 10
    assert np.abs(np.diff(made.astype(float), axis=0)).max() > 40


def test_damage_keeps_the_picture() -> None:
    picture = photograph(1, CROP)
    rng = np.random.default_rng(0)
    for _ in range(30):
        small = damaged(picture, rng)
        assert small.shape == (CROP // 4, CROP // 4, 3)
        assert psnr(small, smaller(picture)) > 14
    assert psnr(lightly_damaged(picture, 1), smaller(picture)) < 40


def test_a_new_network_has_the_shape_that_spandrel_knows(tmp_path: Path) -> None:
    size = write_weights(tmp_path, Compact())
    assert size < 1.3e6
    assert spandrel_reads(load_file(tmp_path / "model.safetensors")) == (64, 16, 4)


def test_training_resumes_and_its_weights_are_kept(tmp_path: Path) -> None:
    run = Run(tmp_path, tmp_path / "out", minutes=5, device=torch.device("cpu"))
    picture = photograph(9, 64)
    held_out = [Example("photograph, clean", smaller(picture), picture)]
    crops = crops_in(tmp_path)
    train_network(run, crops, held_out, steps=1, fused=False)
    best = train_network(run, crops, held_out, steps=2, fused=False)
    rows = (tmp_path / "network.log").read_text(encoding="utf-8").splitlines()
    assert sum("loss" in row for row in rows) == 1, "a step already taken was taken again"
    write_weights(run.out, best.load())
    made = enlarge(read_weights(run.out), held_out[0].small)
    assert psnr(made, picture) == pytest.approx(best.figure, abs=0.5)


def test_the_card_tells_the_measured_figures() -> None:
    times = {"float32": 1.0, "bfloat16": 0.3}
    figures = {
        "landscapes": 24, "photographs": 12, "seconds": times,
        "psnr": {"landscape, clean": {"lanczos": 30.0, "upscaler": 33.25}},
    }  # fmt: skip
    assert "| landscape, clean | 30.0 | 33.2 | 3.2 |" in card(FACTS, figures)


def test_the_shipped_model_is_one_of_its_own_kind() -> None:
    models = Models(Path("nowhere"))
    shipped = models.named("starter-upscaler")
    assert shipped.kinds == ("upscale",)
    assert shipped not in [card for card in models.all() if "image" in card.kinds]
    assert spandrel_reads(load_file(SHIPPED / "model.safetensors")) == (64, 16, 4)


def test_the_shipped_weights_beat_lanczos() -> None:
    model = read_weights(SHIPPED)
    better: dict[str, list[float]] = {}
    for example in examples(6, 256):
        made = enlarge(model, example.small)
        assert made.shape == example.large.shape
        gain = psnr(made, example.large) - psnr(lanczos(example.small), example.large)
        better.setdefault(example.kind, []).append(gain)
    assert np.mean(better["landscape, clean"]) > 2
    crisp = {kind: gains for kind, gains in better.items() if not kind.startswith("watercolour")}
    assert {"landscape, damaged", "photograph, clean", "photograph, damaged"} <= crisp.keys()
    assert min(map(np.mean, crisp.values())) > 0.5
