"""Real architectures at toy size, so that tests go through the libraries' own loaders.

A mocked pipeline would agree with whatever we believe about diffusers and transformers; these
folders disagree when we are wrong. Each builder writes one model in the Hugging Face layout
(safetensors only, random weights drawn from `seed`, no network) into `folder`, in about a second
and under 2 MB. What the models produce is noise: only shapes, types and behaviour mean anything.
"""

from tests.tiny.pictures import flux, sd15, sd_inpaint, sdxl, z_image
from tests.tiny.sounds import musicgen, stable_audio, vits
from tests.tiny.texts import llama, qwen

__all__ = [
    "flux",
    "llama",
    "musicgen",
    "qwen",
    "sd15",
    "sd_inpaint",
    "sdxl",
    "stable_audio",
    "vits",
    "z_image",
]
