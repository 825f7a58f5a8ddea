"""The training of the diffusion, from latents and captions that are worded anew each time."""

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, cast

import numpy as np
import torch
from diffusers.schedulers.scheduling_ddpm import DDPMScheduler
from torch import Tensor, nn
from training import Run, Stage, autocast
from transformers import CLIPTextModel, CLIPTokenizer

from landscapes.autoencoder import SCALING, quick, rate_share
from landscapes.caption import caption
from landscapes.chance import draw_scene
from landscapes.guide import WEIGHT, Guide, Views
from landscapes.latents import Latents
from landscapes.muon import optimizers
from landscapes.painter import NOISE, Painter, Size, tokens_of

EMPTY = 0.1
"""Share of pictures without a caption, which guidance needs."""
OFTEN = (0.82, 0.1, 0.08)
"""How often a batch comes from each shelf: square, wide, tall."""
MUON, ADAM = 0.006, 1.5e-3


@dataclass(frozen=True)
class Pace:
    """`steps` of `batch` pictures in all; the rate falls over the last half. A `sheet` is drawn
    every `each` steps."""

    steps: int
    batch: int = 16
    each: int = 1_000


class Lesson(NamedTuple):
    """Latents (batch x 4 x h x w, float32), tokens (batch x LENGTH), and what a guide sees in the
    pictures (batch x SEEN x 8 x 8), None where there is none."""

    latents: Tensor
    tokens: Tensor
    views: Tensor | None


class Lessons:
    """Batches of latents with the tokens of their captions, all of one size. A guide has seen the
    pictures of the first shelf, if any."""

    def __init__(
        self,
        shelves: Sequence[Latents],
        tokenizer: CLIPTokenizer,
        seed: int,
        views: Views | None = None,
    ) -> None:
        self.shelves, self.tokenizer, self.seed, self.views = shelves, tokenizer, seed, views

    def __call__(self, step: int, batch: int) -> Lesson:
        rng = np.random.default_rng((self.seed, 4, step))
        often = np.array(
            [o * bool(len(s.ready())) for o, s in zip(OFTEN, self.shelves, strict=True)]
        )
        shelf = self.shelves[int(rng.choice(len(often), p=often / often.sum()))]
        numbers = rng.choice(shelf.ready(), batch)
        texts = []
        for number in numbers:
            scene = draw_scene(shelf.shelf.first + int(number))
            empty = rng.random() < EMPTY
            texts.append("" if empty else caption(scene, rng).text)
        values = torch.from_numpy(shelf.values[numbers].astype(np.float32) * SCALING)
        values = values.contiguous(memory_format=torch.channels_last)
        seen = self.views.of(numbers) if self.views and shelf is self.shelves[0] else None
        return Lesson(values, tokens_of(self.tokenizer, texts), seen)


def average(ema: nn.Module, model: nn.Module, step: int) -> None:
    keep = min(0.9993, (1 + step) / (12 + step))
    with torch.no_grad():
        for mine, new in zip(ema.parameters(), model.parameters(), strict=True):
            mine.lerp_(new, 1 - keep)


def idle(module: nn.Module) -> list[str]:
    """Names of the matrices that the last backward pass left without a gradient, as a compiled
    network once did: the training goes on, and nothing comes of it."""
    return [
        name
        for name, weight in module.named_parameters()
        if weight.requires_grad
        and weight.ndim > 1
        and (weight.grad is None or not weight.grad.any())
    ]


def importance(scheduler: DDPMScheduler, cap: float = 4.0) -> Tensor:
    """The weight of each of the 1000 noise levels: less where there is hardly any noise.

    Min-SNR weighting (Hang et al., arXiv 2303.09556) for velocities, with one added to the capped
    ratio so that pure noise, where the composition is decided, keeps its full weight.
    """
    kept = scheduler.alphas_cumprod
    ratio = kept / (1 - kept)
    return (ratio.clamp(max=cap) + 1) / (ratio + 1)


def spread_times(batch: int) -> Tensor:
    """Noise levels 0..999, one from each of `batch` equal slots in random order."""
    slots = (torch.randperm(batch) + torch.rand(batch)) / batch
    return (slots * 1000).long().clamp(0, 999)


def train_diffusion(
    run: Run,
    lessons: Lessons,
    text: CLIPTextModel,
    pace: Pace,
    size: Size | None = None,
    sheet: Callable[[Painter, int], None] | None = None,
) -> Painter:
    """Returns the averaged weights. `sheet(painter, step)` is called as the pace says.

    Raises RuntimeError where a weight gets no gradient.
    """
    torch.manual_seed(run.seed)
    model = quick(Painter(size or Size(), text), run.device)
    ema = copy.deepcopy(model)
    model.quick_to_train()
    guide = Guide(model.width).to(run.device)
    muon, adam = optimizers(nn.ModuleList([model.unet, guide]), MUON, ADAM)
    parts = {"unet": model.unet, "ema": ema.unet, "guide": guide, "muon": muon, "adam": adam}
    stage = Stage(run, "diffusion", **parts)
    middle = model.watch_middle()
    scheduler = DDPMScheduler(**NOISE)
    weights = importance(scheduler).to(run.device)
    unet: Any = model.unet
    smooth: dict[str, float] = {}
    for step in stage.steps(pace.steps):
        share = rate_share(step, pace.steps)
        muon.param_groups[0]["lr"], adam.param_groups[0]["lr"] = MUON * share, ADAM * share
        clean, tokens, views = lessons(step, pace.batch)
        clean, tokens = clean.to(run.device), tokens.to(run.device)
        times = spread_times(len(clean)).to(run.device)
        noise = torch.randn_like(clean)
        noisy = scheduler.add_noise(clean, noise, cast(Any, times))
        wanted = scheduler.get_velocity(clean, noise, cast(Any, times))
        with autocast(run.device):
            with torch.no_grad():
                states = model.text(input_ids=tokens).last_hidden_state
            made = unet(noisy, times, states, return_dict=False)[0]
            alike = guide(middle.pop(), views.to(run.device)) if views is not None else None
        middle.clear()
        loss = ((made.float() - wanted).square().mean(dim=(1, 2, 3)) * weights[times]).mean()
        muon.zero_grad()
        adam.zero_grad()
        (loss if alike is None else loss - WEIGHT * alike).backward()
        if step % 50 == 0 and (asleep := idle(model.unet)):
            raise RuntimeError(f"No gradient reaches {len(asleep)} weights: {asleep[:3]}")
        nn.utils.clip_grad_norm_(model.unet.parameters(), 1.0)
        muon.step()
        adam.step()
        average(ema.unet, model.unet, step)
        size_name = f"loss {clean.shape[2]}x{clean.shape[3]}"
        now = float(loss.detach())
        smooth[size_name] = 0.98 * smooth.get(size_name, now) + 0.02 * now
        if alike is not None:
            now = float(alike.detach())
            smooth["alike"] = 0.98 * smooth.get("alike", now) + 0.02 * now
        if step % 50 == 0:
            stage.log(**smooth, share=share)
        if sheet and step and step % pace.each == 0:
            sheet(ema, step)
    return ema
