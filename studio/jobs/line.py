"""The jobs and their order, nothing else: no engine, no signals."""

import msgspec

from studio.core.recipe import Recipe
from studio.jobs.job import Job


class Line:
    """Every job is in one of three places: `live` (one at most), `waiting`, or over."""

    def __init__(self) -> None:
        self._jobs: dict[int, Job] = {}
        self._last = 0
        self._over: list[int] = []
        self.live: int | None = None
        self.waiting: list[int] = []
        """Ids, the next one first."""

    def __getitem__(self, job: int) -> Job:
        return self._jobs[job]

    def job(self, job: int) -> Job | None:
        return self._jobs.get(job)

    def jobs(self) -> tuple[Job, ...]:
        """The live one, then those that wait in their order, then those over, newest first."""
        live = [] if self.live is None else [self.live]
        return tuple(self._jobs[job] for job in (*live, *self.waiting, *reversed(self._over)))

    def add(self, recipe: Recipe) -> Job:
        self._last += 1
        job = self._jobs[self._last] = Job(self._last, recipe)
        self.waiting.append(job.id)
        return job

    def change(self, job: int, **how: object) -> Job:
        """With the fields of `Job` in `how`; a new state moves it to where it then belongs."""
        changed = self._jobs[job] = msgspec.structs.replace(self._jobs[job], **how)
        self._take_out(job)
        if changed.live:
            self.live = job
        elif changed.over:
            self._over.append(job)
        return changed

    def renew(self, job: int) -> bool:
        """Put one that is over in front of those that wait, as if it had never been begun."""
        if job not in self._over:
            return False
        self._over.remove(job)
        self.waiting.insert(0, job)
        self._jobs[job] = Job(job, self._jobs[job].recipe)
        return True

    def remove(self, job: int) -> bool:
        if job not in self._over:
            return False
        self._over.remove(job)
        del self._jobs[job]
        return True

    def move(self, job: int, place: int) -> bool:
        """Among those that wait. False when that changes nothing."""
        if job not in self.waiting:
            return False
        before = list(self.waiting)
        self.waiting.remove(job)
        self.waiting.insert(max(0, place), job)
        return self.waiting != before

    def _take_out(self, job: int) -> None:
        if self.live == job:
            self.live = None
        elif job in self.waiting:
            self.waiting.remove(job)
        elif job in self._over:
            self._over.remove(job)
