"""One take: a sound that was made, is being made, or came as a file."""

from dataclasses import dataclass
from pathlib import Path

from studio.core.artifact import Artifact, Sound
from studio.core.recipe import Recipe, kind_of
from studio.jobs.job import Job, State
from studio.store.library import Work
from studio.store.models import ESPEAK
from studio.ui.job_words import name_of


@dataclass(frozen=True, eq=False)
class Take:
    """`key` tells takes apart for as long as the window is open, `place` is its key in the project,
    once it has one. `seconds` is 0 while unknown.

    The sound is in `artifact` until the library has it, afterwards in the file at `path`. One
    without a recipe is a file of the person's own.
    """

    key: int
    kind: str
    words: str
    recipe: Recipe | None = None
    job: Job | None = None
    artifact: Artifact | None = None
    work: Work | None = None
    path: Path | None = None
    seconds: float = 0.0
    place: str = ""

    @property
    def ready(self) -> bool:
        return self.artifact is not None or self.path is not None

    @property
    def failed(self) -> bool:
        return not self.ready and self.job is not None and self.job.state is State.FAILED

    @property
    def varies(self) -> bool:
        """Whether another seed would make it sound otherwise; the built-in voice goes by rules."""
        return self.recipe is not None and self.recipe.model.id != ESPEAK


def take_of_job(key: int, job: Job) -> Take:
    return Take(key, kind_of(job.recipe), name_of(job), job.recipe, job)


def take_of_work(key: int, work: Work, place: str) -> Take:
    return Take(key, work.kind, work.title, work.recipe, work=work, path=work.path, place=place)


def take_of_file(key: int, path: Path) -> Take:
    kind = "music" if path.suffix.lower() in (".mid", ".midi") else "sound"
    return Take(key, kind, path.name, path=path)


def sound_of(artifact: Artifact) -> Sound:
    assert isinstance(artifact.payload, Sound)
    return artifact.payload
