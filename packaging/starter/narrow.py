"""Make trained networks a little smaller without training them again.

`python packaging/starter/narrow.py` is the last step before the weights are kept: together the
starter models may take 32 MiB. Of each feed-forward layer a part of the hidden units is left out,
and the layer after them is rewritten so that it gets from the rest nearly what it got from all.
Which units can go, and how the rest makes up for them, is the interpolative decomposition of
their activations on texts like those of the training (Liberty et al., "Randomized algorithms for
the low-rank approximation of matrices", PNAS 2007), weighted by how much the next layer listens.
"""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from landscapes.caption import caption
from landscapes.scene import draw_scene
from muse.corpus import talks
from muse.tokenizer import encode
from scipy.linalg import qr, solve_triangular
from tokenizers import Tokenizer
from torch import Tensor, nn
from training import half
from transformers import AutoModelForCausalLM, CLIPTextModel, CLIPTokenizer

ROOT = Path(__file__).resolve().parents[2] / "resources" / "models"
TEXTS = 120
KEPT = {"landscapes": 2 / 3, "muse": 7 / 8}
"""Share of the hidden units that stays."""


def narrow(feeders: Sequence[nn.Linear], out: nn.Linear, seen: Tensor, keep: int) -> float:
    """Keep `keep` units of a layer; `seen` (rows x units) is what `out` was given on samples.

    Changes the layers in place. Returns the share of the output's energy that is lost.
    """
    weight = out.weight.detach().double().numpy()
    heard = np.linalg.norm(weight, axis=0) + 1e-8
    activations = seen.double().numpy() * heard
    factors: Any = qr(activations, mode="economic", pivoting=True)
    _, triangle, order = factors
    stay, leave = order[:keep], order[keep:]
    share = solve_triangular(triangle[:keep, :keep], triangle[:keep, keep:])
    mixed = weight[:, stay] + (weight[:, leave] / heard[leave]) @ share.T * heard[stay]
    whole = seen.double().numpy() @ weight.T
    lost = whole - seen.double().numpy()[:, stay] @ mixed.T
    index = torch.from_numpy(stay.copy())
    for feeder in feeders:
        feeder.weight = nn.Parameter(feeder.weight.detach()[index])
        if feeder.bias is not None:
            feeder.bias = nn.Parameter(feeder.bias.detach()[index])
        feeder.out_features = keep
    out.weight = nn.Parameter(torch.from_numpy(mixed).to(out.weight.dtype))
    out.in_features = keep
    return float((lost**2).sum() / (whole**2).sum())


def seen_by(layer: nn.Linear, run: Callable[[], object]) -> Tensor:
    """What a layer is given while `run` runs, rows x units."""
    rows: list[Tensor] = []

    def listen(_: nn.Module, given: tuple[Tensor, ...]) -> None:
        rows.append(given[0].flatten(0, -2))

    hook = layer.register_forward_pre_hook(listen)
    with torch.no_grad():
        run()
    hook.remove()
    return torch.cat(rows)


def narrow_text_encoder(folder: Path) -> list[float]:
    """The text encoder of starter-landscapes, in place on disk."""
    tokenizer = CLIPTokenizer.from_pretrained(folder / "tokenizer")
    model: Any = CLIPTextModel.from_pretrained(folder / "text_encoder", dtype=torch.float32)
    rng = np.random.default_rng(1)
    texts = [caption(draw_scene(number), rng) for number in range(TEXTS)]
    tokens = tokenizer(texts, padding="max_length", truncation=True, return_tensors="pt").input_ids
    keep = int(model.config.intermediate_size * KEPT["landscapes"]) // 8 * 8
    lost = [
        narrow(
            [layer.mlp.fc1],
            layer.mlp.fc2,
            seen_by(layer.mlp.fc2, lambda: model(input_ids=tokens)),
            keep,
        )
        for layer in model.encoder.layers
    ]
    model.config.intermediate_size = keep
    half(model)
    model.save_pretrained(folder / "text_encoder")
    return lost


def narrow_muse(folder: Path) -> list[float]:
    """The feed-forward layers of starter-muse, in place on disk."""
    words = Tokenizer.from_file(str(folder / "tokenizer.json"))
    model: Any = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32)
    source = talks(1)
    rows = [torch.tensor([encode(words, next(source))[0]]) for _ in range(TEXTS)]
    keep = int(model.config.intermediate_size * KEPT["muse"]) // 8 * 8
    lost = [
        narrow(
            [layer.mlp.gate_proj, layer.mlp.up_proj],
            layer.mlp.down_proj,
            seen_by(layer.mlp.down_proj, lambda: [model(input_ids=row) for row in rows]),
            keep,
        )
        for layer in model.model.layers
    ]
    model.config.intermediate_size = keep
    generation = model.generation_config
    half(model)
    model.save_pretrained(folder)
    generation.save_pretrained(folder)
    return lost


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the trained starter models smaller.")
    parser.add_argument("name", choices=("landscapes", "muse"))
    parser.add_argument("--folder", type=Path, help="the model folder to change")
    asked = parser.parse_args()
    folder = asked.folder or ROOT / f"starter-{asked.name}"
    lost = narrow_muse(folder) if asked.name == "muse" else narrow_text_encoder(folder)
    print(f"{folder.name}: lost {', '.join(f'{share:.3%}' for share in lost)} of each layer")


if __name__ == "__main__":
    main()
