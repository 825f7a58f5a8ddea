"""What a test needs to have a `JobQueue` driven by the scripted engine.

    queue = JobQueue(scripted_command(), scripted_environment(), tmp_path / "turn")
    queue.submit(scripted_text("steps=20 delay=0.01"))

`tests.jobs.script` has the words that may stand in a prompt.
"""

import os
import sys
from pathlib import Path

from studio.core.recipe import ImageRecipe, ModelRef, MusicRecipe, SpeechRecipe, TextRecipe

MODEL = ModelRef("scripted", "0" * 64)


def scripted_command(*words: str) -> list[str]:
    """`words` hold for all jobs of that engine, such as "delay=0.01" or "mute"."""
    return [sys.executable, "-m", "tests.jobs.scripted_engine", *words]


def scripted_environment() -> dict[str, str]:
    """Ours, and where the engine's modules are, from whatever folder it is started."""
    root = str(Path(__file__).parents[2])
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


def scripted_text(words: str = "") -> TextRecipe:
    return TextRecipe(prompt=f"A story {words}", model=MODEL)


def scripted_image(words: str = "", side: int = 64) -> ImageRecipe:
    return ImageRecipe(
        prompt=f"A picture {words}", model=MODEL, width=side, height=side, steps=20, guidance=5.0
    )


def scripted_music(words: str = "") -> MusicRecipe:
    return MusicRecipe(prompt=f"A tune {words}", model=MODEL, seconds=1.0)


def scripted_speech(words: str = "") -> SpeechRecipe:
    return SpeechRecipe(text=f"Good day {words}", model=MODEL)
