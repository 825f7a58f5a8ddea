"""A tiny adapter (LoRA), in the form and with the notes in which the hub has them."""

from pathlib import Path
from typing import Any

import torch
from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel
from diffusers.pipelines.stable_diffusion.pipeline_stable_diffusion import StableDiffusionPipeline
from peft import LoraConfig
from peft.utils import get_peft_model_state_dict
from torch import Tensor, nn

from tests.tiny import parts

NOTES = """---
base_model: {base}
license: mit
tags:
- lora
- {tag}
widget:
- text: a hill
inference:
  parameters:
    num_inference_steps: 4
    guidance_scale: 1.0
---

# Quick Hills

Fewer steps.
"""


def lora(folder: Path, base: Path, tag: str = "lcm", seed: int = 0) -> None:
    """Rank 2 over the convolutions and the attention of the UNet in `base`, far from zero."""
    unet: Any = UNet2DConditionModel.from_pretrained(base / "unet", local_files_only=True)
    with parts.seeded(seed):
        unet.add_adapter(
            LoraConfig(
                r=2,
                lora_alpha=2,
                init_lora_weights="gaussian",
                target_modules=["conv1", "conv2", "to_q", "to_k", "to_v", "to_out.0"],
            )
        )
        weights: dict[str, nn.Module | Tensor] = {
            name: 0.3 * torch.randn_like(weight)
            for name, weight in get_peft_model_state_dict(unet).items()
        }
    StableDiffusionPipeline.save_lora_weights(folder, unet_lora_layers=weights)
    (folder / "README.md").write_text(NOTES.format(base=base.name, tag=tag), encoding="utf-8")
