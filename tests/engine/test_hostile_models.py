"""Model folders that would run a program, or break a loader: refused with a reason."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from studio.core.error import ErrorReport, ModelBroken
from studio.core.event import Done, Failed
from studio.core.recipe import ImageRecipe, Recipe, TextRecipe
from studio.engine.device import pick_device
from studio.engine.engine import Engine
from studio.store.inputs import Inputs
from studio.store.models import Models

Refused = Callable[[str], ErrorReport]

EVIL = """
from pathlib import Path
Path({mark!r}).touch()
class Evil:
    pass
"""


@pytest.fixture
def own(model_folder: Path, tmp_path: Path) -> Path:
    for name in ("sd15", "llama"):
        shutil.copytree(model_folder / name, tmp_path / "models" / name)
    return tmp_path / "models"


@pytest.fixture
def refused(own: Path, tmp_path: Path) -> Refused:
    """Run a job with that model; gives the error it must fail with."""

    def run(name: str) -> ErrorReport:
        models = Models(own, shipped=tmp_path / "none")
        try:
            ref = models.named(name).ref()
        except ModelBroken as error:  # so broken that no job comes about
            return ErrorReport.of(error)
        recipe: Recipe = TextRecipe(prompt="sea", model=ref, max_tokens=2)
        if name == "sd15":
            recipe = ImageRecipe(prompt="sea", model=ref, width=64, height=64, steps=2, guidance=3)
        engine = Engine(models, Inputs(tmp_path / "inputs"), pick_device("cpu"))
        failed = list(engine.run(recipe))[-1]
        assert isinstance(failed, Failed), failed
        assert failed.error.hint
        return failed.error

    return run


def edit(path: Path, **changes: Any) -> None:
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


def test_a_component_with_its_own_program_is_never_run(own: Path, refused: Refused) -> None:
    mark = own.parent / "ran"
    (own / "sd15" / "unet" / "evil.py").write_text(EVIL.format(mark=str(mark)))
    edit(own / "sd15" / "model_index.json", unet=["evil", "Evil"])
    assert refused("sd15").kind == "ModelBroken"
    assert not mark.exists()


def test_a_pipeline_of_its_own_is_never_run(own: Path, refused: Refused) -> None:
    mark = own.parent / "ran"
    (own / "sd15" / "pipeline.py").write_text(EVIL.format(mark=str(mark)))
    edit(own / "sd15" / "model_index.json", vae=["pipeline", "Evil"])
    assert refused("sd15").kind == "ModelBroken"
    assert not mark.exists()


def test_a_model_class_of_its_own_is_never_run(own: Path, refused: Refused) -> None:
    mark = own.parent / "ran"
    (own / "llama" / "evil.py").write_text(EVIL.format(mark=str(mark)))
    auto = {"AutoConfig": "evil.Evil", "AutoModelForCausalLM": "evil.Evil"}
    edit(own / "llama" / "config.json", auto_map=auto, model_type="evil")
    assert refused("llama").kind == "ModelBroken"
    assert not mark.exists()


def test_weights_of_another_shape_are_refused(own: Path, refused: Refused) -> None:
    edit(own / "llama" / "config.json", hidden_size=48)
    assert refused("llama").kind == "ModelBroken"


@pytest.mark.parametrize("part", ["tokenizer.json", "tokenizer_config.json"])
def test_a_broken_vocabulary_is_refused(own: Path, refused: Refused, part: str) -> None:
    (own / "llama" / part).write_text("{")
    assert refused("llama").kind == "ModelBroken"


def test_a_chat_template_cannot_leave_its_sandbox(own: Path, refused: Refused) -> None:
    mark = own.parent / "ran"
    template = "{{ ''.__class__.__mro__[1].__subclasses__() }}" + str(mark)
    (own / "llama" / "chat_template.jinja").write_text(template)
    assert refused("llama").kind in ("EngineFailed", "ModelBroken", "BadInput")
    assert not mark.exists()


def test_the_untouched_folder_works(own: Path, tmp_path: Path) -> None:
    models = Models(own, shipped=tmp_path / "none")
    engine = Engine(models, Inputs(tmp_path / "inputs"), pick_device("cpu"))
    recipe = TextRecipe(prompt="sea", model=models.named("llama").ref(), max_tokens=2)
    assert isinstance(list(engine.run(recipe))[-1], Done)
