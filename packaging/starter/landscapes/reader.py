"""The judge: a small classifier that reads from a picture what it shows.

`python -m landscapes.reader WORK --minutes 10`, in `packaging/starter`, trains it on the renders.
It looks at 128 pixels, as paper grain and pixel squares are gone below that. What it misreads of
renders it never saw is the ceiling for every model it judges.
"""

import argparse
import json
import signal
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F
from training import Run, Stage, autocast, few_threads

from landscapes.autoencoder import rate_share
from landscapes.chance import draw_scene
from landscapes.data import HELD_OUT, SQUARE, Pictures
from landscapes.muon import optimizers
from landscapes.render import render
from landscapes.scene import STYLES, SUBJECTS, TIMES, TINTS, WEATHERS, Scene

KINDS: dict[str, tuple[str, ...]] = {
    "subject": SUBJECTS,
    "time": TIMES,
    "weather": WEATHERS,
    "style": STYLES,
    "tint": TINTS,
}
SMALL = 128
SEEN, FEATURES = 160, 256
"""Channels of what is seen at 8 x 8 places, and in the whole picture."""
STEPS = 1_500
BATCH = 64
MUON, ADAM = 0.01, 1e-3


def layer(inner: int, outer: int, stride: int, size: int = 3) -> list[nn.Module]:
    convolution = nn.Conv2d(inner, outer, size, stride, size // 2, bias=False)
    return [convolution, nn.BatchNorm2d(outer), nn.ReLU()]


class Reader(nn.Module):
    """B x 3 x 128 x 128 in -1..1 to one row of scores per kind."""

    def __init__(self) -> None:
        super().__init__()
        self.body = nn.Sequential(
            *layer(3, 48, 4, 7),
            *layer(48, 96, 2),
            *layer(96, 96, 1),
            *layer(96, SEEN, 2),
            *layer(SEEN, SEEN, 1),
            *layer(SEEN, FEATURES, 2),
        )
        self.dropout = nn.Dropout(0.2)
        self.heads = nn.ModuleDict(
            {kind: nn.Linear(FEATURES * 16, len(names)) for kind, names in KINDS.items()}
        )

    def forward(self, pictures: Tensor) -> dict[str, Tensor]:
        seen = self.dropout(self.body(pictures).flatten(1))
        return {kind: head(seen) for kind, head in self.heads.items()}

    def places(self, pictures: Tensor) -> Tensor:
        """B x SEEN x 8 x 8: what is seen where."""
        return self.body[:-3](pictures)

    def features(self, pictures: Tensor) -> Tensor:
        """B x 256, float32: the mean of the last layer over the picture."""
        return self.body(pictures).float().mean((2, 3))


def shrink(pixels: NDArray[np.uint8]) -> Tensor:
    """N x H x H x 3 bytes to N x 3 x 128 x 128 in -1..1; H is a multiple of 128."""
    batch = torch.from_numpy(np.ascontiguousarray(pixels)).permute(0, 3, 1, 2).float()
    return F.avg_pool2d(batch, batch.shape[2] // SMALL).div_(127.5).sub_(1)


def labels(scenes: Sequence[Scene]) -> dict[str, Tensor]:
    return {
        kind: torch.tensor([names.index(getattr(scene, kind)) for scene in scenes])
        for kind, names in KINDS.items()
    }


def worn(seen: Tensor) -> Tensor:
    """The batch now and then mirrored, softened or speckled, as generated pictures are never so
    crisp."""
    if torch.rand(()) < 0.3:
        seen = F.avg_pool2d(seen, 3, 1, 1, count_include_pad=False)
    if torch.rand(()) < 0.5:
        seen = seen.flip(3)
    if torch.rand(()) < 0.5:
        seen = seen + 0.1 * (torch.rand_like(seen) - 0.5)
    return seen


def train_reader(run: Run, pictures: Pictures, steps: int = STEPS, batch: int = BATCH) -> Reader:
    """Train, or go on training; keeps `reader.pt` and `reader.log` in the run's folder."""
    torch.manual_seed(run.seed)
    reader: Any = Reader().to(run.device, memory_format=torch.channels_last)  # pyright: ignore[reportCallIssue]
    muon, adam = optimizers(reader, MUON, ADAM)
    stage = Stage(run, "reader", model=reader, muon=muon, adam=adam)
    smooth = 0.0
    for step in stage.steps(steps):
        share = rate_share(step, steps)
        muon.param_groups[0]["lr"], adam.param_groups[0]["lr"] = MUON * share, ADAM * share
        rng = np.random.default_rng((run.seed, 8, step))
        drawn = np.flatnonzero(pictures.done)
        numbers = np.sort(rng.choice(drawn, batch))
        wanted = labels([draw_scene(pictures.shelf.first + int(number)) for number in numbers])
        with autocast(run.device):
            scores = reader(worn(shrink(pictures.pixels[numbers])).to(run.device))
        losses = [
            F.cross_entropy(scores[kind].float(), wanted[kind].to(run.device)) for kind in KINDS
        ]
        loss = torch.stack(losses).sum()
        reader.zero_grad()
        loss.backward()
        muon.step()
        adam.step()
        smooth = loss.item() if not smooth else smooth * 0.95 + loss.item() * 0.05
        if step % 50 == 0:
            stage.log(loss=smooth, share=share, pictures=len(drawn))
    return reader.eval()


def reader_of(run: Run) -> Reader:
    """The reader kept in the run's folder. Raises FileNotFoundError where none was trained."""
    reader = Reader()
    state = torch.load(run.work / "reader.pt", map_location="cpu", weights_only=True)
    reader.load_state_dict(state["model"])
    return reader.eval()


def batches(pixels: NDArray[np.uint8], size: int = BATCH) -> Iterator[Tensor]:
    for start in range(0, len(pixels), size):
        yield shrink(pixels[start : start + size])


@torch.no_grad()
def right(reader: Reader, pixels: NDArray[np.uint8], scenes: Sequence[Scene]) -> dict[str, float]:
    """The share of pictures in which each kind is read as the scene has it."""
    wanted = labels(scenes)
    made = [reader(seen) for seen in batches(pixels)]
    return {
        kind: round(
            float((torch.cat([m[kind] for m in made]).argmax(1) == wanted[kind]).float().mean()), 3
        )
        for kind in KINDS
    }


def held_out(count: int, first: int = 0) -> tuple[list[Scene], NDArray[np.uint8]]:
    """Scenes that nothing was trained on, and their renders."""
    scenes = [draw_scene(HELD_OUT + first + number) for number in range(count)]
    return scenes, np.stack([render(scene) for scene in scenes])


def main() -> None:
    parser = argparse.ArgumentParser(description="Train the judge of the landscapes.")
    parser.add_argument("work", type=Path, help="the training's folder, with its pictures")
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--count", type=int, default=500, help="renders to examine it on")
    asked = parser.parse_args()
    # A polite kill ends like running out of minutes does: what was learnt is saved.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    few_threads(1)
    run = Run(asked.work, asked.work, asked.minutes)
    reader = train_reader(run, Pictures(asked.work, SQUARE), asked.steps)
    scenes, renders = held_out(asked.count)
    print(json.dumps(right(reader, renders, scenes)))


if __name__ == "__main__":
    main()
