"""The diffusion: a small UNet in latent space, trained together with the text encoder.

Velocity prediction with zero terminal signal (Lin et al., arXiv 2305.08891), so that nights can be
as dark and days as bright as the captions say. Attention sits only at 8 x 8, where it is cheap.
"""

import copy
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import torch
from diffusers.models.attention_processor import AttnProcessor
from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel
from diffusers.schedulers.scheduling_ddpm import DDPMScheduler
from diffusers.schedulers.scheduling_dpmsolver_multistep import DPMSolverMultistepScheduler
from torch import Tensor, nn
from training import Run, Stage, autocast
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer

from landscapes.autoencoder import SCALING, quick, rate_share
from landscapes.caption import caption
from landscapes.latents import Latents
from landscapes.muon import optimizers
from landscapes.scene import draw_scene
from landscapes.tokenizer import END, LENGTH, START

HIDDEN = 192
BATCH = 16
EMPTY = 0.1
MUON, ADAM = 0.002, 1e-3
NOISE: dict[str, Any] = {
    "beta_schedule": "scaled_linear",
    "beta_start": 0.00085,
    "beta_end": 0.012,
    "prediction_type": "v_prediction",
    "rescale_betas_zero_snr": True,
    "timestep_spacing": "trailing",
}


@dataclass(frozen=True)
class Size:
    """Channels at 32 x 32, 16 x 16 and 8 x 8, attention heads, depth of the text encoder."""

    channels: tuple[int, int, int] = (64, 112, 192)
    heads: int = 4
    text_layers: int = 2


def build_unet(size: Size) -> UNet2DConditionModel:
    return UNet2DConditionModel(
        sample_size=32,
        in_channels=4,
        out_channels=4,
        block_out_channels=size.channels,
        down_block_types=("DownBlock2D", "DownBlock2D", "CrossAttnDownBlock2D"),
        up_block_types=("CrossAttnUpBlock2D", "UpBlock2D", "UpBlock2D"),
        layers_per_block=1,
        cross_attention_dim=HIDDEN,
        attention_head_dim=size.heads,  # diffusers means the number of heads
        norm_num_groups=16,
    )


def build_text_encoder(size: Size, tokenizer: CLIPTokenizer) -> CLIPTextModel:
    vocabulary = tokenizer.get_vocab()
    config = CLIPTextConfig(
        vocab_size=len(tokenizer),
        hidden_size=HIDDEN,
        intermediate_size=HIDDEN * 3,
        num_hidden_layers=size.text_layers,
        num_attention_heads=HIDDEN // 48,
        max_position_embeddings=LENGTH,
        bos_token_id=vocabulary[START],
        eos_token_id=vocabulary[END],
        pad_token_id=vocabulary[END],
        projection_dim=HIDDEN,
    )
    return CLIPTextModel(config)


class Painter(nn.Module):
    """UNet and text encoder as one thing to train, average and save."""

    def __init__(self, size: Size, tokenizer: CLIPTokenizer) -> None:
        super().__init__()
        self.unet = build_unet(size)
        self.text = build_text_encoder(size, tokenizer)

    def quick_to_train(self) -> None:
        """On processors, the fused attention's backward pass takes four times as long as the
        plain products; the exported weights are the same either way."""
        self.unet.set_attn_processor(AttnProcessor())
        self.text.set_attn_implementation("eager")

    def forward(self, noisy: Tensor, times: Tensor, tokens: Tensor) -> Tensor:
        states = self.text(input_ids=tokens).last_hidden_state
        return self.unet(noisy, times, states, return_dict=False)[0]


def tokens_of(tokenizer: CLIPTokenizer, texts: list[str]) -> Tensor:
    return tokenizer(
        texts, padding="max_length", truncation=True, max_length=LENGTH, return_tensors="pt"
    ).input_ids


def batch_of(
    latents: Latents, tokenizer: CLIPTokenizer, step: int, seed: int, batch: int
) -> tuple[Tensor, Tensor]:
    """Latents (batch x 4 x 32 x 32, float32) and tokens (batch x LENGTH); the wording of a
    caption is new each time its picture comes up."""
    rng = np.random.default_rng((seed, 4, step))
    numbers = rng.choice(latents.ready(), batch)
    texts = []
    for number in numbers:
        empty = rng.random() < EMPTY
        texts.append("" if empty else caption(draw_scene(int(number)), rng))
    values = torch.from_numpy(latents.values[numbers].astype(np.float32) * SCALING)
    return values.contiguous(memory_format=torch.channels_last), tokens_of(tokenizer, texts)


def average(ema: nn.Module, model: nn.Module, step: int) -> None:
    keep = min(0.9993, (1 + step) / (12 + step))
    with torch.no_grad():
        for mine, new in zip(ema.parameters(), model.parameters(), strict=True):
            mine.lerp_(new, 1 - keep)


def importance(scheduler: DDPMScheduler, cap: float = 4.0) -> Tensor:
    """The weight of each of the 1000 noise levels: less where there is hardly any noise.

    Min-SNR weighting (Hang et al., arXiv 2303.09556) for velocities, with one added to the capped
    ratio so that pure noise, where the composition is decided, keeps its full weight.
    """
    kept = scheduler.alphas_cumprod
    ratio = kept / (1 - kept)
    return (ratio.clamp(max=cap) + 1) / (ratio + 1)


def train_diffusion(
    run: Run,
    latents: Latents,
    tokenizer: CLIPTokenizer,
    steps: int,
    size: Size | None = None,
    batch: int = BATCH,
    each: int = 1_000,
    sheet: Any = None,
) -> Painter:
    """Returns the averaged weights. `sheet(painter, step)` is called every `each` steps."""
    torch.manual_seed(run.seed)
    model = quick(Painter(size or Size(), tokenizer), run.device)
    ema = copy.deepcopy(model)
    model.quick_to_train()
    muon, adam = optimizers(model, MUON, ADAM)
    stage = Stage(run, "diffusion", model=model, ema=ema, muon=muon, adam=adam)
    scheduler = DDPMScheduler(**NOISE)
    weights = importance(scheduler).to(run.device)
    smooth = 0.0
    for step in stage.steps(steps):
        share = rate_share(step, steps)
        muon.param_groups[0]["lr"], adam.param_groups[0]["lr"] = MUON * share, ADAM * share
        clean, tokens = batch_of(latents, tokenizer, step, run.seed, batch)
        clean, tokens = clean.to(run.device), tokens.to(run.device)
        slots = (torch.randperm(batch) + torch.rand(batch)) / batch
        times = (slots * 1000).long().clamp(0, 999).to(run.device)
        noise = torch.randn_like(clean)
        noisy = scheduler.add_noise(clean, noise, cast(Any, times))
        wanted = scheduler.get_velocity(clean, noise, cast(Any, times))
        with autocast(run.device):
            made = model(noisy, times, tokens)
        loss = ((made.float() - wanted).square().mean(dim=(1, 2, 3)) * weights[times]).mean()
        model.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        muon.step()
        adam.step()
        average(ema, model, step)
        smooth = loss.item() if not smooth else smooth * 0.99 + loss.item() * 0.01
        if step % 50 == 0:
            stage.log(loss=smooth, share=share, pictures=len(latents.ready()))
        if sheet and step and step % each == 0:
            sheet(ema, step)
    return ema


def sampler() -> DPMSolverMultistepScheduler:
    """DPM-Solver++ of second order, which needs 16 to 20 steps."""
    return DPMSolverMultistepScheduler(
        **NOISE,
        steps_offset=1,
        solver_order=2,
        algorithm_type="dpmsolver++",
        lambda_min_clipped=-1e9,  # the default, minus infinity, is not valid JSON
    )
