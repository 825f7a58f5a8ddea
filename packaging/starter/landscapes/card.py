"""The model card, with the figures of the training at hand instead of remembered ones."""

import json
from pathlib import Path
from typing import Any

EXAMPLES = (
    "mountains at sunset with the sun",
    "the sea by day, clouds",
    "热带岛屿，傍晚",
    "紫色的沙漠，月亮在左边",
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

Small flat-poster landscapes, 256 x 256, from a prompt in English or Chinese. It is made to be the
first model of an offline studio: {size:.0f} MiB, no graphics card, a few seconds a picture. It is
not a general picture model and knows nothing but what is listed here.

```python
from diffusers import AutoPipelineForText2Image

pipe = AutoPipelineForText2Image.from_pretrained("starter-landscapes")
pipe("a lake at night with a full moon", num_inference_steps=18, guidance_scale=3.0).images[0]
```

Image-to-image and inpainting work with the same folder through their pipelines. 16 to 20 steps at a
guidance of 3 are best; a negative prompt works as usual.

## What it knows

- **Subjects:** mountains, hills, desert, sea, lake, forest, city, island, village, field
- **Hours:** dawn, day, sunset, dusk, night
- **Sky:** sun, full moon, crescent, stars; left, middle or right
- **Weather and season:** clear, clouds, fog, snow, rain; spring, summer, autumn, winter
- **Colours:** pink, blue, green, golden, purple, red, teal, black and white
- **With:** boat, lighthouse, cabin, birds, trees

## Where it comes from

Every training picture was drawn by a program of ours from a random scene (`packaging/starter/`
in the studio's sources), and every caption was written by the same program, half of them English,
half Chinese. No photograph, no artist's work and no other model went into it. The weights are
released under CC0 1.0; do with them what you like.

| Part | Parameters | Training |
|---|---|---|
"""

ROWS = """| Autoencoder (`AutoencoderTiny`, 4 channels) | {vae:.2f} M | {vae_steps} steps of 8 |
| UNet (`UNet2DConditionModel`, v-prediction) | {unet:.2f} M | {unet_steps} steps of 16 pictures |
| Text encoder (`CLIPTextModel`, {vocab} tokens) | {text:.2f} M | with the UNet |

{pictures} pictures, {hours:.1f} hours on one processor core. Float16 weights; those of the UNet and
the text encoder are averages over the training. A third of the text encoder's hidden units were
left out afterwards (`packaging/starter/narrow.py`), which changes a picture by 0.3 of 255 levels.
"""

MEASURED = """
## How well it obeys

A small classifier, trained on the program's pictures, reads what a picture shows. The first row is
the share it reads rightly in {renders} pictures drawn by the program and never trained on, and so
the best a model could reach; the others are {pictures} generated pictures ({steps} steps, guidance
{guidance}), from captions that name everything, of scenes that were never trained on.

| | subject | hour | colour | weather |
|---|---|---|---|---|
{rows}

The autoencoder alone loses {loss:.1f} of 255 levels a pixel on such pictures.
"""

LIMITS = """
## What it cannot do

- Anything not in the list above: no people, animals, cars, letters, photographs or other styles.
- Fine detail. Stars, windows, birds and rain come out soft or are left out, because a picture
  passes through a code 48 times smaller than itself.
- Counting, and placing more than the sun or the moon. With many wishes at once it forgets some.
- Sizes other than 256 x 256: it repeats or stretches the scene.
- It reads words, not sentences: "no moon" may well bring a moon. Use the negative prompt.
"""


def card(facts: dict[str, Any], figures: dict[str, Any] | None) -> str:
    """`facts` about the training (see `train.facts_of`), `figures` from `measure.py`."""
    widget = "\n".join(f"- text: {json.dumps(text, ensure_ascii=False)}" for text in EXAMPLES)
    text = HEAD.format(widget=widget, **facts) + ROWS.format(**facts)
    if figures:
        rows = "\n".join(
            f"| {name} | " + " | ".join(f"{share:.0%}" for share in figures[key].values()) + " |"
            for name, key in (
                ("drawn by the program", "read in renders"),
                ("generated, English", "read in generated, English"),
                ("generated, Chinese", "read in generated, Chinese"),
            )
        )
        text += MEASURED.format(rows=rows, **{k: v for k, v in figures.items() if k != "rows"})
    return text + LIMITS


def write_card(out: Path, facts: dict[str, Any], figures: dict[str, Any] | None) -> None:
    (out / "README.md").write_text(card(facts, figures), encoding="utf-8")
