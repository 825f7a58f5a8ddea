"""Make the few-step version of a finished landscape model.

`python -m landscapes.fast WORK --minutes 25`, in `packaging/starter`. WORK is the folder the model
was trained in; its latents and captions are used again. Goes on where it was stopped; when the
model itself was trained anew, delete WORK/paths and WORK/fewstep.pt first.
"""

import argparse
import json
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import torch
from diffusers.models.autoencoders.autoencoder_tiny import AutoencoderTiny
from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel
from training import Run, few_threads
from transformers import CLIPTextModel, CLIPTokenizer

from landscapes.data import SHELVES
from landscapes.diffusion import Lessons
from landscapes.fewfolder import SHOWN, compare, write_adapter, write_card
from landscapes.fewstep import Drill, fewstep
from landscapes.latents import Latents
from landscapes.painter import Painter, Size

MODELS = Path(__file__).resolve().parents[3] / "resources" / "models"


def fast(
    run: Run,
    painter: Painter,
    lessons: Lessons,
    autoencoder: AutoencoderTiny,
    drill: Drill | None = None,
    base: str = "starter-landscapes",
    prompts: Sequence[str] = SHOWN,
) -> None:
    """Train the adapter and write the folder with its sheet and card to `run.out`."""
    drill = drill or Drill()
    unet = fewstep(run, painter, lessons, drill)
    size = write_adapter(run.out, unet)
    apart = compare(run.out / "sheet.webp", painter, unet, autoencoder, lessons.tokenizer, prompts)
    kept = torch.load(run.work / "fewstep.pt", map_location="cpu", weights_only=True)
    facts = {
        "base": base,
        "size": size / 2**20,
        "shown": len(prompts),
        "paths": drill.paths * drill.batch,
        "steps": kept["step"],
        "batch": drill.batch,
        "minutes": kept["seconds"] / 60,
    }
    measured = run.work / "figures.json"
    figures = json.loads(measured.read_text()) if measured.exists() else {}
    write_card(run.out, facts, apart, figures.get("fast"))
    print(f"{run.out.name}: {size / 2**20:.2f} MiB", apart, flush=True)


def finished(base: Path) -> tuple[Painter, AutoencoderTiny, CLIPTokenizer]:
    """The model in that folder, its weights widened again to float32."""
    unet = UNet2DConditionModel.from_pretrained(base / "unet", local_files_only=True)
    text = CLIPTextModel.from_pretrained(base / "text_encoder", local_files_only=True)
    autoencoder = AutoencoderTiny.from_pretrained(base / "vae", local_files_only=True)
    config = cast(Any, unet).config
    painter = Painter(Size(tuple(config.block_out_channels), config.attention_head_dim), text)
    painter.unet.load_state_dict(cast(Any, unet).state_dict())
    tokenizer = CLIPTokenizer.from_pretrained(base / "tokenizer", local_files_only=True)
    return painter.float(), cast(AutoencoderTiny, autoencoder).float(), tokenizer


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the few-step version of the landscapes.")
    parser.add_argument("work", type=Path, help="the folder the model was trained in")
    parser.add_argument("--base", type=Path, default=MODELS / "starter-landscapes")
    parser.add_argument("--out", type=Path, default=MODELS / "starter-landscapes-fast")
    parser.add_argument("--minutes", type=float, default=25.0, help="how long this call may take")
    parser.add_argument("--steps", type=int, default=Drill.steps, help="training steps in all")
    parser.add_argument("--paths", type=int, default=Drill.paths, help="batches of the teacher's")
    parser.add_argument("--threads", type=int, default=1, help="processor threads for torch")
    asked = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    few_threads(asked.threads)
    painter, autoencoder, tokenizer = finished(asked.base)
    run = Run(asked.work, asked.out, asked.minutes)
    lessons = Lessons([Latents(asked.work, shelf) for shelf in SHELVES], tokenizer, run.seed)
    drill = Drill(asked.steps, paths=asked.paths)
    fast(run, painter, lessons, autoencoder, drill, asked.base.name)


if __name__ == "__main__":
    main()
