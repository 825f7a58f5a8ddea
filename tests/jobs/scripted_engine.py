"""An engine without models that does as it is told, also what no good engine would do.

Run as `python -m tests.jobs.scripted_engine WORDS...`; the words are those of `tests.jobs.script`.
It needs a moment to start, where the real one needs seconds.
"""

import array
import itertools
import math
import os
import signal
import sys
import threading
import time
from pathlib import Path
from queue import SimpleQueue
from typing import NoReturn

from studio.core.artifact import Artifact, Payload, Pixels, Provenance, Sound, Text, Timings
from studio.core.error import ErrorReport, OutOfMemory
from studio.core.event import Cancelled, Done, Event, Failed, Loading, Preview, Progress
from studio.core.frame import (
    Cancel,
    FrameReader,
    Hello,
    Memory,
    Quit,
    Request,
    Run,
    Said,
    write_frame,
)
from studio.core.recipe import ImageRecipe, Recipe, SpeechRecipe, TextRecipe
from tests.jobs.script import Script

DEVICE = "Scripted device"
GIB = 2**30
NOISE = b"\xff" * 64


class ScriptedEngine:
    def __init__(self, script: Script) -> None:
        self._script = script
        self._waiting: SimpleQueue[Run | None] = SimpleQueue()
        self._cancelled: set[int] = set()
        self._quits = threading.Event()

    def serve(self) -> None:
        script = self._script
        self._log("start")
        if script.dies is not None:
            os._exit(script.dies)
        if script.noise:
            self._noise()
        if script.mute:
            _hang()
        time.sleep(script.greet)
        write_frame(sys.stdout.buffer, Hello(script.protocol, DEVICE, "float32"))
        threading.Thread(target=self._read, daemon=True).start()
        while (run := self._waiting.get()) is not None:
            self._run(run)

    def _read(self) -> None:
        frames = FrameReader[Request](Request)
        while data := os.read(0, 65_536):
            for request in frames.feed(data):
                match request:
                    case Run():
                        self._waiting.put(request)
                    case Cancel(job):
                        self._log("cancel")
                        self._cancelled.add(job)
                    case Quit():
                        self._log("quit")
                        self._quits.set()
                        self._waiting.put(None)
        self._quits.set()
        self._waiting.put(None)

    def _run(self, run: Run) -> None:
        recipe = run.recipe()
        words = recipe.text if isinstance(recipe, SpeechRecipe) else recipe.prompt
        self._log(f"run {words}")
        script = self._script.read(words)
        if script.load is not None:
            self._say(run, Loading(recipe.model.id))
            time.sleep(script.load)
        write_frame(sys.stdout.buffer, Memory(2 * GIB, 8 * GIB))
        for step in range(1, script.steps + 1):
            time.sleep(script.delay)
            if self._quits.is_set() or (run.job in self._cancelled and not script.silent):
                self._say(run, Cancelled())
                return
            if step == script.at and self._trouble(run, script):
                return
            left = (script.steps - step) * script.delay if step > 1 else None
            self._say(run, Progress(step, script.steps, left))
            for number in range(script.flood):
                if (preview := _preview(recipe, script, step, number)) is not None:
                    self._say(run, Preview(preview))
        made = Artifact(
            recipe,
            _result(recipe, script),
            Timings(script.load or 0.0, script.steps * script.delay),
            Provenance(DEVICE, "float32", {}),
        )
        self._say(run, Done(made))
        write_frame(sys.stdout.buffer, Memory(1 * GIB, 8 * GIB))

    def _trouble(self, run: Run, script: Script) -> bool:
        """True when that ended the job."""
        troubles = (script.kill, script.segv, script.hang, script.memory, script.garbage)
        if not (any(troubles) or script.nonsense or script.exit is not None):
            return False
        if not script.first_time():
            return False
        if script.kill:
            os.kill(os.getpid(), signal.SIGKILL)
        if script.segv:
            signal.signal(signal.SIGSEGV, signal.SIG_DFL)
            os.kill(os.getpid(), signal.SIGSEGV)
        if script.exit is not None:
            os._exit(script.exit)
        if script.hang:
            _hang()
        if script.garbage:
            self._noise()
        if script.nonsense:
            nonsense = {"frame": "said", "job": run.job, "event": {"event": "party"}}
            write_frame(sys.stdout.buffer, nonsense)  # type: ignore[arg-type]
            _hang()
        error = OutOfMemory("There is not enough memory.", "Make it smaller.", ("smaller",))
        self._say(run, Failed(ErrorReport.of(error)))
        return True

    def _say(self, run: Run, event: Event) -> None:
        write_frame(sys.stdout.buffer, Said(run.job, event))

    def _noise(self) -> NoReturn:
        sys.stdout.buffer.write(NOISE)
        sys.stdout.buffer.flush()
        _hang()

    def _log(self, line: str) -> None:
        if self._script.log:
            with Path(self._script.log).open("a", encoding="utf-8") as file:
                file.write(f"{line}\n")


def _preview(recipe: Recipe, script: Script, step: int, number: int) -> Payload | None:
    match recipe:
        case TextRecipe():
            return Text(_word(script, step, number))
        case ImageRecipe():
            return _picture(script.size, script.size, shade=255 * step // script.steps)
    return None


def _result(recipe: Recipe, script: Script) -> Payload:
    match recipe:
        case TextRecipe():
            steps = itertools.product(range(1, script.steps + 1), range(script.flood))
            return Text("".join(_word(script, step, number) for step, number in steps))
        case ImageRecipe(width=width, height=height):
            return _picture(script.side or width, script.side or height, shade=255)
        case SpeechRecipe():
            return _tone(1.0)
    return _tone(recipe.seconds)


def _word(script: Script, step: int, number: int) -> str:
    return f"word{(step - 1) * script.flood + number + 1} "


def _picture(width: int, height: int, shade: int) -> Pixels:
    """Grows redder from left to right and bluer from step to step."""
    row = b"".join(bytes((255 * x // width, 128, shade)) for x in range(width))
    return Pixels(width, height, 3, row * height)


def _tone(seconds: float, rate: int = 8_000) -> Sound:
    frames = int(seconds * rate)
    samples = (0.5 * math.sin(2 * math.pi * 440 * frame / rate) for frame in range(frames))
    return Sound(rate, 1, array.array("f", samples).tobytes())


def _hang() -> NoReturn:
    """For as long as there is somebody who may end us."""
    parent = os.getppid()
    while os.getppid() == parent:
        time.sleep(0.1)
    os._exit(1)


if __name__ == "__main__":
    ScriptedEngine(Script().read(" ".join(sys.argv[1:]))).serve()
