"""What the diffusion trains on: the pictures' latents, encoded once and kept beside them."""

import os
from pathlib import Path

import numpy as np
import torch
from diffusers.models.autoencoders.autoencoder_tiny import AutoencoderTiny
from numpy.typing import NDArray
from training import autocast

from landscapes.autoencoder import encode
from landscapes.data import Pictures

SHAPE = (4, 32, 32)


class Latents:
    """`values[n]` (float16) belongs to picture n once `done[n]` is 1."""

    def __init__(self, file: Path, count: int) -> None:
        self.count = count
        marks = file.with_suffix(".done")
        for path, size in ((file, count * int(np.prod(SHAPE)) * 2), (marks, count)):
            if not path.exists():
                with path.open("wb") as empty:
                    empty.truncate(size)
        self.values: NDArray[np.float16] = np.memmap(file, np.float16, "r+", shape=(count, *SHAPE))
        self.done: NDArray[np.uint8] = np.memmap(marks, np.uint8, "r+", shape=(count,))

    def ready(self) -> NDArray[np.int64]:
        return np.flatnonzero(self.done)

    def fill(self, model: AutoencoderTiny, pictures: Pictures, until: int, batch: int = 16) -> None:
        """Encode rendered pictures, lowest numbers first, until `until` of them are done."""
        device = next(model.parameters()).device
        todo = np.flatnonzero((self.done[:until] == 0) & (pictures.done[:until] == 1))
        for start in range(0, len(todo), batch):
            numbers = todo[start : start + batch]
            pixels = torch.from_numpy(pictures.pixels[numbers]).permute(0, 3, 1, 2)
            pixels = pixels.to(device).float().div(127.5).sub(1)
            with torch.no_grad(), autocast(device):
                latents = encode(model, pixels.contiguous(memory_format=torch.channels_last))
            self.values[numbers] = latents.float().cpu().numpy().astype(np.float16)
            self.done[numbers] = 1


def encode_beside(work: Path, count: int, core: int | None) -> None:
    """The body of a second process that encodes the rest while the first one trains."""
    from landscapes.autoencoder import build_autoencoder, quick

    os.nice(10)
    if core is not None and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {core})
    torch.set_num_threads(1)
    model = quick(build_autoencoder(), torch.device("cpu"))
    state = torch.load(work / "autoencoder.pt", map_location="cpu", weights_only=True)
    model.load_state_dict(state["model"])
    pictures = Pictures(work / "pictures.u8", count)
    Latents(work / "latents.f16", count).fill(model, pictures, count)
