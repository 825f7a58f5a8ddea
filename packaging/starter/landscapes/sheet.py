"""A sheet of samples for fixed prompts, to be looked at while the training runs."""

import copy
from pathlib import Path

import torch
from diffusers.models.autoencoders.autoencoder_tiny import AutoencoderTiny
from PIL import Image
from training import autocast
from transformers import CLIPTokenizer

from landscapes.diffusion import Painter
from landscapes.folder import assemble

PROMPTS = (
    "mountains at sunset with the sun",
    "a lake at night with a full moon and stars",
    "pink mountains in the mist",
    "the sea by day with a boat, clouds",
    "forest in winter, snowing",
    "a city at night",
    "a lighthouse, the sea at dusk",
    "golden sand dunes",
    "夜晚的城市，有星星",
    "日落的湖，有小船",
    "秋天的森林",
    "紫色的沙漠，月亮在左边",
    "春天的田野，白天",
    "冬天的村庄，下雪",
    "热带岛屿，傍晚",
    "黑白的山，有雾",
)


def draw_sheet(
    file: Path,
    painter: Painter,
    autoencoder: AutoencoderTiny,
    tokenizer: CLIPTokenizer,
    prompts: tuple[str, ...] = PROMPTS,
    steps: int = 18,
    guidance: float = 3.0,
    seed: int = 7,
) -> None:
    device = next(painter.parameters()).device
    pipe = assemble(copy.deepcopy(painter).eval(), autoencoder, tokenizer)
    pipe.set_progress_bar_config(disable=True)
    pictures: list[Image.Image] = []
    for start in range(0, len(prompts), 4):
        with autocast(device), torch.no_grad():
            made = pipe(
                list(prompts[start : start + 4]),
                num_inference_steps=steps,
                guidance_scale=guidance,
                height=256,
                width=256,
                generator=torch.Generator("cpu").manual_seed(seed + start),
            )
        pictures += made.images  # pyright: ignore[reportAttributeAccessIssue]
    columns = 4
    sheet = Image.new("RGB", (256 * columns, 256 * -(-len(pictures) // columns)))
    for i, picture in enumerate(pictures):
        sheet.paste(picture, (256 * (i % columns), 256 * (i // columns)))
    sheet.save(file)
