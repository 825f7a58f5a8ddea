"""Brings a picture to the view: from memory if it was just seen, else from its file."""

from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject

from studio.core.artifact import Artifact, Pixels, Timings
from studio.core.error import StudioError
from studio.jobs.errands import Errands
from studio.store.library import Work
from studio.ui.image.pictures import Levels, halved
from studio.ui.image.roll import Picture

MEMORY = 256 * 2**20
"""Bytes of pictures that are kept ready beside the one that is shown."""


class Loader(QObject):
    def __init__(self, errands: Errands, parent: QObject) -> None:
        super().__init__(parent)
        self._errands = errands
        self._ready: OrderedDict[Picture, Levels] = OrderedDict()

    def ready(self, picture: Picture) -> Levels | None:
        """Without waiting."""
        if levels := self._ready.get(picture):
            self._ready.move_to_end(picture)
        return levels

    def load(
        self,
        picture: Picture,
        then: Callable[[Picture, Levels], None],
        failed: Callable[[Picture, StudioError], None],
    ) -> None:
        """For a picture that is made. The file may be gone by now."""

        def came(levels: tuple[Pixels, ...]) -> None:
            if shiboken6.isValid(self):
                self._remember(picture, Levels.of(levels))
                then(picture, self._ready[picture])

        def refused(error: StudioError) -> None:
            if shiboken6.isValid(self):
                failed(picture, error)

        if levels := self.ready(picture):
            then(picture, levels)
            return
        artifact, work = picture.artifact, picture.work
        self._errands.run(lambda: halved(_pixels(artifact, work)), came, refused)

    def forget(self, picture: Picture) -> None:
        self._ready.pop(picture, None)

    def _remember(self, picture: Picture, levels: Levels) -> None:
        self._ready[picture] = levels
        self._ready.move_to_end(picture)
        while len(self._ready) > 2 and sum(each.bytes for each in self._ready.values()) > MEMORY:
            self._ready.popitem(last=False)


def save_as(artifact: Artifact | None, work: Work | None, path: Path, force: bool) -> None:
    """Write a picture with its recipe in the format of the suffix, from memory or from its file."""
    from studio.media.save import save

    save(artifact or _artifact(work), path, force)


def _artifact(work: Work | None) -> Artifact:
    """As it was when it was made; where it was made is read from the file."""
    from studio.media.inspect import provenance_of

    assert work is not None
    assert work.recipe is not None
    provenance = provenance_of(work.path, work.device)
    return Artifact(work.recipe, _pixels(None, work), Timings(0.0, work.seconds), provenance)


def _pixels(artifact: Artifact | None, work: Work | None) -> Pixels:
    from studio.media.picture import load_picture

    if artifact and isinstance(artifact.payload, Pixels):
        return artifact.payload
    assert work is not None
    return load_picture(work.path)
