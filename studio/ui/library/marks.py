"""Ratings, tags and collections of works, noted aside."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from studio.core.error import StudioError
from studio.store.collected import Collection
from studio.store.library import Library, Work
from studio.ui.services import Services

Places = tuple[int, int, list[Collection], dict[str, int]]


class Marks(QObject):
    """What a deed here changed is read anew by `look`, so that counts are always right."""

    rated = Signal(object, int)
    """The numbers of works, and their rating."""
    places_came = Signal(int, int, object)
    """How many works there are, how many in the trash, and the collections."""
    tags_came = Signal(object)
    """All tags, with how many works have each."""
    own_tags_came = Signal(object, object)
    """The numbers of works, and what tags they have."""
    made = Signal(int)
    """A new collection, which wants a name."""
    taken_out = Signal(int, object)
    """A collection's number, and those of the works that are no longer in it."""
    deleted = Signal(str, object)
    """A collection's name, and the numbers of the works that were in it."""
    changed = Signal()
    """What is in a collection or the trash is no longer what it was."""
    failed = Signal(object)
    """`StudioError`"""

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._library = services.library
        self._errands = services.errands

    def look(self) -> None:
        self._errands.run(partial(_places, self._library), self._show_places, self._fail)

    def look_at(self, works: Sequence[Work]) -> None:
        """Which tags these have."""
        ids = [work.id for work in works]
        self._errands.run(
            partial(self._library.tags.of, ids),
            lambda tags: self.own_tags_came.emit(ids, tags),
            self._fail,
        )

    def rate(self, works: Sequence[Work], rating: int) -> None:
        if works:
            ids = [work.id for work in works]
            self._errands.run(
                partial(self._library.rate, ids, rating),
                lambda _: self.rated.emit(ids, rating),
                self._fail,
            )

    def tag(self, works: Sequence[Work], name: str) -> None:
        ids = [work.id for work in works]
        self._do(partial(self._library.tags.add, ids, name), works)

    def untag(self, works: Sequence[Work], name: str) -> None:
        ids = [work.id for work in works]
        self._do(partial(self._library.tags.remove, ids, name), works)

    def make_collection(self, works: Sequence[Work]) -> None:
        """With the first free name, and these works in it."""
        ids = [work.id for work in works]
        name = self.tr("New collection")
        self._errands.run(partial(_make, self._library, name, ids), self._made, self._fail)

    def make_again(self, name: str, works: Sequence[int]) -> None:
        """A collection that was deleted."""
        make = partial(_make, self._library, name, works)
        self._errands.run(make, lambda _: self.look(), self._fail)

    def rename(self, collection: int, name: str) -> None:
        rename = partial(self._library.collections.rename, collection, name)
        self._errands.run(rename, lambda _: self.look(), self._refuse)

    def delete(self, collection: int, name: str) -> None:
        def done(works: list[int]) -> None:
            self.look()
            self.deleted.emit(name, works)

        delete = partial(self._library.collections.delete, collection)
        self._errands.run(delete, done, self._refuse)

    def put(self, collection: int, works: Sequence[int]) -> None:
        self._do(partial(self._library.collections.put, works, collection))

    def take_out(self, collection: int, works: Sequence[Work]) -> None:
        ids = [work.id for work in works]
        self._errands.run(
            partial(self._library.collections.take_out, ids, collection),
            lambda _: self.taken_out.emit(collection, ids),
            self._fail,
        )

    def _do(self, work: Callable[[], object], tagged: Sequence[Work] = ()) -> None:
        def done(_: object) -> None:
            if tagged:
                self.look_at(tagged)
            self.look()
            self.changed.emit()

        self._errands.run(work, done, self._refuse)

    def _refuse(self, error: StudioError) -> None:
        """A name that is taken stands in the list, and must be what it was again."""
        self.look()
        self._fail(error)

    def _made(self, collection: Collection) -> None:
        self.look()
        self.made.emit(collection.id)

    def _show_places(self, found: Places) -> None:
        works, trashed, collections, tags = found
        self.places_came.emit(works, trashed, collections)
        self.tags_came.emit(tags)

    def _fail(self, error: StudioError) -> None:
        self.failed.emit(error)


def _places(library: Library) -> Places:
    trashed = len(library.trash.all())
    return library.count(), trashed, library.collections.all(), library.tags.all()


def _make(library: Library, name: str, works: Sequence[int]) -> Collection:
    taken = {each.name for each in library.collections.all()}
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name} {number}"
    made = library.collections.make(free)
    library.collections.put(works, made.id)
    return made
