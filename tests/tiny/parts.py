"""Components that several tiny models share; callers fix the random state with `seeded`.

Settings travel as plain dictionaries because the annotations of diffusers and transformers are
narrower than what their own configurations hold.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch
from diffusers.models.autoencoders.autoencoder_kl import AutoencoderKL
from transformers import (
    CLIPTextConfig,
    CLIPTextModel,
    CLIPTextModelWithProjection,
    CLIPTokenizer,
    PreTrainedTokenizerBase,
    T5Config,
    T5EncoderModel,
    T5Tokenizer,
)

WIDTH = 16
"""Hidden size of every text encoder, and so of what the image models attend to."""


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Weights depend on `seed` alone, and the caller's random state is left as it was."""
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        yield


def image_autoencoder(
    latent_channels: int = 4,
    scaling_factor: float = 0.18215,
    shift_factor: float | None = None,
) -> AutoencoderKL:
    """Four blocks of 8 channels, so pictures shrink by 8 as in every real model of these families.

    RGB (batch, 3, H, W) in -1..1 becomes latents (batch, latent_channels, H/8, W/8). A shift
    factor makes it the kind FLUX uses, which has no convolutions around its latents.
    """
    unshifted = shift_factor is None
    settings: dict[str, Any] = {
        "down_block_types": ("DownEncoderBlock2D",) * 4,
        "up_block_types": ("UpDecoderBlock2D",) * 4,
        "block_out_channels": (8,) * 4,
        "norm_num_groups": 4,
        "latent_channels": latent_channels,
        "sample_size": 64,
        "scaling_factor": scaling_factor,
        "shift_factor": shift_factor,
        "use_quant_conv": unshifted,
        "use_post_quant_conv": unshifted,
    }
    return AutoencoderKL(**settings)


def clip_text_encoder(tokenizer: CLIPTokenizer) -> CLIPTextModel:
    """Prompts (batch, 77) become (batch, 77, WIDTH) and pooled (batch, WIDTH)."""
    return CLIPTextModel(_clip_config(tokenizer))


def clip_text_encoder_projected(tokenizer: CLIPTokenizer) -> CLIPTextModelWithProjection:
    """As `clip_text_encoder`, with the projected text embedding that SDXL conditions on."""
    return CLIPTextModelWithProjection(_clip_config(tokenizer))


def t5_encoder(tokenizer: T5Tokenizer) -> T5EncoderModel:
    """Prompts (batch, tokens) become (batch, tokens, WIDTH)."""
    return T5EncoderModel(t5_config(tokenizer))


def t5_config(tokenizer: T5Tokenizer) -> T5Config:
    return T5Config(
        vocab_size=len(tokenizer),
        d_model=WIDTH,
        d_kv=8,
        d_ff=2 * WIDTH,
        num_layers=2,
        num_heads=2,
    )


def decoder_layers() -> dict[str, Any]:
    """The size of both language models: 2 layers, 2 heads that share one key and value head."""
    return {
        "hidden_size": WIDTH,
        "intermediate_size": 2 * WIDTH,
        "num_hidden_layers": 2,
        "num_attention_heads": 2,
        "num_key_value_heads": 1,
        "max_position_embeddings": 512,
    }


def vocabulary_of(tokenizer: PreTrainedTokenizerBase) -> dict[str, Any]:
    """What a text model's configuration has to know of its tokenizer."""
    return {
        "vocab_size": len(tokenizer),
        "bos_token_id": tokenizer.bos_token_id,
        "eos_token_id": tokenizer.eos_token_id,
        "pad_token_id": tokenizer.pad_token_id,
    }


def _clip_config(tokenizer: CLIPTokenizer) -> CLIPTextConfig:
    return CLIPTextConfig(
        **vocabulary_of(tokenizer),
        hidden_size=WIDTH,
        intermediate_size=2 * WIDTH,
        projection_dim=WIDTH,
        num_hidden_layers=2,
        num_attention_heads=2,
        max_position_embeddings=77,
    )
