"""How much better than Lanczos? `python packaging/starter/measure.py upscaler`.

Whole pictures that were never trained on, made four times smaller and large again. The figures go
to the training's folder, and with the contact sheet and the card into the model's.
"""

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from upscaler.card import write_card
from upscaler.crops import LARGE
from upscaler.figures import Example, examples, lanczos, psnr
from upscaler.network import Compact, enlarge, read_weights
from upscaler.sheet import draw_sheet

ROOT = Path(__file__).resolve().parents[3]
SHEET = (0, 6, 12, 14, 4, 15)
"""Places of the examples on the contact sheet."""


def compared(model: Compact, held_out: Sequence[Example]) -> dict[str, dict[str, float]]:
    """Mean PSNR in decibels, by what a picture is and went through."""
    found: dict[str, list[tuple[float, float]]] = {}
    for example in held_out:
        made, plain = enlarge(model, example.small), lanczos(example.small)
        pair = psnr(plain, example.large), psnr(made, example.large)
        found.setdefault(example.kind, []).append(pair)
    return {
        kind: dict(
            zip(("lanczos", "upscaler"), np.mean(pairs, axis=0).round(2).tolist(), strict=True)
        )
        for kind, pairs in found.items()
    }


def seconds(model: Compact, bfloat16: bool, tries: int = 5) -> float:
    """For 256 x 256 to 1024 x 1024 on one core, the best of a few tries, in time of the processor,
    so that what else runs on the computer does not count."""
    torch.set_num_threads(1)
    picture = np.random.default_rng(0).integers(0, 256, (256, 256, 3), np.uint8)
    best = float("inf")
    for _ in range(tries):
        begun = time.process_time()
        enlarge(model, picture, bfloat16)
        best = min(best, time.process_time() - begun)
    return round(best, 2)


def measure(folder: Path, count: int) -> dict[str, Any]:
    """`count` landscapes and half as many made-up photographs."""
    model = read_weights(folder)
    held_out = examples(count, LARGE)
    kinds = [example.kind for example in held_out]
    photographs = kinds.count("photograph, clean")
    return {
        "landscapes": sum(kind.endswith("clean") for kind in kinds) - photographs,
        "photographs": photographs,
        "psnr": compared(model, held_out),
        "seconds": {
            "float32": seconds(model, bfloat16=False),
            "bfloat16": seconds(model, bfloat16=True),
        },
    }


def main(asked: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="How much better than Lanczos the upscaler is.")
    folder = ROOT / "resources" / "models" / "starter-upscaler"
    parser.add_argument("--folder", type=Path, default=folder, help="the model")
    parser.add_argument("--work", type=Path, default=ROOT / ".train" / "upscaler")
    parser.add_argument("--count", type=int, default=24, help="landscapes to measure")
    known = parser.parse_args(asked)
    figures = measure(known.folder, known.count)
    print(json.dumps(figures, indent=1))
    known.work.mkdir(parents=True, exist_ok=True)
    (known.work / "figures.json").write_text(json.dumps(figures, indent=1), encoding="utf-8")
    write_card(known.folder, known.work)
    model = read_weights(known.folder)
    held_out = examples(6, 320)
    shown = [held_out[place] for place in SHEET]
    made = [enlarge(model, example.small) for example in shown]
    draw_sheet(known.folder / "sheet.webp", shown, made, quality=70)
