"""The networks that paint: a small UNet in latent space and the text encoder that steers it."""

from dataclasses import dataclass
from typing import Any, cast

from diffusers.models.attention_processor import AttnProcessor
from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel
from diffusers.schedulers.scheduling_dpmsolver_multistep import DPMSolverMultistepScheduler
from torch import Tensor, nn
from transformers import CLIPTextModel, CLIPTokenizer

from landscapes.language import HIDDEN, LENGTH

NOISE: dict[str, Any] = {
    "beta_schedule": "scaled_linear",
    "beta_start": 0.00085,
    "beta_end": 0.012,
    "prediction_type": "v_prediction",
    "rescale_betas_zero_snr": True,
    "timestep_spacing": "trailing",
}
"""Velocities and zero terminal signal (Lin et al., arXiv 2305.08891), so that nights can be as
dark and days as bright as the captions say."""


@dataclass(frozen=True)
class Size:
    """Channels at 32 x 32, 16 x 16 and 8 x 8, and attention heads.

    Attention sits only at 8 x 8, where it is cheap.
    """

    channels: tuple[int, ...] = (96, 144, 192)
    heads: int = 4


def build_unet(size: Size) -> UNet2DConditionModel:
    plain = len(size.channels) - 1
    return UNet2DConditionModel(
        sample_size=32,
        in_channels=4,
        out_channels=4,
        block_out_channels=size.channels,
        down_block_types=("DownBlock2D",) * plain + ("CrossAttnDownBlock2D",),
        up_block_types=("CrossAttnUpBlock2D",) + ("UpBlock2D",) * plain,
        layers_per_block=1,
        cross_attention_dim=HIDDEN,
        attention_head_dim=size.heads,  # diffusers means the number of heads
        norm_num_groups=8,  # with two channels to a group the norms would take the mean colour away
        resnet_time_scale_shift="scale_shift",
        addition_embed_type="text",  # style, hour and colour reach every level beside the time
        addition_embed_type_num_heads=size.heads,
    )


class Painter(nn.Module):
    """UNet and text encoder as one thing to average and save. The text encoder comes schooled and
    stays as it is: it has met hundreds of thousands of captions, each worded anew."""

    def __init__(self, size: Size, text: CLIPTextModel) -> None:
        super().__init__()
        self.unet = build_unet(size)
        self.text = text.requires_grad_(False)

    def quick_to_train(self) -> None:
        """On processors, the fused attention's backward pass takes four times as long as the
        plain products; the exported weights are the same either way."""
        self.unet.set_attn_processor(AttnProcessor())

    @property
    def width(self) -> int:
        """Channels of the UNet's middle."""
        return cast(Any, self.unet).config.block_out_channels[-1]

    def watch_middle(self) -> list[Tensor]:
        """A list to which each pass of the UNet adds what comes out of its middle."""
        seen: list[Tensor] = []

        def keep(_module: nn.Module, _given: Any, made: Any) -> None:
            seen.append(made)

        cast(nn.Module, self.unet.mid_block).register_forward_hook(keep)
        return seen

    def forward(self, noisy: Tensor, times: Tensor, tokens: Tensor) -> Tensor:
        states = self.text(input_ids=tokens).last_hidden_state
        return cast(Any, self.unet)(noisy, times, states, return_dict=False)[0]


def tokens_of(tokenizer: CLIPTokenizer, texts: list[str]) -> Tensor:
    """N x LENGTH token numbers."""
    return tokenizer(
        texts, padding="max_length", truncation=True, max_length=LENGTH, return_tensors="pt"
    ).input_ids


def sampler() -> DPMSolverMultistepScheduler:
    """DPM-Solver++ of second order, which needs 16 to 20 steps."""
    return DPMSolverMultistepScheduler(
        **NOISE,
        steps_offset=1,
        solver_order=2,
        algorithm_type="dpmsolver++",
        lambda_min_clipped=-1e9,  # the default, minus infinity, is not valid JSON
    )
