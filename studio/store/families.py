"""What Atelier knows about families of models: how a folder is told apart and how it likes to run.

A family is read from the class names in a folder's configs, never from the folder's name.
"""

import msgspec


class Family(msgspec.Struct, frozen=True):
    """`kinds` are the makings it serves. `size` is the native side in pixels where the configs do
    not say it; `multiple` what width and height must be divisible by; `seconds` how long a sound
    is when nobody asks for a length.

    `guidance_style` says what the guidance scale is to the model: `plain` classifier-free
    guidance; `distilled`, a number the network has learnt to read, with `true_cfg_scale` beside
    it for negative prompts (Flux); `true`, where only `true_cfg_scale` counts (Qwen-Image).
    """

    name: str
    kinds: tuple[str, ...]
    size: int = 1024
    multiple: int = 8
    steps: int = 30
    guidance: float = 5.0
    guidance_style: str = "plain"
    seconds: float = 5.0


_PIPELINES: tuple[tuple[str, Family], ...] = (
    ("StableDiffusionXL", Family("Stable Diffusion XL", ("image",), 1024, 8, 30, 6.0)),
    ("StableDiffusion3", Family("Stable Diffusion 3", ("image",), 1024, 16, 28, 4.5)),
    ("StableDiffusion", Family("Stable Diffusion", ("image",), 512, 8, 25, 7.0)),
    ("LatentConsistency", Family("Latent Consistency", ("image",), 512, 8, 6, 8.0)),
    ("Flux", Family("Flux", ("image",), 1024, 16, 28, 3.5, "distilled")),
    ("ZImage", Family("Z-Image", ("image",), 1024, 16, 9, 0.0)),
    ("QwenImage", Family("Qwen-Image", ("image",), 1024, 16, 30, 4.0, "true")),
    ("PixArt", Family("PixArt", ("image",), 1024, 8, 20, 4.5)),
    ("Sana", Family("Sana", ("image",), 1024, 32, 20, 4.5)),
    ("Kandinsky", Family("Kandinsky", ("image",), 512, 64, 30, 4.0)),
    ("AuraFlow", Family("AuraFlow", ("image",), 1024, 16, 30, 3.5)),
    ("HunyuanDiT", Family("HunyuanDiT", ("image",), 1024, 16, 40, 5.0)),
    ("Lumina", Family("Lumina", ("image",), 1024, 16, 30, 4.0)),
    ("Chroma", Family("Chroma", ("image",), 1024, 16, 30, 5.0)),
    ("StableAudio", Family("Stable Audio", ("sound", "music"), steps=100, guidance=7.0)),
    ("AudioLDM", Family("AudioLDM", ("sound", "music"), steps=50, guidance=3.5)),
    ("MusicLDM", Family("MusicLDM", ("music", "sound"), steps=50, guidance=2.0)),
    ("ACEStep", Family("ACE-Step", ("music", "sound"), steps=60, guidance=7.0)),
)

_SPEECH = frozenset(
    {"vits", "bark", "fastspeech2_conformer", "fastspeech2_conformer_with_hifigan", "csm"}
)
_MUSIC = frozenset({"musicgen", "musicgen_melody"})
_UPSCALERS = frozenset({"SRVGGNetCompact"})
"""Networks that have no config of their own elsewhere; ours says the class by the name that
Real-ESRGAN gave it."""

CAUSAL = Family("Language model", ("text",))
SPEECH = Family("Speech model", ("speech",))
MUSIC = Family("MusicGen", ("music",), guidance=3.0)
SCORE = Family("MIDI model", ("music",))
UPSCALER = Family("Upscaler", ("upscale",))
SYNTHESISER = Family("Sound synthesiser", ("sound",), steps=1, guidance=0.0, seconds=12.0)
"""Our own, by formula: a folder that only says so, without weights, steps or guidance."""

_SYNTHESISER = "atelier_soundscape"


def pipeline_family(class_name: str) -> Family | None:
    """The family of a diffusers pipeline; an unknown one still counts as an image maker, because
    diffusers may know more than this table."""
    for start, family in _PIPELINES:
        if class_name.startswith(start):
            return family
    if class_name.endswith("Pipeline"):
        return Family(class_name.removesuffix("Pipeline"), ("image",))
    return None


def network_family(model_type: str, architectures: tuple[str, ...]) -> Family | None:
    """The family of a folder with one config, by its `model_type` and class names."""
    if model_type in _SPEECH:
        return SPEECH
    if model_type in _MUSIC:
        return MUSIC
    if model_type == _SYNTHESISER:
        return SYNTHESISER
    if _UPSCALERS.intersection(architectures):
        return UPSCALER
    if any(name.endswith(("ForCausalLM", "LMHeadModel")) for name in architectures):
        return CAUSAL
    return None
