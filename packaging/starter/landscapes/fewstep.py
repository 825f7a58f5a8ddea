"""The few-step version: an adapter (LoRA) with which six passes paint what took the model 36.

The student goes in one stride, without a second pass for guidance, where its teacher goes in three
to six small steps with guidance. That is progressive distillation (Salimans and Ho, arXiv
2202.00512) straight to the goal, with the guidance folded in (Meng et al., arXiv 2210.03142). The
strides start and end on paths the teacher really took, painted once and kept, so what a stride has
to learn is exact and the same each time. Consistency distillation (Luo et al., arXiv 2311.05556)
chases a target that itself has to be learnt, and its sampling adds new noise at each step.
"""

import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np
import torch
from diffusers.models.attention_processor import AttnProcessor
from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel
from peft import LoraConfig
from peft.utils import get_peft_model_state_dict, set_peft_model_state_dict
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from training import Run, Stage, autocast

from landscapes.autoencoder import quick, rate_share
from landscapes.diffusion import Lessons
from landscapes.painter import Painter, sampler, tokens_of

GUIDANCE = 3.0
SMALL = 24
"""Steps of the teacher, so that every stride of 4, 6 and 8 begins and ends at one of them."""
STRIDES = {4: 0.25, 6: 0.5, 8: 0.25}
"""In how many strides a picture is painted, and how often each is practised."""
STATIONS = sorted({SMALL // count * k for count in STRIDES for k in range(count + 1)})
"""Of the teacher's path only these states are kept."""
ROOM = 800_000
"""Bytes of the adapter's weights in float16; with names and card it stays under one MiB."""
RATE = 1.5e-3


@dataclass(frozen=True)
class Drill:
    """`steps` of `batch` strides each; `paths` batches of the teacher's pictures to take them
    from. With these numbers the paths take two fifths of the time, the strides the rest."""

    steps: int = 700
    batch: int = 8
    paths: int = 26


@dataclass(frozen=True)
class Grid:
    """The noise levels at which a picture is painted in so many steps, ending at none: `times`
    (steps,), `signal` and `noise` (steps + 1,), whose squares add up to one."""

    times: Tensor
    signal: Tensor
    noise: Tensor

    @classmethod
    def of(cls, steps: int) -> "Grid":
        scheduler = sampler()
        scheduler.set_timesteps(steps)
        times = scheduler.timesteps.cpu()
        kept = torch.cat([scheduler.alphas_cumprod.cpu()[times].double(), torch.ones(1).double()])
        return cls(times, kept.sqrt().float(), (1 - kept).sqrt().float())


def aim(here: Tensor, there: Tensor, signal: Tensor, noise: Tensor) -> Tensor:
    """The velocity with which one first-order step leads from `here` to `there` (N x 4 x h x w).

    `signal` and `noise` (2 x N) are those of both ends. With x0 = signal x - noise v and
    e = noise x + signal v, the step is signal' x0 + noise' e, solved for v.
    """
    (a, b), (s, t) = (part.view(2, -1, 1, 1, 1) for part in (signal, noise))
    return (there - (b * a + t * s) * here) / (t * a - b * s)


class Paths:
    """Pictures of the teacher on their way out of the noise, a file for each batch: `states`
    (stations x N x 4 x h x w, float16) and `tokens`. What is not there yet is painted."""

    def __init__(self, run: Run, teacher: Painter, lessons: Lessons, drill: Drill) -> None:
        self.run, self.teacher, self.lessons, self.drill = run, teacher, lessons, drill
        self.folder = run.work / "paths"
        self.folder.mkdir(parents=True, exist_ok=True)

    def __call__(self, number: int) -> tuple[Tensor, Tensor]:
        file = self.folder / f"{number:04d}.safetensors"
        if not file.exists():
            self._paint(number, file)
        found = load_file(file)
        return found["states"].to(self.run.device), found["tokens"].to(self.run.device)

    def _paint(self, number: int, file: Path) -> None:
        latents, tokens, _views = self.lessons(number, self.drill.batch)
        drawn = torch.Generator().manual_seed(self.run.seed + number)
        noise = torch.randn(latents.shape, generator=drawn).to(self.run.device)
        nothing = tokens_of(self.lessons.tokenizer, [""] * len(tokens))
        states = follow(self.teacher, noise, tokens.to(noise.device), nothing.to(noise.device))
        half = states[STATIONS].half().cpu().contiguous()
        temporary = file.with_suffix(".tmp")
        save_file({"states": half, "tokens": tokens}, temporary)
        temporary.replace(file)


@torch.no_grad()
def follow(teacher: Painter, noise: Tensor, tokens: Tensor, nothing: Tensor) -> Tensor:
    """All states of the teacher from noise to picture, (SMALL + 1) x N x 4 x h x w."""
    scheduler: Any = sampler()
    scheduler.set_timesteps(SMALL, device=noise.device)
    both, states = torch.cat([nothing, tokens]), [noise]
    for time in scheduler.timesteps:
        with autocast(noise.device):
            twice = torch.cat([states[-1]] * 2).contiguous(memory_format=torch.channels_last)
            free, led = teacher(twice, time, both).float().chunk(2)
        guided = free + GUIDANCE * (led - free)
        states.append(scheduler.step(guided, time, states[-1]).prev_sample)
    return torch.stack(states)


class Adapter(nn.Module):
    """The teacher's UNet with low-rank weights beside its own, which alone are trained."""

    def __init__(self, unet: UNet2DConditionModel) -> None:
        super().__init__()
        self.unet = copy.deepcopy(unet).float().requires_grad_(False)
        layers = {
            name: layer
            for name, layer in self.unet.named_modules()
            if isinstance(layer, nn.Conv2d | nn.Linear)
        }
        rank = max(1, ROOM // 2 // sum(width_of(layer) for layer in layers.values()))
        self.unet.add_adapter(LoraConfig(r=rank, lora_alpha=rank, target_modules=list(layers)))

    def trained(self) -> list[nn.Parameter]:
        return [weight for weight in self.unet.parameters() if weight.requires_grad]

    def state_dict(self, *_: Any, **__: Any) -> dict[str, Any]:
        return get_peft_model_state_dict(self.unet)

    def load_state_dict(self, state_dict: Any, *_: Any, **__: Any) -> Any:
        return set_peft_model_state_dict(self.unet, state_dict)


def width_of(layer: nn.Conv2d | nn.Linear) -> int:
    """Numbers that one rank of this layer costs."""
    return layer.weight[0].numel() + len(layer.weight)


def fewstep(
    run: Run,
    painter: Painter,
    lessons: Lessons,
    drill: Drill | None = None,
) -> UNet2DConditionModel:
    """Returns the painter's UNet with the trained adapter beside its weights."""
    drill = drill or Drill()
    torch.manual_seed(run.seed)
    teacher = quick(copy.deepcopy(painter).float().eval(), run.device)
    student = quick(Adapter(teacher.unet), run.device)
    student.unet.set_attn_processor(AttnProcessor())  # as in `Painter.quick_to_train`
    weights = student.trained()
    adam = torch.optim.AdamW(weights, RATE, betas=(0.9, 0.99), weight_decay=0.0)
    stage = Stage(run, "fewstep", student=student, adam=adam)
    paths = Paths(run, teacher, lessons, drill)
    grids, smooth = {count: Grid.of(count) for count in STRIDES}, 0.0
    for step in stage.steps(drill.steps):
        share = rate_share(step, drill.steps)
        adam.param_groups[0]["lr"] = RATE * share
        states, tokens = paths(step % drill.paths)
        here, wanted, times = strides(states, grids, np.random.default_rng((run.seed, 7, step)))
        with autocast(run.device):
            with torch.no_grad():
                read = teacher.text(input_ids=tokens).last_hidden_state
            made = cast(Any, student.unet)(here, times, read, return_dict=False)[0]
        loss = (made.float() - wanted).square().mean()
        adam.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(weights, 1.0)
        adam.step()
        smooth = loss.item() if not smooth else smooth * 0.97 + loss.item() * 0.03
        if step % 20 == 0:
            stage.log(loss=smooth, share=share)
    return student.unet


def strides(
    states: Tensor, grids: dict[int, Grid], rng: np.random.Generator
) -> tuple[Tensor, Tensor, Tensor]:
    """For each picture one stride of the teacher's path: where it starts, the velocity that leads
    to its end, and the time at its start."""
    counts = rng.choice(list(STRIDES), states.shape[1], p=list(STRIDES.values()))
    begun = [(grids[count], int(rng.integers(count)), SMALL // count) for count in counts]

    def state(ahead: int) -> Tensor:
        places = [STATIONS.index(small * (k + ahead)) for _, k, small in begun]
        return states[places, range(len(places))].float()

    signal = torch.stack([grid.signal[k : k + 2] for grid, k, _ in begun], dim=1).to(states.device)
    noise = torch.stack([grid.noise[k : k + 2] for grid, k, _ in begun], dim=1).to(states.device)
    times = torch.stack([grid.times[k] for grid, k, _ in begun]).to(states.device)
    here = state(0).contiguous(memory_format=torch.channels_last)
    return here, aim(here, state(1), signal, noise), times
