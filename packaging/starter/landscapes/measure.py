"""Does the model obey? `python -m landscapes.measure FOLDER WORK`, in `packaging/starter`.

A small classifier learns from renders which subject, hour, colour and weather a picture shows. Its
own accuracy is told on renders it never saw; then it reads what the model made for captions of
such scenes. The first figure is the ceiling of the second.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from diffusers.models.autoencoders.autoencoder_tiny import AutoencoderTiny
from diffusers.pipelines.auto_pipeline import AutoPipelineForText2Image
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F

from landscapes.autoencoder import decode, encode
from landscapes.caption import chinese, english
from landscapes.data import HELD_OUT, SIDE, Pictures
from landscapes.muon import optimizers
from landscapes.render import render
from landscapes.scene import SUBJECTS, TIMES, TINTS, WEATHERS, Scene, draw_scene

KINDS = {"subject": SUBJECTS, "time": TIMES, "tint": TINTS, "weather": WEATHERS}
SMALL = 64


class Reader(nn.Module):
    """B x 3 x 64 x 64 in -1..1 to one row of scores per kind."""

    def __init__(self) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        for inner, outer in ((3, 32), (32, 64), (64, 96), (96, 128)):
            layers += [nn.Conv2d(inner, outer, 3, 2, 1), nn.BatchNorm2d(outer), nn.ReLU()]
        self.body = nn.Sequential(*layers, nn.Flatten(), nn.Dropout(0.2))
        self.heads = nn.ModuleDict({k: nn.Linear(128 * 16, len(v)) for k, v in KINDS.items()})

    def forward(self, pictures: Tensor) -> dict[str, Tensor]:
        seen = self.body(pictures)
        return {kind: head(seen) for kind, head in self.heads.items()}


def shrink(pixels: NDArray[np.uint8]) -> Tensor:
    batch = torch.from_numpy(np.ascontiguousarray(pixels)).permute(0, 3, 1, 2).float()
    return F.interpolate(batch.div(127.5).sub(1), size=SMALL, mode="area")


def labels(scenes: list[Scene]) -> dict[str, Tensor]:
    return {
        kind: torch.tensor([names.index(getattr(scene, kind)) for scene in scenes])
        for kind, names in KINDS.items()
    }


def train_reader(pictures: Pictures, steps: int = 500, batch: int = 64) -> Reader:
    reader = Reader()
    muon, adam = optimizers(reader, 0.005, 1e-3)
    rng = np.random.default_rng(5)
    ready = pictures.ready()
    for step in range(steps):
        share = min(1.0, 2 * (1 - step / steps))
        muon.param_groups[0]["lr"], adam.param_groups[0]["lr"] = 0.005 * share, 1e-3 * share
        numbers = np.sort(rng.integers(0, ready, batch))
        wanted = labels([draw_scene(int(number)) for number in numbers])
        seen = shrink(pictures.pixels[numbers])
        scores = reader(seen + 0.03 * torch.randn_like(seen))
        loss = torch.stack([F.cross_entropy(scores[kind], wanted[kind]) for kind in KINDS]).sum()
        reader.zero_grad()
        loss.backward()
        muon.step()
        adam.step()
    return reader.eval()


def reader_of(file: Path, pictures: Pictures) -> Reader:
    """The reader kept in `file`, trained first if there is none."""
    if file.exists():
        reader = Reader()
        reader.load_state_dict(torch.load(file, weights_only=True))
        return reader.eval()
    reader = train_reader(pictures)
    torch.save(reader.state_dict(), file)
    return reader


def right(reader: Reader, seen: Tensor, scenes: list[Scene]) -> dict[str, float]:
    with torch.no_grad():
        scores = reader(seen)
    wanted = labels(scenes)
    return {
        kind: round(float((scores[kind].argmax(1) == wanted[kind]).float().mean()), 3)
        for kind in KINDS
    }


def generate(
    folder: Path, scenes: list[Scene], steps: int, guidance: float, batch: int = 8
) -> NDArray[np.uint8]:
    """One picture per scene from a caption that mentions everything, languages alternating."""
    pipe: Any = AutoPipelineForText2Image.from_pretrained(folder, dtype=torch.bfloat16)
    pipe.set_progress_bar_config(disable=True)
    rng = np.random.default_rng(6)
    texts = [(english, chinese)[i % 2](scene, rng, 1.0) for i, scene in enumerate(scenes)]
    made: list[NDArray[np.uint8]] = []
    for start in range(0, len(texts), batch):
        pictures = pipe(
            texts[start : start + batch],
            num_inference_steps=steps,
            guidance_scale=guidance,
            generator=torch.Generator().manual_seed(start),
        ).images
        made += [np.asarray(picture) for picture in pictures]
    return np.stack(made)


def lost(folder: Path, renders: NDArray[np.uint8]) -> float:
    """Mean absolute error of the autoencoder alone, in levels of 255."""
    model = AutoencoderTiny.from_pretrained(folder / "vae", dtype=torch.float32)
    total = 0.0
    for start in range(0, len(renders), 8):
        part = torch.from_numpy(renders[start : start + 8]).permute(0, 3, 1, 2).float()
        with torch.no_grad():
            made = decode(model, encode(model, part.div(127.5).sub(1)))
        total += float((made.clamp(-1, 1).add(1).mul(127.5) - part).abs().mean()) * len(part)
    return round(total / len(renders), 2)


def measure(
    folder: Path, reader: Reader, count: int, steps: int, guidance: float
) -> dict[str, Any]:
    scenes = [draw_scene(HELD_OUT + number) for number in range(count)]
    renders = np.stack([render(scene) for scene in scenes])
    made = generate(folder, scenes, steps, guidance)
    return {
        "pictures": count,
        "steps": steps,
        "guidance": guidance,
        "renders": len(renders),
        "loss": lost(folder, renders),
        "read in renders": right(reader, shrink(renders), scenes),
        "read in generated, English": right(reader, shrink(made[::2]), scenes[::2]),
        "read in generated, Chinese": right(reader, shrink(made[1::2]), scenes[1::2]),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description="How often the landscape model obeys its prompt.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("work", type=Path, help="the training's folder; the figures go there")
    parser.add_argument("--count", type=int, default=160)
    parser.add_argument("--steps", type=int, default=18)
    parser.add_argument("--guidance", type=float, default=3.0)
    asked = parser.parse_args()
    torch.manual_seed(0)
    torch.set_num_threads(1)
    file = asked.work / "pictures.u8"
    pictures = Pictures(file, file.stat().st_size // (SIDE * SIDE * 3))
    reader = reader_of(asked.work / "reader.pt", pictures)
    figures = measure(asked.folder, reader, asked.count, asked.steps, asked.guidance)
    (asked.work / "figures.json").write_text(json.dumps(figures, indent=1), encoding="utf-8")
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
