"""Muon: momentum whose update is made orthogonal, for the matrices inside a network.

Measured on our autoencoder: after 150 steps half the error of AdamW at its best rate. Method and
coefficients: Keller Jordan et al., "Muon: An optimizer for hidden layers in neural networks".
torch's own takes plain matrices only; here a convolution counts as one of out x (in * k * k).
"""

from collections.abc import Iterable
from typing import Any

import torch
from torch import Tensor, nn


def orthogonal(matrix: Tensor) -> Tensor:
    """The nearest matrix with singular values about 1, by five Newton-Schulz steps in bfloat16."""
    tall = matrix.shape[0] > matrix.shape[1]
    x = (matrix.T if tall else matrix).bfloat16()
    x = x / (x.norm() + 1e-7)
    for _ in range(5):
        gram = x @ x.T
        mixed = torch.addmm(gram, gram, gram, beta=-4.7750, alpha=2.0315)
        x = torch.addmm(x, mixed, x, beta=3.4445)
    return (x.T if tall else x).float()


class Muon(torch.optim.Optimizer):
    """`lr` is the size of an update in spectral norm: 0.002 suits a network without norms, 0.01
    one with them."""

    def __init__(
        self, params: Iterable[Tensor], lr: float, momentum: float = 0.95, decay: float = 0.0
    ) -> None:
        super().__init__(params, {"lr": lr, "momentum": momentum, "decay": decay})

    @torch.no_grad()
    def step(self, closure: Any = None) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        for group in self.param_groups:
            keep = group["momentum"]
            for weight in group["params"]:
                if weight.grad is None:
                    continue
                state = self.state[weight]
                if "average" not in state:
                    state["average"] = torch.zeros_like(weight)
                state["average"].lerp_(weight.grad, 1 - keep)
                ahead = weight.grad.lerp(state["average"], keep).flatten(1)
                wide = max(1.0, ahead.shape[0] / ahead.shape[1]) ** 0.5
                if group["decay"]:
                    weight.mul_(1 - group["lr"] * group["decay"])
                weight.add_(orthogonal(ahead).view_as(weight), alpha=-group["lr"] * wide)


def optimizers(
    model: nn.Module, muon: float, adam: float, smallest: int = 16
) -> tuple[Muon, torch.optim.AdamW]:
    """Muon for every weight at least `smallest` wide both ways, AdamW for the rest: biases, norms,
    embeddings, and the layers that touch pixels or latents."""
    embedded = {id(part.weight) for part in model.modules() if isinstance(part, nn.Embedding)}

    def hidden(weight: Tensor) -> bool:
        inner = weight.ndim in (2, 4) and min(weight.shape[:2]) >= smallest
        return inner and id(weight) not in embedded

    inner = [weight for weight in model.parameters() if hidden(weight)]
    outer = [weight for weight in model.parameters() if not hidden(weight)]
    return Muon(inner, muon), torch.optim.AdamW(outer, adam, betas=(0.9, 0.99), weight_decay=0.0)
