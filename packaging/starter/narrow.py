"""Make the text encoder of starter-landscapes a little smaller without training it again.

`python packaging/starter/narrow.py` is the last step before the weights are kept. Of each
feed-forward layer a part of the hidden units is left out, and the layer after them is rewritten so
that it gets from the rest nearly what it got from all; see `decompose`.
"""

import argparse
from pathlib import Path
from typing import Any

import numpy as np
import torch
from decompose import narrow, seen_by
from landscapes.caption import caption
from landscapes.scene import draw_scene
from training import half
from transformers import CLIPTextModel, CLIPTokenizer

ROOT = Path(__file__).resolve().parents[2] / "resources" / "models"
TEXTS = 120
KEPT = 2 / 3
"""Share of the hidden units that stays."""


def narrow_text_encoder(folder: Path) -> list[float]:
    """The text encoder of starter-landscapes, in place on disk."""
    tokenizer = CLIPTokenizer.from_pretrained(folder / "tokenizer")
    model: Any = CLIPTextModel.from_pretrained(folder / "text_encoder", dtype=torch.float32)
    rng = np.random.default_rng(1)
    texts = [caption(draw_scene(number), rng) for number in range(TEXTS)]
    tokens = tokenizer(texts, padding="max_length", truncation=True, return_tensors="pt").input_ids
    keep = int(model.config.intermediate_size * KEPT) // 8 * 8
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


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the trained text encoder smaller.")
    parser.add_argument("--folder", type=Path, help="the model folder to change")
    asked = parser.parse_args()
    folder = asked.folder or ROOT / "starter-landscapes"
    lost = narrow_text_encoder(folder)
    print(f"{folder.name}: lost {', '.join(f'{share:.3%}' for share in lost)} of each layer")


if __name__ == "__main__":
    main()
