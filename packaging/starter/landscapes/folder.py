"""The finished model: a `StableDiffusionPipeline` folder in the Hugging Face layout."""

import json
import logging
from pathlib import Path
from typing import Any, cast

import torch
from diffusers.models.autoencoders.autoencoder_tiny import AutoencoderTiny
from diffusers.pipelines.stable_diffusion.pipeline_stable_diffusion import StableDiffusionPipeline
from training import half
from transformers import CLIPTokenizer

from landscapes.painter import Painter, sampler


def assemble(
    painter: Painter, autoencoder: AutoencoderTiny, tokenizer: CLIPTokenizer
) -> StableDiffusionPipeline:
    return StableDiffusionPipeline(
        vae=autoencoder,  # pyright: ignore[reportArgumentType]
        text_encoder=painter.text,
        tokenizer=tokenizer,
        unet=painter.unet,
        scheduler=sampler(),  # pyright: ignore[reportArgumentType]
        safety_checker=None,  # pyright: ignore[reportArgumentType]
        feature_extractor=None,  # pyright: ignore[reportArgumentType]
        requires_safety_checker=False,
    )


def plain_config(file: Path) -> None:
    """Leave out what `AutoencoderTiny` writes by itself and then warns about when it loads."""
    config = json.loads(file.read_text(encoding="utf-8"))
    config.pop("block_out_channels", None)
    file.write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")


def write_folder(
    out: Path, painter: Painter, autoencoder: AutoencoderTiny, tokenizer: CLIPTokenizer
) -> int:
    """Write the folder in float16 and return its size in bytes. The model handed in is spent:
    its weights are float16 afterwards."""
    logging.getLogger("diffusers").setLevel(logging.ERROR)
    for part in (painter, autoencoder):
        cast(Any, half(part)).to("cpu", memory_format=torch.contiguous_format)
    assemble(painter, autoencoder, tokenizer).save_pretrained(out, safe_serialization=True)
    plain_config(out / "vae" / "config.json")
    return sum(file.stat().st_size for file in out.rglob("*") if file.is_file())
