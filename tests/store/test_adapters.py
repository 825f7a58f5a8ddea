"""Adapter folders (LoRA): listed with what they are made for, told apart, told when alone."""

import json
import shutil
from pathlib import Path

import pytest

from studio.core.error import ModelBroken, ModelMissing
from studio.store.adapter import WEIGHTS
from studio.store.card import ModelCard
from studio.store.models import Models
from tests import tiny
from tests.tiny.adapters import lora


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("originals")
    tiny.sd15(root / "sd15")
    tiny.llama(root / "llama")
    lora(root / "quick", root / "sd15")
    return root


@pytest.fixture
def own(originals: Path, tmp_path: Path) -> Path:
    shutil.copytree(originals, tmp_path / "models")
    return tmp_path / "models"


@pytest.fixture
def models(own: Path) -> Models:
    return Models(own, shipped=own.parent / "none")


def notes(own: Path, text: str) -> None:
    (own / "quick" / "README.md").write_text(f"---\n{text}\n---\n# Quick\n", encoding="utf-8")


def quick(models: Models) -> ModelCard:
    return models.find("quick", "image")


def test_it_is_what_its_base_is_with_wishes_of_its_own(models: Models, own: Path) -> None:
    (own / "sd15" / "README.md").write_text("---\nlicense: cc0-1.0\nlanguage: [en, zh]\n---\n")
    card, base = quick(models), models.named("sd15")
    assert card.base == base
    assert (card.family.name, card.family.multiple) == (base.family.name, base.family.multiple)
    assert (card.native, card.languages) == (base.native, ("en", "zh"))
    assert (card.family.steps, card.family.guidance) == (4, 1.0)
    assert (card.title, card.licence, card.examples) == ("Quick Hills", "mit", ("a hill",))
    assert card.size == (own / "quick" / WEIGHTS).stat().st_size
    assert card.folders == (own / "sd15", own / "quick")


def test_what_it_does_not_say_its_base_says(models: Models, own: Path) -> None:
    (own / "sd15" / "README.md").write_text("---\nlicense: cc0-1.0\n---\n")
    notes(own, "base_model: sd15")
    card, base = quick(models), models.named("sd15")
    assert card.licence == "cc0-1.0"
    assert (card.family.steps, card.family.guidance) == (base.family.steps, base.family.guidance)
    assert card.scheduler == {}


def test_latent_consistency_needs_few_steps_and_no_guidance(models: Models, own: Path) -> None:
    notes(own, "base_model: sd15\ntags: [lora, lcm]")
    card = quick(models)
    assert (card.family.steps, card.family.guidance) == (6, 1.0)
    assert card.scheduler["_class_name"] == "LCMScheduler"


def test_the_owner_of_the_base_may_be_left_out(models: Models, own: Path) -> None:
    notes(own, "base_model: [somebody/sd15]")
    assert quick(models).base == models.named("sd15")
    (own / "somebody").mkdir()
    shutil.copytree(own / "sd15", own / "somebody" / "sd15")
    assert quick(models).base == models.named("somebody/sd15")


def test_alone_it_says_what_it_needs(models: Models, own: Path) -> None:
    ref = quick(models).ref()
    shutil.rmtree(own / "sd15")
    assert "quick" not in [card.id for card in models.all()]
    (alone,) = models.broken()
    assert alone.error.message == "Needs the model sd15."
    assert alone.error.hint
    for ask in (lambda: models.named("quick"), lambda: models.resolve(ref)):
        with pytest.raises(ModelMissing, match="sd15"):
            ask()


@pytest.mark.parametrize("text", ["license: mit", "base_model: llama", "base_model: quick", "- 1"])
def test_what_is_no_adapter_of_a_picture_model_is_listed_as_such(
    models: Models, own: Path, text: str
) -> None:
    notes(own, text)
    with pytest.raises((ModelBroken, ModelMissing)):
        quick(models)
    assert [each.id for each in models.broken()] == ["quick"]


def test_a_folder_anywhere_finds_its_base_among_the_installed(models: Models, own: Path) -> None:
    moved = (own / "quick").rename(own.parent / "elsewhere")
    assert models.find(str(moved), "image").base == models.named("sd15")


def test_the_fingerprint_covers_weights_scheduler_and_base(models: Models, own: Path) -> None:
    refs = [quick(models).ref()]
    notes(own, "base_model: sd15\ntags: [lcm]")
    assert quick(models).ref() == refs[0]  # only reworded
    notes(own, "base_model: sd15")
    refs.append(quick(models).ref())
    weights = own / "quick" / WEIGHTS
    weights.write_bytes(weights.read_bytes()[:-1] + b"\x01")
    refs.append(quick(models).ref())
    config = own / "sd15" / "scheduler" / "scheduler_config.json"
    config.write_text(json.dumps(json.loads(config.read_text()) | {"beta_end": 0.02}))
    refs.append(quick(models).ref())
    assert len({ref.hash for ref in refs}) == 4
    with pytest.raises(ModelMissing, match="changed"):
        models.resolve(refs[0])
