"""What a maker is given beside the recipe: models, the device, and a way to speak."""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import numpy as np
import torch

from studio.core.artifact import Payload
from studio.core.error import StudioError
from studio.core.event import Event, Loading, Preview, Progress
from studio.engine.cache import Cache, Loaded
from studio.engine.device import Device
from studio.engine.memory import climb
from studio.engine.switch import Stop, Switch, watch
from studio.engine.translate import broken_model
from studio.store.card import ModelCard
from studio.store.inputs import Inputs
from studio.store.models import Models
from studio.store.weights import check_weights

Loader = Callable[[ModelCard], Loaded]


@dataclass
class Context:
    """One job's surroundings. `check` is the engine's own, good for layers that outlive the job."""

    models: Models
    inputs: Inputs
    device: Device
    cache: Cache
    switch: Switch
    check: Callable[[], None]
    report: Callable[[Event], None]
    loading_seconds: float = 0.0
    _first_step: tuple[int, float] | None = field(default=None, init=False)

    def load(self, card: ModelCard, loader: Loader, how: str) -> Loaded:
        """The model from the cache, or from disk through `loader`.

        `how` tells apart what one folder may be loaded as. Raises `ModelBroken` for a folder
        that is not whole, not safe, or that the library refuses, `OutOfMemory` when it is too big.
        """
        key = f"{how}:{card.path}:{card.ref().hash}"
        kept = self.cache.get(key)
        if kept is not None:
            return kept
        began = time.monotonic()
        self.report(Loading(card.id))
        for folder in card.folders:
            check_weights(folder)
        self.cache.make_room(card.size + (card.base.size if card.base else 0))

        def attempt() -> Loaded:
            with self.switch.interruptible():
                return loader(card)

        try:
            loaded = climb(attempt, [self.cache.clear], self.device)
        except (StudioError, Stop):
            raise
        except Exception as error:
            raise broken_model(card.id, error) from error
        for network in loaded.networks:
            watch(network, self.check)
        self.cache.keep(key, loaded)
        self.loading_seconds += time.monotonic() - began
        return loaded

    def step(self, step: int, of: int) -> None:
        """Say that `step` of `of` are done. Raises `Stop` when the person has asked for it."""
        self.switch.check()
        now = time.monotonic()
        left = None
        if self._first_step and step > self._first_step[0]:
            first, since = self._first_step
            left = (now - since) / (step - first) * max(0, of - step)
        else:
            self._first_step = (step, now)
        self.report(Progress(step, max(of, step), left))

    def preview(self, payload: Payload) -> None:
        self.report(Preview(payload))

    @contextmanager
    def seeded(self, seed: int) -> Iterator[None]:
        """For libraries that draw from the global generators and take none of ours."""
        accelerators = [] if self.device.is_processor else [self.device.torch_device]
        kind = "cuda" if self.device.is_processor else self.device.torch_device.type
        python, numpys = random.getstate(), np.random.get_state()
        with torch.random.fork_rng(devices=accelerators, device_type=kind):
            torch.manual_seed(seed)
            random.seed(seed)
            np.random.seed(seed)
            try:
                yield
            finally:
                random.setstate(python)
                np.random.set_state(numpys)
