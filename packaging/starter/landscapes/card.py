"""The model card, with the figures of the training at hand instead of remembered ones."""

import json
from pathlib import Path
from typing import Any

EXAMPLES = (
    "the sea by day with clouds, woodblock print",
    "a lake at sunset with mountains",
    "a waterfall in spring, watercolour",
    "a harbour at sunset, oil painting",
    "水墨画，远山，有雾",
    "热带岛屿，傍晚，浮世绘",
    "夜晚的城市，月亮和星星",
    "红色的峡谷，日出",
)

HEAD = """---
license: cc0-1.0
language:
- en
- zh
pipeline_tag: text-to-image
library_name: diffusers
tags:
- stable-diffusion
- landscape
- illustration
- flat-design
- latent-diffusion
widget:
{widget}
inference:
  parameters:
    num_inference_steps: 18
    guidance_scale: 3.0
---

# Starter Landscapes

Small landscapes in six styles, 256 x 256 or 384 x 256 and back, from a free sentence in English or
Chinese. It is made to be the first model of an offline studio: {size:.0f} MiB, no graphics card, a
second a picture. It is not a general picture model and knows nothing but what is listed here.

![Twenty-four pictures it made](sheet.webp)

```python
from diffusers import AutoPipelineForText2Image

pipe = AutoPipelineForText2Image.from_pretrained("starter-landscapes")
pipe("a lake at night, watercolour", num_inference_steps=18, guidance_scale=3.0).images[0]
```

Image-to-image and inpainting work with the same folder through their pipelines. 16 to 20 steps at a
guidance of 3 are best; a negative prompt works as usual. For 4 to 8 steps there is
`starter-landscapes-fast`, a LoRA for this model.

## What it knows

- **Subjects:** mountains, hills, dunes, canyon, sea, lake, river, forest, city, village, harbour,
  lighthouse, castle, island, waterfall, field
- **Styles:** flat poster (when none is named), watercolour, ink wash, woodblock print, pixel art,
  oil
- **Hours:** dawn, day, sunset, dusk, night
- **Sky:** sun, full moon, crescent, stars; left, middle or right
- **Weather and season:** clear, clouds, fog, rain, snow, storm, aurora; spring, summer, autumn,
  winter
- **Colours:** pink, blue, green, golden, purple, red, teal, black and white
- **With:** boats, birds, a cabin, a bridge, a balloon, pines, oaks, palms, cherry blossom, birches
- **Composition:** close or far, on the left or right, low or high horizon

Word order, synonyms, plurals and filler words do not matter, words it does not know do no harm, and
"no moon" or "没有云" is understood.

## Where it comes from

Every training picture was drawn by a program of ours from a random scene (`packaging/starter/`
in the studio's sources), and every caption was written by the same program, half of them English,
half Chinese. No photograph, no artist's work and no other model went into it. The weights are
released under CC0 1.0; do with them what you like.

| Part | Parameters | Training |
|---|---|---|
"""

ROWS = """| Autoencoder (`AutoencoderTiny`, an eighth) | {vae:.2f} M | {vae_steps} steps of 8 |
| Text encoder (`CLIPTextModel`, {vocab} tokens) | {text:.2f} M | {text_steps} steps of 128 |
| UNet (`UNet2DConditionModel`, v-prediction) | {unet:.2f} M | {unet_steps} steps of 16 pictures |

{pictures} pictures, {hours:.1f} hours on two shared processor cores. Float16 weights; those of the
UNet are averages over the training. The text encoder was schooled first, by naming what captions
say and leave unsaid, and stayed as it was while the UNet learned to paint from it.
"""

MEASURED = """
## How well it obeys

A small classifier, trained on the program's pictures, reads what a picture shows. The first row is
the share it reads rightly in {renders} pictures drawn by the program and never trained on, and so
the best a model could reach; the others are {pictures} generated pictures ({steps} steps, guidance
{guidance}), from captions that name everything, of scenes that were never trained on.

| | subject | hour | weather | style | colour |
|---|---|---|---|---|---|
{rows}

{distances}
"""

LIMITS = """
## What it cannot do

- Anything not in the list above: no people, animals, cars, letters or photographs.
- Small things: windows, boats and birds are dabs, crowds of them specks, and pixel art keeps few of
  its squares, because a picture passes through a code 48 times smaller than itself.
- Counting. With many wishes at once it forgets some.
- Sizes much beyond 384 pixels: it repeats or stretches the scene. Make it larger with
  `starter-upscaler`.
"""


def card(facts: dict[str, Any], figures: dict[str, Any] | None) -> str:
    """`facts` about the training (see `train.facts_of`), `figures` from `measure.py`."""
    widget = "\n".join(f"- text: {json.dumps(text, ensure_ascii=False)}" for text in EXAMPLES)
    text = HEAD.format(widget=widget, **facts) + ROWS.format(**facts)
    if figures:
        rows = rows_of(figures, "renders", "generated, English", "generated, Chinese")
        text += MEASURED.format(rows=rows, **{k: v for k, v in figures.items() if k != "rows"})
    return text + LIMITS


def rows_of(figures: dict[str, Any], *read: str) -> str:
    """Of the shares in `measure.py`'s figures, rows of a table with a column for each kind."""
    return "\n".join(
        f"| {name} | "
        + " | ".join(f"{share:.0%}" for share in figures[f"read in {name}"].values())
        + " |"
        for name in read
    )


def write_card(out: Path, facts: dict[str, Any], figures: dict[str, Any] | None) -> None:
    (out / "README.md").write_text(card(facts, figures), encoding="utf-8")
