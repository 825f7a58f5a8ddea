"""Leave hidden units out of a feed-forward layer, and let the rest make up for them.

Which units can go, and how, is the interpolative decomposition of their activations on texts like
those of the training (Liberty et al., "Randomized algorithms for the low-rank approximation of
matrices", PNAS 2007), weighted by how much the next layer listens.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import torch
from scipy.linalg import qr, solve_triangular
from torch import Tensor, nn


def narrow(feeders: Sequence[nn.Linear], out: nn.Linear, seen: Tensor, keep: int) -> float:
    """Keep `keep` units of a layer; `seen` (rows x units) is what `out` was given on samples.

    Changes the layers in place. Returns the share of the output's energy that is lost.
    """
    weight = out.weight.detach().double().numpy()
    heard = np.linalg.norm(weight, axis=0) + 1e-8
    activations = seen.double().numpy() * heard
    factors: Any = qr(activations, mode="economic", pivoting=True)
    _, triangle, order = factors
    stay, leave = order[:keep], order[keep:]
    share = solve_triangular(triangle[:keep, :keep], triangle[:keep, keep:])
    mixed = weight[:, stay] + (weight[:, leave] / heard[leave]) @ share.T * heard[stay]
    whole = seen.double().numpy() @ weight.T
    lost = whole - seen.double().numpy()[:, stay] @ mixed.T
    index = torch.from_numpy(stay.copy())
    for feeder in feeders:
        feeder.weight = nn.Parameter(feeder.weight.detach()[index])
        if feeder.bias is not None:
            feeder.bias = nn.Parameter(feeder.bias.detach()[index])
        feeder.out_features = keep
    out.weight = nn.Parameter(torch.from_numpy(mixed).to(out.weight.dtype))
    out.in_features = keep
    return float((lost**2).sum() / (whole**2).sum())


def seen_by(layer: nn.Linear, run: Callable[[], object]) -> Tensor:
    """What a layer is given while `run` runs, rows x units."""
    rows: list[Tensor] = []

    def listen(_: nn.Module, given: tuple[Tensor, ...]) -> None:
        rows.append(given[0].flatten(0, -2))

    hook = layer.register_forward_pre_hook(listen)
    with torch.no_grad():
        run()
    hook.remove()
    return torch.cat(rows)
