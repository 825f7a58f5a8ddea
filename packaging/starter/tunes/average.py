"""Write a tune model whose weights are the mean of several checkpoints of one training.

Late checkpoints lie around the same low point of the loss; their mean lies nearer to it than any
of them. `PYTHONPATH=.:packaging/starter python packaging/starter/tunes/average.py OUT A.pt B.pt`
"""

import argparse
from pathlib import Path

import torch

from tunes.train import Data, export, make_model


def mean_of(checkpoints: list[Path]) -> dict[str, torch.Tensor]:
    """Weights by name, in float32."""
    states = [torch.load(file, weights_only=True)["model"] for file in checkpoints]
    return {name: torch.stack([s[name].float() for s in states]).mean(0) for name in states[0]}


def main(asked: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description="Average checkpoints of the tune model.")
    parser.add_argument("out", type=Path)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    chosen = parser.parse_args(asked)
    data = Data(0)
    model = make_model(len(data.tokenizer))
    model.load_state_dict(mean_of(chosen.checkpoints))
    export(model, data, chosen.out)


if __name__ == "__main__":
    main()
