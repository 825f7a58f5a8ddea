"""One call of a maker: find the model, start the engine, follow it, save, and say what came out."""

import argparse
import json
import secrets
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from studio.cli.credentials import Told
from studio.cli.progress import stderr_line
from studio.core.artifact import Artifact, Sound
from studio.core.event import Done, Event, Failed
from studio.core.recipe import SEED_LIMIT, Recipe, TextRecipe, kind_of
from studio.media.names import file_name, free_path
from studio.media.save import FORMATS, check_target
from studio.store.card import ModelCard
from studio.store.folders import Folders
from studio.store.inputs import Inputs
from studio.store.models import Models

if TYPE_CHECKING:
    from studio.engine.engine import Engine


class Session:
    def __init__(self, asked: argparse.Namespace) -> None:
        self._asked = asked
        self.folders = Folders.of()
        self.models = Models.of(self.folders)
        self.inputs = Inputs(self.folders.inputs)

    def seed(self) -> int:
        asked = self._asked.seed
        return secrets.randbelow(SEED_LIMIT) if asked is None else asked

    def card(self, kind: str) -> ModelCard:
        """The model asked for with -m, by id or path, else the default one of that kind.

        Raises `ModelMissing`, or `BadInput` for a model that does something else.
        """
        if not self._asked.model:
            return self.models.default(kind)
        card = self.models.find(self._asked.model, kind)
        if Path(self._asked.model).is_dir():
            self.models = Models.of(self.folders, card.path)
        return card

    def make(self, recipes: Sequence[Recipe], suffix: str = "") -> None:
        """Make and save each, then report. Targets are checked before any work is done."""
        targets = [
            self._target(recipe, index, len(recipes), suffix)
            for index, recipe in enumerate(recipes)
        ]
        for recipe, path in zip(recipes, targets, strict=True):
            check_target(recipe, path, self._asked.force)
        told = Told.of(self._asked, self.folders)
        reads_aloud = isinstance(recipes[0], TextRecipe) and not self._asked.json
        line = stderr_line(self._asked.quiet, words=reads_aloud)
        began = time.monotonic()
        line.starting()
        engine = start_engine(self._asked, self.models, self.inputs)
        seconds = {"loading": time.monotonic() - began, "making": 0.0, "saving": 0.0}
        files: dict[Path, bool] = {}
        try:
            for recipe, path in zip(recipes, targets, strict=True):
                artifact = _finish(engine, recipe, line.follow)
                began = time.monotonic()
                files |= self._save(artifact, path, told)
                seconds["saving"] += time.monotonic() - began
                seconds["loading"] += artifact.timings.loading
                seconds["making"] += artifact.timings.making
        finally:
            line.clear()
        self._report(recipes[0], files, seconds, engine)

    def _report(
        self, recipe: Recipe, files: dict[Path, bool], seconds: dict[str, float], engine: "Engine"
    ) -> None:
        """`files` tells of each whether it is signed."""
        if self._asked.json:
            report = {
                "files": [str(path) for path in files],
                "signed": [str(path) for path, signed in files.items() if signed],
                "recipe": msgspec.to_builtins(recipe),
                "seconds": {name: round(value, 3) for name, value in seconds.items()},
                "device": engine.device.name,
            }
            print(json.dumps(report, ensure_ascii=False))
            return
        if isinstance(recipe, TextRecipe):
            print()  # ends the streamed words
        for path in files:
            print(path, file=sys.stderr if isinstance(recipe, TextRecipe) else sys.stdout)

    def _target(self, recipe: Recipe, index: int, count: int, suffix: str) -> Path:
        """Where one result goes: as asked, numbered if there are several, else by its prompt."""
        output: Path | None = self._asked.output
        if output is None:
            return free_path(Path(self._name(recipe, suffix or FORMATS[kind_of(recipe)][0])))
        if count > 1:
            return output.with_name(f"{output.stem}-{index + 1}{output.suffix}")
        return output

    def _name(self, recipe: Recipe, suffix: str) -> str:
        """Without the prompt where that is to stay here."""
        if self._asked.no_recipe or self._asked.no_prompt:
            return f"{kind_of(recipe)}-{recipe.seed}{suffix}"
        return file_name(recipe, suffix)

    def _save(self, artifact: Artifact, path: Path, told: Told) -> dict[Path, bool]:
        """With its score beside it, unless the person chose the one file to have."""
        paths = [path]
        scored = isinstance(artifact.payload, Sound) and artifact.payload.score
        if scored and not self._asked.output and path.suffix != ".mid":
            paths.append(path.with_suffix(".mid"))
        return {each: told.save(artifact, each, self._asked.force, self.inputs) for each in paths}


def _finish(engine: "Engine", recipe: Recipe, follow: Callable[[Event], None]) -> Artifact:
    """Raises the job's own error, or `KeyboardInterrupt` when it was stopped."""
    for event in engine.run(recipe):
        follow(event)
        match event:
            case Done(artifact):
                return artifact
            case Failed(report):
                raise report.error()
    raise KeyboardInterrupt


def start_engine(asked: argparse.Namespace, models: Models, inputs: Inputs) -> "Engine":
    """Imports torch and all that hangs on it, which takes seconds."""
    import torch

    from studio.engine.device import pick_device
    from studio.engine.engine import Engine

    if asked.threads:
        torch.set_num_threads(max(1, asked.threads))
    budget = int(asked.memory * 2**30) if asked.memory else None
    return Engine(models, inputs, pick_device(asked.device), budget)
