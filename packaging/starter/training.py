"""What the training scripts share: a time budget, checkpoints that resume, a log, the export.

A training is a row of named stages. Each stage keeps `WORK/STAGE.pt` (everything needed to go on
as if nothing had happened) and appends to `WORK/STAGE.log`, so a script that is stopped, or runs
out of minutes, goes on where it was when started again, with any number of threads.
"""

import contextlib
import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from torch import nn


@dataclass(frozen=True)
class Run:
    """One call of a training script.

    `work` holds checkpoints, logs and sample sheets and stays out of git; `out` is the finished
    model folder; `minutes` bounds this call, not the whole training; `seed` fixes the data.
    """

    work: Path
    out: Path
    minutes: float
    seed: int = 20261122
    device: torch.device = field(default_factory=lambda: best_device())
    started: float = field(default_factory=time.monotonic)

    def seconds_left(self) -> float:
        return self.minutes * 60 - (time.monotonic() - self.started)


def best_device() -> torch.device:
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


class Stage:
    """The resumable state of one training loop: named parts with a `state_dict`, and a step."""

    def __init__(self, run: Run, name: str, **parts: Any) -> None:
        self.run = run
        self.name = name
        self.parts = parts
        self.step = 0
        self.seconds = 0.0
        self._since = time.monotonic()
        self._file = run.work / f"{name}.pt"
        run.work.mkdir(parents=True, exist_ok=True)
        if self._file.exists():
            state = torch.load(self._file, map_location=run.device, weights_only=True)
            self.step, self.seconds = state["step"], state["seconds"]
            for key, part in parts.items():
                part.load_state_dict(state[key])

    def elapsed(self) -> float:
        """Seconds of training so far, earlier calls included."""
        return self.seconds + time.monotonic() - self._since

    def save(self) -> None:
        state: dict[str, Any] = {key: part.state_dict() for key, part in self.parts.items()}
        state |= {"step": self.step, "seconds": self.elapsed()}
        temporary = self._file.with_suffix(".tmp")
        torch.save(state, temporary)
        temporary.replace(self._file)

    def steps(self, until: int, save_every: float = 120.0) -> Iterator[int]:
        """Count steps up to `until` or the end of the run's minutes, saving as it goes."""
        saved = time.monotonic()
        try:
            while self.step < until and self.run.seconds_left() > 0:
                yield self.step
                self.step += 1
                if time.monotonic() - saved > save_every:
                    self.save()
                    saved = time.monotonic()
        finally:
            self.save()

    def log(self, **figures: float) -> None:
        row = {"step": self.step, "seconds": round(self.elapsed(), 1)}
        row |= {key: round(float(value), 5) for key, value in figures.items()}
        line = json.dumps(row)
        print(self.name, line, flush=True)
        with (self.run.work / f"{self.name}.log").open("a", encoding="utf-8") as log:
            log.write(line + "\n")


def half(module: nn.Module) -> nn.Module:
    """Float16 weights, which halve the download; every loader widens them again."""
    return module.to(torch.float16).eval()


@contextlib.contextmanager
def autocast(device: torch.device) -> Iterator[None]:
    """Bfloat16 where the processor or card has it: two to four times the speed of float32."""
    with torch.autocast(device.type, dtype=torch.bfloat16):
        yield


def few_threads(count: int) -> None:
    torch.set_num_threads(count)
    with contextlib.suppress(OSError, AttributeError):
        os.nice(10)
