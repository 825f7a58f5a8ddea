"""Does the model obey? `python packaging/starter/measure.py landscapes` tells.

The reader says how often a picture made from a caption that mentions everything shows it. How
near the pictures come to the program's, as a whole, is told by the Frechet distance of the
reader's features, and whether any of them is a copy by their nearest neighbours among the training
pictures; both stand beside the same figure for renders that were never trained on.
"""

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from diffusers.pipelines.auto_pipeline import AutoPipelineForText2Image
from diffusers.schedulers.scheduling_dpmsolver_multistep import DPMSolverMultistepScheduler
from numpy.typing import NDArray
from torch.nn import functional as F
from training import Run, autocast, few_threads
from transformers import CLIPTokenizer

from landscapes.caption import Told, chinese, english
from landscapes.data import SQUARE, Pictures
from landscapes.reader import Reader, batches, held_out, reader_of, right
from landscapes.scene import Scene
from landscapes.tokenizer import LENGTH

ROOT = Path(__file__).resolve().parents[3]
THUMBNAIL = 32

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Manner:
    """How pictures are made: steps, guidance, and the folder of the adapter that makes few steps
    enough."""

    steps: int = 18
    guidance: float = 3.0
    lora: Path | None = None


@dataclass(frozen=True)
class Looks:
    """Per picture the reader's features, N x 256, and a thumbnail, N x 3072 in levels of 255."""

    features: Floats
    thumbnails: Floats

    def __getitem__(self, rows: slice) -> "Looks":
        return Looks(self.features[rows], self.thumbnails[rows])


@torch.no_grad()
def looks(reader: Reader, pixels: NDArray[np.uint8]) -> Looks:
    features, thumbnails = [], []
    for seen in batches(pixels):
        with autocast(torch.device("cpu")):
            features.append(reader.features(seen).numpy())
        small = F.interpolate(seen, size=THUMBNAIL, mode="area")
        thumbnails.append(small.add(1).mul(127.5).flatten(1).numpy())
    return Looks(np.concatenate(features), np.concatenate(thumbnails))


def training_looks(run: Run, reader: Reader) -> Looks:
    """Those of all training pictures, computed once for every state of the reader."""
    file, judge = run.work / "looks.npz", run.work / "reader.pt"
    if not file.exists() or file.stat().st_mtime < judge.stat().st_mtime:
        pictures = Pictures(run.work, SQUARE)
        found = looks(reader, pictures.pixels[: pictures.ready()])
        np.savez(file, features=found.features, thumbnails=found.thumbnails)
    kept = np.load(file)
    return Looks(kept["features"], kept["thumbnails"])


def frechet(one: Floats, other: Floats) -> float:
    """Squared distance of the two Gaussians fitted to N x D features (Dowson & Landau 1982).

    It shrinks with the number of pictures, so compare only what comes from equally many.
    """
    a, b = (np.cov(side.astype(np.float64), rowvar=False) for side in (one, other))
    values, vectors = np.linalg.eigh(a)
    root = (vectors * np.sqrt(np.clip(values, 0, None))) @ vectors.T
    shared = np.sqrt(np.clip(np.linalg.eigvalsh(root @ b @ root), 0, None)).sum()
    apart = np.square(one.mean(0) - other.mean(0)).sum()
    return float(apart + np.trace(a) + np.trace(b) - 2 * shared)


def nearest(made: Floats, known: Floats) -> Floats:
    """Root mean square difference, N, of each row to the nearest of the known ones."""
    squares = (made**2).sum(1)[:, None] - 2 * made @ known.T + (known**2).sum(1)
    return np.sqrt(np.clip(squares.min(1), 0, None) / made.shape[1])


def spread(distances: Floats) -> dict[str, float]:
    return {
        "median": round(float(np.median(distances)), 3),
        "minimum": round(float(distances.min()), 3),
    }


def compare(made: Looks, renders: Looks, known: Looks) -> dict[str, Any]:
    """Generated pictures against twice as many held-out renders and all training pictures."""
    count = len(made.features)
    first, second = renders[:count], renders[count : 2 * count]
    return {
        "frechet": {
            "generated": round(frechet(made.features, second.features), 3),
            "renders": round(frechet(first.features, second.features), 3),
        },
        "nearest": {
            who: {
                "features": spread(nearest(seen.features, known.features)),
                "pixels": spread(nearest(seen.thumbnails, known.thumbnails)),
            }
            for who, seen in (("generated", made), ("renders", first))
        },
    }


def in_words(figures: dict[str, Any]) -> str:
    """The distances of `compare` as the model card tells them."""
    frechets, near = figures["frechet"], figures["nearest"]
    made, drawn = (near[who]["pixels"] for who in ("generated", "renders"))
    return (
        "The Frechet distance of the classifier's features, generated pictures against as many "
        f"drawn ones, is {frechets['generated']:.2f}; that between two sets of drawn ones is "
        f"{frechets['renders']:.2f}. From its nearest training picture a generated one is "
        f"{made['median']:.0f} of 255 levels away in the middle and {made['minimum']:.0f} at "
        f"least (at {THUMBNAIL} x {THUMBNAIL}), one newly drawn by the program "
        f"{drawn['median']:.0f} and {drawn['minimum']:.0f}."
    )


def full_caption(
    tokenizer: CLIPTokenizer,
    write: Callable[[Scene, np.random.Generator, float], Told],
    scene: Scene,
    rng: np.random.Generator,
) -> str:
    """One that mentions everything and still fits."""
    while True:
        text = write(scene, rng, 1.0).text
        if len(tokenizer(text).input_ids) <= LENGTH:
            return text


def pipeline_of(folder: Path, lora: Path | None) -> Any:
    pipe: Any = AutoPipelineForText2Image.from_pretrained(folder, dtype=torch.bfloat16)
    pipe.set_progress_bar_config(disable=True)
    if lora:
        pipe.load_lora_weights(str(lora))
        wishes = json.loads((lora / "scheduler" / "scheduler_config.json").read_text())
        pipe.scheduler = DPMSolverMultistepScheduler.from_config(pipe.scheduler.config | wishes)
    return pipe


def generate(
    folder: Path, scenes: Sequence[Scene], manner: Manner, batch: int = 8
) -> NDArray[np.uint8]:
    """One picture per scene from a caption that mentions everything, languages alternating."""
    pipe = pipeline_of(folder, manner.lora)
    rng = np.random.default_rng(6)
    texts = [
        full_caption(pipe.tokenizer, (english, chinese)[i % 2], scene, rng)
        for i, scene in enumerate(scenes)
    ]
    made: list[NDArray[np.uint8]] = []
    for start in range(0, len(texts), batch):
        pictures = pipe(
            texts[start : start + batch],
            num_inference_steps=manner.steps,
            guidance_scale=manner.guidance,
            height=SQUARE.height,
            width=SQUARE.width,
            generator=torch.Generator().manual_seed(start),
        ).images
        made += [np.asarray(picture) for picture in pictures]
    return np.stack(made)


def measure(run: Run, folder: Path, count: int, manners: Sequence[Manner]) -> dict[str, Any]:
    """The figures of the first manner, and those of a second one under "fast"."""
    reader = reader_of(run)
    scenes, renders = held_out(2 * count)
    known, rendered = training_looks(run, reader), looks(reader, renders)
    told: list[dict[str, Any]] = []
    for manner in manners:
        made = generate(folder, scenes[:count], manner)
        told.append(
            {
                "pictures": count,
                "steps": manner.steps,
                "guidance": manner.guidance,
                "read in generated, English": right(reader, made[::2], scenes[:count:2]),
                "read in generated, Chinese": right(reader, made[1::2], scenes[1:count:2]),
                **compare(looks(reader, made), rendered, known),
            }
        )
    whole = {"renders": len(renders), "read in renders": right(reader, renders, scenes)}
    fast = {"fast": told[1]} if len(told) > 1 else {}
    return told[0] | whole | {"distances": in_words(told[0])} | fast


def main(words: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="How often the landscape model obeys its prompt.")
    folder = ROOT / "resources" / "models" / "starter-landscapes"
    parser.add_argument("--folder", type=Path, default=folder, help="the model")
    work = ROOT / ".train" / "landscapes"
    parser.add_argument("--work", type=Path, default=work, help="the figures go there")
    parser.add_argument("--count", type=int, default=320)
    parser.add_argument("--steps", type=int, default=18)
    parser.add_argument("--guidance", type=float, default=3.0)
    fast = folder.with_name("starter-landscapes-fast")
    parser.add_argument("--lora", type=Path, default=fast, help="the adapter for few steps")
    parser.add_argument("--lora-steps", type=int, default=6)
    asked = parser.parse_args(words)
    torch.manual_seed(0)
    few_threads(1)
    manners = [Manner(asked.steps, asked.guidance)]
    if asked.lora.exists():
        manners.append(Manner(asked.lora_steps, 1.0, asked.lora))
    figures = measure(Run(asked.work, asked.work, 60), asked.folder, asked.count, manners)
    (asked.work / "figures.json").write_text(json.dumps(figures, indent=1), encoding="utf-8")
    print(json.dumps(figures, indent=1))
