"""Train the landscape model: words, autoencoder, latents, diffusion, then the folder.

Each part goes on where it was stopped. The pictures are rendered, and most of the latents encoded,
in other processes while the first one trains.
"""

import copy
import json
import multiprocessing
import os
import time
from typing import Any

import numpy as np
from diffusers.models.autoencoders.autoencoder_tiny import AutoencoderTiny
from torch import nn
from training import Run
from transformers import CLIPTokenizer

from landscapes.autoencoder import CROP, train_autoencoder
from landscapes.card import write_card
from landscapes.data import SHELVES, SQUARE, Crops, Pictures, render_beside
from landscapes.diffusion import Lessons, Pace, train_diffusion
from landscapes.folder import write_folder
from landscapes.guide import eye_of, views_of
from landscapes.language import school
from landscapes.latents import Latents, encode_beside
from landscapes.painter import Painter
from landscapes.sheet import draw_sheet
from landscapes.tokenizer import tokenizer_of

FIRST = 2_000
"""Pictures that must be there before a part begins; the rest come while it trains."""
AUTOENCODER_STEPS = 3_900
DECODER_STEPS = 1_500
PACE = Pace(steps=9_200)


def train(run: Run) -> None:
    run.work.mkdir(parents=True, exist_ok=True)
    tokenizer = tokenizer_of(run.work / "tokenizer", run.seed)
    pictures = Pictures(run.work, SQUARE)
    if pictures.ready() < SQUARE.count:
        render_beside(run.work)
    text = school(run, tokenizer).text
    while pictures.ready() < FIRST and run.seconds_left() > 0:
        time.sleep(0.5)
    crops, shown = Crops(pictures, CROP, run.seed), np.asarray(pictures.pixels[:6])
    autoencoder = train_autoencoder(run, crops, shown, AUTOENCODER_STEPS)
    shelves = [Latents(run.work, shelf) for shelf in SHELVES]
    shelves[0].fill(autoencoder, pictures, until=FIRST)
    if any(len(shelf.ready()) < shelf.shelf.count for shelf in shelves):
        start_encoding(run)

    def sheet(painter: Painter, step: int) -> None:
        draw_sheet(run.work / f"samples-{step:06d}.png", painter, autoencoder, tokenizer)

    views = views_of(run, pictures)
    lessons = Lessons(shelves, tokenizer, run.seed, views)
    painter = train_diffusion(run, lessons, text, PACE, sheet=sheet)
    polished = Crops(pictures, CROP, run.seed + 1)
    eye = eye_of(copy.deepcopy(views.reader).to(run.device))
    autoencoder = train_autoencoder(run, polished, shown, DECODER_STEPS, True, eye)
    publish(run, painter, autoencoder, tokenizer)


def start_encoding(run: Run) -> None:
    mine = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
    others = [core for core in range(os.cpu_count() or 1) if core not in mine]
    multiprocessing.get_context("spawn").Process(
        target=encode_beside, args=(run.work, others[0] if others else None), daemon=True
    ).start()


def publish(
    run: Run, painter: Painter, autoencoder: AutoencoderTiny, tokenizer: CLIPTokenizer
) -> None:
    run.out.mkdir(parents=True, exist_ok=True)
    draw_sheet(run.out / "sheet.webp", painter, autoencoder, tokenizer)
    size = write_folder(run.out, painter, autoencoder, tokenizer)
    facts = facts_of(run, painter, autoencoder, tokenizer) | {"size": size / 2**20}
    measured = run.work / "figures.json"
    figures = json.loads(measured.read_text()) if measured.exists() else None
    write_card(run.out, facts, figures)
    print(f"{run.out.name}: {size / 2**20:.1f} MiB", flush=True)


def facts_of(
    run: Run, painter: Painter, autoencoder: AutoencoderTiny, tokenizer: CLIPTokenizer
) -> dict[str, Any]:
    """What the card tells: millions of parameters, steps taken, hours spent."""

    def millions(module: nn.Module) -> float:
        return sum(weight.numel() for weight in module.parameters()) / 1e6

    logs = {}
    for name in ("language", "autoencoder", "diffusion", "decoder"):
        file = run.work / f"{name}.log"
        lines = file.read_text().splitlines() if file.exists() else []
        logs[name] = json.loads(lines[-1]) if lines else {"step": 0, "seconds": 0.0}
    return {
        "vae": millions(autoencoder),
        "unet": millions(painter.unet),
        "text": millions(painter.text),
        "vocab": len(tokenizer),
        "vae_steps": logs["autoencoder"]["step"] + logs["decoder"]["step"],
        "unet_steps": logs["diffusion"]["step"],
        "text_steps": logs["language"]["step"],
        "pictures": sum(shelf.count for shelf in SHELVES),
        "hours": sum(log["seconds"] for log in logs.values()) / 3600,
    }
