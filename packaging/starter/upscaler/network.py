"""The network: SRVGGNetCompact of Real-ESRGAN, which spandrel and most upscaling programs load.

Plain 3 x 3 convolutions at the small size and one shuffle of channels into pixels at the end, so
nothing is ever computed at the large size; what it adds to is the picture with its pixels made
larger. Wang et al., "Real-ESRGAN: Training Real-World Blind Super-Resolution with Pure Synthetic
Data" (2021), whose state dict keys (`body.0.weight` and on) are kept.
"""

import json
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.nn import functional as F

SCALE = 4
FEATURES = 64
CONVOLUTIONS = 16


class Compact(nn.Module):
    """B x 3 x H x W in 0..1 to B x 3 x 4H x 4W, about 0..1."""

    def __init__(self, features: int = FEATURES, convolutions: int = CONVOLUTIONS) -> None:
        super().__init__()
        self.body = nn.ModuleList([nn.Conv2d(3, features, 3, 1, 1), nn.PReLU(features)])
        for _ in range(convolutions):
            self.body += [nn.Conv2d(features, features, 3, 1, 1), nn.PReLU(features)]
        self.body.append(nn.Conv2d(features, 3 * SCALE * SCALE, 3, 1, 1))

    def forward(self, small: Tensor) -> Tensor:
        seen = small
        for layer in self.body:
            seen = layer(seen)
        larger = F.interpolate(small, scale_factor=SCALE, mode="nearest")
        return F.pixel_shuffle(seen, SCALE) + larger


def wake(model: Compact) -> None:
    """Initial weights with which half of the channels carry what the first layer saw to the last
    one untouched, while the others begin to make something of it. With random layers all the way
    the net takes a thousand steps to see its input again; so it draws level with Lanczos in a
    hundred. The last layer says nearly nothing yet: training begins at the enlarged picture.
    """
    convolutions = [layer for layer in model.body if isinstance(layer, nn.Conv2d)]
    first, *inner, last = convolutions
    carried = first.out_channels // 2
    for layer in convolutions:
        nn.init.kaiming_normal_(layer.weight, a=0.25)
        if layer.bias is not None:
            nn.init.zeros_(layer.bias)
    last.weight.data *= 0.01
    for layer in inner:
        layer.weight.data[:carried] *= 0.1
        for channel in range(carried):
            layer.weight.data[channel, channel, 1, 1] += 1
    for layer in model.body:
        if isinstance(layer, nn.PReLU):
            layer.weight.data[:carried] = 1


def tensor_of(pixels: NDArray[np.uint8]) -> Tensor:
    """H x W x 3 or B x H x W x 3 in 0..255 to B x 3 x H x W in 0..1, channels last in memory."""
    batch = torch.from_numpy(pixels.copy())
    batch = (batch if batch.ndim == 4 else batch[None]).permute(0, 3, 1, 2)
    return batch.float().div(255).contiguous(memory_format=torch.channels_last)


def enlarge(model: nn.Module, pixels: NDArray[np.uint8], bfloat16: bool = False) -> NDArray:
    """One picture, H x W x 3 in 0..255, four times as wide and high."""
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16, enabled=bfloat16):
        made = model(tensor_of(pixels))[0].float()
    return made.clamp(0, 1).mul(255).round().byte().permute(1, 2, 0).numpy()


def write_weights(folder: Path, model: Compact) -> int:
    """Float16 safetensors and a config that says what they are; returns the bytes of the first."""
    folder.mkdir(parents=True, exist_ok=True)
    state = {key: value.half().contiguous() for key, value in model.state_dict().items()}
    save_file(state, folder / "model.safetensors", {"format": "pt"})
    (folder / "model.safetensors").chmod(0o644)  # the library keeps it to its maker
    config = {
        "architectures": ["SRVGGNetCompact"],
        "model_type": "srvgg",
        "num_in_ch": 3,
        "num_out_ch": 3,
        "num_feat": state["body.0.weight"].shape[0],
        "num_conv": (len(model.body) - 3) // 2,
        "upscale": SCALE,
        "act_type": "prelu",
    }
    (folder / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    return (folder / "model.safetensors").stat().st_size


def read_weights(folder: Path) -> Compact:
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    model = Compact(config["num_feat"], config["num_conv"])
    model.load_state_dict(load_file(folder / "model.safetensors"))
    model.eval()
    return model.to(memory_format=torch.channels_last)  # pyright: ignore[reportCallIssue]
