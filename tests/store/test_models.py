"""Model folders as they come: whole, broken, hostile, changed."""

import contextlib
import json
import shutil
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.core.error import BadInput, ModelBroken, ModelMissing
from studio.core.recipe import ModelRef
from studio.store.models import Models
from studio.store.weights import check_weights, read_header
from tests import tiny


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("originals")
    tiny.llama(root / "llama")
    tiny.sd15(root / "sd15")
    tiny.vits(root / "vits")
    tiny.musicgen(root / "musicgen")
    return root


@pytest.fixture
def own(originals: Path, tmp_path: Path) -> Path:
    shutil.copytree(originals, tmp_path / "models")
    return tmp_path / "models"


@pytest.fixture
def models(own: Path) -> Models:
    return Models(own, shipped=own.parent / "none")


def test_each_folder_is_known_by_its_configs(models: Models) -> None:
    kinds = {card.id: card.kinds for card in models.all()}
    assert kinds == {
        "llama": ("text",),
        "sd15": ("image",),
        "vits": ("speech",),
        "musicgen": ("music",),
    }
    assert models.named("sd15").native == (64, 64)
    assert all(card.size > 0 for card in models.all())


def test_the_name_of_a_folder_means_nothing(models: Models, own: Path) -> None:
    (own / "sd15").rename(own / "a language model")
    assert models.named("a language model").kinds == ("image",)


def test_folders_of_an_owner_are_found(models: Models, own: Path) -> None:
    (own / "somebody").mkdir()
    (own / "llama").rename(own / "somebody" / "llama")
    assert models.named("somebody/llama").kinds == ("text",)


def test_a_folder_anywhere_can_be_named_by_its_path(models: Models, own: Path) -> None:
    moved = (own / "llama").rename(own.parent / "elsewhere")
    assert models.find(str(moved), "text").path == moved
    with pytest.raises(BadInput):
        models.find(str(moved), "image")


def test_the_card_of_the_model_says_how_it_likes_to_run(models: Models, own: Path) -> None:
    (own / "sd15" / "README.md").write_text(
        "---\nlicense: cc0-1.0\nlanguage: [en, zh]\nwidget:\n- text: a hill\n"
        "inference:\n  parameters:\n    num_inference_steps: 12\n    guidance_scale: 2.5\n"
        "---\n# Hills\n"
    )
    card = models.named("sd15")
    assert (card.family.steps, card.family.guidance) == (12, 2.5)
    assert (card.title, card.licence, card.languages) == ("Hills", "cc0-1.0", ("en", "zh"))
    assert card.examples == ("a hill",)


@pytest.mark.parametrize("notes", ["---\n: : [\n---\n", "---\n- 1\n---\n", "---\nwidget: 3\n---\n"])
def test_a_broken_card_is_no_broken_model(models: Models, own: Path, notes: str) -> None:
    (own / "llama" / "README.md").write_text(notes)
    assert models.named("llama").examples == ()


def test_the_fingerprint_follows_the_content_not_the_name(models: Models, own: Path) -> None:
    before = models.named("llama").ref()
    (own / "llama").rename(own / "renamed")
    assert models.named("renamed").ref().hash == before.hash
    assert models.resolve(before).id == "renamed"
    weights = own / "renamed" / "model.safetensors"
    data = bytearray(weights.read_bytes())
    data[-1] ^= 1
    weights.write_bytes(data)
    with pytest.raises(ModelMissing):
        models.resolve(before)


def test_an_unknown_model_names_the_known_ones(models: Models) -> None:
    with pytest.raises(ModelMissing, match="llama"):
        models.named("gpt-99")
    with pytest.raises(ModelMissing):
        models.resolve(ModelRef("gpt-99", "0" * 32))


def broken_llama(own: Path, how: str) -> None:
    folder = own / "llama"
    weights = folder / "model.safetensors"
    data = weights.read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    match how:
        case "missing":
            weights.unlink()
        case "truncated":
            weights.write_bytes(data[:-10])
        case "empty":
            weights.write_bytes(b"")
        case "pickle":
            weights.rename(folder / "pytorch_model.bin")
        case "longer than the file":
            weights.write_bytes(struct.pack("<Q", 2**40) + data[8:])
        case "no json":
            weights.write_bytes(data[:8] + b"x" * length + data[8 + length :])
        case "offsets beyond":
            header = json.loads(data[8 : 8 + length])
            name = next(key for key in header if key != "__metadata__")
            header[name]["data_offsets"][1] += 2**50
            text = json.dumps(header).encode()
            weights.write_bytes(struct.pack("<Q", len(text)) + text + data[8 + length :])
        case "missing shard":
            weights.rename(folder / "model-00001-of-00002.safetensors")
            index = {"weight_map": {"a": "model-00001-of-00002.safetensors",
                                    "b": "model-00002-of-00002.safetensors"}}  # fmt: skip
            (folder / "model.safetensors.index.json").write_text(json.dumps(index))


@pytest.mark.parametrize(
    "how",
    [
        "missing",
        "truncated",
        "empty",
        "pickle",
        "longer than the file",
        "no json",
        "offsets beyond",
        "missing shard",
    ],
)
def test_a_folder_that_is_not_whole_or_not_safe_is_refused(own: Path, how: str) -> None:
    check_weights(own / "llama")
    broken_llama(own, how)
    with pytest.raises(ModelBroken) as caught:
        check_weights(own / "llama")
    assert caught.value.hint


def test_a_component_without_weights_is_named(own: Path) -> None:
    (own / "sd15" / "vae" / "diffusion_pytorch_model.safetensors").unlink()
    with pytest.raises(ModelBroken, match="vae"):
        check_weights(own / "sd15")


@pytest.mark.parametrize("config", ["", "[]", "{", '{"architectures": 3}', b"\xff\xfe{"])
def test_a_broken_config_is_listed_as_broken(
    models: Models, own: Path, config: str | bytes
) -> None:
    data = config if isinstance(config, bytes) else config.encode()
    (own / "llama" / "config.json").write_bytes(data)
    assert "llama" not in [card.id for card in models.all()]
    assert [each.path.name for each in models.broken()] == ["llama"]


@given(st.binary(max_size=400), st.integers(0, 300))
def test_any_bytes_are_a_header_or_a_clear_error(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, length: int
) -> None:
    path = tmp_path_factory.mktemp("header") / "model.safetensors"
    path.write_bytes(struct.pack("<Q", length) + data)
    with contextlib.suppress(ModelBroken):
        assert isinstance(read_header(path), dict)
