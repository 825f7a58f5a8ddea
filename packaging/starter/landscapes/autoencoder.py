"""The autoencoder: pictures to four channels at an eighth of their size, and back.

Four channels, because diffusers' inpainting pipeline takes UNets of four or nine. At a quarter of
the size reconstructions are crisper, but there a diffusion small enough for a laptop had colours
and paper after 34,000 pictures, and hardly a shape. So the code is small and the decoder strong.
No layer works at full size but the first and the last, which is what makes it quick enough to
train on one core.
"""

from collections.abc import Callable
from typing import Any, TypeAlias, TypeVar, cast

import numpy as np
import torch
from diffusers.models.autoencoders.autoencoder_tiny import AutoencoderTiny
from diffusers.models.unets.unet_2d_blocks import AutoencoderTinyBlock
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F
from training import Run, Stage, autocast

from landscapes.muon import optimizers

WIDTH = 64
CROP = 128
BATCH = 8
MUON, ADAM = 0.002, 1e-3
NOISE = 0.05
COARSE, FINE = 4, 0.1
"""See `crowding`."""
FACTOR = 8
"""Pixels a latent stands for, each way."""
SCALING = 1.0
"""Leaves whole pictures' latents at about unit spread, where `crowding` keeps them: at 32 x 32 the
usual noise levels fit (Chen, "On the importance of noise scheduling for diffusion models", arXiv
2301.10972)."""


Module = TypeVar("Module", bound=nn.Module)


def quick(module: Module, device: torch.device) -> Module:
    """On the device, in the memory layout that convolutions like best."""
    return cast(Any, module).to(device, memory_format=torch.channels_last)


def build_autoencoder(width: int = WIDTH) -> AutoencoderTiny:
    model = AutoencoderTiny(
        encoder_block_out_channels=(width,) * 4,
        decoder_block_out_channels=(width,) * 4,
        num_encoder_blocks=(0, 1, 2, 3),
        num_decoder_blocks=(4, 3, 2, 0),
        latent_channels=4,
        scaling_factor=SCALING,
    )
    wake(model)
    return model


def wake(model: AutoencoderTiny) -> None:
    """Initial weights that carry colour and detail from end to end. There are no norms, and with
    torch's defaults the signal all but dies on the way: the latents collapse to one grey channel.
    """
    for module in model.modules():
        if isinstance(module, nn.Conv2d):
            nn.init.kaiming_normal_(module.weight, nonlinearity="linear")
            if module.bias is not None:
                nn.init.zeros_(module.bias)
        if isinstance(module, AutoencoderTinyBlock):
            first, _, second, _, last = module.conv
            for conv, gain in ((first, 2**0.5), (second, 2**0.5), (last, 0.3)):
                cast(nn.Conv2d, conv).weight.data *= gain


def whiten(model: AutoencoderTiny, batch: Tensor) -> None:
    """Rewrite the last layer of the encoder so that the latents of `batch` are centred, of unit
    spread and uncorrelated: channels that start alike (all see brightness first) stay alike."""
    last = cast(nn.Sequential, cast(nn.Module, model.encoder).layers)[-1]
    assert isinstance(last, nn.Conv2d)
    assert last.bias is not None
    with torch.no_grad():
        rows = encode(model, batch).transpose(0, 1).flatten(1).double()
        spread = torch.linalg.cholesky(torch.cov(rows) + 1e-5 * torch.eye(len(rows)).to(rows))
        unmix = torch.linalg.inv(spread)
        last.weight.copy_((unmix @ last.weight.double().flatten(1)).view_as(last.weight))
        last.bias.copy_(unmix @ (last.bias.double() - rows.mean(dim=1)))


def edges(picture: Tensor) -> tuple[Tensor, Tensor]:
    return picture.diff(dim=-1), picture.diff(dim=-2)


def unlike(made: Tensor, wanted: Tensor) -> Tensor:
    """L1 on pixels and on their differences at three scales, so that edges stay edges."""
    loss = (made - wanted).abs().mean()
    for weight in (1.0, 0.7, 0.5):
        for a, b in zip(edges(made), edges(wanted), strict=True):
            loss = loss + weight * (a - b).abs().mean()
        made, wanted = F.avg_pool2d(made, 2), F.avg_pool2d(wanted, 2)
        loss = loss + 0.5 * (made - wanted).abs().mean()
    return loss


def crowding(latents: Tensor) -> Tensor:
    """Keeps what the latent channels show at a quarter of their size near zero mean, unit spread
    and independent of each other, and what is finer than that small: a diffusion that goes from
    coarse to fine needs latents whose fine detail weighs little, as it does in pictures
    (Skorokhodov et al., "Improving the diffusability of autoencoders", arXiv 2502.14831)."""
    coarse = F.avg_pool2d(latents, COARSE)
    rows = coarse.transpose(0, 1).flatten(1)
    mean = rows.mean(dim=1)
    apart = torch.cov(rows) - torch.eye(len(rows), device=rows.device)
    fine = latents - F.interpolate(coarse, scale_factor=COARSE, mode="nearest")
    return mean.square().mean() + apart.square().mean() + FINE * fine.square().mean()


def encode(model: AutoencoderTiny, pictures: Tensor) -> Tensor:
    return cast(nn.Module, model.encoder)(pictures)


def decode(model: AutoencoderTiny, latents: Tensor) -> Tensor:
    return cast(nn.Module, model.decoder)(latents)


def rate_share(step: int, steps: int) -> float:
    """A short climb, a plateau, and a straight way down over the last half."""
    return min(1.0, (step + 1) / 50, max(0.01, 2 * (1 - step / steps)))


Crops: TypeAlias = Callable[[int, int], NDArray[np.uint8]]
"""`crops(step, count)`: count x CROP x CROP x 3, the same for the same step."""


def batch_of(pixels: NDArray[np.uint8], device: torch.device) -> Tensor:
    """N x H x W x 3 bytes to N x 3 x H x W in -1..1."""
    batch = torch.from_numpy(np.ascontiguousarray(pixels)).permute(0, 3, 1, 2).to(device)
    return batch.float().div(127.5).sub(1).contiguous(memory_format=torch.channels_last)


Eye: TypeAlias = Callable[[Tensor], list[Tensor]]
"""What is seen in pictures, N x 3 x H x W in -1..1, at several depths."""
EYE = 1.0
"""Weight of what an eye sees, beside the pixels: pixels alone leave no pattern of squares, because
a square in the wrong place costs more than none."""


def train_autoencoder(
    run: Run,
    crops: Crops,
    shown: NDArray[np.uint8],
    steps: int,
    only_decoder: bool = False,
    eye: Eye | None = None,
) -> AutoencoderTiny:
    """Train to `steps`; with `only_decoder`, go on with the latents held as they are.

    The second kind starts from the first kind's weights and has its own checkpoint. `shown` are
    the pictures of the sheets that tell how it goes. Where there is an `eye`, what is made has to
    look to it like what was wanted (Johnson et al., "Perceptual losses", arXiv 1603.08155).
    """
    model = quick(build_autoencoder(), run.device)
    name = "decoder" if only_decoder else "autoencoder"
    trained = cast(nn.Module, model.decoder) if only_decoder else model
    muon, adam = optimizers(trained, MUON, ADAM)
    fresh = not (run.work / f"{name}.pt").exists()
    stage = Stage(run, name, model=model, muon=muon, adam=adam)
    if fresh and only_decoder:
        state = torch.load(run.work / "autoencoder.pt", map_location=run.device, weights_only=True)
        model.load_state_dict(state["model"])
    elif fresh:
        whiten(model, batch_of(crops(0, 48), run.device))
    total: dict[str, float] = {}
    for step in stage.steps(steps):
        share = rate_share(step, steps) * (0.5 if only_decoder else 1.0)
        muon.param_groups[0]["lr"], adam.param_groups[0]["lr"] = MUON * share, ADAM * share
        batch = batch_of(crops(step, BATCH), run.device)
        with autocast(run.device):
            with torch.set_grad_enabled(not only_decoder):
                latents = encode(model, batch)
            made = decode(model, latents + NOISE * torch.randn_like(latents))
        made, latents = made.float(), latents.float()
        loss = unlike(made, batch)
        if eye is not None:
            with torch.no_grad():
                there = eye(batch)
            for mine, wanted in zip(eye(made), there, strict=True):
                loss = loss + EYE * (mine - wanted).abs().mean()
        apart = crowding(latents)
        model.zero_grad()
        (loss if only_decoder else loss + 0.4 * apart).backward()
        nn.utils.clip_grad_norm_(trained.parameters(), 1.0)
        muon.step()
        adam.step()
        figures = {
            "loss": float(loss.detach()),
            "levels": 127.5 * float((made - batch).detach().abs().mean()),
            "apart": float(apart.detach()),
        }
        for key, value in figures.items():
            total[key] = 0.98 * total.get(key, value) + 0.02 * value
        if step % 50 == 0:
            stage.log(**total, share=share)
        if step % 200 == 100:
            draw_pairs(run, model, shown, f"{name}-{step:06d}.png")
    draw_pairs(run, model, shown, f"{name}-last.png")
    return model


def draw_pairs(run: Run, model: AutoencoderTiny, shown: NDArray[np.uint8], name: str) -> None:
    """A sheet of originals over reconstructions."""
    from PIL import Image

    with torch.no_grad(), autocast(run.device):
        made = decode(model, encode(model, batch_of(shown, run.device)))
    pixels = made.float().clamp(-1, 1).add(1).mul(127.5).byte().permute(0, 2, 3, 1).cpu().numpy()
    sheet = np.concatenate([np.concatenate(list(shown), 1), np.concatenate(list(pixels), 1)])
    Image.fromarray(sheet).save(run.work / name)
