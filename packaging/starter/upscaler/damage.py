"""How a picture came to be small: the ways of making it four times smaller, and what else befalls.

Half of the training is a clean picture made smaller in one of the usual ways, because that is what
a picture from a model is; the other half is blurred, noisy or saved as JPEG.
"""

import io
import math

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch.nn import functional as F

from upscaler.network import SCALE

Pixels = NDArray[np.uint8]

FILTERS = (
    (Image.Resampling.BOX, 0.45),
    (Image.Resampling.BICUBIC, 0.2),
    (Image.Resampling.LANCZOS, 0.2),
    (Image.Resampling.HAMMING, 0.1),
    (Image.Resampling.NEAREST, 0.05),
)
"""Ways to make a picture smaller, and how often; the last, so that pixel art stays crisp."""
CLEAN = 0.5
SOFT = 0.15
"""Shares of pictures that are only made smaller, and of those that are only softened besides, as
the decoder of a latent diffusion softens."""


def smaller(pixels: Pixels, how: Image.Resampling = Image.Resampling.BOX) -> Pixels:
    size = (pixels.shape[1] // SCALE, pixels.shape[0] // SCALE)
    return np.asarray(Image.fromarray(pixels).resize(size, how))


def blurred(pixels: Pixels, across: float, along: float, angle: float) -> Pixels:
    """A Gaussian of two widths in pixels, turned by `angle`; edges are mirrored."""
    reach = max(1, math.ceil(2.5 * max(across, along)))
    at = torch.arange(-reach, reach + 1, dtype=torch.float32)
    x = at[None] * math.cos(angle) + at[:, None] * math.sin(angle)
    y = at[:, None] * math.cos(angle) - at[None] * math.sin(angle)
    kernel = torch.exp(-0.5 * ((x / across) ** 2 + (y / along) ** 2))
    kernel = (kernel / kernel.sum()).expand(3, 1, -1, -1)
    batch = torch.from_numpy(pixels.copy()).permute(2, 0, 1)[None].float()
    soft = F.conv2d(F.pad(batch, (reach,) * 4, mode="reflect"), kernel, groups=3)
    return soft[0].round().byte().permute(1, 2, 0).numpy()


def noisy(pixels: Pixels, strength: float, coloured: bool, rng: np.random.Generator) -> Pixels:
    """`strength` is the noise's standard deviation in levels of 255."""
    shape = pixels.shape if coloured else (*pixels.shape[:2], 1)
    grain = rng.normal(0, strength, shape).astype(np.float32)
    return np.clip(np.rint(pixels + grain), 0, 255).astype(np.uint8)


def saved(pixels: Pixels, quality: int, subsampling: int = 2) -> Pixels:
    """Through a JPEG file. `subsampling` is Pillow's: 0 keeps all colour, 2 a quarter of it."""
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "JPEG", quality=quality, subsampling=subsampling)
    return np.asarray(Image.open(file).convert("RGB"))


def damaged(pixels: Pixels, rng: np.random.Generator) -> Pixels:
    """A picture four times smaller, as it may be met; the same for the same state of `rng`."""
    chances = [chance for _, chance in FILTERS]
    how = FILTERS[int(rng.choice(len(FILTERS), p=chances))][0]
    kind = rng.random()
    if kind < CLEAN:
        return smaller(pixels, how)
    if kind < CLEAN + SOFT:
        width = float(rng.uniform(0.3, 0.8))
        return blurred(smaller(pixels), width, width, 0.0)
    if rng.random() < 0.5:
        across, along = (
            rng.uniform(0.6, 3.2, 2) if rng.random() < 0.5 else [rng.uniform(0.6, 3)] * 2
        )
        pixels = blurred(pixels, float(across), float(along), float(rng.uniform(0, math.pi)))
    small = smaller(pixels, how)
    if rng.random() < 0.45:
        small = noisy(small, float(rng.uniform(1, 9)), bool(rng.random() < 0.6), rng)
    if rng.random() < 0.6:
        small = saved(small, int(rng.integers(40, 96)), int(rng.choice((0, 2))))
    return small


def lightly_damaged(pixels: Pixels, seed: int) -> Pixels:
    """The damage that the figures of the card are told for: a little of everything."""
    soft = blurred(pixels, 1.2, 1.2, 0.0)
    rng = np.random.default_rng((seed, 31))
    return saved(noisy(smaller(soft), 2.0, True, rng), 85)
