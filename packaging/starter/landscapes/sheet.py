"""A sheet of samples for fixed prompts: to be looked at while the training runs, and for the card
of the finished model."""

import copy
from pathlib import Path

import torch
from diffusers.models.autoencoders.autoencoder_tiny import AutoencoderTiny
from PIL import Image
from training import autocast
from transformers import CLIPTokenizer

from landscapes.folder import assemble
from landscapes.painter import Painter

PROMPTS = (
    "mountains at sunset with the sun",
    "a lake at night with a full moon and stars",
    "pink mountains in the mist, watercolour",
    "the sea by day with a boat, clouds, woodblock print",
    "forest in winter, snowing, oil painting",
    "a city at night in the rain",
    "a lighthouse on the left, dusk, woodblock print",
    "golden sand dunes, a balloon",
    "a castle under the aurora, pixel art",
    "a harbour at sunset with boats, oil painting",
    "a waterfall in spring, watercolour",
    "a red canyon at dawn, flat poster",
    "夜晚的城市，有星星，像素画",
    "日落的湖，有小船",
    "秋天的森林，油画",
    "水墨画，远山，有雾",
    "春天的河，樱花，水彩",
    "冬天的村庄，下雪",
    "热带岛屿，傍晚，浮世绘",
    "黑白的山，油画",
    "暴风雨中的大海，木版画",
    "田野，白天，热气球",
    "左边的灯塔，水墨画",
    "绿色的丘陵，像素画",
)
COLUMNS = 6


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
    sheet = Image.new("RGB", (256 * COLUMNS, 256 * -(-len(pictures) // COLUMNS)))
    for i, picture in enumerate(pictures):
        sheet.paste(picture, (256 * (i % COLUMNS), 256 * (i // COLUMNS)))
    keep_sheet(sheet, file)


def keep_sheet(sheet: Image.Image, file: Path) -> None:
    """As WebP at half its size, for a model card; otherwise as it is."""
    if file.suffix == ".webp":
        sheet = sheet.resize((sheet.width // 2, sheet.height // 2), Image.Resampling.LANCZOS)
    sheet.save(file, quality=80)
