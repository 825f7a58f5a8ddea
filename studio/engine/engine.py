"""One way in, one way out: a recipe goes in, events come out, the last of them terminal."""

import contextlib
import logging
import threading
import time
from collections.abc import Callable, Generator
from queue import Empty, SimpleQueue
from typing import Any

import torch

from studio.core.artifact import Artifact, Payload, Provenance, Timings
from studio.core.error import ErrorReport, StudioError
from studio.core.event import Cancelled, Done, Event, Failed, Terminal
from studio.core.recipe import (
    ImageRecipe,
    MusicRecipe,
    Recipe,
    SoundRecipe,
    SpeechRecipe,
    TextRecipe,
)
from studio.engine.cache import Cache
from studio.engine.context import Context
from studio.engine.device import Device
from studio.engine.switch import Stop, Switch
from studio.engine.translate import failed_making
from studio.engine.versions import library_versions
from studio.store.inputs import Inputs
from studio.store.models import Models

_log = logging.getLogger(__name__)

Maker = Callable[[Any, Context], Payload]


def maker_of(recipe: Recipe) -> Maker:
    """The one function that makes this kind of thing.

    Imported only now: a text should not wait for the seconds that image libraries take to load.
    """
    match recipe:
        case TextRecipe():
            from studio.engine.text import write

            return write
        case ImageRecipe():
            from studio.engine.image import paint

            return paint
        case SpeechRecipe():
            from studio.engine.speech import speak

            return speak
        case MusicRecipe():
            from studio.engine.music import compose

            return compose
        case SoundRecipe():
            from studio.engine.sound import make

            return make


class Engine:
    """Runs one recipe at a time and keeps models at hand between them."""

    def __init__(
        self, models: Models, inputs: Inputs, device: Device, budget: int | None = None
    ) -> None:
        """`budget` is the memory in bytes that kept models may fill together, by default four
        fifths of a card's memory or half of the computer's."""
        self.device = device
        share = 0.5 if device.is_processor else 0.8
        self.cache = Cache(budget or int(share * device.memory()[1]), device.empty_cache)
        self._models = models
        self._inputs = inputs
        self._switch = Switch()
        self._busy = threading.Lock()

    def run(self, recipe: Recipe, switch: Switch | None = None) -> Generator[Event]:
        """Make it. Yields events as they happen; exactly one terminal event comes last.

        `switch` stops the job from any thread; letting go of the iterator stops it as well. The
        libraries speak through callbacks, so the work is done in a thread of its own, which has
        always ended when the iterator has. A second run waits for the first.
        """
        with self._busy:
            self._switch = switch or Switch()
            events: SimpleQueue[Event] = SimpleQueue()
            worker = threading.Thread(
                target=self._work, args=(recipe, self._switch, events.put), name="maker"
            )
            worker.start()
            try:
                while True:
                    event = _next(events)
                    if isinstance(event, Terminal):
                        worker.join()
                    yield event
                    if isinstance(event, Terminal):
                        return
            finally:
                self._switch.ask()
                worker.join()

    def _check(self) -> None:
        self._switch.check()

    def _work(self, recipe: Recipe, switch: Switch, report: Callable[[Event], None]) -> None:
        began = time.monotonic()
        context = Context(
            self._models, self._inputs, self.device, self.cache, switch, self._check, report
        )
        try:
            switch.check()
            with torch.no_grad():
                maker = maker_of(recipe)
                context.loading_seconds += time.monotonic() - began
                payload = maker(recipe, context)
        except Stop:
            report(Cancelled())
        except StudioError as error:
            report(Failed(ErrorReport.of(error)))
        except Exception as error:  # noqa: BLE001 - a bad job must never take the engine down
            report(Failed(ErrorReport.of(failed_making(error, self.device))))
        else:
            making = time.monotonic() - began - context.loading_seconds
            provenance = Provenance(self.device.name, self.device.dtype_name, library_versions())
            timings = Timings(context.loading_seconds, making)
            report(Done(Artifact(recipe, payload, timings, provenance)))


def _next(events: "SimpleQueue[Event]") -> Event:
    """Wait with a pulse, because a blocking get keeps Ctrl+C out on Windows."""
    while True:
        with contextlib.suppress(Empty):
            return events.get(timeout=0.5)
