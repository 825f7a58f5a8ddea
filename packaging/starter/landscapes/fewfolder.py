"""The few-step version as a folder: an adapter in the form the hub knows, its scheduler, its card,
and the sheet that sets it beside its teacher."""

import copy
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import numpy as np
import torch
from diffusers.models.autoencoders.autoencoder_tiny import AutoencoderTiny
from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel
from diffusers.pipelines.stable_diffusion.pipeline_stable_diffusion import StableDiffusionPipeline
from diffusers.schedulers.scheduling_dpmsolver_multistep import DPMSolverMultistepScheduler
from numpy.typing import NDArray
from peft.utils import get_peft_model_state_dict
from PIL import Image
from training import autocast
from transformers import CLIPTokenizer

from landscapes.card import rows_of
from landscapes.folder import assemble
from landscapes.painter import Painter, sampler
from landscapes.sheet import PROMPTS, keep_sheet

SHOWN = PROMPTS[::3]
SCHEDULER = {"_class_name": "DPMSolverMultistepScheduler", "solver_order": 1}
"""Strides are learnt as first-order steps; all else is as with the base."""

CARD = """---
base_model: {base}
base_model_relation: adapter
license: cc0-1.0
language:
- en
- zh
pipeline_tag: text-to-image
library_name: diffusers
tags:
- lora
- few-step
- landscape
- illustration
widget:
- text: "a lake at night with a full moon"
- text: "mountains at sunset with the sun"
- text: "夜晚的城市，有星星"
- text: "秋天的森林，有雾"
inference:
  parameters:
    num_inference_steps: 6
    guidance_scale: 1.0
---

# Starter Landscapes, fast

The same landscapes in a third of the steps and without the second pass for guidance: six passes
through the network instead of thirty-six. It is an adapter (LoRA, {size:.2f} MiB) and needs the
model {base} beside it.

![The model in 18 steps, this adapter in 4, 6 and 8, the model in 6](sheet.webp)

```python
from diffusers import AutoPipelineForText2Image, DPMSolverMultistepScheduler

pipe = AutoPipelineForText2Image.from_pretrained("{base}")
pipe.load_lora_weights("{name}")
scheduler = DPMSolverMultistepScheduler.from_config(pipe.scheduler.config, solver_order=1)
pipe.scheduler = scheduler
pipe("a lake at night with a full moon", num_inference_steps=6, guidance_scale=1.0).images[0]
```

4 to 8 steps at a guidance of 1. At that guidance a negative prompt does nothing; use {base} for
one. Picture-to-picture and inpainting work as with {base}.

## How it was made

Progressive distillation straight to the goal: the adapter learnt to go in one stride where its
teacher, {base} at a guidance of 3, goes in several small steps. {paths} pictures of the teacher
were all it saw; {steps} training steps of {batch}, {minutes:.0f} minutes on one processor core.
Released under CC0 1.0.
"""

MEASURED = """
## How near it comes

The same noise and words, painted by the teacher in 18 steps at a guidance of 3 and by others; the
difference is the mean of {shown} pictures in levels of 255.

| | passes | difference |
|---|---|---|
{rows}
"""

READ = """
## How well it obeys

In {pictures} pictures of {steps} steps, from captions that name everything, the classifier of the
model's own card reads rightly:

| | subject | hour | weather | style | colour |
|---|---|---|---|---|---|
{rows}
"""


def write_adapter(out: Path, unet: UNet2DConditionModel) -> int:
    """Write weights (float16) and scheduler, and return their size in bytes."""
    weights: dict[str, Any] = {
        name: weight.half().cpu().contiguous()
        for name, weight in get_peft_model_state_dict(cast(Any, unet)).items()
    }
    StableDiffusionPipeline.save_lora_weights(out, unet_lora_layers=weights)
    (out / "scheduler").mkdir(parents=True, exist_ok=True)
    config = json.dumps(SCHEDULER, indent=2) + "\n"
    (out / "scheduler" / "scheduler_config.json").write_text(config, encoding="utf-8")
    return sum(file.stat().st_size for file in out.rglob("*.safetensors"))


def write_card(
    out: Path,
    facts: dict[str, Any],
    apart: dict[str, tuple[int, float]],
    figures: dict[str, Any] | None = None,
) -> None:
    """`facts` as in `fast`; `apart` names ways to paint, each with its passes and its difference
    in levels; `figures` are those of `measure.py` for few steps."""
    rows = "\n".join(f"| {way} | {p} | {levels:.1f} |" for way, (p, levels) in apart.items())
    text = CARD.format(name=out.name, **facts) + MEASURED.format(rows=rows, **facts)
    if figures:
        text += READ.format(
            rows=rows_of(figures, "generated, English", "generated, Chinese"), **figures
        )
    (out / "README.md").write_text(text, encoding="utf-8")


def compare(
    file: Path,
    painter: Painter,
    unet: UNet2DConditionModel,
    autoencoder: AutoencoderTiny,
    tokenizer: CLIPTokenizer,
    prompts: Sequence[str] = SHOWN,
) -> dict[str, tuple[int, float]]:
    """Draw a sheet, a column for each prompt: the teacher in 18 steps, the adapter in 4, 6 and 8,
    the teacher in 6. Returns passes and difference to the first for each of the others."""
    pipe = assemble(copy.deepcopy(painter).eval(), autoencoder, tokenizer)
    best = paint(pipe, prompts, 18, 3.0)
    rows, apart = [best], {}
    teacher = pipe.unet
    first = DPMSolverMultistepScheduler.from_config(sampler().config, solver_order=1)
    for steps in (4, 6, 8):
        pipe.register_modules(unet=unet, scheduler=first)
        rows.append(paint(pipe, prompts, steps, 1.0))
        apart[f"this adapter, {steps} steps"] = (steps, levels(rows[-1], best))
    pipe.register_modules(unet=teacher, scheduler=sampler())
    rows.append(paint(pipe, prompts, 6, 3.0))
    apart["the teacher, 6 steps"] = (12, levels(rows[-1], best))
    sheet = np.concatenate([np.concatenate(list(row), axis=1) for row in rows])
    keep_sheet(Image.fromarray(sheet), file)
    return apart


def paint(
    pipe: StableDiffusionPipeline, prompts: Sequence[str], steps: int, guidance: float
) -> NDArray[np.uint8]:
    """One picture for each prompt, from the same noise each time: N x 256 x 256 x 3."""
    pipe.set_progress_bar_config(disable=True)
    device, made = pipe.device, []
    for number, prompt in enumerate(prompts):
        drawn = torch.Generator("cpu").manual_seed(number)
        with autocast(device), torch.no_grad():
            found: Any = pipe(
                prompt,
                num_inference_steps=steps,
                guidance_scale=guidance,
                height=256,
                width=256,
                generator=drawn,
            )
        made.append(np.asarray(found.images[0]))
    return np.stack(made)


def levels(made: NDArray[np.uint8], wanted: NDArray[np.uint8]) -> float:
    return float(np.abs(made.astype(float) - wanted).mean())
