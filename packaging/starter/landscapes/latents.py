"""What the diffusion trains on: the pictures' latents, encoded once and kept beside them."""

import os
import time
from pathlib import Path

import numpy as np
import torch
from diffusers.models.autoencoders.autoencoder_tiny import AutoencoderTiny
from numpy.typing import NDArray
from training import autocast

from landscapes.autoencoder import FACTOR, batch_of, build_autoencoder, encode, quick
from landscapes.data import SHELVES, Pictures, Shelf, kept


class Latents:
    """`values[i]` (4 x height/4 x width/4, float16) belongs to picture i once `done[i]` is 1."""

    def __init__(self, work: Path, shelf: Shelf) -> None:
        self.shelf = shelf
        shape = (shelf.count, 4, shelf.height // FACTOR, shelf.width // FACTOR)
        self.values, self.done = kept(work / f"latents-{shelf.name}.f16", np.float16, shape)

    def ready(self) -> NDArray[np.int64]:
        return np.flatnonzero(self.done)

    def fill(self, model: AutoencoderTiny, pictures: Pictures, until: int, batch: int = 8) -> None:
        """Encode what is rendered and not yet encoded of the first `until` pictures."""
        device = next(model.parameters()).device
        todo = np.flatnonzero((self.done[:until] == 0) & (pictures.done[:until] == 1))
        for start in range(0, len(todo), batch):
            numbers = todo[start : start + batch]
            with torch.no_grad(), autocast(device):
                latents = encode(model, batch_of(pictures.pixels[numbers], device))
            self.values[numbers] = latents.float().cpu().numpy().astype(np.float16)
            self.done[numbers] = 1


def encode_beside(work: Path, core: int | None) -> None:
    """The body of a second process that encodes, as they are rendered, while the first trains."""
    os.nice(10)
    if core is not None and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {core})
    torch.set_num_threads(1)
    model = quick(build_autoencoder(), torch.device("cpu"))
    state = torch.load(work / "autoencoder.pt", map_location="cpu", weights_only=True)
    model.load_state_dict(state["model"])
    for shelf in SHELVES:
        pictures, latents = Pictures(work, shelf), Latents(work, shelf)
        while len(latents.ready()) < shelf.count:
            latents.fill(model, pictures, shelf.count)
            time.sleep(5)
