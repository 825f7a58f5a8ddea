"""Works that are made again or varied from the library, and how that goes."""

import secrets
from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QObject, Signal

from studio.core.artifact import Artifact
from studio.core.recipe import SEED_LIMIT, Recipe
from studio.jobs.job import Job, State
from studio.store.library import Work
from studio.ui.parts.error_card import with_retry
from studio.ui.services import Services


class Making(QObject):
    begun = Signal()
    """What was told of an earlier deed holds no longer."""
    said = Signal(str)
    failed = Signal(object)
    """`ErrorReport` of a job"""

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._queue = services.queue
        self._jobs: set[int] = set()
        self._failed: int | None = None
        self._queue.changed.connect(self._follow)
        self._queue.finished.connect(self._finish)

    def again(self, works: Sequence[Work]) -> None:
        self._submit([work.recipe for work in works if work.recipe and work.makeable])

    def vary(self, works: Sequence[Work]) -> None:
        """The same with another seed."""
        recipes = [work.recipe for work in works if work.recipe and work.makeable]
        self._submit(
            [msgspec.structs.replace(each, seed=secrets.randbelow(SEED_LIMIT)) for each in recipes]
        )

    def retry(self) -> None:
        if self._failed is not None:
            self._queue.retry(self._failed)

    def forget(self) -> None:
        """Something else went wrong since."""
        self._failed = None

    def _submit(self, recipes: Sequence[Recipe]) -> None:
        for recipe in recipes:
            self._jobs.add(self._queue.submit(recipe))
        if recipes:
            self.begun.emit()
            self.said.emit(self.tr("In the queue. It comes here when it is made."))

    def _follow(self, job: Job) -> None:
        if job.id in self._jobs and job.state is State.FAILED and job.error is not None:
            self.failed.emit(with_retry(job.error))
            self._failed = job.id

    def _finish(self, job: int, artifact: Artifact) -> None:
        if job in self._jobs:
            self._jobs.discard(job)
            self.said.emit("")
