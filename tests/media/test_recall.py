"""Settings that other programs noted in their pictures become a recipe of ours."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from studio.core.recipe import ImageRecipe
from studio.media.inspect import inspect
from studio.media.recall.found import LEFT_LIMIT, Recall
from studio.media.recall.reading import notes_in
from tests.media.works import work_of

WEB_UI = (
    "a (red:1.3) fox, <lora:ink:0.8>\nin snow\n"
    "Negative prompt: blurry,\n((text))\n"
    "Steps: 24, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 6.5, Seed: 4211, "
    'Size: 512x768, Model hash: 879db523c3, Model: dreamshaper_8, Lora hashes: "ink: 12ab, b: 3", '
    "Version: v1.10.1"
)


def recalled(folder: Path, **texts: str) -> Recall | None:
    """From a picture with these texts in it, through the public door."""
    info = PngInfo()
    for key, text in texts.items():
        info.add_itxt(key, text)
    path = folder / "made.png"
    Image.new("RGB", (40, 24)).save(path, pnginfo=info)
    found = inspect(path)
    assert found.recipe is None
    return found.recalled


def settings(found: Recall | None) -> dict[str, Any]:
    assert found is not None
    recipe = found.recipe
    return {
        "prompt": recipe.prompt,
        "negative": recipe.negative,
        "seed": recipe.seed,
        "steps": recipe.steps,
        "guidance": recipe.guidance,
        "size": (recipe.width, recipe.height),
        "model": recipe.model.id,
    }


def test_the_web_ui(tmp_path: Path) -> None:
    found = recalled(tmp_path, parameters=WEB_UI)
    assert settings(found) == {
        "prompt": "a red fox, \nin snow",
        "negative": "blurry,\ntext",
        "seed": 4211,
        "steps": 24,
        "guidance": 6.5,
        "size": (512, 768),
        "model": "dreamshaper_8",
    }
    assert found is not None
    assert found.program == "Stable Diffusion web UI"
    assert found.left["LoRA ink"] == "0.8"
    assert found.left["Lora hashes"] == "ink: 12ab, b: 3"
    assert found.left["Sampler"] == "DPM++ 2M"
    assert "Seed" not in found.left


@pytest.mark.parametrize(
    ("line", "program"),
    [
        ("Steps: 4, Seed: 1, CFG scale: 1, Version: f2.0.1v1.10.1", "Forge"),
        ("Steps: 4, Seed: 1, CFG scale: 1, App: SD.Next, Version: 2a3", "SD.Next"),
    ],
)
def test_programs_that_write_alike_are_told_apart(line: str, program: str, tmp_path: Path) -> None:
    found = recalled(tmp_path, parameters=f"a lake\n{line}")
    assert found is not None
    assert found.program == program
    assert (found.recipe.width, found.recipe.height) == (40, 24)


@pytest.mark.parametrize("encoding", ["utf-16-be", "utf-16-le"])
@pytest.mark.parametrize("suffix", [".jpg", ".webp"])
def test_the_web_ui_in_exif(suffix: str, encoding: str, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9286] = b"UNICODE\0" + WEB_UI.replace("fox", "狐狸").encode(encoding)
    path = tmp_path / f"made{suffix}"
    Image.new("RGB", (8, 8)).save(path, exif=exif)
    found = inspect(path).recalled
    assert settings(found)["prompt"] == "a red 狐狸, \nin snow"


def graph(**changed: Any) -> dict[str, Any]:
    nodes: dict[str, Any] = {
        "3": {
            "class_type": "KSampler",
            "inputs": {
                "seed": 7, "steps": 20, "cfg": 8.0, "sampler_name": "euler", "scheduler": "normal",
                "denoise": 1.0, "model": ["10", 0], "positive": ["6", 0], "negative": ["7", 0],
                "latent_image": ["5", 0],
            },
        },
        "4": {
            "class_type": "CheckpointLoaderSimple",
            "inputs": {"ckpt_name": "xl/juggernaut.safetensors"},
        },
        "5": {"class_type": "EmptyLatentImage", "inputs": {"width": 768, "height": ["12", 0]}},
        "6": {"class_type": "CLIPTextEncode", "inputs": {"text": ["11", 0], "clip": ["4", 1]}},
        "7": {"class_type": "CLIPTextEncode", "inputs": {"text": "bad", "clip": ["4", 1]}},
        "8": {"class_type": "VAEDecode", "inputs": {"samples": ["3", 0], "vae": ["4", 2]}},
        "9": {"class_type": "SaveImage", "inputs": {"images": ["8", 0]}},
        "10": {
            "class_type": "LoraLoader",
            "inputs": {"lora_name": "ink", "strength_model": 0.5, "model": ["4", 0]},
        },
        "11": {"class_type": "PrimitiveString", "inputs": {"value": "a (castle:1.2)"}},
        "12": {"class_type": "PrimitiveInt", "inputs": {"value": 512}},
    }  # fmt: skip
    return nodes | changed


def test_comfyui(tmp_path: Path) -> None:
    found = recalled(tmp_path, prompt=json.dumps(graph()), workflow="{}")
    assert settings(found) == {
        "prompt": "a castle",
        "negative": "bad",
        "seed": 7,
        "steps": 20,
        "guidance": 8.0,
        "size": (768, 512),
        "model": "juggernaut",
    }
    assert found is not None
    assert found.program == "ComfyUI"
    assert found.left["LoRA ink"] == "0.5"
    assert found.left["sampler_name"] == "euler"


def test_comfyui_takes_the_first_of_two_samplers_and_words_past_a_control_net(
    tmp_path: Path,
) -> None:
    control = {
        "class_type": "ControlNetApplyAdvanced",
        "inputs": {"positive": ["6", 0], "negative": ["7", 0], "strength": 1.0},
    }
    first = graph()["3"]
    first["inputs"] |= {"positive": ["20", 0], "negative": ["20", 1]}
    second = {
        "class_type": "KSampler",
        "inputs": first["inputs"] | {"seed": 99, "denoise": 0.4, "latent_image": ["22", 0]},
    }
    larger = {
        "class_type": "LatentUpscale",
        "inputs": {"samples": ["3", 0], "width": 1536, "height": 1024},
    }
    nodes = {"21": second} | graph() | {"3": first, "20": control, "22": larger}
    found = settings(recalled(tmp_path, prompt=json.dumps(nodes)))
    assert (found["seed"], found["size"]) == (7, (768, 512))
    assert (found["prompt"], found["negative"]) == ("a castle", "bad")


def test_comfyui_with_parts_of_a_sampler(tmp_path: Path) -> None:
    nodes = {
        "1": {"class_type": "SamplerCustomAdvanced", "inputs": {
            "noise": ["2", 0], "guider": ["3", 0], "sampler": ["4", 0], "sigmas": ["5", 0],
            "latent_image": ["6", 0]}},
        "2": {"class_type": "RandomNoise", "inputs": {"noise_seed": 2**40}},
        "3": {"class_type": "BasicGuider", "inputs": {"model": ["7", 0], "conditioning": ["8", 0]}},
        "4": {"class_type": "KSamplerSelect", "inputs": {"sampler_name": "euler"}},
        "5": {
            "class_type": "BasicScheduler",
            "inputs": {"steps": 28, "denoise": 1, "model": ["7", 0]},
        },
        "6": {"class_type": "EmptySD3LatentImage", "inputs": {"width": 1024, "height": 1024}},
        "7": {"class_type": "UNETLoader", "inputs": {"unet_name": "flux1-dev.safetensors"}},
        "8": {"class_type": "FluxGuidance", "inputs": {"guidance": 3.5, "conditioning": ["9", 0]}},
        "9": {"class_type": "CLIPTextEncodeFlux", "inputs": {"clip_l": "", "t5xxl": "a pier"}},
    }  # fmt: skip
    found = recalled(tmp_path, prompt=json.dumps(nodes))
    told = settings(found)
    assert (told["prompt"], told["negative"], told["steps"]) == ("a pier", "", 28)
    assert (told["guidance"], told["model"], told["seed"]) == (3.5, "flux1-dev", 0)
    assert found is not None
    assert found.left["seed"] == str(2**40), "a seed beyond ours is told, not cut"


def test_comfyui_in_webp(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0110] = f"prompt:{json.dumps(graph())}"
    path = tmp_path / "made.webp"
    Image.new("RGB", (8, 8)).save(path, exif=exif)
    assert settings(inspect(path).recalled)["prompt"] == "a castle"


def test_an_output_that_is_no_whole_number_breaks_nothing(tmp_path: Path) -> None:
    nodes = graph()
    nodes["3"]["inputs"]["positive"] = ["20", 1.0]
    nodes["20"] = {
        "class_type": "ControlNetApplyAdvanced",
        "inputs": {"positive": ["6", 0], "negative": ["7", 0]},
    }
    assert recalled(tmp_path, prompt=json.dumps(nodes)) is not None


def test_a_graph_that_runs_in_a_circle_ends(tmp_path: Path) -> None:
    nodes = graph()
    nodes["6"]["inputs"]["text"] = ["11", 0]
    nodes["11"]["inputs"] = {"value": ["11", 0]}
    nodes["10"]["inputs"]["model"] = ["10", 0]
    assert recalled(tmp_path, prompt=json.dumps(nodes)) is None


def test_invokeai(tmp_path: Path) -> None:
    noted = {
        "positive_prompt": "a fjord",
        "negative_prompt": "people",
        "width": 640,
        "height": 448,
        "seed": 12,
        "cfg_scale": 5.5,
        "steps": 18,
        "scheduler": "dpmpp_2m_k",
        "model": {"key": "1", "name": "Juggernaut XL", "base": "sdxl"},
        "loras": [{"model": {"name": "fog"}, "weight": 0.7}],
        "app_version": "6.1.0",
    }
    found = recalled(tmp_path, invokeai_metadata=json.dumps(noted))
    told = settings(found)
    assert (told["prompt"], told["negative"], told["size"]) == ("a fjord", "people", (640, 448))
    assert (told["seed"], told["steps"], told["guidance"]) == (12, 18, 5.5)
    assert told["model"] == "Juggernaut XL"
    assert found is not None
    assert (found.left["LoRA fog"], found.left["scheduler"]) == ("0.7", "dpmpp_2m_k")


@pytest.mark.parametrize("labels", [False, True])
def test_fooocus_of_both_ages(labels: bool, tmp_path: Path) -> None:
    noted: dict[str, Any] = {
        "prompt": "a quay",
        "negative_prompt": "rain",
        "resolution": "(1152, 896)",
        "guidance_scale": 4,
        "steps": 30,
        "seed": "77",
        "base_model": "juggernautXL_v8.safetensors",
        "styles": "['Fooocus V2']",
    }
    if labels:
        noted = {key.replace("_", " ").title(): value for key, value in noted.items()}
    found = recalled(tmp_path, parameters=json.dumps(noted), fooocus_scheme="fooocus")
    told = settings(found)
    assert (told["prompt"], told["size"], told["seed"]) == ("a quay", (1152, 896), 77)
    assert (told["guidance"], told["model"]) == (4.0, "juggernautXL_v8")
    assert found is not None
    assert found.left["styles"] == "['Fooocus V2']"


def test_swarmui_and_novelai(tmp_path: Path) -> None:
    swarm = {
        "sui_image_params": {
            "prompt": "a mill", "negativeprompt": "", "model": "Official/sd_xl.safetensors",
            "seed": 5, "steps": 12, "cfgscale": 7, "width": 832, "height": 1216, "sampler": "euler",
        }
    }  # fmt: skip
    told = settings(recalled(tmp_path, parameters=json.dumps(swarm)))
    assert (told["prompt"], told["model"], told["size"]) == ("a mill", "sd_xl", (832, 1216))
    comment = {"prompt": "{a} shore", "uc": "text", "steps": 28, "scale": 11, "seed": 3}
    found = recalled(
        tmp_path, Software="NovelAI", Description="{a} shore", Comment=json.dumps(comment)
    )
    told = settings(found)
    assert (told["prompt"], told["negative"], told["guidance"]) == ("a shore", "text", 11.0)
    assert told["size"] == (40, 24)


@pytest.mark.parametrize(
    "texts",
    [
        {"parameters": "just a prompt, with: one pair"},
        {"prompt": "{}"},
        {"prompt": '{"1": {"class_type": "KSampler"}}'},
        {"prompt": "[" * 10_000},
        {"invokeai_metadata": "{" * 100_000},
        {"invokeai_metadata": '{"seed": 1}'},
        {"parameters": '{"sui_image_params": 3}'},
        {"Comment": "made by hand"},
    ],
)
def test_what_is_no_recipe_is_none(texts: dict[str, str], tmp_path: Path) -> None:
    assert recalled(tmp_path, **texts) is None


def test_values_beyond_bounds_are_listed_and_the_usual_taken(tmp_path: Path) -> None:
    line = "Steps: 9000, CFG scale: nan, Seed: -1, Size: 9x100000, Model: a"
    found = recalled(tmp_path, parameters=f"a lake\n{line}")
    assert found is not None
    assert (found.recipe.steps, found.recipe.guidance, found.recipe.seed) == (30, 5.0, 0)
    assert (found.recipe.width, found.recipe.height) == (40, 24)
    assert {"Steps", "CFG scale", "Seed", "width", "height"} <= found.left.keys()


def test_our_own_recipe_comes_first(tmp_path: Path) -> None:
    from studio.media.save import save

    path = tmp_path / "work.png"
    save(work_of("image"), path)
    found = inspect(path)
    assert found.recipe is not None
    assert found.recalled is None


@pytest.mark.parametrize(
    "text",
    [
        'Steps: "' * 100_000,
        "a: b, " * 100_000,
        "<lora:" * 100_000 + "\nSteps: 1, Seed: 2, Size: 3x4",
        "(:1." * 100_000 + "\nSteps: 1, Seed: 2, Size: 3x4",
        json.dumps(
            {
                str(n): {"class_type": "KSampler", "inputs": {"cfg": 1, "latent_image": [n + 1, 0]}}
                for n in range(19_000)
            }
        ),
    ],
)
def test_hostile_notes_come_to_an_end(text: str) -> None:
    """Each of these would keep a careless pattern or a careless walk busy for hours."""
    for key in ("parameters", "prompt"):
        notes = notes_in({key: text})
        found = notes.done((8, 8)) if notes else None
        assert found is None or len(found.left) <= LEFT_LIMIT


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner),
    max_leaves=20,
)
KEYS = st.sampled_from(
    ["invokeai_metadata", "parameters", "prompt", "Comment", "fooocus_scheme", "MakerNote",
     "Software", "Description", "UserComment", "Model"]
)  # fmt: skip


@given(st.dictionaries(KEYS, json_values.map(json.dumps) | st.text(max_size=200) | st.just(WEB_UI)))
def test_any_notes_give_a_valid_recipe_or_none(fields: dict[str, str]) -> None:
    notes = notes_in(fields)
    found = notes.done((64, 64)) if notes else None
    assert found is None or isinstance(found.recipe, ImageRecipe)


@given(st.dictionaries(st.sampled_from([str(n) for n in range(30)]), st.fixed_dictionaries({
    "class_type": st.sampled_from(["KSampler", "CLIPTextEncode", "LoraLoader", "SamplerCustom"]),
    "inputs": st.dictionaries(
        st.sampled_from(["positive", "negative", "model", "latent_image", "text", "cfg", "seed"]),
        st.tuples(st.integers(0, 29).map(str), st.integers(0, 2)).map(list) | json_values,
    ),
})))  # fmt: skip
def test_any_graph_gives_a_valid_recipe_or_none(nodes: dict[str, Any]) -> None:
    notes = notes_in({"prompt": json.dumps(nodes)})
    found = notes.done((64, 64)) if notes else None
    assert found is None or isinstance(found.recipe, ImageRecipe)
