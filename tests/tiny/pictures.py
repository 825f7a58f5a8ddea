"""Tiny image models: one of each family whose pipelines differ in what the engine has to know."""

from pathlib import Path
from typing import Any

from diffusers.models.transformers.transformer_flux import FluxTransformer2DModel
from diffusers.models.transformers.transformer_z_image import ZImageTransformer2DModel
from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel
from diffusers.pipelines.flux.pipeline_flux import FluxPipeline
from diffusers.pipelines.stable_diffusion.pipeline_stable_diffusion import StableDiffusionPipeline
from diffusers.pipelines.stable_diffusion.pipeline_stable_diffusion_inpaint import (
    StableDiffusionInpaintPipeline,
)
from diffusers.pipelines.stable_diffusion_xl.pipeline_stable_diffusion_xl import (
    StableDiffusionXLPipeline,
)
from diffusers.pipelines.z_image.pipeline_z_image import ZImagePipeline
from diffusers.schedulers.scheduling_euler_discrete import EulerDiscreteScheduler
from diffusers.schedulers.scheduling_flow_match_euler_discrete import (
    FlowMatchEulerDiscreteScheduler,
)
from diffusers.schedulers.scheduling_pndm import PNDMScheduler

from tests.tiny import parts
from tests.tiny.texts import qwen3_encoder
from tests.tiny.vocabularies import clip_tokenizer, qwen_tokenizer, t5_tokenizer

_NOISE_OF_SD = {"beta_start": 0.00085, "beta_end": 0.012, "beta_schedule": "scaled_linear"}


def sd15(folder: Path, seed: int = 0) -> None:
    """Stable Diffusion 1.5: the plain case, and the one with a PNDM scheduler.

    PNDM runs one more step than asked, so a step counter cannot trust the request. Latents are
    (batch, 4, H/8, W/8), H and W multiples of 8, 64 x 64 by default; no safety checker.
    """
    with parts.seeded(seed):
        StableDiffusionPipeline(**_stable_diffusion(in_channels=4)).save_pretrained(folder)


def sd_inpaint(folder: Path, seed: int = 0) -> None:
    """Stable Diffusion Inpainting: a UNet that sees noise, mask and masked picture at once.

    Its input is (batch, 9, H/8, W/8) = 4 noise + 1 mask + 4 picture channels, its output 4.
    Text-to-image and image-to-image pipelines load it without complaint and fail when they run.
    """
    with parts.seeded(seed):
        StableDiffusionInpaintPipeline(**_stable_diffusion(in_channels=9)).save_pretrained(folder)


def sdxl(folder: Path, seed: int = 0) -> None:
    """Stable Diffusion XL: two text encoders, size conditioning and an Euler scheduler.

    The UNet attends to both encoders side by side (2 x 16 wide) and adds the pooled embedding
    (16) to six sizes of 8 sinusoids each. Latents are (batch, 4, H/8, W/8).
    """
    with parts.seeded(seed):
        tokenizer = clip_tokenizer()
        components: dict[str, Any] = {
            "vae": parts.image_autoencoder(scaling_factor=0.13025),
            "text_encoder": parts.clip_text_encoder(tokenizer),
            "text_encoder_2": parts.clip_text_encoder_projected(tokenizer),
            "tokenizer": tokenizer,
            "tokenizer_2": clip_tokenizer(),
            "unet": _unet(
                in_channels=4,
                cross_attention_dim=2 * parts.WIDTH,
                addition_embed_type="text_time",
                addition_time_embed_dim=8,
                projection_class_embeddings_input_dim=parts.WIDTH + 6 * 8,
            ),
            "scheduler": EulerDiscreteScheduler(
                **_NOISE_OF_SD, timestep_spacing="leading", steps_offset=1
            ),
        }
        StableDiffusionXLPipeline(**components, add_watermarker=False).save_pretrained(folder)


def flux(folder: Path, seed: int = 0) -> None:
    """FLUX.1 dev: a guidance-distilled transformer over packed latents, with CLIP and T5.

    Step callbacks see latents packed as (batch, H/16 x W/16, 64): each token is 2 x 2 latent
    pixels of 16 channels. H and W are multiples of 16, and 1024 by default whatever the weights.
    """
    with parts.seeded(seed):
        clip, t5 = clip_tokenizer(), t5_tokenizer()
        transformer = FluxTransformer2DModel(
            in_channels=64,
            num_layers=1,
            num_single_layers=1,
            attention_head_dim=8,
            num_attention_heads=2,
            joint_attention_dim=parts.WIDTH,
            pooled_projection_dim=parts.WIDTH,
            guidance_embeds=True,
            axes_dims_rope=(2, 2, 4),
        )
        FluxPipeline(
            transformer=transformer,
            vae=parts.image_autoencoder(16, scaling_factor=0.3611, shift_factor=0.1159),
            text_encoder=parts.clip_text_encoder(clip),
            tokenizer=clip,
            text_encoder_2=parts.t5_encoder(t5),
            tokenizer_2=t5,
            scheduler=FlowMatchEulerDiscreteScheduler(shift=3.0, use_dynamic_shifting=True),
        ).save_pretrained(folder)


def z_image(folder: Path, seed: int = 0) -> None:
    """Z-Image Turbo: a single-stream transformer that reads its prompt through a chat model.

    The prompt goes through the tokenizer's chat template and a Qwen3 model. Latents are
    (batch, 16, H/8, W/8), never packed, always float32; H and W are multiples of 16.
    """
    with parts.seeded(seed):
        tokenizer = qwen_tokenizer()
        transformer = ZImageTransformer2DModel(
            in_channels=16,
            dim=16,
            n_layers=1,
            n_refiner_layers=1,
            n_heads=2,
            n_kv_heads=2,
            cap_feat_dim=parts.WIDTH,
            axes_dims=[2, 2, 4],
            axes_lens=[1024, 512, 512],
        )
        components: dict[str, Any] = {
            "transformer": transformer,
            "vae": parts.image_autoencoder(16, scaling_factor=0.3611, shift_factor=0.1159),
            "text_encoder": qwen3_encoder(tokenizer),
            "tokenizer": tokenizer,
            "scheduler": FlowMatchEulerDiscreteScheduler(shift=3.0),
        }
        ZImagePipeline(**components).save_pretrained(folder)


def _stable_diffusion(in_channels: int) -> dict[str, Any]:
    """What both Stable Diffusion 1 pipelines are made of, with the scheduler the real ones ship."""
    tokenizer = clip_tokenizer()
    return {
        "vae": parts.image_autoencoder(),
        "text_encoder": parts.clip_text_encoder(tokenizer),
        "tokenizer": tokenizer,
        "unet": _unet(in_channels),
        "scheduler": PNDMScheduler(**_NOISE_OF_SD, skip_prk_steps=True, steps_offset=1),
        "safety_checker": None,
        "feature_extractor": None,
        "requires_safety_checker": False,
    }


def _unet(in_channels: int, **settings: Any) -> UNet2DConditionModel:
    settings = {
        "sample_size": 8,
        "in_channels": in_channels,
        "out_channels": 4,
        "down_block_types": ("DownBlock2D", "CrossAttnDownBlock2D"),
        "up_block_types": ("CrossAttnUpBlock2D", "UpBlock2D"),
        "block_out_channels": (8, 16),
        "layers_per_block": 1,
        "norm_num_groups": 4,
        "attention_head_dim": 2,
        "cross_attention_dim": parts.WIDTH,
    } | settings
    return UNet2DConditionModel(**settings)
