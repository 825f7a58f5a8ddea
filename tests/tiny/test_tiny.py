"""Every tiny model goes through the standard loaders and runs, as the engine will ask of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
import torch
from diffusers.pipelines.auto_pipeline import (
    AutoPipelineForImage2Image,
    AutoPipelineForInpainting,
    AutoPipelineForText2Audio,
    AutoPipelineForText2Image,
)
from PIL import Image
from transformers import (
    AutoModelForCausalLM,
    AutoModelForTextToWaveform,
    AutoProcessor,
    AutoTokenizer,
)

from tests import tiny

pytestmark = [
    pytest.mark.filterwarnings("ignore:__array__ implementation doesn't accept a copy keyword"),
    pytest.mark.filterwarnings("ignore:.torch.nn.utils.weight_norm. is deprecated:FutureWarning"),
]

SIDE = 64
PLAIN, PACKED, DEEP = (1, 4, 8, 8), (1, 16, 64), (1, 16, 8, 8)
PIPELINES = {
    "sd15": (PLAIN, "StableDiffusion", ("", "Img2Img", "Inpaint")),
    "sd_inpaint": (PLAIN, "StableDiffusion", ("Inpaint",)),
    "sdxl": (PLAIN, "StableDiffusionXL", ("", "Img2Img", "Inpaint")),
    "flux": (PACKED, "Flux", ("", "Img2Img", "Inpaint")),
    "z_image": (DEEP, "ZImage", ("", "Img2Img", "Inpaint")),
}
CASES = [(family, task) for family, (_, _, tasks) in PIPELINES.items() for task in tasks]
LOADERS = {
    "": AutoPipelineForText2Image,
    "Img2Img": AutoPipelineForImage2Image,
    "Inpaint": AutoPipelineForInpainting,
}

Build = Callable[[str], Path]


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Builds a family on first use; later tests share the folder."""
    root = tmp_path_factory.mktemp("tiny")

    def built(family: str) -> Path:
        folder = root / family
        if not folder.exists():
            getattr(tiny, family)(folder)
        return folder

    return built


@pytest.mark.parametrize("family", tiny.__all__)
def test_folder_is_small_and_holds_only_safetensors(family: str, build: Build) -> None:
    files = [file for file in build(family).rglob("*") if file.is_file()]
    assert sum(file.stat().st_size for file in files) < 2_000_000
    assert any(file.suffix == ".safetensors" for file in files)
    assert not [file for file in files if file.suffix in {".bin", ".ckpt", ".pt", ".pth"}]


@pytest.mark.parametrize("family", ["llama", "sd15", "musicgen"])
def test_weights_follow_the_seed_alone(family: str, tmp_path: Path) -> None:
    def weights(name: str, seed: int) -> list[bytes]:
        torch.rand(seed + len(name))
        before = torch.get_rng_state()
        getattr(tiny, family)(tmp_path / name, seed)
        assert torch.equal(before, torch.get_rng_state())
        return [file.read_bytes() for file in sorted((tmp_path / name).rglob("*.safetensors"))]

    first = weights("first", 1)
    assert first == weights("again", 1)
    assert first != weights("other", 2)


@pytest.mark.parametrize(("family", "task"), CASES)
def test_image_pipeline_runs(family: str, task: str, build: Build) -> None:
    latents, name, _ = PIPELINES[family]
    pipe = LOADERS[task].from_pretrained(build(family), local_files_only=True, use_safetensors=True)
    pipe.set_progress_bar_config(disable=True)
    assert type(pipe).__name__ == f"{name}{task}Pipeline"

    shapes = []

    def on_step(_pipe: object, _step: int, _time: object, state: dict) -> dict:
        shapes.append(tuple(state["latents"].shape))
        return state

    arguments: dict[str, object] = {"num_inference_steps": 2, "callback_on_step_end": on_step}
    if task:
        noise = np.random.default_rng(0).integers(0, 256, (SIDE, SIDE, 3), dtype=np.uint8)
        arguments |= {"image": Image.fromarray(noise), "strength": 1.0}
    if task == "Inpaint":
        arguments["mask_image"] = Image.new("L", (SIDE, SIDE), 255)
    if task != "Img2Img" or family in {"flux", "z_image"}:
        arguments |= {"height": SIDE, "width": SIDE}

    def painted(seed: int) -> Image.Image:
        generator = torch.Generator().manual_seed(seed)
        return pipe("a red house", generator=generator, **arguments).images[0]

    picture = painted(1)
    assert picture.size == (SIDE, SIDE)
    assert set(shapes) == {latents}
    assert picture.tobytes() == painted(1).tobytes()
    assert picture.tobytes() != painted(2).tobytes()


def test_inpainting_unet_refuses_plain_text_to_image(build: Build) -> None:
    pipe = AutoPipelineForText2Image.from_pretrained(build("sd_inpaint"), local_files_only=True)
    pipe.set_progress_bar_config(disable=True)
    assert pipe.unet.config.in_channels == 9
    with pytest.raises(RuntimeError, match="size of tensor"):
        pipe("a red house", num_inference_steps=1, height=SIDE, width=SIDE)


@pytest.mark.parametrize("family", ["llama", "qwen"])
def test_language_model_continues(family: str, build: Build) -> None:
    folder = build(family)
    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    loaded = AutoModelForCausalLM.from_pretrained(
        folder, local_files_only=True, use_safetensors=True
    )
    model = cast(Any, loaded)  # the library's own types do not let `generate` bind
    text = "the quick brown héllo 日本"
    inputs = tokenizer(text, return_tensors="pt")
    assert tokenizer.decode(inputs.input_ids[0], skip_special_tokens=True) == text
    output = model.generate(**inputs, max_new_tokens=4, min_new_tokens=4, do_sample=False)
    assert output.shape == (1, inputs.input_ids.shape[1] + 4)
    assert output.max() < len(tokenizer) == model.config.vocab_size


def test_only_qwen_holds_a_conversation(build: Build) -> None:
    assert AutoTokenizer.from_pretrained(build("llama")).chat_template is None
    qwen = AutoTokenizer.from_pretrained(build("qwen"))
    turns = [{"role": "user", "content": "hello"}]
    prompt = qwen.apply_chat_template(turns, add_generation_prompt=True, return_tensors="pt")
    written = "<|im_start|>user\nhello<|im_end|>\n<|im_start|>assistant\n"
    assert qwen.decode(prompt.input_ids[0]) == written
    assert qwen.eos_token == "<|im_end|>"


def test_vits_speaks(build: Build) -> None:
    folder = build("vits")
    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    model = AutoModelForTextToWaveform.from_pretrained(
        folder, local_files_only=True, use_safetensors=True
    )
    with torch.random.fork_rng(devices=[]), torch.inference_mode():
        torch.manual_seed(0)
        wave = model(**tokenizer("Hello world", return_tensors="pt")).waveform
    assert model.config.sampling_rate == 16_000
    assert wave.shape[0] == 1
    assert wave.shape[1] % 256 == 0
    assert 0 < wave.abs().max() <= 1


def test_musicgen_plays(build: Build) -> None:
    folder = build("musicgen")
    processor = AutoProcessor.from_pretrained(folder, local_files_only=True)
    model = AutoModelForTextToWaveform.from_pretrained(
        folder, local_files_only=True, use_safetensors=True
    )
    inputs = processor(text=["slow piano"], padding=True, return_tensors="pt")

    def played(seed: int) -> torch.Tensor:
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(seed)
            return model.generate(**inputs, max_new_tokens=8)

    wave = played(0)
    assert model.config.sampling_rate == 32_000
    assert wave.shape == (1, 1, (8 - 3) * 640)
    assert torch.equal(wave, played(0))
    assert not torch.equal(wave, played(1))


def test_stable_audio_sounds(build: Build) -> None:
    pipe = AutoPipelineForText2Audio.from_pretrained(
        build("stable_audio"), local_files_only=True, use_safetensors=True
    )
    pipe.set_progress_bar_config(disable=True)
    assert type(pipe).__name__ == "StableAudioPipeline"
    shapes = []
    sound = pipe(
        "birds",
        num_inference_steps=2,
        audio_end_in_s=0.25,
        generator=torch.Generator().manual_seed(0),
        callback=lambda _step, _time, latents: shapes.append(tuple(latents.shape)),
    ).audios
    assert pipe.vae.sampling_rate == 8_000
    assert sound.shape == (1, 2, 2_000)
    assert shapes == [(1, 4, 64)] * 2
