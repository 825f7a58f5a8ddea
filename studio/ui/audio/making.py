"""Takes on their way: from recipes to jobs, from jobs to sounds, from sounds to works."""

import secrets
from collections.abc import Sequence
from dataclasses import replace

import msgspec
from PySide6.QtCore import QObject, Signal

from studio.core.artifact import Artifact
from studio.core.recipe import SEED_LIMIT, Recipe
from studio.jobs.job import Job, State
from studio.jobs.keeper import Keeper
from studio.jobs.queue import JobQueue
from studio.store.library import Work
from studio.ui.audio.take import Take, sound_of, take_of_job
from studio.ui.audio.takes import Takes


class Maker(QObject):
    """Has takes made, and keeps the list true to what the queue and the keeper say of them."""

    progressed = Signal(int)
    """The key of a take whose job has changed."""
    made = Signal(int)
    """The key of a take that can be heard now."""
    given_up = Signal(int)
    """The key of a take that was cancelled or withdrawn; it is gone from the list."""

    def __init__(self, queue: JobQueue, keeper: Keeper, takes: Takes, parent: QObject) -> None:
        super().__init__(parent)
        self._queue = queue
        self._takes = takes
        self._keys: dict[int, int] = {}
        queue.changed.connect(self._follow)
        queue.finished.connect(self._finish)
        queue.removed.connect(self._withdraw)
        keeper.kept.connect(self._note)

    def make(self, recipes: Sequence[Recipe]) -> list[int]:
        """Returns the keys of the new takes, in the order in which they will be made."""
        keys: list[int] = []
        for recipe in recipes:
            number = self._queue.submit(recipe)
            job = self._queue.job(number)
            assert job is not None
            take = take_of_job(self._takes.new_key(), job)
            self._keys[number] = take.key
            self._takes.add(take)
            keys.append(take.key)
        return keys

    def vary(self, take: Take) -> list[int]:
        """The same once more, with another seed."""
        assert take.recipe is not None
        return self.make([msgspec.structs.replace(take.recipe, seed=secrets.randbelow(SEED_LIMIT))])

    def retry(self, take: Take) -> None:
        if take.job is not None:
            self._queue.retry(take.job.id)

    def cancel(self, take: Take) -> None:
        if take.job is not None:
            self._queue.cancel(take.job.id)

    def _follow(self, job: Job) -> None:
        take = self._take(job.id)
        if take is None or take.ready:
            return
        if job.state is State.CANCELLED:
            self._withdraw(job.id)
            return
        self._takes.put(replace(take, job=job))
        self.progressed.emit(take.key)

    def _finish(self, job: int, artifact: Artifact) -> None:
        if (take := self._take(job)) is not None and not take.ready:
            seconds = sound_of(artifact).seconds
            self._takes.put(replace(take, artifact=artifact, seconds=seconds))
            self.made.emit(take.key)

    def _withdraw(self, job: int) -> None:
        """A sound that was made stays, though the queue forgets its job."""
        take = self._take(job)
        self._keys.pop(job, None)
        if take is not None and not take.ready:
            self._takes.remove(take.key)
            self.given_up.emit(take.key)

    def _note(self, work: Work) -> None:
        """From now on the sound is in the library's file, and need not stay in memory too."""
        waiting = [take for take in self._takes if take.artifact and take.recipe == work.recipe]
        if waiting:
            oldest = waiting[-1]
            self._takes.put(replace(oldest, artifact=None, work=work, path=work.path))

    def _take(self, job: int) -> Take | None:
        return self._takes.take(self._keys.get(job))
