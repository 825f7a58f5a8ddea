"""The pictures of the project: what is being made, and what was."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject, Signal

from studio.core.artifact import Artifact, Pixels
from studio.core.error import ErrorReport, StudioError
from studio.core.recipe import ImageRecipe
from studio.jobs.belongings import Belonging, remove, works_of
from studio.jobs.job import Job, State
from studio.store.library import Library, Work
from studio.store.project.project import Project
from studio.ui.image.pictures import small
from studio.ui.services import Services

TRACK = "image"
"""Whose history knows what was taken off the strip."""
SIDE = 144
"""Pixels of a thumbnail, twice what is shown for screens with small pixels."""


@dataclass(eq=False)
class Picture:
    """One place in the strip. It has an artifact until that is kept, and a work from then on."""

    recipe: ImageRecipe
    job: int | None = None
    state: State = State.DONE
    step: int = 0
    of: int = 0
    preview: Pixels | None = None
    thumbnail: Pixels | None = None
    artifact: Artifact | None = None
    work: Work | None = None
    key: str = ""
    """Its place in the project, once it has one."""
    error: ErrorReport | None = None

    @property
    def size(self) -> tuple[int, int]:
        return self.recipe.width, self.recipe.height

    @property
    def made(self) -> bool:
        return self.artifact is not None or self.work is not None

    @property
    def live(self) -> bool:
        return self.state in (State.LOADING, State.RUNNING)


@dataclass(eq=False)
class Run:
    """What one press of the button asked for."""

    words: str
    pictures: list[Picture] = field(default_factory=list)


class Roll(QObject):
    """Holds the pictures, oldest first, and keeps them up to date with the queue and keeper."""

    added = Signal(object)
    changed = Signal(object)
    """A `Picture`: its state, steps, preview or thumbnail."""
    made = Signal(object)
    """A `Picture` that is whole from now on."""
    removed = Signal(object)
    unkept = Signal(object, object)
    """A `Picture` that could not be written to disk, and the error."""
    refused = Signal(object)
    """`StudioError` of the project."""
    filled = Signal()
    """The project's pictures are there."""

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self.pictures: list[Picture] = []
        self.runs: list[Run] = []
        self._unwanted: list[ImageRecipe] = []
        self._filled = False
        queue, keeper = services.queue, services.keeper
        queue.changed.connect(self._on_changed)
        queue.previewed.connect(self._on_preview)
        queue.finished.connect(self._on_finished)
        queue.removed.connect(self._on_removed)
        keeper.kept.connect(self._on_kept)
        keeper.failed.connect(self._on_unkept)
        services.laying_in.laid.connect(self._on_laid)
        services.laying_in.failed.connect(self._on_unlaid)

    def fill(self) -> None:
        """Show what is in the project that is open now. What is not in any project yet stays."""
        for picture in tuple(self.pictures):
            if picture.key:
                self._drop(picture)
        services, project = self._services, self._services.desk.project
        library, folder = services.library, services.keeper.folder
        services.errands.run(
            lambda: _pictures(project, library, folder), partial(self._take, project), self._leave
        )

    def bring_back(self) -> None:
        """What was taken off the strip last."""
        project = self._services.desk.project

        def undone(turned: object) -> None:
            if turned and project is self._services.desk.project:
                self.fill()

        self._services.errands.run(lambda: project.undo(TRACK), undone, self.refused.emit)

    def submit(self, recipes: Sequence[ImageRecipe]) -> Run:
        run = Run(" ".join(recipes[0].prompt.split()))
        self.runs.append(run)
        for recipe in recipes:
            picture = Picture(recipe, state=State.WAITING)
            run.pictures.append(picture)
            self.pictures.append(picture)
            self.added.emit(picture)
        for picture in run.pictures:
            self._begin(picture)
        return run

    def retry(self, picture: Picture) -> None:
        """The same job again, or a new one if the queue has forgotten it."""
        if picture.job is not None and self._services.queue.job(picture.job):
            self._services.queue.retry(picture.job)
        else:
            self._begin(picture)

    def keep(self, picture: Picture) -> None:
        if picture.artifact:
            self._services.keeper.keep(picture.artifact)

    def remove(self, picture: Picture) -> None:
        """Out of the project; the library has it still. One that is not made is not made then."""
        if picture not in self.pictures:
            return
        self.pictures.remove(picture)
        if picture.key:
            remove(self._services.desk.project, TRACK, self._label(), picture.key)
        elif picture.made:
            self._unwanted.append(picture.recipe)  # it is on its way into the project
        job, picture.job = picture.job, None
        self.removed.emit(picture)
        if job is not None and not picture.made:
            self._services.queue.cancel(job)
            self._services.queue.remove(job)

    def _begin(self, picture: Picture) -> None:
        """The queue tells of a job before it returns its id, so its state is asked for."""
        picture.job = self._services.queue.submit(picture.recipe)
        if job := self._services.queue.job(picture.job):
            self._on_changed(job)

    def _drop(self, picture: Picture) -> None:
        self.pictures.remove(picture)
        self.removed.emit(picture)

    def _label(self) -> str:
        return self.tr("Take a picture out of the strip")

    def _of(self, job: int) -> Picture | None:
        return next((each for each in self.pictures if each.job == job), None)

    def _on_changed(self, job: Job) -> None:
        if (picture := self._of(job.id)) is None:
            return
        picture.state, picture.error = job.state, job.error
        picture.step, picture.of = job.step, job.of
        if job.state is State.WAITING:
            picture.preview = None
        if job.state is State.CANCELLED:
            self.remove(picture)
        else:
            self.changed.emit(picture)

    def _on_preview(self, job: int, payload: object) -> None:
        if isinstance(payload, Pixels) and (picture := self._of(job)):
            picture.preview = payload
            self.changed.emit(picture)

    def _on_finished(self, job: int, artifact: Artifact) -> None:
        pixels = artifact.payload
        if (picture := self._of(job)) and isinstance(pixels, Pixels):
            picture.artifact = artifact
            self.made.emit(picture)
            self._shrink(picture, lambda: small(pixels, SIDE))

    def _on_removed(self, job: int) -> None:
        """Somebody cleared the queue: what failed goes, what was made stays."""
        if (picture := self._of(job)) and not picture.made:
            self.remove(picture)

    def _on_kept(self, work: Work) -> None:
        """The first that waits for its file, since equal recipes give equal pictures."""
        waiting = (each for each in self.pictures if each.artifact and each.work is None)
        if picture := next((each for each in waiting if each.recipe == work.recipe), None):
            picture.work, picture.artifact = work, None
            self.changed.emit(picture)

    def _on_laid(self, work: Work, key: str, project: Project) -> None:
        """It is in a project from now on, whoever had it made."""
        if not isinstance(work.recipe, ImageRecipe):
            return
        picture = next((each for each in self.pictures if each.work == work), None)
        if work.recipe in self._unwanted:
            self._unwanted.remove(work.recipe)
            remove(project, TRACK, self._label(), key)
        elif picture and project is self._services.desk.project:
            picture.key = key
        elif picture:
            self._drop(picture)
        elif self._filled and project is self._services.desk.project:
            self._append(Picture(work.recipe, work=work, key=key))

    def _append(self, picture: Picture) -> None:
        library, work = self._services.library, picture.work
        self.pictures.append(picture)
        self.added.emit(picture)

        def came(thumbnail: Pixels | None) -> None:
            picture.thumbnail = thumbnail
            if shiboken6.isValid(self):
                self.changed.emit(picture)

        if work is not None:
            self._services.errands.run(lambda: _thumbnail(library, work.id), came, lambda _: None)

    def _on_unlaid(self, work: Work, error: StudioError) -> None:
        picture = next((each for each in self.pictures if each.work == work), None)
        if picture:
            self.unkept.emit(picture, error)

    def _on_unkept(self, artifact: Artifact, error: StudioError) -> None:
        picture = next((each for each in self.pictures if each.artifact is artifact), None)
        if picture:
            self.unkept.emit(picture, error)

    def _shrink(self, picture: Picture, make: Callable[[], Pixels]) -> None:
        def came(pixels: Pixels) -> None:
            picture.thumbnail = pixels
            picture.preview = None
            if shiboken6.isValid(self):
                self.changed.emit(picture)

        self._services.errands.run(make, came, lambda _: None)

    def _take(self, project: Project, found: list[tuple[Belonging, Pixels | None]]) -> None:
        if project is not self._services.desk.project:
            return  # another one was opened meanwhile, and fills the strip itself
        self._filled = True
        known = {each.work.id for each in self.pictures if each.work}
        pictures = [
            Picture(work.recipe, thumbnail=thumbnail, work=work, key=key)
            for (key, work), thumbnail in found
            if work.id not in known and isinstance(work.recipe, ImageRecipe)
        ]
        self.pictures[:0] = pictures
        for picture in pictures:
            self.added.emit(picture)
        self._adopt()
        self.filled.emit()

    def _leave(self, _error: StudioError) -> None:
        """A library that cannot be read is told of in its own tab."""
        self._adopt()
        self.filled.emit()

    def _adopt(self) -> None:
        """Go on with what an older window asked for, before another language was chosen."""
        for job in self._services.queue.jobs():
            recipe = job.recipe
            if job.over or not isinstance(recipe, ImageRecipe) or self._of(job.id):
                continue
            picture = Picture(recipe, job.id, job.state, job.step, job.of)
            self.runs.append(Run(" ".join(recipe.prompt.split()), [picture]))
            self.pictures.append(picture)
            self.added.emit(picture)


def _pictures(
    project: Project, library: Library, folder: Path
) -> list[tuple[Belonging, Pixels | None]]:
    """Oldest first, with thumbnails where there are any."""
    found = works_of(project, library, folder, ("image",))
    return [(each, _thumbnail(library, each.work.id)) for each in found]


def _thumbnail(library: Library, work: int) -> Pixels | None:
    from studio.media.picture import load_picture

    try:
        return small(load_picture(library.thumbnail(work)), SIDE)
    except StudioError:
        return None
