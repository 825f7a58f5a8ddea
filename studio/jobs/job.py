"""A wish of the person on its way to becoming a work, as one frozen value a moment."""

from enum import StrEnum

import msgspec

from studio.core.artifact import Pixels
from studio.core.error import ErrorReport
from studio.core.recipe import Recipe, SpeechRecipe


class State(StrEnum):
    WAITING = "waiting"
    LOADING = "loading"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Job(msgspec.Struct, frozen=True):
    """`step` of `of` are done, both 0 before the first; `seconds_left` is None while unknown.

    `thumbnail` is the latest small picture of what there is so far, `error` says why it failed.
    """

    id: int
    recipe: Recipe
    state: State = State.WAITING
    step: int = 0
    of: int = 0
    seconds_left: float | None = None
    thumbnail: Pixels | None = None
    error: ErrorReport | None = None

    @property
    def words(self) -> str:
        """What the person wrote, by which they will know the job again in a list."""
        recipe = self.recipe
        return recipe.text if isinstance(recipe, SpeechRecipe) else recipe.prompt

    @property
    def over(self) -> bool:
        return self.state in (State.DONE, State.FAILED, State.CANCELLED)

    @property
    def live(self) -> bool:
        """The engine has it."""
        return self.state in (State.LOADING, State.RUNNING)


class EngineStatus(msgspec.Struct, frozen=True):
    """`memory_used` of `memory_total` are bytes of the device, 0 while unknown.

    `waiting_for_other` says that another window of the program has the device. `trouble` is set
    when the engine died too often and the queue was paused for it, until it is resumed.
    """

    running: bool
    device: str = ""
    dtype: str = ""
    memory_used: int = 0
    memory_total: int = 0
    waiting_for_other: bool = False
    trouble: ErrorReport | None = None
