"""Train the upscaler: pieces of pictures, the network, then the folder.

Drawing the pictures takes as long as training on them, so it is done on the way: one more source
every few steps. What a step sees depends on its number alone.
"""

import shutil
from pathlib import Path
from typing import cast

import numpy as np
import torch
from landscapes.muon import optimizers
from torch import Tensor, nn
from torch.nn import functional as F
from torch.optim.swa_utils import PARAM_LIST, AveragedModel
from training import Run, Stage, autocast

from upscaler.card import write_card
from upscaler.crops import Crops
from upscaler.figures import Example, examples, psnr
from upscaler.network import Compact, enlarge, tensor_of, wake, write_weights
from upscaler.sheet import draw_sheet

STEPS = 7_000
BATCH = 4
MUON, ADAM = 0.005, 2e-3
SOURCES = 192
FIRST = 40
EVERY = 20
"""Steps from one new source to the next, after the `FIRST`."""
AVERAGE = 0.995
LOOK = 400


def unlike(made: Tensor, wanted: Tensor) -> Tensor:
    """L1 on pixels and on their differences at two scales, so that edges stay edges."""
    loss = (made - wanted).abs().mean()
    for weight in (0.6, 0.3):
        for axis in (-1, -2):
            loss = loss + weight * (made.diff(dim=axis) - wanted.diff(dim=axis)).abs().mean()
        made, wanted = F.avg_pool2d(made, 2), F.avg_pool2d(wanted, 2)
    return loss


def rate_share(step: int, steps: int) -> float:
    """A short climb, a plateau, and a straight way down over the last half."""
    return min(1.0, (step + 1) / 50, max(0.01, 2 * (1 - step / steps)))


def sources_at(step: int) -> int:
    return min(SOURCES, FIRST + step // EVERY)


def averaged(model: nn.Module) -> AveragedModel:
    """The weights of the last steps, few of them at the beginning, when each is much better than
    the one before."""

    @torch.no_grad()
    def follow(averages: PARAM_LIST, current: PARAM_LIST, count: Tensor | int) -> None:
        keep = min(AVERAGE, (1 + int(count)) / (10 + int(count)))
        for mine, new in zip(averages, current, strict=True):
            mine.lerp_(new, 1 - keep)

    return AveragedModel(model, multi_avg_fn=follow)


class Best:
    """The weights with the highest figure so far, kept in a file through all calls."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.figure = -1.0
        if file.exists():
            self.figure = torch.load(file, weights_only=True)["psnr"]

    def offer(self, model: Compact, figure: float, step: int) -> None:
        if figure > self.figure:
            self.figure = figure
            torch.save({"psnr": figure, "step": step, "model": model.state_dict()}, self.file)

    def load(self) -> Compact:
        model = Compact()
        model.load_state_dict(torch.load(self.file, weights_only=True)["model"])
        return model.eval()


def train_network(
    run: Run, crops: Crops, held_out: list[Example], steps: int = STEPS, fused: bool = True
) -> Best:
    """Train to `steps`. `fused` compiles the loss, where there is a compiler, which nearly halves
    the time of a step and takes a minute to begin with."""
    model = Compact().to(run.device, memory_format=torch.channels_last)  # pyright: ignore[reportCallIssue]
    torch.manual_seed(run.seed)
    wake(model)
    average = averaged(model)
    muon, adam = optimizers(model, MUON, ADAM)
    stage = Stage(run, "network", model=model, average=average, muon=muon, adam=adam)
    best = Best(run.work / "best.pt")

    def loss_of(small: Tensor, large: Tensor) -> Tensor:
        with autocast(run.device):
            made = model(small)
        return unlike(made.float(), large)

    if fused and shutil.which("g++"):
        loss_of = torch.compile(loss_of)
    smoothed = 0.0
    for step in stage.steps(steps):
        sources = min(sources_at(step), crops.sources)
        crops.fill(sources)
        share = rate_share(step, steps)
        muon.param_groups[0]["lr"], adam.param_groups[0]["lr"] = MUON * share, ADAM * share
        small, large = crops.batch(step, run.seed, BATCH, sources)
        loss = loss_of(tensor_of(small).to(run.device), tensor_of(large).to(run.device))
        model.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        muon.step()
        adam.step()
        average.update_parameters(model)
        smoothed = smoothed * 0.98 + loss.item() * 0.02 if smoothed else loss.item()
        if step % 50 == 0:
            stage.log(loss=smoothed, share=share)
        if step % LOOK == LOOK - 1 or step == steps - 1:
            look(stage, cast(Compact, average.module), held_out, best)
    return best


def look(stage: Stage, model: Compact, held_out: list[Example], best: Best) -> None:
    """Figures on pictures never trained on, and a sheet of some of them."""
    made = [enlarge(model, example.small, bfloat16=True) for example in held_out]
    found: dict[str, list[float]] = {}
    for example, picture in zip(held_out, made, strict=True):
        found.setdefault(example.kind, []).append(psnr(picture, example.large))
    figures = {kind: float(np.mean(values)) for kind, values in found.items()}
    best.offer(model, float(np.mean(list(figures.values()))), stage.step)
    stage.log(**figures, best=best.figure)
    draw_sheet(stage.run.work / f"samples-{stage.step:06d}.png", held_out[::5], made[::5])


def train(run: Run) -> None:
    run.work.mkdir(parents=True, exist_ok=True)
    held_out = examples(6)
    best = train_network(run, Crops(run.work / "crops.u8", SOURCES), held_out)
    if best.file.exists():
        publish(run, best.load())


def publish(run: Run, model: Compact) -> None:
    write_weights(run.out, model)
    write_card(run.out, run.work)
