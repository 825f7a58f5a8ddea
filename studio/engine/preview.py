"""A small picture of what the latents hold, for the price of one matrix product."""

from typing import Any

import torch
import torch.nn.functional as F
from torch import nn

from studio.core.artifact import Pixels

_SIDE = 128
"""Pixels of the probe picture. At a downsampling of 8 it gives 256 colours to fit 17 numbers to."""
_SMOOTHING = 1e-3


class LatentPreview:
    """A linear map from latent channels to RGB, fitted to the model's own autoencoder.

    Tables of such maps exist for the well-known families. Fitting one instead, by least squares
    on one encoded picture of random soft colours, takes a fraction of a second and serves every
    autoencoder, also those nobody has made a table for.
    """

    def __init__(self, vae: nn.Module) -> None:
        picture = _soft_colours(_SIDE)
        latents = _encode(vae, picture)
        channels, height, width = latents.shape
        colours = F.interpolate(picture, (height, width), mode="area")[0].reshape(3, -1).T
        points = _with_one(latents.float().cpu().reshape(channels, -1).T)
        square = points.T @ points + _SMOOTHING * len(points) * torch.eye(channels + 1)
        self._matrix = torch.linalg.solve(square, points.T @ colours)

    def picture(self, latents: torch.Tensor) -> Pixels:
        """From latents C x h x w as the denoiser sees them, to h x w pixels."""
        channels, height, width = latents.shape
        points = _with_one(latents.float().cpu().reshape(channels, -1).T)
        colours = ((points @ self._matrix) * 127.5 + 127.5).clamp(0, 255).round()
        return Pixels.of(colours.to(torch.uint8).reshape(height, width, 3).numpy())


def _encode(vae: nn.Module, picture: torch.Tensor) -> torch.Tensor:
    """A picture 1 x 3 x H x W in -1..1 to latents C x h x w, scaled as the denoiser sees them."""
    weight = next(vae.parameters())
    coder: Any = vae
    encoded = coder.encode(picture.to(weight.device, weight.dtype))
    latents = encoded.latent_dist.mode() if hasattr(encoded, "latent_dist") else encoded.latents
    config = coder.config
    shift = getattr(config, "shift_factor", None) or 0.0
    return ((latents - shift) * config.scaling_factor)[0]


def _soft_colours(side: int) -> torch.Tensor:
    """1 x 3 x side x side in -1..1: random colours in patches of several sizes, always the same."""
    generator = torch.Generator().manual_seed(0)
    layers = [
        F.interpolate(
            torch.randn(1, 3, cells, cells, generator=generator), (side, side), mode="bicubic"
        )
        for cells in (4, 8, 16)
    ]
    return torch.tanh(torch.stack(layers).sum(0))


def _with_one(points: torch.Tensor) -> torch.Tensor:
    return torch.cat([points, torch.ones(len(points), 1)], dim=1)
