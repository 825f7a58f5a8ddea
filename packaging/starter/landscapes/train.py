"""Train the landscape model: pictures, autoencoder, latents, diffusion, then the folder.

Each part goes on where it was stopped. The pictures are rendered, and most of the latents encoded,
in a second process while the first one trains.
"""

import json
import multiprocessing
import os
import time
from typing import Any

from diffusers.models.autoencoders.autoencoder_tiny import AutoencoderTiny
from torch import nn
from training import Run
from transformers import CLIPTokenizer

from landscapes.autoencoder import train_autoencoder
from landscapes.card import write_card
from landscapes.data import Pictures, render_beside
from landscapes.diffusion import Painter, train_diffusion
from landscapes.folder import write_folder
from landscapes.latents import Latents, encode_beside
from landscapes.sheet import draw_sheet
from landscapes.tokenizer import build_tokenizer

PICTURES = 20_000
AUTOENCODER_STEPS = 1_500
DIFFUSION_STEPS = 2_750
DECODER_STEPS = 800


def train(run: Run) -> None:
    run.work.mkdir(parents=True, exist_ok=True)
    pictures = Pictures(run.work / "pictures.u8", PICTURES)
    if pictures.ready() < PICTURES:
        render_beside(pictures.file, PICTURES)
        while pictures.ready() < 200 and run.seconds_left() > 0:
            time.sleep(0.5)
    autoencoder = train_autoencoder(run, pictures, AUTOENCODER_STEPS)
    latents = Latents(run.work / "latents.f16", PICTURES)
    latents.fill(autoencoder, pictures, 2_000)
    if len(latents.ready()) < PICTURES:
        start_encoding(run)
    tokenizer = tokenizer_of(run)

    def sheet(painter: Painter, step: int) -> None:
        draw_sheet(run.work / f"samples-{step:06d}.png", painter, autoencoder, tokenizer)

    painter = train_diffusion(run, latents, tokenizer, DIFFUSION_STEPS, sheet=sheet)
    autoencoder = train_autoencoder(run, pictures, DECODER_STEPS, only_decoder=True)
    draw_sheet(run.work / "samples-last.png", painter, autoencoder, tokenizer)
    publish(run, painter, autoencoder, tokenizer)


def tokenizer_of(run: Run) -> CLIPTokenizer:
    folder = run.work / "tokenizer"
    if folder.exists():
        return CLIPTokenizer.from_pretrained(folder)
    return build_tokenizer(folder, run.seed)


def start_encoding(run: Run) -> None:
    mine = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
    others = [core for core in range(os.cpu_count() or 1) if core not in mine]
    multiprocessing.get_context("spawn").Process(
        target=encode_beside,
        args=(run.work, PICTURES, others[0] if others else None),
        daemon=True,
    ).start()


def publish(
    run: Run, painter: Painter, autoencoder: AutoencoderTiny, tokenizer: CLIPTokenizer
) -> None:
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
    for name in ("autoencoder", "diffusion", "decoder"):
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
        "pictures": int(logs["diffusion"].get("pictures", PICTURES)),
        "hours": sum(log["seconds"] for log in logs.values()) / 3600,
    }
